"""The history of one question: a table where there is room, else some lines an answer. Pure."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quizkit.terminal.layout import Line, cut, pad, width, wrap
from quizkit.terminal.prose import Look, one_line_of

_HEADER = ("day", "answer", "verdict", "rating", "recall", "stability", "difficulty")
_ANSWER = 1
_NUMBERS_FROM = 4
_SHORTEST = 8


class Happening(NamedTuple):
    """Something that happened to a question.

    Attributes:
        day: as a date.
        said: the reply, or what happened.
        verdict, rating: empty for what is no answer.
        memory: probability of recall just before (None at the first answer), stability in days and difficulty
            after it; None for what does not count.
    """

    day: str
    said: str
    verdict: str
    rating: str
    memory: tuple[float | None, float, float] | None


def table(happened: Sequence[Happening], look: Look) -> list[Line]:
    """Columns; the answer has the room that the others leave. Stacked where that is too little."""
    if not happened:
        return []
    rows = [_HEADER, *(_cells(one, look) for one in happened if one.verdict)]
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    rest = look.cells - sum(widths) + widths[_ANSWER] - 2 * (len(widths) - 1) - 1
    if rest < _SHORTEST:
        return stacked(happened, look)
    widths[_ANSWER] = min(widths[_ANSWER], rest)
    lines: list[Line] = [(("dim", _row(_HEADER, widths, look)),)]
    for one in happened:
        if one.verdict:
            lines.append((("", _row(_cells(one, look), widths, look)),))
        else:
            lines += stacked([one], look)
    return lines


def stacked(happened: Iterable[Happening], look: Look) -> list[Line]:
    """An answer below the other, what it did to the memory below it."""
    lines: list[Line] = []
    for one in happened:
        verdict = ", ".join(part for part in (one.verdict, one.rating) if part)
        told = one_line_of(one.said, look)
        ending = f": {verdict}" if verdict else ""
        lines += wrap((("", f"{told}{ending}"),), look.cells, (("", f"{one.day}  "),))
        if one.memory is not None:
            lines += wrap((("dim", _memory(one.memory)),), look.cells, (("", "  "),))
    return lines


def _memory(memory: tuple[float | None, float, float]) -> str:
    recall, stability_days, difficulty = memory
    before = "" if recall is None else f"recall then {recall:.0%}, "
    return f"{before}stability {stability_days:.1f} days, difficulty {difficulty:.1f}"


def _cells(one: Happening, look: Look) -> tuple[str, ...]:
    told = (one.day, one_line_of(one.said, look), one.verdict, one.rating)
    if one.memory is None:
        return (*told, "", "", "")
    recall, stability_days, difficulty = one.memory
    before = "" if recall is None else f"{recall:.0%}"
    return (*told, before, f"{stability_days:.1f} d", f"{difficulty:.1f}")


def _row(row: Sequence[str], widths: Sequence[int], look: Look) -> str:
    return "  ".join(
        pad(cut(text, room, look.marks.ellipsis), room, right=place >= _NUMBERS_FROM)
        for place, (text, room) in enumerate(zip(row, widths, strict=True))
    ).rstrip()
