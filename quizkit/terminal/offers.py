"""What can be asked for instead of answering: keys, words and commands, and which apply when. Pure."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from quizkit.model.grades import Outcome
from quizkit.model.replies import GaveUp
from quizkit.model.value import Value
from quizkit.terminal import words
from quizkit.terminal.front import Command, Verdict

Helps: TypeAlias = Sequence[tuple[str, str]]
"""Keys, and what they do."""


class Offer(Value):
    """A key, what it does in a word and in a menu, and what is asked for with it."""

    key: str
    short: str
    long: str
    value: Command | GaveUp


HINT = Offer("?", "hint", "a hint", Command.HINT)
SKIP = Offer("s", "skip", "skip: it comes back later", Command.SKIP)
DONT_KNOW = Offer("d", "no idea", "I don't know", GaveUp())
UNDO = Offer("u", "undo", "undo the last answer", Command.UNDO)
FLAG = Offer("f", "flag", "flag for a second look, or remove the flag", Command.FLAG)
INFO = Offer("i", "info", "why this question now", Command.INFO)
EDIT = Offer("e", "edit", "edit the question", Command.EDIT)
QUIT = Offer("q", "quit", "save and quit", Command.QUIT)
RIGHT = Offer("o", "last was right", "the last answer was right", Command.RIGHT)
EASY = Offer("+", "last was too easy", "the last answer was too easy", Command.EASY)
PRACTISE = Offer("m", "practise the missed", "practise the missed ones", Command.PRACTISE)
NEXT = Offer("enter", "next", "go on", Command.NEXT)

TO_NEXT = Offer("n", "next", "the next question", Command.NEXT)
TO_LAST = Offer("p", "previous", "the question before", Command.BACK)
MARK = Offer("m", "mark", "mark it for the review, or remove the mark", Command.MARK)
REVIEW = Offer("r", "review", "the review: what is open and marked, and handing in", Command.REVIEW)
LEAVE = Offer("q", "leave", "leave: the clock runs on", Command.QUIT)

EXAM = (TO_NEXT, TO_LAST, MARK, REVIEW, DONT_KNOW, LEAVE)
"""While a question of an exam is asked."""

EXAM_ALWAYS = (TO_NEXT._replace(key="pagedown"), TO_LAST._replace(key="pageup"))
"""The same while typing."""

QUESTION = (HINT, SKIP, DONT_KNOW, UNDO, FLAG, INFO, EDIT, QUIT)
"""While a question is asked."""

_NOW = {RIGHT: RIGHT._replace(short="I was right"), EASY: EASY._replace(short="too easy")}
"""Said of an answer whose verdict is being read."""

_KEYS_TOLD = {"enter": "Enter", "pagedown": "PgDn", "pageup": "PgUp"}


def of_last(last: Verdict | None) -> tuple[Offer, ...]:
    """What can be said of the last answer."""
    if last is None:
        return ()
    if last.overridable:
        return (RIGHT,)
    return (EASY,) if last.outcome in (Outcome.RIGHT, Outcome.ALMOST) else ()


def after(verdict: Verdict | None) -> tuple[Offer, ...]:
    """While a verdict is read; None when it was overruled."""
    return (
        NEXT,
        *(_NOW[offer] for offer in of_last(verdict)),
        UNDO,
        INFO,
        FLAG,
        EDIT,
        QUIT._replace(short="save and quit"),
    )


def at_end(last: Verdict | None, *, missed: int) -> tuple[Offer, ...]:
    """While the summary is read."""
    practise = (PRACTISE._replace(short=f"practise {words.the_missed(missed)}"),) if missed else ()
    return (*practise, *of_last(last), UNDO._replace(short="undo last"), EDIT, NEXT._replace(short="done"))


def menu(offered: Iterable[Offer]) -> list[tuple[str, str, Command | GaveUp]]:
    """Keys, texts and values, as a menu shows them."""
    return [(offer.key, offer.long, offer.value) for offer in offered]


def help_of(offers: Iterable[Offer]) -> Helps:
    """Keys as they are told, and what they do in a word."""
    return [(_KEYS_TOLD.get(offer.key, offer.key), offer.short) for offer in offers]
