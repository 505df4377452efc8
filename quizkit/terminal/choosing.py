"""Boards to choose on: one option, several, or how well a card was recalled. Pure.

A board is what has been done on the screen so far. It knows what a key does while the pointer stands at a row
(counted from 0), how it looks, and when a reply is complete. Moving the pointer is not its business.
"""

from collections.abc import Callable
from typing import Self

from quizkit.model.forms import Option
from quizkit.model.replies import Picked, Rated, Reply, Ticked
from quizkit.model.value import Value
from quizkit.terminal.layout import BLANK, Line, wrap
from quizkit.terminal.prose import Look, inline, prose

DIGITS = "123456789"
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

POINTER = "pointer"
"""Style of the sign that stands before the pointed row: the cursor is put there."""

RATINGS = ("again", "hard", "good", "easy")


class PickBoard(Value):
    """One option of several: a digit answers at once."""

    options: tuple[Option, ...]

    @property
    def rows(self) -> int:
        return len(self.options)

    @property
    def keys(self) -> tuple[str, ...]:
        return (*DIGITS[: self.rows], "enter")

    @property
    def help(self) -> tuple[tuple[str, str], ...]:
        return ((digits_told(self.rows), "answer"),)

    def press(self, key: str, at: int) -> tuple[Self, int, Reply | None]:
        at = at if key == "enter" else DIGITS.index(key)
        return self, at, Picked(self.options[at].key)

    def lines(self, look: Look, at: int | None) -> list[Line]:
        return [
            line
            for place, option in enumerate(self.options)
            for line in option_lines(f"{number(place, self.rows)}) ", option.text, look, pointed=place == at)
        ]


class TickBoard(Value):
    """Any number of options; `ticked` are their places."""

    options: tuple[Option, ...]
    ticked: frozenset[int] = frozenset()

    @property
    def rows(self) -> int:
        return len(self.options)

    @property
    def keys(self) -> tuple[str, ...]:
        return (*DIGITS[: self.rows], " ", "enter")

    @property
    def help(self) -> tuple[tuple[str, str], ...]:
        return ((f"Space {digits_told(self.rows)}", "tick"), ("Enter", "done"))

    def press(self, key: str, at: int) -> tuple[Self, int, Reply | None]:
        if key == "enter":
            return self, at, Ticked(tuple(self.options[place].key for place in sorted(self.ticked)))
        at = at if key == " " else DIGITS.index(key)
        return self._replace(ticked=self.ticked ^ {at}), at, None

    def lines(self, look: Look, at: int | None) -> list[Line]:
        marks = look.marks
        return [
            line
            for place, option in enumerate(self.options)
            for line in option_lines(
                f"{marks.ticked if place in self.ticked else marks.unticked} {number(place, self.rows)}) ",
                option.text,
                look,
                pointed=place == at,
            )
        ]


class CardBoard(Value):
    """A card: turned over first, then rated. `dates` tell when it comes back after each rating."""

    back: str
    next_dates: Callable[[], tuple[str, str, str, str]]
    dates: tuple[str, str, str, str] | None = None

    @property
    def rows(self) -> int:
        return len(RATINGS)

    @property
    def keys(self) -> tuple[str, ...]:
        return (*DIGITS[: self.rows], " ", "enter")

    @property
    def help(self) -> tuple[tuple[str, str], ...]:
        return (("Enter", "turn over"),) if self.dates is None else (("1-4", "how well you knew it"),)

    def press(self, key: str, at: int) -> tuple[Self, int, Reply | None]:
        if self.dates is None:
            return (self._replace(dates=self.next_dates()) if key in {" ", "enter"} else self), at, None
        if key == " ":
            return self, at, None
        at = at if key == "enter" else DIGITS.index(key)
        return self, at, Rated(at + 1)

    def lines(self, look: Look, at: int | None) -> list[Line]:
        if self.dates is None:
            return wrap((("dim", "Enter turns the card over."),), look.cells, (("", "   "),))
        rated = [
            line
            for place, (name, date) in enumerate(zip(RATINGS, self.dates, strict=True))
            for line in _rating_lines(place, name, date, look, pointed=place == at)
        ]
        return [*back_lines(self.back, look), BLANK, *rated]


def option_lines(label: str, text: str, look: Look, *, pointed: bool) -> list[Line]:
    """An option behind its label, wrapped with a hanging indent."""
    lead: Line = (pointer(look, pointed=pointed), ("pointed" if pointed else "", label))
    return wrap(inline(text, look, "pointed" if pointed else ""), look.cells, lead)


def pointer(look: Look, *, pointed: bool) -> tuple[str, str]:
    return (POINTER, f" {look.marks.pointer} ") if pointed else ("", "   ")


def number(place: int, of: int) -> str:
    """A place as it is told, counted from 1, as wide as the last one."""
    return f"{place + 1:>{len(str(of))}}"


def digits_told(rows: int) -> str:
    """The digits that can be pressed: "1-4"."""
    return "1" if rows == 1 else f"1-{min(rows, len(DIGITS))}"


def back_lines(back: str, look: Look) -> list[Line]:
    return prose(back, look, (("", "   "),))


def _rating_lines(place: int, name: str, date: str, look: Look, *, pointed: bool) -> list[Line]:
    style = "pointed" if pointed else ""
    lead: Line = (pointer(look, pointed=pointed), (style, f"{place + 1}) {name:<8}"))
    return wrap((("dim", look.safe(date)),), look.cells, lead)
