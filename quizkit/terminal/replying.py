"""Asks for replies line by line: one way for each form."""

from collections.abc import Sequence
from typing import assert_never

from quizkit.model.forms import (
    Arrange,
    FillGaps,
    Option,
    Pair,
    PickOne,
    TickSeveral,
    TurnOver,
    TypeLine,
    TypeLines,
)
from quizkit.model.markup import plain
from quizkit.model.replies import Arranged, GaveUp, Picked, Rated, Reply, Ticked, Typed
from quizkit.model.text import one_line
from quizkit.terminal import reading
from quizkit.terminal.arranging import PairBoard
from quizkit.terminal.choosing import RATINGS
from quizkit.terminal.dialogue import Commands, Dialogue
from quizkit.terminal.front import Asking, Command
from quizkit.terminal.reading import Misread
from quizkit.terminal.typed import GapsBoard, LinesBoard

COMMANDS: Commands = {
    "hint": Command.HINT,
    "skip": Command.SKIP,
    "dontknow": GaveUp(),
    "undo": Command.UNDO,
    "right": Command.RIGHT,
    "easy": Command.EASY,
    "flag": Command.FLAG,
    "info": Command.INFO,
    "edit": Command.EDIT,
    "quit": Command.QUIT,
}

_USUAL = "an answer"


class Replying:
    """One question. It remembers what was answered so far when a command comes between two lines."""

    def __init__(self, dialogue: Dialogue, view: Asking, commands: Commands = COMMANDS) -> None:
        self._dialogue = dialogue
        self._commands = commands
        self._view = view
        self._lines = LinesBoard(0)
        self._gaps: GapsBoard | None = None
        self._pairs: PairBoard | None = None
        self._turned = False

    def show_options(self) -> None:
        """Writes what there is to choose, numbered as it is to be answered."""
        match self._view.form:
            case PickOne(options) | TickSeveral(options) | Arrange(options):
                self._number(options)
            case Pair(left, right):
                self._number(left)
                letters = PairBoard.empty(left, right).letters
                for letter, option in zip(letters, right, strict=True):
                    self._dialogue.tell(f"{letter}) {one_line(option.text)}")
            case TypeLine() | TypeLines() | FillGaps() | TurnOver():
                pass

    def reply(self) -> Reply:
        """Asks until there is a reply.

        Raises:
            Instead: a command was typed.
        """
        form = self._view.form
        match form:
            case PickOne(options):
                return self._pick(options)
            case TickSeveral(options):
                return self._tick(options)
            case Arrange(items):
                return self._arrange(items)
            case Pair():
                return self._pair(form)
            case TurnOver(back):
                return self._turn_over(back)
            case TypeLine(expects):
                wanted = "" if expects == _USUAL else f", {expects}"
                return Typed(self._read(f"Your answer{wanted}: "))
            case TypeLines():
                return self._list(form.wanted)
            case FillGaps():
                return self._fill(form)
            case _:
                assert_never(form)

    def _pick(self, options: Sequence[Option]) -> Reply:
        place = self._dialogue.until(
            "Your answer: ", self._commands, lambda text: reading.place(text, options)
        )
        return Picked(options[place].key)

    def _tick(self, options: Sequence[Option]) -> Reply:
        def meant(text: str) -> tuple[int, ...] | Misread:
            return reading.places(text, options) if text else ()

        places = self._dialogue.until("Your answers: ", self._commands, meant)
        return Ticked(tuple(options[place].key for place in sorted(places)))

    def _arrange(self, items: Sequence[Option]) -> Reply:
        places = self._dialogue.until(
            "The numbers in the right order: ", self._commands, lambda text: reading.order(text, items)
        )
        return Arranged(tuple(items[place].key for place in places))

    def _pair(self, form: Pair) -> Reply:
        board = self._pairs or PairBoard.empty(form.left, form.right)
        while (row := board.open_row) is not None:
            letter = self._dialogue.until(
                f"The letter for {row + 1}) {plain(form.left[row].text)}: ",
                self._commands,
                lambda text: reading.partner(text, form.right),
            )
            place = board.letters.index(letter)
            if place in board.partners:
                self._dialogue.tell(f"Row {board.partners.index(place) + 1} had {letter} and is open again.")
            self._pairs = board = board.press(letter, row)[0]
        self._pairs = None
        _, _, reply = board.press("enter", 0)
        assert reply is not None
        return reply

    def _list(self, wanted: int) -> Reply:
        while True:
            board = self._lines
            text = self._read(f"{len(board.texts) + 1} of {wanted}, an empty line when done: ")
            self._lines, _, reply = board.enter(text)
            if reply is not None:
                return reply

    def _fill(self, form: FillGaps) -> Reply:
        while True:
            board = self._gaps or GapsBoard.empty(form)
            hint = form.gaps[board.at].hint
            told = f" ({plain(hint)})" if hint else ""
            text = self._read(f"Gap {board.at + 1} of {len(board.texts)}{told}: ")
            self._gaps, _, reply = board.enter(text)
            if reply is not None:
                self._gaps = None
                return reply

    def _turn_over(self, back: str) -> Reply:
        if not self._turned:
            self._read("Press Enter to turn the card over: ")
            self._turned = True
            self._dialogue.tell(back)
        dates = zip(RATINGS, self._view.next_dates(), strict=True)
        ratings = ", ".join(f"{place} {name} ({date})" for place, (name, date) in enumerate(dates, 1))
        rating = self._dialogue.until(
            f"How well did you know it? {ratings}: ", self._commands, reading.rating
        )
        return Rated(rating)

    def _read(self, prompt: str) -> str:
        return self._dialogue.read(prompt, self._commands)

    def _number(self, options: Sequence[Option]) -> None:
        for place, option in enumerate(options, 1):
            self._dialogue.tell(f"{place}) {one_line(option.text)}")
