"""What is relied on in questionary and prompt_toolkit beyond their documented functions.

A failure names what a new version has changed; the code to mend is `quizkit/terminal/prompts.py`.
"""

import inspect
from collections.abc import Iterator

import pytest
import questionary
from prompt_toolkit.application import Application, create_app_session, get_app_session
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.input.typeahead import get_typeahead, store_typeahead
from prompt_toolkit.key_binding import KeyPress, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Container, ScrollOffsets, Window
from prompt_toolkit.output import ColorDepth, DummyOutput
from questionary.prompts.common import InquirerControl


@pytest.fixture(autouse=True)
def session() -> Iterator[None]:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield


def select() -> questionary.Question:
    return questionary.select("", ["-"], use_jk_keys=True, color_depth=ColorDepth.DEPTH_1_BIT)


def text() -> questionary.Question:
    return questionary.text("›", qmark="", color_depth=ColorDepth.DEPTH_1_BIT)


def control_of(question: questionary.Question) -> InquirerControl:
    windows = question.application.layout.find_all_windows()
    (control,) = [window.content for window in windows if isinstance(window.content, InquirerControl)]
    return control


@pytest.mark.parametrize("make", [select, text])
def test_question_holds_an_application_that_can_be_changed(make: object) -> None:
    assert callable(make)
    question = make()
    app = question.application
    assert isinstance(app, Application)
    for name in (
        "ttimeoutlen",
        "timeoutlen",
        "erase_when_done",
        "key_bindings",
        "layout",
        "loop",
        "pre_run_callables",
        "terminal_size_polling_interval",
    ):
        assert hasattr(app, name), f"Application.{name}"
    assert isinstance(app.pre_run_callables, list)
    assert app.key_bindings is not None
    assert merge_key_bindings([app.key_bindings]).bindings
    assert app.color_depth is ColorDepth.DEPTH_1_BIT, "color_depth is handed on to the application"
    assert callable(app.suspend_to_background)
    assert callable(question.unsafe_ask)


def test_list_has_one_control_with_a_pointer_choices_and_a_text() -> None:
    control = control_of(select())
    assert control.pointed_at == 0
    assert [choice.title for choice in control.choices] == ["-"]
    assert callable(control.text), "what is drawn is asked from `text`"
    assert control.focusable is not None


def test_choices_can_be_exchanged_and_the_pointer_goes_round() -> None:
    control = control_of(select())
    control.choices = [questionary.Choice(str(row), value=row) for row in range(3)]
    control.select_previous()
    assert control.pointed_at == 2
    control.select_next()
    assert control.pointed_at == 0
    assert control.is_selection_valid()


@pytest.mark.parametrize("key", [Keys.Up, Keys.Down, "j", "k", Keys.ControlC])
def test_list_brings_these_keys(key: str) -> None:
    bindings = select().application.key_bindings
    assert bindings is not None
    assert bindings.get_bindings_for_keys((key,))


def test_line_has_a_buffer_and_a_container() -> None:
    layout = text().application.layout
    assert isinstance(layout.current_buffer, Buffer)
    assert isinstance(layout.container, Container)
    assert all(hasattr(window, "dont_extend_height") for window in layout.find_all_windows())


def test_windows_can_follow_the_pointer() -> None:
    assert "scroll_offsets" in inspect.signature(Window.__init__).parameters
    assert ScrollOffsets(bottom=lambda: 2).bottom == 2


def test_keys_typed_ahead_can_be_taken_and_put_back() -> None:
    source = get_app_session().input
    store_typeahead(source, [KeyPress(Keys.ControlC)])
    assert get_typeahead(source) == [KeyPress(Keys.ControlC)]
    assert get_typeahead(source) == []


def test_an_application_leaves_the_interrupt_signal_to_asyncio_when_told_to() -> None:
    assert "handle_sigint" in inspect.signature(Application.run).parameters
