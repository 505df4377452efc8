"""When two texts are the same answer. The only importer of rapidfuzz.

A slip of the finger is one edit: a letter added, left out, changed, or two neighbours exchanged (optimal
string alignment). It is never forgiven

- in an answer of four letters or fewer, nor in a word of three or fewer (`not` is not `now`),
- where it adds or drops a whole word, or touches a number, a Roman numeral or a sign like `+`,
- where capitals or accents were asked for and are wrong,
- where what was typed is, or is as near to, a rival: another answer of the deck, or an entry of `feedback`.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from enum import Enum
from functools import cache

from quizkit.model.head import TypedRules
from quizkit.model.value import Value

FEWEST_LETTERS = 5
"""In a shorter answer no slip is forgiven."""
_SHORTEST_WORD = 4

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʹʼˈ´′‵", "'"),
        **dict.fromkeys("“”„‟«»″‶", '"'),
        **dict.fromkeys("‐‑‒–—―−﹘⸺⸻", "-"),
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff"),
    }
)
_SIGN_LETTERS = frozenset(map(chr, _SIGNS))
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ł": "l",
        "Ł": "L",
        "ı": "i",
        "œ": "oe",
        "Œ": "OE",
        "æ": "ae",
        "Æ": "AE",
    }
)
"""Letters that Unicode does not take apart, as people write them who do not have them on their keyboard."""


class How(Enum):
    """How a typed text agrees with an accepted one."""

    EXACT = "exact"
    FOLDED = "folded"
    """But for capitals, spaces, or the shape of quotes and dashes."""
    ACCENT = "accent"
    TYPO = "typo"


class Match(Value):
    """A typed text that counts as right.

    Attributes:
        text: the accepted text it agrees with, as its author wrote it.
        rule: for `Grade.rule`: why it counts although something is off; empty when nothing is.
    """

    how: How
    text: str
    rule: str = ""


def fold(text: str, *, keep_case: bool = False) -> str:
    """The text without what people do not mean to tell apart: capitals, spaces, shapes of quotes and dashes.

    Accents stay. Folding twice changes nothing more.
    """
    if text.isascii():
        return " ".join((text if keep_case else text.lower()).split())
    from unicodedata import normalize

    text = normalize("NFKC", _plain_signs(text))
    if not keep_case:
        text = normalize("NFKC", text.casefold())
    return " ".join(_plain_signs(text).split())


def without_accents(text: str) -> str:
    """The text in plain letters where it has accents: `Goïta` becomes `Goita`, `cœur` becomes `coeur`."""
    if text.isascii():
        return text
    from unicodedata import normalize

    bare = _accent_pattern().sub("", normalize("NFD", text))
    return bare if bare.isascii() else normalize("NFC", bare).translate(_LETTERS)


def compare(
    typed: str, accepted: Sequence[str], rules: TypedRules, rivals: Collection[str] = ()
) -> Match | None:
    """How what was typed agrees with one of the accepted texts; None when it agrees with none.

    Args:
        typed: as the learner typed it.
        accepted: as the author wrote them; the first that agrees best is taken.
        rules: what must be exact.
        rivals: texts that mean something else. Those that are also accepted do not count.
    """
    given = fold(typed, keep_case=rules.case)
    if not given:
        return None
    if typed.strip() in accepted:
        return Match(How.EXACT, typed.strip())
    wanted = [(text, fold(text, keep_case=rules.case)) for text in accepted]
    for text, folded in wanted:
        if folded == given:
            return Match(How.FOLDED, text)
    return _almost(given, wanted, rules, rivals)


def similarity(left: str, right: str) -> float:
    """How alike two folded texts are: 0 (nothing in common) to 1 (equal)."""
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(left, right))


def is_one_slip(left: str, right: str) -> bool:
    """Whether one slip of the finger, and no fewer, leads from one text to the other as they stand."""
    return _distance(left, right, 1) == 1


@cache
def _accent_pattern() -> re.Pattern[str]:
    return re.compile("[\u0300-\u036f]+")


def _plain_signs(text: str) -> str:
    return text if _SIGN_LETTERS.isdisjoint(text) else text.translate(_SIGNS)


def _almost(
    given: str, wanted: Sequence[tuple[str, str]], rules: TypedRules, rivals: Collection[str]
) -> Match | None:
    bare = given if rules.accents else without_accents(given)
    best: tuple[int, str, str] | None = None
    for text, folded in wanted:
        plain = folded if rules.accents else without_accents(folded)
        slips = 0 if plain == bare else _slips(bare, plain, rules)
        if slips is not None and (best is None or slips < best[0]):
            best = (slips, text, folded)
    if best is None:
        return None
    slips, text, folded = best
    own = {folded for _, folded in wanted}
    others = {fold(rival, keep_case=rules.case) for rival in rivals} - own
    if given in others or (slips and _as_near(bare, others, slips, rules)):
        return None
    if slips == 0:
        return Match(How.ACCENT, text, f"Counted as right: {_accent_fault(given, folded)}.")
    return Match(How.TYPO, text, _typo_rule(given, folded, slips))


def _as_near(bare: str, others: Iterable[str], slips: int, rules: TypedRules) -> bool:
    plain = others if rules.accents else map(without_accents, others)
    return any(_distance(bare, other, slips) <= slips for other in plain)


def _distance(left: str, right: str, most: int) -> int:
    """Edits between two texts, or `most` + 1 when there are more than that."""
    from rapidfuzz.distance import OSA

    return OSA.distance(left, right, score_cutoff=most)


def _accent_fault(given: str, wanted: str) -> str:
    # With fewer letters than ASCII lacks, an accent was left out; otherwise another was put.
    missing = sum(not letter.isascii() for letter in given) < sum(not letter.isascii() for letter in wanted)
    return "an accent is missing" if missing else "an accent is different"


def _typo_rule(given: str, wanted: str, slips: int) -> str:
    count = "one slip" if slips == 1 else "two slips"
    accent = f", and {_accent_fault(given, wanted)}" if _distance(given, wanted, slips) > slips else ""
    return f"Counted as right: {count} of the finger{accent}."


def _slips(given: str, wanted: str, rules: TypedRules) -> int | None:
    """How many slips lead from one to the other; None when they are not to be forgiven."""
    if abs(len(given) - len(wanted)) > rules.typos or sum(map(str.isalpha, wanted)) < FEWEST_LETTERS:
        return None
    slips = _distance(given, wanted, rules.typos)
    if slips > rules.typos or _firm(given) != _firm(wanted) or not _same_words(given, wanted):
        return None
    if rules.case or rules.accents:
        # Where capitals or accents must be right, a wrong one is no slip: it costs an edit only here.
        loose = _distance(without_accents(fold(given)), without_accents(fold(wanted)), slips)
        return slips if loose == slips else None
    return slips


def _same_words(given: str, wanted: str) -> bool:
    """Whether the texts have the same words but for slips inside longer ones, or for a space."""
    ours, theirs = _words(given), _words(wanted)
    if len(ours) != len(theirs):
        return "".join(ours) == "".join(theirs)
    return all(our == their or len(their) >= _SHORTEST_WORD for our, their in zip(ours, theirs, strict=True))


def _words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in text).split()


def _firm(text: str) -> list[str]:
    """The parts of a text that no slip may touch: numbers, Roman numerals, signs."""
    return [part for part in _firm_pattern().findall(text) if part]


@cache
def _firm_pattern() -> re.Pattern[str]:
    number = r"[+\-]?[.,]?\d[\d.,:/%]*"
    roman = r"\b(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\b"
    sign = r"[^\w\s.,;:!?'\"()\[\]\-]"
    return re.compile(f"{number}|{roman}|{sign}", re.IGNORECASE)
