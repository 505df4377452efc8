"""Boards to arrange on: items in an order, rows with partners. Pure; `choosing` says what a board is."""

from typing import NamedTuple, Self

from quizkit.model.forms import Option
from quizkit.model.replies import Arranged, Paired, Reply
from quizkit.terminal.choosing import DIGITS, LETTERS, POINTER, digits_told, number, option_lines, pointer
from quizkit.terminal.layout import BLANK, Line, line_width, wrap
from quizkit.terminal.prose import Look, inline

_STEPS = {"up": -1, "k": -1, "down": 1, "j": 1}
_SHIFTS = {"K": -1, "s-up": -1, "J": 1, "s-down": 1}


class ArrangeBoard(NamedTuple):
    """Items in the order made so far. While one is `held`, moving the pointer carries it along."""

    items: tuple[Option, ...]
    held: bool = False

    @property
    def rows(self) -> int:
        return len(self.items)

    @property
    def keys(self) -> tuple[str, ...]:
        return (*_STEPS, *_SHIFTS, *DIGITS[: self.rows], " ", "enter")

    @property
    def help(self) -> tuple[tuple[str, str], ...]:
        space = "put down" if self.held else "pick up"
        return (
            ("Space", space),
            ("J K", "shift"),
            (digits_told(self.rows), "to that place"),
            ("Enter", "done"),
        )

    def press(self, key: str, at: int) -> tuple[Self, int, Reply | None]:
        if key == "enter":
            return self._replace(held=False), at, Arranged(tuple(item.key for item in self.items))
        if key == " ":
            return self._replace(held=not self.held), at, None
        if key in DIGITS:
            return self._moved(at, DIGITS.index(key)), DIGITS.index(key), None
        to = at + (_STEPS | _SHIFTS)[key]
        if self.held or key in _SHIFTS:
            inside = 0 <= to < self.rows
            return (self._moved(at, to), to, None) if inside else (self, at, None)
        return self, to % self.rows, None

    def lines(self, look: Look, at: int | None) -> list[Line]:
        lines: list[Line] = []
        for place, item in enumerate(self.items):
            pointed = place == at
            rows = option_lines(f"{number(place, self.rows)}. ", item.text, look, pointed=pointed)
            if pointed and self.held:
                rows[0] = ((POINTER, f" {look.marks.held} "), *rows[0][1:])
            lines += rows
        return lines

    def _moved(self, at: int, to: int) -> Self:
        items = list(self.items)
        items.insert(to, items.pop(at))
        return self._replace(items=tuple(items))


class PairBoard(NamedTuple):
    """Rows on the left and partners on the right.

    `partners` holds for each row the place of its partner; None for a row without one.
    """

    left: tuple[Option, ...]
    right: tuple[Option, ...]
    partners: tuple[int | None, ...]

    @classmethod
    def empty(cls, left: tuple[Option, ...], right: tuple[Option, ...]) -> "PairBoard":
        return cls(left, right, (None,) * len(left))

    @property
    def rows(self) -> int:
        return len(self.left)

    @property
    def letters(self) -> str:
        return LETTERS[: len(self.right)]

    @property
    def keys(self) -> tuple[str, ...]:
        return (*self.letters, "backspace", "enter")

    @property
    def help(self) -> tuple[tuple[str, str], ...]:
        letters = f"{self.letters[0]}-{self.letters[-1]}"
        return ((letters, "pair"), ("Backspace", "clear"), ("Enter", "done"))

    @property
    def open_row(self) -> int | None:
        """The first row without a partner."""
        return self.partners.index(None) if None in self.partners else None

    def press(self, key: str, at: int) -> tuple[Self, int, Reply | None]:
        if key == "enter":
            return self, at if self.open_row is None else self.open_row, self._reply()
        if key == "backspace":
            return self._with(at, None), at, None
        board = self._with(at, self.letters.index(key))
        around = (*range(at + 1, self.rows), *range(at))
        return board, next((row for row in around if board.partners[row] is None), at), None

    def lines(self, look: Look, at: int | None) -> list[Line]:
        used = set(self.partners)
        partners = [
            line
            for place, option in enumerate(self.right)
            for line in self._partner_lines(place, option, look, used=place in used)
        ]
        return [*self.row_lines(look, at), BLANK, *partners]

    def row_lines(self, look: Look, at: int | None) -> list[Line]:
        """The rows with the partners they have, without the list of partners."""
        widest = max(line_width(inline(option.text, look)) for option in self.left)
        beside = widest <= look.cells // 2 - 8 and not look.stacked
        lines: list[Line] = []
        for place, option in enumerate(self.left):
            style = "pointed" if place == at else ""
            lead: Line = (pointer(look, pointed=place == at), (style, f"{number(place, self.rows)}. "))
            left = inline(option.text, look, style)
            partner = self._partner_of(place, look, style)
            if beside:
                gap = ("", " " * (widest - line_width(left) + 2))
                lines += wrap(partner, look.cells, (*lead, *left, gap))
            else:
                lines += wrap(left, look.cells, lead)
                lines += wrap(partner, look.cells, (("", " " * (line_width(lead) + 2)),))
        return lines

    def _partner_of(self, row: int, look: Look, style: str) -> Line:
        place = self.partners[row]
        if place is None:
            return (("dim", f"{look.marks.arrow} {look.marks.gap}"),)
        text = inline(self.right[place].text, look, style)
        return ((style, f"{look.marks.arrow} {self.letters[place]}) "), *text)

    def _partner_lines(self, place: int, option: Option, look: Look, *, used: bool) -> list[Line]:
        style = "dim" if used else ""
        lead: Line = ((style, f"      {self.letters[place]}) "),)
        return wrap(inline(option.text, look, style), look.cells, lead)

    def _with(self, row: int, partner: int | None) -> Self:
        """The board with this partner in the row; another row that had it loses it."""
        freed = [None if place == partner else place for place in self.partners]
        freed[row] = partner
        return self._replace(partners=tuple(freed))

    def _reply(self) -> Reply | None:
        if self.open_row is not None:
            return None
        pairs = zip(self.left, self.partners, strict=True)
        return Paired(tuple((left.key, self.right[place].key) for left, place in pairs if place is not None))
