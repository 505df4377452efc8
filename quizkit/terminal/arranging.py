"""Boards to arrange on: items in an order, rows with partners. Pure; `choosing` says what a board is."""

from typing import Self

from quizkit.model.forms import Option
from quizkit.model.replies import Arranged, Paired, Reply
from quizkit.model.value import Value
from quizkit.terminal.choosing import DIGITS, LETTERS, POINTER, digits_told, number, option_lines, pointer
from quizkit.terminal.layout import BLANK, Line, cut, line_width, pad, width, wrap
from quizkit.terminal.prose import Look, inline, one_line_of

_STEPS = {"up": -1, "k": -1, "down": 1, "j": 1}
_SHIFTS = {"K": -1, "s-up": -1, "J": 1, "s-down": 1}

_PARTNER_LEAD = " " * 6
_NARROWEST_PARTNER = 7
_ROWS_SEEN = 5
"""So many rows of a matching board are seen at least, if there is room for them at all."""


class ArrangeBoard(Value):
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


class PairBoard(Value):
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
        """The rows with the partners they have."""
        widest = max(line_width(inline(option.text, look)) for option in self.left)
        longest = max(width(self._told(place, look)) for place in range(len(self.right)))
        lead_cells = 3 + len(number(0, self.rows)) + 2
        fits = lead_cells + widest + 4 + longest <= look.cells
        beside = fits if look.stacked else widest <= look.cells // 2 - 8
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

    def partner_lines(self, look: Look, room: int) -> list[Line]:
        """The partners there are, with a blank line above.

        They are never scrolled: who does not see them cannot choose. Where they do not fit one below the
        other they stand in columns, and are cut only when nothing else helps.

        Args:
            look: the width.
            room: rows that are there for the rows and the partners.
        """
        rows = len(self.lines(look, None))
        most = max(room - 1 - min(rows, _ROWS_SEEN), (room - 1) // 2, 1)
        widest = max(width(self._told(place, look)) for place in range(len(self.right)))
        ways = [self._one_below_the_other(look)]
        ways += (
            self._in_columns(count, look)
            for count in range(2, len(self.right) + 1)
            if widest + 2 <= (look.cells - len(_PARTNER_LEAD)) // count
        )
        fits = next((way for way in ways if rows + 1 + len(way) <= room), None)
        shown = fits or min(ways, key=len)
        if len(shown) > most:
            widest_count = (look.cells - len(_PARTNER_LEAD)) // _NARROWEST_PARTNER
            shown = self._in_columns(max(1, min(-(-len(self.right) // most), widest_count)), look)
        return [BLANK, *shown[: max(room - 2, 1)]]

    def _one_below_the_other(self, look: Look) -> list[Line]:
        return [
            line
            for place, option in enumerate(self.right)
            for line in wrap(
                inline(option.text, look, self._partner_style(place)),
                look.cells,
                ((self._partner_style(place), f"{_PARTNER_LEAD}{self.letters[place]}) "),),
            )
        ]

    def _in_columns(self, count: int, look: Look) -> list[Line]:
        rows = -(-len(self.right) // count)
        cells = (look.cells - len(_PARTNER_LEAD)) // count
        parts = [
            (
                self._partner_style(place),
                pad(cut(self._told(place, look), cells - 2, look.marks.ellipsis), cells),
            )
            for place in range(len(self.right))
        ]
        return [(("", _PARTNER_LEAD), *parts[row::rows]) for row in range(rows)]

    def _told(self, place: int, look: Look) -> str:
        return f"{self.letters[place]}) {one_line_of(self.right[place].text, look)}"

    def _partner_style(self, place: int) -> str:
        return "dim" if place in self.partners else ""

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
