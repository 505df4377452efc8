"""Which rules speak: what is selected, ignored, and ignored for some files."""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import PurePath
from typing import NamedTuple

from quizkit.checks.catalogue import RULES
from quizkit.checks.rule import Severity
from quizkit.model.problems import ERRORS


class Selection(NamedTuple):
    """What was asked for, by codes, beginnings of codes (`C`, `C1`), names of rules, or `ALL`.

    Attributes:
        select: what speaks; empty for all rules that are on by themselves.
        extend: what speaks as well.
        ignore: what does not, whatever else says so. Errors always speak.
        per_file: (pattern of the file's path, what does not speak there).
    """

    select: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def speaking(self, path: str) -> frozenset[str]:
        """The codes of the rules that speak about a file.

        Args:
            path: as the patterns of `per_file` see it, with `/` between folders.
        """
        on = codes_of(self.select) if self.select else {rule.code for rule in RULES.values() if rule.on}
        silent = codes_of(self.ignore)
        for pattern, named in self.per_file:
            if matches(path, pattern):
                silent |= codes_of(named)
        return frozenset(((on | codes_of(self.extend)) - silent) | ERRORS.keys())


def matches(path: str, pattern: str) -> bool:
    """Whether a pattern fits a file or a folder above it: `*.yaml`, `drafts/`, `old/*`, `week-1/deck.yaml`.

    Like the patterns of other tools it may begin at any folder, and a `*` may stand for several.
    """
    names, plain = PurePath(path).parts, PurePath(pattern).as_posix()
    stretches = ((start, end) for end in range(len(names), 0, -1) for start in range(end))
    return any(fnmatchcase("/".join(names[start:end]), plain) for start, end in stretches)


def codes_of(named: Iterable[str]) -> set[str]:
    """The codes that are meant. What means nothing means no code; see `unknown`."""
    return {code for name in named for code in _meant(name)}


def unknown(named: Iterable[str]) -> tuple[str, ...]:
    """Those that no rule has as its code, beginning of its code, or name."""
    return tuple(name for name in named if not _meant(name))


def errors_among(named: Iterable[str]) -> tuple[str, ...]:
    """Those that mean errors and nothing else: they cannot be ignored."""
    return tuple(name for name in named if _meant(name) and _meant(name) <= ERRORS.keys())


def severity_at_least(wanted: Severity) -> frozenset[Severity]:
    """The severities that weigh as much or more."""
    ranked = list(Severity)
    return frozenset(ranked[: ranked.index(wanted) + 1])


def _meant(name: str) -> set[str]:
    plain = name.strip()
    if plain.upper() == "ALL":
        return set(RULES)
    by_code = {code for code in RULES if plain and code.startswith(plain.upper())}
    return by_code or {rule.code for rule in RULES.values() if rule.name == plain.lower()}
