r"""The little language of a cloze: `{{gap|alias::hint}}`, with `\{{` for braces that are meant."""

import re
from functools import cache
from typing import NamedTuple

from quizkit.model.compare import fold


class Hole(NamedTuple):
    """A gap with what is accepted in it, the text to show first."""

    accepted: tuple[str, ...]
    hint: str = ""


class Sentence(NamedTuple):
    """A sentence taken apart: the texts around its holes are one more than the holes; some may be empty."""

    pieces: tuple[str, ...]
    holes: tuple[Hole, ...]


class _Reader:
    """Takes a sentence apart from left to right, once."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.holes: list[Hole] = []
        self.letters: list[str] = []
        self.accepted: list[str] | None = None
        self.hinted = False

    def read(self, sign: str) -> None:
        if sign == "{{":
            self._open()
        elif sign == "}}":
            self._close()
        elif self.accepted is not None and not self.hinted and sign in ("|", "::"):
            self.accepted.append(self._taken())
            self.hinted = sign == "::"
        elif sign in (r"\{{", r"\}}") or (self.accepted is not None and sign in (r"\|", r"\::")):
            self.letters.append(sign[1:])
        else:
            self.letters.append(sign)

    def end(self) -> Sentence:
        if self.accepted is not None:
            raise ValueError("a gap is not closed with }}")
        if not self.holes:
            raise ValueError("there is no gap: write it in two braces, {{so}}")
        return Sentence((*self.pieces, self._taken()), tuple(self.holes))

    def _open(self) -> None:
        if self.accepted is not None:
            raise ValueError("a gap opens inside a gap")
        self.pieces.append(self._taken())
        self.accepted = []

    def _close(self) -> None:
        if self.accepted is None:
            raise ValueError("}} closes no gap")
        last = self._taken().strip()
        texts, hint = (self.accepted, last) if self.hinted else ([*self.accepted, last], "")
        self.holes.append(_hole(texts, hint))
        self.accepted, self.hinted = None, False

    def _taken(self) -> str:
        letters, self.letters = "".join(self.letters), []
        return letters


def read_sentence(text: str) -> Sentence:
    """Takes a sentence apart.

    Raises:
        ValueError: says what is wrong.
    """
    reader = _Reader()
    for sign in _sign_pattern().split(text):
        reader.read(sign)
    return reader.end()


def _hole(texts: list[str], hint: str) -> Hole:
    accepted = tuple(text.strip() for text in texts)
    if not all(map(fold, accepted)):
        raise ValueError("a gap, or one of its accepted texts, is empty")
    if hint and re.fullmatch(r"c\d+", accepted[0]):
        # Taken as it stands this would ask for "c1" and show the answer as a hint.
        raise ValueError(
            f"{{{{{accepted[0]}::{hint}}}}} is the cloze of another program: write {{{{{hint}}}}}"
        )
    return Hole(accepted, hint)


@cache
def _sign_pattern() -> re.Pattern[str]:
    return re.compile(r"(\\?(?:\{\{|\}\}|\||::))")
