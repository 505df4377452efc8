"""Prompts of a full terminal: the only module that knows questionary and prompt_toolkit.

questionary makes every prompt: it brings the pointer and its keys, the line editor and Ctrl-C. What it draws
is replaced by lines of ours, and keys of ours are merged with its own. The contract test names all that is
relied on beyond its documented functions.
"""

import asyncio
import os
import termios
from collections.abc import Callable, Iterable
from contextlib import suppress
from select import select
from typing import Any, TypeAlias

# Asking the terminal where the cursor is leaves traces in some of them; it is read when a prompt is drawn.
os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")

import questionary
from prompt_toolkit.application import Application, get_app_session
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import to_filter
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input.typeahead import get_typeahead, store_typeahead
from prompt_toolkit.key_binding import KeyBindings, KeyPress, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Container, FormattedTextControl, HSplit, Layout, ScrollOffsets, Window
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.output import ColorDepth
from questionary.prompts.common import InquirerControl

from quizkit.model.text import clean, one_line
from quizkit.terminal import paint
from quizkit.terminal.canvas import fragments, pointed_rows, prompt_classes
from quizkit.terminal.front import Command
from quizkit.terminal.layout import BLANK, Line, wrap
from quizkit.terminal.offers import Helps
from quizkit.terminal.prose import Look
from quizkit.terminal.signals import told
from quizkit.terminal.style import Style

Lines: TypeAlias = Callable[[], list[Line]]

ESCAPE_SECONDS = 0.05
"""A lone Esc is told from the beginning of an arrow key after so long."""


def drop_typed_ahead() -> None:
    """Forgets keys that were pressed before there was anything to answer. Ctrl-C is meant all the same."""
    source = get_app_session().input
    interrupts = [press for press in get_typeahead(source) if press.key == Keys.ControlC]
    with suppress(termios.error, OSError):  # a pipe has nothing to forget
        if b"\x03" in _unread(source.fileno()):
            interrupts.append(KeyPress(Keys.ControlC))
        termios.tcflush(source.fileno(), termios.TCIFLUSH)
    store_typeahead(source, interrupts)


def _unread(terminal: int) -> bytes:
    """What was pressed while the prompt before was just ending."""
    if not os.isatty(terminal) or not select([terminal], [], [], 0)[0]:
        return b""
    return os.read(terminal, 4096)


class Prompt:
    """A prompt of questionary's. It is used again: making one takes longer than asking with it."""

    def __init__(self, style: Style, question: questionary.Question) -> None:
        self.style = style
        self.app = question.application
        self.app.ttimeoutlen = self.app.timeoutlen = ESCAPE_SECONDS
        self.app.erase_when_done = True
        self.app.terminal_size_polling_interval = None  # SIGWINCH tells; see `Screen.each_second`
        assert self.app.key_bindings is not None
        self.own_keys = self.app.key_bindings


class ListPrompt(Prompt):
    """A list: it brings the pointer and the keys that move it."""

    def __init__(self, style: Style) -> None:
        super().__init__(
            style, questionary.select("", ["-"], use_jk_keys=True, style=_STYLE, color_depth=_depth(style))
        )
        self.control = next(
            window.content
            for window in self.app.layout.find_all_windows()
            if isinstance(window.content, InquirerControl)
        )
        self.control.focusable = to_filter(True)  # so that the cursor can follow the pointer


class LinePrompt(Prompt):
    """A line editor."""

    def __init__(self, style: Style) -> None:
        super().__init__(
            style, questionary.text(style.marks.pointer, qmark="", style=_STYLE, color_depth=_depth(style))
        )
        assert self.app.layout.current_buffer is not None
        self.buffer = self.app.layout.current_buffer
        self.container = self.app.layout.container
        for window in self.app.layout.find_all_windows():
            window.dont_extend_height = to_filter(True)


class Screen:
    """One use of a prompt, with our drawing and keys. A key that calls `finish` ends it."""

    def __init__(self, prompt: Prompt) -> None:
        self.note = ""
        """Shown above the keys: what is wrong with the last reply."""
        self.before_keys: Callable[[], Helps] = list
        """Told before the keys, asked at each drawing."""
        self._prompt = prompt
        self._app = prompt.app
        self._keys = KeyBindings()
        self._app.key_bindings = merge_key_bindings([prompt.own_keys, self._keys])
        self.on("c-d", lambda: self.finish(Command.QUIT))
        self.on("c-z", self._app.suspend_to_background)

    @property
    def look(self) -> Look:
        return Look.of(self._prompt.style, self._app.output.get_size().columns)

    def on(self, key: str, act: Callable[[], None], *, eager: bool = True) -> None:
        """Does something at a key. An error in it ends the prompt: prompt_toolkit alone would hang."""

        def pressed(event: KeyPressEvent) -> None:
            try:
                act()
            except Exception as error:  # noqa: BLE001 - `run` raises it again
                _end(event.app, exception=error)

        self._keys.add(key, eager=eager)(pressed)

    def finish(self, result: object) -> None:
        _end(self._app, result=result)

    def before_drawing(self, act: Callable[[], None]) -> None:
        self._app.pre_run_callables.append(act)

    def when_drawn(self, act: Callable[[], None]) -> None:
        """Calls `act` soon after this is on the screen."""

        async def later() -> None:
            await asyncio.sleep(ESCAPE_SECONDS)
            act()

        def begin() -> None:
            self._app.create_background_task(later())

        self.before_drawing(begin)

    def each_second(self, act: Callable[[], None]) -> None:
        """Calls `act` once a second as long as this is asked.

        Not as a task: the SystemExit of a signal that comes in the midst of one is told on the screen.
        """

        def wait() -> None:
            asyncio.get_running_loop().call_later(1, tick)

        def tick() -> None:
            if not self._app.is_done:
                act()
                wait()

        self.before_drawing(wait)

    def draw_again(self) -> None:
        self._app.invalidate()

    def run(self) -> Any:
        """Waits for the result. QUIT when the terminal is gone.

        Raises:
            KeyboardInterrupt: Ctrl-C, a key here, or SIGINT.
            SystemExit: another signal that ends the program.
        """
        came: list[BaseException] = []

        def leave() -> None:
            if came:
                _end(self._app, result=None)

        def tell(error: BaseException) -> None:
            came.append(error)
            if self._app.loop is not None:
                with suppress(RuntimeError):  # it has just been closed
                    self._app.loop.call_soon_threadsafe(leave)

        self.before_drawing(leave)
        result: object = Command.QUIT
        with told(tell):
            try:
                # The application's own way to listen to SIGINT imports ctypes.
                result = self._app.run(handle_sigint=False)
            except EOFError:
                pass
            except OSError:  # it cannot be drawn for the last time when the terminal was closed
                if not came:
                    raise
        if came:
            raise came[0]
        return result

    def _lay_out(self, *windows: Container, focus: Window | Buffer | None = None) -> None:
        self._app.layout = Layout(HSplit(windows), focused_element=focus)

    def _window(self, lines: Lines) -> Window:
        return Window(FormattedTextControl(lambda: _drawn(lines())), dont_extend_height=True)

    def _footer(self, helps: Callable[[], Helps], below: Lines = list) -> Window:
        """What stands below, the note if there is one, and what the keys do."""
        return self._window(lambda: [*below(), *self._note_lines(), BLANK, *self._keys_lines(helps())])

    def _keys_lines(self, helps: Helps) -> list[Line]:
        return paint.keys_help([*self.before_keys(), *helps], self.look)

    def _note_lines(self) -> list[Line]:
        lead: Line = (("almost", f" {self.look.marks.attention} "),)
        return wrap((("almost", self.look.safe(self.note)),), self.look.cells, lead) if self.note else []


class ListScreen(Screen):
    """A list whose rows are drawn by us; the pointer is questionary's."""

    def __init__(self, prompt: ListPrompt, rows: int, at: int = 0) -> None:
        super().__init__(prompt)
        self._control = prompt.control
        self._control.choices = [questionary.Choice(str(row), value=row) for row in range(max(rows, 1))]
        self.at = at

    @property
    def at(self) -> int:
        """The row at which the pointer stands."""
        return self._control.pointed_at

    @at.setter
    def at(self, row: int) -> None:
        self._control.pointed_at = row

    def show(
        self,
        lines: Lines,
        helps: Callable[[], Helps],
        rows_above: int = 0,
        below: Callable[[int], list[Line]] = lambda _: [],
    ) -> None:
        """Says what is drawn: the rows, scrolled so that the pointed one is seen, and below them the keys.

        Args:
            lines: the rows.
            helps: what the keys do.
            rows_above: rows of the question above; it should stay on the screen.
            below: what stands between the rows and the keys, told how much room both have.
        """

        def whole_room() -> int:
            keys = len(self._keys_lines(helps())) + 2
            return paint.room(self._app.output.get_size().rows, rows_above, keys)

        def lines_below() -> list[Line]:
            return below(whole_room())

        def room() -> int:
            return max(whole_room() - len(lines_below()), 1)

        def all_helps() -> Helps:
            return [("Arrows", "more"), *helps()] if len(lines()) > room() else helps()

        self._control.text = lambda: _drawn(lines())
        rows = Window(
            self._control,
            height=lambda: Dimension(max=room()),
            dont_extend_height=True,
            scroll_offsets=ScrollOffsets(bottom=lambda: max(0, pointed_rows(lines()) - 1)),
        )
        self._lay_out(rows, self._footer(all_helps, lines_below), focus=rows)

    def show_keys(self, helps: Helps) -> None:
        """Says that nothing is drawn but what the keys do."""
        self._lay_out(self._footer(lambda: helps))


class LineScreen(Screen):
    """A line to type in, with lines of ours above and below."""

    def __init__(self, prompt: LinePrompt, text: str) -> None:
        super().__init__(prompt)
        self._buffer = prompt.buffer
        self._container = prompt.container
        self._keys.add(Keys.BracketedPaste, eager=True)(_paste_as_one_line)
        self.text = text

    @property
    def text(self) -> str:
        return self._buffer.text

    @text.setter
    def text(self, text: str) -> None:
        self._buffer.reset(Document(text))

    def show(self, above: Lines, below: Lines, helps: Callable[[], Helps]) -> None:
        footer = self._footer(helps, below)
        self._lay_out(self._window(above), self._container, footer, focus=self._buffer)


_STYLE = questionary.Style(prompt_classes())


def _end(app: Application[Any], **how: Any) -> None:
    """Ends a prompt, unless it has ended: SIGINT may come while a key is worked off."""
    try:
        app.exit(**how)
    except Exception:
        if not app.is_done:
            raise


def _paste_as_one_line(event: KeyPressEvent) -> None:
    """Lines that are pasted at once are one answer; the line editor would show them below each other."""
    pasted = event.data.replace("\r", "\n")
    event.current_buffer.insert_text(one_line(clean(pasted)))


def _drawn(lines: Iterable[Line]) -> StyleAndTextTuples:
    return [*fragments(lines)]


def _depth(style: Style) -> ColorDepth:
    return ColorDepth.DEPTH_4_BIT if style.colour else ColorDepth.DEPTH_1_BIT
