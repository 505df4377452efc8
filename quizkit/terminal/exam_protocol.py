"""What became of an exam as plain texts, to be read aloud: the score first, then every question."""

from quizkit.model.grades import Outcome
from quizkit.model.markup import plain
from quizkit.study.exam_result import Part, Result, Scored
from quizkit.terminal import exam_lines, exam_words
from quizkit.terminal.out import Out
from quizkit.terminal.prose import Look
from quizkit.terminal.style import ASCII


def protocol(view: Result) -> list[str]:
    """Texts that may hold markup and line ends; none is empty."""
    told = [
        f"Exam finished: {view.title}, {exam_words.took(view)}.",
        f"Score: {exam_words.score(view)}.",
        exam_words.passed(view),
    ]
    for title, parts in (("By tag", view.tags), ("By level", view.levels)):
        if parts:
            told.append(f"{title}: {', '.join(map(_part, parts))}.")
    for one in view.questions:
        told += _question(one)
    return [text for text in (*told, *exam_words.footnotes(view)) if text]


def show_protocol(out: Out, view: Result, *, linear: bool) -> None:
    """Writes the protocol as the terminal can show it."""
    if not linear:
        out.lines(exam_lines.report(view, Look.of(out.style, out.width)))
        return
    for text in protocol(view):
        for line in plain(text).split("\n"):
            out.line(line)


def _question(one: Scored) -> list[str]:
    told = exam_words.outcome(one, ASCII)
    said = "" if one.outcome is Outcome.RIGHT else ", ".join(one.said)
    named = (("Right is", ", ".join(one.right)), ("Why", one.why), ("Source", one.source))
    return [
        f"Question {one.number}. {one.prompt}",
        f"{told.sign} {told.word}{f': {one.rule}' if one.rule else ''}",
        *([f"You said: {said}"] if said else []),
        *one.feedback,
        *(f"{name}: {text}" for name, text in named if text),
    ]


def _part(part: Part) -> str:
    return f"{part.name} {exam_words.part(part)}, {exam_words.percent(part.share)}"
