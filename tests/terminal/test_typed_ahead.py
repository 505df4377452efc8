"""Keys that were pressed too early are forgotten; Ctrl-C is not."""

import os
import tty
from collections.abc import Iterator

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.input.typeahead import get_typeahead, store_typeahead
from prompt_toolkit.input.vt100 import Vt100Input
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import DummyOutput

from quizkit.terminal.prompts import drop_typed_ahead


@pytest.fixture
def terminal() -> Iterator[tuple[int, Vt100Input]]:
    """The end on which keys are pressed, and the other one, in raw mode."""
    keyboard, inner = os.openpty()
    tty.setraw(inner)
    with os.fdopen(inner) as stdin, os.fdopen(keyboard, "w"):
        source = Vt100Input(stdin)
        with create_app_session(input=source, output=DummyOutput()):
            yield keyboard, source


@pytest.mark.parametrize(("pressed", "kept"), [("ab", []), ("", []), ("a\x03b", [Keys.ControlC])])
def test_what_lies_in_the_terminal(terminal: tuple[int, Vt100Input], pressed: str, kept: list[Keys]) -> None:
    keyboard, source = terminal
    os.write(keyboard, pressed.encode())
    drop_typed_ahead()
    assert [press.key for press in get_typeahead(source)] == kept
    assert source.read_keys() == []


@pytest.mark.parametrize(("pressed", "kept"), [("ab", []), ("a\x03", [Keys.ControlC])])
def test_what_came_with_the_answer_before(pressed: str, kept: list[Keys]) -> None:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        store_typeahead(pipe, [KeyPress(Keys.ControlC if key == "\x03" else key) for key in pressed])
        drop_typed_ahead()
        assert [press.key for press in get_typeahead(pipe)] == kept
