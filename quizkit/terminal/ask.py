"""Asks in a full terminal: the only module that knows questionary and prompt_toolkit.

questionary makes every prompt: it brings the pointer and its keys, the line editor and Ctrl-C. What it draws
is replaced by a board (see `boards`), and keys of ours are merged with its own. The contract test names all
that is relied on beyond its documented functions.
"""

import asyncio
import os
import termios
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from enum import Enum
from typing import Any, NamedTuple, TypeAlias, TypeVar, cast

os.environ.setdefault(
    "PROMPT_TOOLKIT_NO_CPR", "1"
)  # asking where the cursor is leaves traces in some terminals

import questionary
from prompt_toolkit.application import get_app_session
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import to_filter
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, ScrollOffsets, Window
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.output import ColorDepth
from questionary.prompts.common import InquirerControl

from quizkit.model.forms import Form
from quizkit.model.replies import Reply
from quizkit.model.text import clean, one_line
from quizkit.terminal import offers, paint
from quizkit.terminal.arranging import PairBoard
from quizkit.terminal.boards import Board, RowBoard, TextBoard, first_row, start
from quizkit.terminal.choosing import POINTER, pointer
from quizkit.terminal.front import Asking, Command, Objection
from quizkit.terminal.layout import BLANK, Line, wrap
from quizkit.terminal.offers import Helps, Offer
from quizkit.terminal.prose import Look
from quizkit.terminal.style import STYLES, Style
from quizkit.terminal.typed import GapsBoard, LineBoard, LinesBoard

T = TypeVar("T")

Lines: TypeAlias = Callable[[], list[Line]]

_ESCAPE_SECONDS = 0.05
"""A lone Esc is told from the beginning of an arrow key after so long."""


class _Own(Enum):
    MENU = "menu"
    BACK = "back"


class _Draft(NamedTuple):
    """What was done so far with a question: kept while it is asked again after a hint and the like."""

    seed: str
    form: Form
    board: Board
    at: int
    text: str


class Setting(NamedTuple):
    """What surrounds a question while it is asked.

    Attributes:
        offered: what can be asked for instead of answering.
        rows_above: rows that the question takes above the board.
        ready: called just before the first drawing.
    """

    offered: tuple[Offer, ...]
    rows_above: int
    ready: Callable[[], None]


class Asker:
    """Asks, one prompt after another.

    Args:
        style: what the terminal can do.
        idle: called once, when the first prompt is on the screen and the learner reads.
    """

    def __init__(self, style: Style, idle: Callable[[], None]) -> None:
        self._style = style
        self._idle: Callable[[], None] | None = idle
        self._draft: _Draft | None = None

    def ask(self, view: Asking, objection: Objection, setting: Setting) -> Reply | Command:
        """Asks until there is a reply without an objection, or a command.

        Raises:
            KeyboardInterrupt: Ctrl-C.
        """
        draft, known = self._draft_of(view), self._draft
        while True:
            screen = self._screen(draft, objection, setting)
            if draft is not known:
                screen.before_drawing(_drop_typed_ahead)
            screen.before_drawing(setting.ready)
            got = self._run(screen)
            self._draft = draft = screen.keep(draft)
            if got is _Own.MENU:
                got = self._run(_MenuScreen(self._style, offers.menu(setting.offered)))
            if got is not _Own.BACK:
                break
            known, setting = draft, setting._replace(ready=lambda: None)
        if not isinstance(got, Command):
            self._draft = None
        return cast("Reply | Command", got)

    def wait(self, values: Mapping[str, T], helps: Helps, ready: Callable[[], None]) -> T | Command:
        """Waits for one of some keys and returns its value; QUIT for Ctrl-D."""
        screen = _WaitScreen(self._style, values, helps)
        screen.before_drawing(_drop_typed_ahead)
        screen.before_drawing(ready)
        return cast("T | Command", self._run(screen))

    def browse(self, labels: Sequence[str]) -> int | Command | None:
        """Lets one of several lines be chosen with the arrows; None when Esc was pressed."""
        entries = [("", label, place) for place, label in enumerate(labels)]
        got = self._run(_MenuScreen(self._style, entries))
        return None if got is _Own.BACK else cast("int | Command", got)

    def _draft_of(self, view: Asking) -> _Draft:
        draft = self._draft
        if draft is not None and (draft.seed, draft.form) == (view.seed, view.form):
            return draft
        board = start(view.form, view.next_dates)
        return _Draft(view.seed, view.form, board, first_row(board), "")

    def _screen(self, draft: _Draft, objection: Objection, setting: Setting) -> "_RowScreen | _TextScreen":
        if isinstance(draft.board, LineBoard | LinesBoard | GapsBoard):
            return _TextScreen(self._style, draft.board, draft.text, objection)
        return _RowScreen(self._style, draft.board, draft.at, objection, setting)

    def _run(self, screen: "_Screen") -> Any:
        idle, self._idle = self._idle, None
        if idle is not None:
            screen.when_drawn(idle)
        try:
            return screen.question.unsafe_ask()
        except EOFError:  # the terminal is gone
            return Command.QUIT


def _drop_typed_ahead() -> None:
    """Forgets keys that were pressed before there was anything to answer."""
    source = get_app_session().input
    clear_typeahead(source)
    with suppress(termios.error, OSError):  # a pipe has nothing to forget
        termios.tcflush(source.fileno(), termios.TCIFLUSH)


class _Screen:
    """A prompt of questionary's with our drawing and keys. `finish` ends it."""

    def __init__(self, style: Style, question: questionary.Question) -> None:
        self.question = question
        self._style = style
        self._note = ""
        self._keys = KeyBindings()
        app = question.application
        app.ttimeoutlen = app.timeoutlen = _ESCAPE_SECONDS
        app.erase_when_done = True
        assert app.key_bindings is not None
        app.key_bindings = merge_key_bindings([app.key_bindings, self._keys])
        self.on("c-d", lambda: self.finish(Command.QUIT))
        self.on(Keys.SIGINT, lambda: app.exit(exception=KeyboardInterrupt))

    @property
    def look(self) -> Look:
        return Look.of(self._style, self.question.application.output.get_size().columns)

    def on(self, key: str, act: Callable[[], None], *, eager: bool = True) -> None:
        """Does something at a key. An error in it ends the prompt: prompt_toolkit alone would hang."""

        def pressed(event: KeyPressEvent) -> None:
            try:
                act()
            except Exception as error:  # noqa: BLE001 - it is raised again by whoever runs the prompt
                event.app.exit(exception=error)

        self._keys.add(key, eager=eager)(pressed)

    def finish(self, result: object) -> None:
        self.question.application.exit(result=result)

    def before_drawing(self, act: Callable[[], None]) -> None:
        self.question.application.pre_run_callables.append(act)

    def when_drawn(self, act: Callable[[], None]) -> None:
        """Calls `act` soon after this is on the screen."""
        app = self.question.application

        async def later() -> None:
            await asyncio.sleep(_ESCAPE_SECONDS)
            act()

        def begin() -> None:
            app.create_background_task(later())

        self.before_drawing(begin)

    def _window(self, lines: Lines) -> Window:
        return Window(FormattedTextControl(lambda: _drawn(lines())), dont_extend_height=True)

    def _footer(self, helps: Callable[[], Helps], below: Lines = list) -> Window:
        """What stands below, the objection to the last reply if there was one, and what the keys do."""
        return self._window(
            lambda: [*below(), *self._note_lines(), BLANK, *paint.keys_help(helps(), self.look)]
        )

    def _note_lines(self) -> list[Line]:
        lead: Line = (("almost", f" {self._style.marks.attention} "),)
        return wrap((("almost", self.look.safe(self._note)),), self.look.cells, lead) if self._note else []


class _ListScreen(_Screen):
    """A list of questionary's: it moves the pointer; what the rows look like is ours."""

    def __init__(self, style: Style, rows: int, *, letters_move: bool = True) -> None:
        choices = [questionary.Choice(str(row), value=row) for row in range(max(rows, 1))]
        question = questionary.select(
            "", choices, use_jk_keys=letters_move, style=_STYLE, color_depth=_depth(style)
        )
        super().__init__(style, question)
        self.control = next(
            window.content
            for window in question.application.layout.find_all_windows()
            if isinstance(window.content, InquirerControl)
        )

    def show(self, lines: Lines, helps: Callable[[], Helps], rows_above: int = 0) -> None:
        """Says what is drawn: the rows, scrolled so that the pointed one is seen, and below them the keys."""
        app = self.question.application

        def room() -> int:
            below = len(paint.keys_help(helps(), self.look)) + 2
            return paint.room(app.output.get_size().rows, rows_above, below)

        def all_helps() -> Helps:
            return [("Arrows", "more"), *helps()] if len(lines()) > room() else helps()

        self.control.text = lambda: _drawn(lines())
        self.control.focusable = to_filter(True)  # the cursor follows the pointer
        window = Window(
            self.control,
            height=lambda: Dimension(max=room()),
            dont_extend_height=True,
            scroll_offsets=ScrollOffsets(bottom=lambda: max(0, _pointed_rows(lines()) - 1)),
        )
        app.layout = Layout(HSplit([window, self._footer(all_helps)]), focused_element=window)


class _RowScreen(_ListScreen):
    """A board with a pointer."""

    def __init__(
        self, style: Style, board: RowBoard, at: int, objection: Objection, setting: Setting
    ) -> None:
        super().__init__(style, board.rows, letters_move="j" not in board.keys)
        self._board = board
        self._objection = objection
        self._offered = setting.offered
        if isinstance(board, PairBoard):  # letters are partners there
            self._offered = tuple(offer for offer in setting.offered if not offer.key.isalpha())
        self.control.pointed_at = at
        for offer in self._offered:
            self._on_offer(offer)
        for key in board.keys:
            self._on_board(key)
        self.on("escape", lambda: self.finish(_Own.MENU))
        self.show(self._lines, self._helps, setting.rows_above)

    def keep(self, draft: _Draft) -> _Draft:
        return draft._replace(board=self._board, at=self.control.pointed_at)

    def _on_offer(self, offer: Offer) -> None:
        self.on(offer.key, lambda: self.finish(offer.value))

    def _on_board(self, key: str) -> None:
        self.on(key, lambda: self._press(key))

    def _press(self, key: str) -> None:
        self._board, self.control.pointed_at, reply = self._board.press(key, self.control.pointed_at)
        self._note = "" if reply is None else self._objection(reply)
        if reply is not None and not self._note:
            self.finish(reply)

    def _lines(self) -> list[Line]:
        return self._board.lines(self.look, self.control.pointed_at)

    def _helps(self) -> Helps:
        menu = [("Esc", "menu")] if isinstance(self._board, PairBoard) else []
        return [*self._board.help, *offers.help_of(self._offered), *menu]


class _TextScreen(_Screen):
    """A board with a line to type in."""

    def __init__(self, style: Style, board: TextBoard, text: str, objection: Objection) -> None:
        question = questionary.text(
            style.marks.pointer, default=text, qmark="", style=_STYLE, color_depth=_depth(style)
        )
        super().__init__(style, question)
        self._board = board
        self._objection = objection
        app = question.application
        assert app.layout.current_buffer is not None
        self._buffer: Buffer = app.layout.current_buffer
        self._buffer.on_text_changed += self._forget_note
        self.on("enter", self._enter)
        self.on("s-tab", self._back)
        self.on("escape", lambda: self.finish(_Own.MENU), eager=False)  # Esc also begins Alt and a letter
        above = self._window(lambda: self._board.above(self.look))
        footer = self._footer(self._helps, lambda: self._board.below(self.look))
        for window in app.layout.find_all_windows():
            window.dont_extend_height = to_filter(True)
        app.layout = Layout(HSplit([above, app.layout.container, footer]), focused_element=self._buffer)

    def keep(self, draft: _Draft) -> _Draft:
        return draft._replace(board=self._board, text=self._typed)

    @property
    def _typed(self) -> str:
        return one_line(clean(self._buffer.text))

    def _enter(self) -> None:
        board, text, reply = self._board.enter(self._typed)
        self._note = "" if reply is None else self._objection(reply)
        if reply is not None and not self._note:
            self.finish(reply)
        elif reply is None:
            self._type(board, text)

    def _back(self) -> None:
        self._type(*self._board.back(self._typed))

    def _type(self, board: TextBoard, text: str) -> None:
        self._board = board
        self._buffer.set_document(Document(text))

    def _forget_note(self, buffer: Buffer) -> None:
        del buffer
        self._note = ""

    def _helps(self) -> Helps:
        return [*self._board.help, ("Esc", "menu: hint, skip, no idea, quit and more")]


class _MenuScreen(_ListScreen):
    """Lines to choose one of; `entries` are keys, texts and values."""

    def __init__(self, style: Style, entries: Sequence[tuple[str, str, object]]) -> None:
        super().__init__(style, len(entries))
        self._entries = entries
        for key, _, value in entries:
            self._on_entry(key, value)
        self.on("enter", lambda: self.finish(entries[self.control.pointed_at][2]))
        self.on("escape", lambda: self.finish(_Own.BACK))
        self.show(self._lines, lambda: [("Enter", "choose"), ("Esc", "back")])

    def _on_entry(self, key: str, value: object) -> None:
        if key:
            self.on(key, lambda: self.finish(value))

    def _lines(self) -> list[Line]:
        rows: list[Line] = []
        for place, (key, text, _) in enumerate(self._entries):
            pointed = place == self.control.pointed_at
            lead: Line = (pointer(self.look, pointed=pointed), ("key", f"{key}  " if key else ""))
            rows += wrap((("pointed" if pointed else "", self.look.safe(text)),), self.look.cells, lead)
        return rows


class _WaitScreen(_ListScreen):
    """Nothing but keys; `values` is what each of them ends it with."""

    def __init__(self, style: Style, values: Mapping[str, object], helps: Helps) -> None:
        super().__init__(style, 1)
        for key, value in values.items():
            self._on_key(key, value)
        app = self.question.application
        app.layout = Layout(HSplit([self._footer(lambda: helps)]))

    def _on_key(self, key: str, value: object) -> None:
        self.on(key, lambda: self.finish(value))


def _prompt_style() -> questionary.Style:
    """Our styles as classes, and nothing of questionary's own colours."""
    colours = {"red", "green", "yellow", "cyan"}
    ours = [
        (name, " ".join(f"ansi{word}" if word in colours else word for word in words.split()))
        for name, words in STYLES.items()
    ]
    return questionary.Style(
        [("question", STYLES["pointed"].replace("cyan", "ansicyan")), ("answer", "noinherit"), *ours]
    )


_STYLE = _prompt_style()


def _depth(style: Style) -> ColorDepth:
    return ColorDepth.DEPTH_4_BIT if style.colour else ColorDepth.DEPTH_1_BIT


def _drawn(lines: Sequence[Line]) -> StyleAndTextTuples:
    """Lines as prompt_toolkit draws them, with the cursor at the pointer."""
    parts: StyleAndTextTuples = []
    for place, line in enumerate(lines):
        if place:
            parts.append(("", "\n"))
        for style, text in line:
            if style == POINTER:
                parts.append(("[SetCursorPosition]", ""))
            parts.append((" ".join(f"class:{name}" for name in style.split()), text))
    return parts


def _pointed_rows(lines: Sequence[Line]) -> int:
    return sum(any("pointed" in style.split() for style, _ in line) for line in lines)
