"""Asks in a full terminal: a question with its board and its line, a menu, a key to go on."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import cached_property, partial
from typing import Any, NamedTuple, TypeVar, cast

from quizkit.model.forms import Form
from quizkit.model.replies import Reply
from quizkit.model.text import clean, one_line
from quizkit.terminal import offers
from quizkit.terminal.arranging import PairBoard
from quizkit.terminal.boards import Board, RowBoard, TextBoard, begun, below_rows
from quizkit.terminal.choosing import pointer
from quizkit.terminal.front import Asking, Command, Objection
from quizkit.terminal.layout import Line, wrap
from quizkit.terminal.offers import Helps, Offer
from quizkit.terminal.prompts import (
    LinePrompt,
    LineScreen,
    ListPrompt,
    ListScreen,
    Screen,
    drop_typed_ahead,
)
from quizkit.terminal.style import Style
from quizkit.terminal.typed import GapsBoard, LineBoard, LinesBoard

T = TypeVar("T")


class _Own(Enum):
    MENU = "menu"
    BACK = "back"


class Draft(NamedTuple):
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
        always: can also be asked for while typing and pairing, by keys that no board uses.
        menu: what is in the menu, as told while typing.
    """

    offered: tuple[Offer, ...]
    rows_above: int
    ready: Callable[[], None]
    always: tuple[Offer, ...] = ()
    menu: str = "hint, skip, no idea, quit and more"


class Asker:
    """Asks, one prompt after another.

    Args:
        style: what the terminal can do.
        idle: called once, when the first prompt is on the screen and the learner reads.
    """

    def __init__(self, style: Style, idle: Callable[[], None]) -> None:
        self._style = style
        self._idle: Callable[[], None] | None = idle
        self._draft: Draft | None = None

    @cached_property
    def _list(self) -> ListPrompt:
        return ListPrompt(self._style)

    @cached_property
    def _line(self) -> LinePrompt:
        return LinePrompt(self._style)

    def ask(self, view: Asking, objection: Objection, setting: Setting) -> Reply | Command:
        """Asks until there is a reply without an objection, or a command.

        Raises:
            KeyboardInterrupt: Ctrl-C.
        """
        draft, known = self._draft_of(view), self._draft
        while True:
            screen = self._screen(draft, objection, setting)
            if draft is not known:
                screen.before_drawing(drop_typed_ahead)
            screen.before_drawing(setting.ready)
            got = self._run(screen)
            self._draft = draft = screen.keep(draft)
            if got is _Own.MENU:
                got = self._run(_MenuScreen(self._list, offers.menu(setting.offered)))
            if got is not _Own.BACK:
                break
            known, setting = draft, setting._replace(ready=lambda: None)
        if not isinstance(got, Command):
            self._draft = None
        return cast("Reply | Command", got)

    def wait(self, values: Mapping[str, T], helps: Helps, ready: Callable[[], None]) -> T | Command:
        """Waits for one of some keys and returns its value; QUIT for Ctrl-D."""
        screen = _WaitScreen(self._list, values, helps)
        screen.before_drawing(drop_typed_ahead)
        screen.before_drawing(ready)
        return cast("T | Command", self._run(screen))

    def browse(self, labels: Sequence[str]) -> int | Command | None:
        """Lets one of several lines be chosen with the arrows; None when Esc was pressed."""
        entries = [("", label, place) for place, label in enumerate(labels)]
        got = self._run(_MenuScreen(self._list, entries))
        return None if got is _Own.BACK else cast("int | Command", got)

    def _draft_of(self, view: Asking) -> Draft:
        draft = self._draft
        if draft is not None and (draft.seed, draft.form) == (view.seed, view.form):
            return draft
        return Draft(view.seed, view.form, *begun(view.form, view.next_dates, view.reply))

    def _screen(self, draft: Draft, objection: Objection, setting: Setting) -> "_RowScreen | _TextScreen":
        if isinstance(draft.board, LineBoard | LinesBoard | GapsBoard):
            return _TextScreen(self._line, draft.board, draft.text, objection, setting)
        return _RowScreen(self._list, draft.board, draft.at, objection, setting)

    def _run(self, screen: Screen) -> Any:
        idle, self._idle = self._idle, None
        if idle is not None:
            screen.when_drawn(idle)
        return screen.run()


class _RowScreen(ListScreen):
    """A board with a pointer."""

    def __init__(
        self, prompt: ListPrompt, board: RowBoard, at: int, objection: Objection, setting: Setting
    ) -> None:
        super().__init__(prompt, board.rows, at)
        self._board = board
        self._objection = objection
        self._offered, self._always = setting.offered, setting.always
        if isinstance(board, PairBoard):  # letters are partners there
            self._offered = tuple(offer for offer in setting.offered if not offer.key.isalpha())
        for offer in (*self._offered, *self._always):
            self.on(offer.key, partial(self.finish, offer.value))
        for key in board.keys:
            self.on(key, partial(self._press, key))
        self.on("escape", partial(self.finish, _Own.MENU))
        self.show(
            lambda: self._board.lines(self.look, self.at),
            self._helps,
            setting.rows_above,
            lambda room: below_rows(self._board, self.look, room),
        )

    def keep(self, draft: Draft) -> Draft:
        return draft._replace(board=self._board, at=self.at)

    def _press(self, key: str) -> None:
        self._board, self.at, reply = self._board.press(key, self.at)
        self.note = "" if reply is None else self._objection(reply)
        if reply is not None and not self.note:
            self.finish(reply)

    def _helps(self) -> Helps:
        menu: Helps = []
        if isinstance(self._board, PairBoard):
            menu = [*offers.help_of(self._always), ("Esc", "menu")]
        return [*self._board.help, *offers.help_of(self._offered), *menu]


class _TextScreen(LineScreen):
    """A board with a line to type in."""

    def __init__(
        self, prompt: LinePrompt, board: TextBoard, text: str, objection: Objection, setting: Setting
    ) -> None:
        super().__init__(prompt, text)
        self._board = board
        self._objection = objection
        self._refused = ""
        for offer in setting.always:
            self.on(offer.key, partial(self.finish, offer.value))
        self.on("enter", self._enter)
        self.on("s-tab", lambda: self._go_on(*self._board.back(self._typed)))
        self.on("escape", partial(self.finish, _Own.MENU), eager=False)  # Esc also begins Alt and a letter
        self.show(
            lambda: self._board.above(self.look),
            lambda: self._board.below(self.look),
            lambda: [
                *self._board.help,
                *offers.help_of(setting.always),
                ("Esc", f"menu: {setting.menu}"),
            ],
        )

    def keep(self, draft: Draft) -> Draft:
        return draft._replace(board=self._board, text=self._typed)

    @property
    def _typed(self) -> str:
        return one_line(clean(self.text))

    def _enter(self) -> None:
        board, text, reply = self._board.enter(self._typed)
        if reply is None:
            self._go_on(board, text)
            return
        self.note, self._refused = self._objection(reply), self.text
        if not self.note:
            self.finish(reply)

    def _go_on(self, board: TextBoard, text: str) -> None:
        self._board, self.text, self.note = board, text, ""

    def _note_lines(self) -> list[Line]:
        """An objection goes when something else is typed."""
        return super()._note_lines() if self.text == self._refused else []


class _MenuScreen(ListScreen):
    """Lines to choose one of; `entries` are keys, texts and values."""

    def __init__(self, prompt: ListPrompt, entries: Sequence[tuple[str, str, object]]) -> None:
        super().__init__(prompt, len(entries))
        self._entries = entries
        for key, _, value in entries:
            if key:
                self.on(key, partial(self.finish, value))
        self.on("enter", lambda: self.finish(entries[self.at][2]))
        self.on("escape", partial(self.finish, _Own.BACK))
        self.show(self._lines, lambda: [("Enter", "choose"), ("Esc", "back")])

    def _lines(self) -> list[Line]:
        rows: list[Line] = []
        for place, (key, text, _) in enumerate(self._entries):
            pointed = place == self.at
            lead: Line = (pointer(self.look, pointed=pointed), ("key", f"{key}  " if key else ""))
            rows += wrap((("pointed" if pointed else "", self.look.safe(text)),), self.look.cells, lead)
        return rows


class _WaitScreen(ListScreen):
    """Nothing but keys; `values` is what each of them ends it with."""

    def __init__(self, prompt: ListPrompt, values: Mapping[str, object], helps: Helps) -> None:
        super().__init__(prompt, 1)
        for key, value in values.items():
            self.on(key, partial(self.finish, value))
        self.show_keys(helps)
