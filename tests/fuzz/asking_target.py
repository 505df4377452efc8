"""Linear mode, question by question: any line is an answer, a command, or told what would be right."""

import io
from functools import cache

from quizkit.commands import views
from quizkit.files.decks import read_deck_text
from quizkit.model.question import Question
from quizkit.model.replies import from_json, to_json
from quizkit.terminal.boards import left_by
from quizkit.terminal.front import Asking, Command
from quizkit.terminal.linear import LinearFront
from quizkit.terminal.out import Out
from quizkit.terminal.style import ASCII, UNICODE, Style

from .promises import DATES
from .text_target import is_visible

DECK = """\
title: All kinds
questions:
  - {id: card, front: TCP, back: Transmission Control Protocol}
  - {id: pick, question: Who left first?, right: Mali, wrong: [Niger, Chad], hint: [It is large.]}
  - {id: tick, question: Which are there?, right: [Mali, Niger], wrong: [Ghana], why: They are.}
  - {id: truth, question: Chad is there., truth: false}
  - {id: short, question: Who?, answer: [Assimi Goïta, Goïta], feedback: {Traoré: He is next door.}}
  - {id: number, question: How high?, number: 41.6 +- 0.5 m, units: {cm: 0.01}}
  - {id: date, question: When?, date: 2020-08-18}
  - {id: gaps, cloze: "The Peace of {{Westphalia::a region}} ended the {{Thirty Years' War}}."}
  - {id: list, question: Which three?, list: [Mali, [Burkina Faso, Burkina], Niger]}
  - {id: order, question: Earliest first., order: [one, two, three]}
  - {id: match, question: Whose?, match: {Mali: Bamako, Niger: Niamey}, extra: [Accra]}
"""
MOST_TURNS = 200
AGAIN, TIMES, MOST_LONG = b"\x02", 5_000, 2
"""This byte stands for so many of the one before it: nobody types as many, but a cat or a pipe does."""
ENCODINGS = ("utf-8", "ascii", "latin-1", "cp437")
SURE = 0x80
"""In the first byte: it is asked whether the answer is sure."""


def run(data: bytes) -> None:
    first = data[0] if data else 0
    encoding = ENCODINGS[first // 16 % len(ENCODINGS)]
    stdout, stderr = io.StringIO(), io.StringIO()
    style = Style(True, bool(first & 0x40), False, encoding, UNICODE if encoding == "utf-8" else ASCII, 80)
    stdin = io.TextIOWrapper(io.BytesIO(_typed(data[1:])), encoding="utf-8")
    front = LinearFront(Out(stdout, stderr, style), stdin)
    questions = _questions()
    start = first % 16 % len(questions)
    for number, question in enumerate((*questions[start:], *questions[:start])):
        if not _is_asked(front, question, number, sure=bool(first & SURE)):
            break
    is_visible(stdout.getvalue())
    stdout.getvalue().encode(encoding)
    assert not stderr.getvalue()


def _typed(data: bytes) -> bytes:
    first, *others = data.split(AGAIN, MOST_LONG)
    parts = [first]
    for other in others:
        parts += [parts[-1][-1:] * TIMES, other]
    return b"".join(parts)


def _is_asked(front: LinearFront, question: Question, number: int, *, sure: bool) -> bool:
    """Asks until there is a reply, and shows what became of it; False at the end."""
    view = _asking(question, number)
    for _ in range(MOST_TURNS):
        got = front.ask(view, question.objection)
        if got is Command.QUIT:
            return False
        if isinstance(got, Command):
            front.note(f"{got}")
            continue
        if sure and front.sure() is Command.QUIT:
            return False
        assert from_json(to_json(got)) == got, "a reply changes in the log"
        assert not question.objection(got), "what should be asked again came through"
        grade = question.grade(got)
        assert 0 <= grade.score <= 1
        left_by(view.form, got)
        front.verdict(views.verdict(question, grade, 0, "tomorrow"))
        return True
    return False


@cache
def _questions() -> tuple[Question, ...]:
    deck = read_deck_text(DECK, "deck.yaml")
    assert not deck.problems
    return tuple(item.question for item in deck.items)


def _asking(question: Question, number: int) -> Asking:
    return Asking(
        number=number,
        of=11,
        done=0,
        deck="All kinds",
        topic="",
        badge="new",
        right=0,
        wrong=0,
        kind=question.kind,
        passage=question.about.passage,
        prompt=question.prompt,
        form=question.form("1"),
        hints=question.about.hints,
        flagged=False,
        seed=f"1/{question.about.key}",
        next_dates=lambda: DATES,
    )
