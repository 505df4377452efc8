"""The command lines of every day: a command and names of decks, or nothing at all.

They say nothing that would have to be parsed, so that they start without the library that parses.
"""

from collections.abc import Callable, Mapping, Sequence

from quizkit.commands.outside import Outside


def run_daily(arguments: Sequence[str], outside: Outside) -> bool:
    """Runs a command line that is one of every day; False when it is another, and nothing was done."""
    if not arguments:
        _home(outside)
        return True
    name, *decks = arguments
    if name not in DAILY or any(deck.startswith("-") for deck in decks):
        return False
    DAILY[name](outside, decks)
    return True


def _home(outside: Outside) -> None:
    from quizkit.commands.home import open_home

    open_home(outside)


def _study(outside: Outside, decks: Sequence[str]) -> None:
    from quizkit.commands.studying import Wishes, study

    study(outside, decks, Wishes())


def _due(outside: Outside, decks: Sequence[str]) -> None:
    from quizkit.commands.counting import tell_due

    tell_due(outside, decks)


DAILY: Mapping[str, Callable[[Outside, Sequence[str]], None]] = {"study": _study, "due": _due}
