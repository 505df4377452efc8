"""Boards to type on: a line, several lines, gaps in a sentence. Pure.

A board is what has been typed so far, apart from the line that is being typed. It knows what Enter and going
back do with that line, and what stands above and below it.
"""

from typing import Self

from quizkit.model.forms import FillGaps
from quizkit.model.replies import Filled, Listed, Reply, Typed
from quizkit.model.value import Value
from quizkit.terminal.layout import BLANK, Line, wrap
from quizkit.terminal.prose import Look, inline, one_line_of

_LEAD: Line = (("", "   "),)


class LineBoard(Value):
    """One line. `expects` tells what: "an answer", "a year"."""

    expects: str

    @property
    def help(self) -> tuple[tuple[str, str], ...]:
        return (("Enter", "answer"),)

    def enter(self, text: str) -> tuple[Self, str, Reply | None]:
        """The board after Enter, what then stands in the line, and the reply when it is complete."""
        return self, text, Typed(text)

    def back(self, text: str) -> tuple[Self, str]:
        """The board after going back one step, and what then stands in the line."""
        return self, text

    def above(self, look: Look) -> list[Line]:
        return wrap((("dim", f"Type {look.safe(self.expects)}."),), look.cells, _LEAD)

    def below(self, look: Look) -> list[Line]:
        del look
        return []


class LinesBoard(Value):
    """Lines one after another; an empty one ends them. `wanted` is how many there are to name."""

    wanted: int
    texts: tuple[str, ...] = ()

    @property
    def help(self) -> tuple[tuple[str, str], ...]:
        back = (("Shift-Tab", "change the last"),) if self.texts else ()
        return (("Enter", "next; on an empty line: done"), *back)

    def enter(self, text: str) -> tuple[Self, str, Reply | None]:
        if text:
            return self._replace(texts=(*self.texts, text)), "", None
        return self, "", Listed(self.texts)

    def back(self, text: str) -> tuple[Self, str]:
        """Takes the last line up again; a line that is being typed stays."""
        if text or not self.texts:
            return self, text
        return self._replace(texts=self.texts[:-1]), self.texts[-1]

    def above(self, look: Look) -> list[Line]:
        named = len(self.texts)
        told = f"Name {self.wanted}, in any order." if not named else f"{named} of {self.wanted} named."
        return [*wrap((("dim", told),), look.cells, _LEAD), *self.numbered(look)]

    def numbered(self, look: Look) -> list[Line]:
        """What was named so far."""
        return [
            row
            for place, text in enumerate(self.texts, 1)
            for row in wrap((("", look.safe(text)),), look.cells, (("", f"   {place}. "),))
        ]

    def below(self, look: Look) -> list[Line]:
        del look
        return []


class GapsBoard(Value):
    """A sentence with gaps; `texts` are what was typed into them, `at` is the gap at hand."""

    form: FillGaps
    texts: tuple[str, ...]
    at: int = 0

    @classmethod
    def empty(cls, form: FillGaps) -> "GapsBoard":
        return cls(form, ("",) * len(form.gaps))

    @property
    def help(self) -> tuple[tuple[str, str], ...]:
        back = (("Shift-Tab", "previous gap"),) if self.at else ()
        return (("Enter", "next gap" if self.at + 1 < len(self.texts) else "done"), *back)

    def enter(self, text: str) -> tuple[Self, str, Reply | None]:
        board = self._with(text)
        if self.at + 1 < len(self.texts):
            return board._replace(at=self.at + 1), self.texts[self.at + 1], None
        return board, text, Filled(board.texts)

    def back(self, text: str) -> tuple[Self, str]:
        if not self.at:
            return self, text
        return self._with(text)._replace(at=self.at - 1), self.texts[self.at - 1]

    def above(self, look: Look) -> list[Line]:
        hint = self.form.gaps[self.at].hint
        told = f"Gap {self.at + 1} of {len(self.texts)}" + (f" ({one_line_of(hint, look)})" if hint else "")
        return wrap((("dim", told),), look.cells, _LEAD)

    def below(self, look: Look) -> list[Line]:
        return [BLANK, *self.sentence(look, self.at)] if len(self.texts) > 1 else []

    def sentence(self, look: Look, at: int | None) -> list[Line]:
        """The sentence as far as it is filled; the gap `at` stands out."""
        line: list[tuple[str, str]] = []
        place = 0
        for piece in self.form.pieces:
            if isinstance(piece, str):
                line += inline_piece(piece, look)
            else:
                shown = look.safe(self.texts[place]) or look.marks.gap
                line.append(("pointed" if place == at else "strong", f"[{shown}]"))
                place += 1
        return wrap(tuple(line), look.cells, _LEAD)

    def _with(self, text: str) -> Self:
        return self._replace(texts=(*self.texts[: self.at], text, *self.texts[self.at + 1 :]))


def inline_piece(text: str, look: Look) -> Line:
    """A piece of a sentence on one line, with the spaces at its ends."""
    if not text.strip():
        return (("", " " if text else ""),)
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() else ""
    return (("", before), *inline(text.strip(), look), ("", after))
