"""Drives prompts without a terminal: each key is pressed when the one before was worked off and drawn.

No test waits for time to pass, apart from the moment in which a lone Esc is told from an arrow key.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO, UnsupportedOperation
from typing import Any

import pyte
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from prompt_toolkit.output.vt100 import Vt100_Output
from pty_driver import KEYS

from quizkit.terminal.ask import Asker
from quizkit.terminal.style import Style

MARK = "@"
"""A key that begins so is not pressed: the screen is kept under the name that follows."""


class Paper(StringIO):
    """A text stream that draws on a screen."""

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__()
        self.screen: Any = pyte.HistoryScreen(columns, rows, history=1000, ratio=0.5)
        self.screen.set_mode(pyte.modes.LNM)
        self._stream = pyte.Stream(self.screen)

    def write(self, text: str) -> int:
        self._stream.feed(text)
        return super().write(text)

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise UnsupportedOperation

    @property
    def text(self) -> str:
        """The screen, and above it what has scrolled away."""
        screen = self.screen
        scrolled = ["".join(row[place].data for place in range(screen.columns)) for row in screen.history.top]
        return "\n".join(line.rstrip() for line in (*scrolled, *screen.display)).rstrip("\n")

    @property
    def pointed(self) -> str:
        """The line in which the cursor stands."""
        line: str = self.screen.display[self.screen.cursor.y]
        return line.rstrip()


class Keyboard:
    """Presses the given keys one by one in the prompts of its asker."""

    def __init__(self, pipe: PipeInput, paper: Paper | None) -> None:
        self.paper = paper
        self.frames: dict[str, str] = {}
        self.pointed: dict[str, str] = {}
        self._pipe = pipe
        self._keys: deque[str] = deque()
        self._on_its_way = False

    def press(self, *keys: str) -> "Keyboard":
        """Names of keys and single characters, to be pressed when asked for; `@name` keeps a screen."""
        self._keys.extend(keys)
        return self

    def type(self, text: str) -> "Keyboard":
        return self.press(*text)

    @property
    def left(self) -> list[str]:
        """Keys that nobody asked for."""
        return list(self._keys)

    def watch(self, app: Any) -> None:
        self._on_its_way = False
        for event, act in (
            (app.key_processor.after_key_press, self._arrived),
            (app.after_render, self._drawn),
        ):
            event.remove_handler(act)  # prompts are used again
            event.add_handler(act)

    def _arrived(self, sender: object) -> None:
        del sender
        self._on_its_way = False

    def _drawn(self, app: Any) -> None:
        if app.is_done or self._on_its_way:
            return
        while self._keys and self._keys[0].startswith(MARK) and len(self._keys[0]) > 1:
            self._keep(self._keys.popleft()[1:])
        if not self._keys:
            app.exit(exception=AssertionError("no key is left, and the prompt still asks"))
            return
        key = self._keys.popleft()
        self._on_its_way = True
        if key == "esc":  # it ends every prompt of ours; only the next one may get a key
            app.key_processor.after_key_press -= self._arrived
        self._pipe.send_text(KEYS.get(key, key))

    def _keep(self, name: str) -> None:
        assert self.paper is not None
        self.frames[name] = self.paper.text
        self.pointed[name] = self.paper.pointed


class WatchedAsker(Asker):
    """An asker whose prompts are worked by a keyboard."""

    def __init__(self, style: Style, keyboard: Keyboard) -> None:
        super().__init__(style, lambda: None)
        self._keyboard = keyboard

    def _run(self, screen: Any) -> Any:
        self._keyboard.watch(screen._app)
        return super()._run(screen)


@contextmanager
def keyboard() -> Iterator[Keyboard]:
    """A keyboard, and prompts that are drawn nowhere."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield Keyboard(pipe, None)


@contextmanager
def keyboard_and_screen(columns: int, rows: int = 24) -> Iterator[Keyboard]:
    """A keyboard, and prompts that are drawn on its paper."""
    paper = Paper(columns, rows)
    output = Vt100_Output(
        paper, lambda: Size(rows=rows, columns=columns), term="xterm-256color", enable_cpr=False
    )
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=output):
        yield Keyboard(pipe, paper)
