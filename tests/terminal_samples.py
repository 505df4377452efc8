"""What the fronts are given in tests: one question of each form, verdicts, a summary, a home screen."""

from io import StringIO
from typing import NamedTuple

from quizkit.model.forms import (
    Arrange,
    FillGaps,
    Form,
    Gap,
    Option,
    Pair,
    PickOne,
    TickSeveral,
    TurnOver,
    TypeLine,
    TypeLines,
)
from quizkit.model.grades import Outcome
from quizkit.model.replies import Reply
from quizkit.terminal.front import Asking, DeckLine, Home, Missed, Summary, Verdict
from quizkit.terminal.out import Out
from quizkit.terminal.prose import Look
from quizkit.terminal.style import ASCII, UNICODE, Style

DATES = ("again today", "in 2 days", "in 4 days", "in 12 days")


def options(*texts: str) -> tuple[Option, ...]:
    """Options whose keys are their texts in capitals, so that a key is never taken for a text."""
    return tuple(Option(text.upper(), text) for text in texts)


LONG = (
    "A very long option text that goes on and on and certainly does not fit into eighty columns, because "
    "teachers write long answers"
)
PICK = PickOne(options("Datagrams never get lost", "The receiver hands **bytes** over in sequence", LONG))
TICK = TickSeveral(options("physical", "link", "banana", "transport"))
ARRANGE = Arrange(options("Peace of Westphalia", "Magna Carta", "Diet of Worms"))
PAIR = Pair(options("Calvin", "Zwingli", "Luther"), options("Geneva", "Zürich", "Basel", "Wittenberg"))
CARD = TurnOver("Transmission Control Protocol\n```\n  SYN  ->  ACK\n```\nin *three* steps")
LINE = TypeLine("a number in m")
LINES = TypeLines(3)
GAPS = FillGaps(("The Peace of ", Gap("a region"), " ended the ", Gap(""), "."))

FORMS: dict[str, Form] = {
    "pick": PICK,
    "tick": TICK,
    "arrange": ARRANGE,
    "pair": PAIR,
    "card": CARD,
    "line": LINE,
    "lines": LINES,
    "gaps": GAPS,
}
PROMPTS = {
    "pick": "What does **TCP** guarantee about the order of `segments`?",
    "tick": "Which of these are layers?",
    "arrange": "Earliest first.",
    "pair": "Match reformer and city.",
    "card": "TCP",
    "line": "How high is the nave of Ulm Minster?",
    "lines": "Name the three estates.",
    "gaps": "The Peace of ____ ended the ____.",
}
KINDS = {
    "pick": "single choice",
    "tick": "multiple response",
    "arrange": "ordering",
    "pair": "matching",
    "card": "flashcard",
    "line": "number",
    "lines": "enumeration",
    "gaps": "cloze",
}

ASKING = Asking(
    number=4,
    of=12,
    done=3,
    deck="Computer networks",
    topic="transport",
    badge="new",
    right=2,
    wrong=1,
    kind="single choice",
    passage="",
    prompt="",
    form=PICK,
    hints=(),
    flagged=False,
    seed="7/networks:tcp",
    next_dates=lambda: DATES,
)


def asking(name: str) -> Asking:
    """The question of a form."""
    return ASKING._replace(kind=KINDS[name], prompt=PROMPTS[name], form=FORMS[name], seed=f"7/{name}")


def no_objection(reply: Reply) -> str:
    del reply
    return ""


WRONG = Verdict(
    outcome=Outcome.WRONG,
    said=("Datagrams never get lost",),
    right=("The receiver hands **bytes** over in sequence",),
    rule="",
    feedback=("IP promises nothing of the kind.",),
    typed=False,
    why="Loss still happens; TCP repairs it by sending again.",
    source="RFC 9293, section 3.4",
    next="again today, then tomorrow",
    reason="it was wrong",
    overridable=False,
)
AGAIN = WRONG._replace(before="You chose this before, on 3 May.")
RIGHT = WRONG._replace(
    outcome=Outcome.RIGHT, said=(), feedback=(), next="in 4 days", reason="it was right after a hint"
)
ALMOST = WRONG._replace(
    outcome=Outcome.ALMOST,
    said=("three-way handshack",),
    right=("three-way handshake",),
    rule="Counted as right: one slip of the finger.",
    feedback=(),
    typed=True,
    next="in 4 days",
    reason="it was almost right",
)
WRONG_TYPED = WRONG._replace(said=("banana",), right=("41.6 m",), feedback=(), typed=True, overridable=True)
PARTLY = WRONG._replace(
    outcome=Outcome.PARTLY, said=("physical", "banana"), right=("physical", "link", "transport"), feedback=()
)
BARE = Verdict(
    Outcome.RIGHT, (), (), "", (), typed=False, why="", source="", next="", reason="", overridable=False
)

VERDICTS = {
    "wrong": WRONG,
    "again": AGAIN,
    "right": RIGHT,
    "almost": ALMOST,
    "wrong-typed": WRONG_TYPED,
    "partly": PARTLY,
    "bare": BARE,
}

SUMMARY = Summary(
    took_ms=372_000,
    right=9,
    almost=1,
    wrong=2,
    skipped=0,
    last_time=0.71,
    missed=(
        Missed("What does SYN stand for in the TCP header, spelled out?", "synchronise", "today"),
        Missed("Order the layers, lowest first", "physical, link, network, transport", "tomorrow"),
    ),
    leeches=(("What does SYN stand for", 6),),
    tomorrow=14,
    waiting=3,
    practice=False,
)
PERFECT = SUMMARY._replace(almost=0, wrong=0, last_time=None, missed=(), leeches=(), waiting=0, practice=True)

HOME = Home(
    date="Thursday 6 August",
    decks=(
        DeckLine("networks", "Computer networks", 14, 5, 0.72, "yesterday"),
        DeckLine("verbs", "French verbs", 8, 0, 0.91, "today"),
        DeckLine(
            "new", "A deck with a name that is much longer than any table would like it to be", 0, 30, 0.0, ""
        ),
    ),
    due=22,
    minutes=7,
    streak_days=5,
    notes=("week3.yaml: 2 mistakes; `quizkit check` names them.",),
)

UNICODE_STYLE = Style(
    linear=False, interactive=True, colour=False, encoding="utf-8", marks=UNICODE, columns=80
)
ASCII_STYLE = UNICODE_STYLE._replace(encoding="ascii", marks=ASCII)
LINEAR_STYLE = UNICODE_STYLE._replace(linear=True, interactive=False)


def look(style: Style = UNICODE_STYLE, width: int = 80) -> Look:
    return Look.of(style, width)


class Written(NamedTuple):
    """What an `Out` of a test has written."""

    out: Out
    stdout: StringIO
    stderr: StringIO


def written(style: Style = UNICODE_STYLE) -> Written:
    stdout, stderr = StringIO(), StringIO()
    return Written(Out(stdout, stderr, style), stdout, stderr)
