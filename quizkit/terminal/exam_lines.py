"""Exams as lines: a question's header, the review, the report. Pure."""

from collections.abc import Sequence

from quizkit.model.grades import Outcome
from quizkit.study.exam_result import Part, Result, Scored
from quizkit.terminal import exam_words
from quizkit.terminal.choosing import pointer
from quizkit.terminal.exam_front import Intro, Standing
from quizkit.terminal.front import Asking
from quizkit.terminal.layout import BLANK, Line, cut, line_width, pad, spread, width, wrap
from quizkit.terminal.paint import bar
from quizkit.terminal.prose import Look, one_line_of, prose

_LEAD: Line = (("", "  "),)
_SPACE: Line = (("", " "),)
_BAR_CELLS = 40
_PART_CELLS = 20
_STACKED_PART_CELLS = 14
_NAME_CELLS = 10
_BESIDE_BAR = 14
"""Spaces and figures beside a bar and what it is of."""


def intro(view: Intro, look: Look) -> list[Line]:
    """What the exam is, before it begins."""
    rows = [*exam_words.paper(view), *view.notes]
    return [
        BLANK,
        *_titled("Exam", view.title, look),
        BLANK,
        *(line for row in rows for line in wrap((("", look.safe(row)),), look.cells, _LEAD)),
    ]


def question(view: Asking, look: Look) -> list[Line]:
    """Header, progress, passage and prompt; not what there is to choose."""
    place: Line = (("strong", f" {view.number} of {view.of}"),)
    if view.flagged:
        place = (*place, ("almost", "   marked"))
    done: Line = (("dim", f"{view.done} answered "),)
    room = look.cells - line_width((*place, *done)) - 6
    title = cut(one_line_of(view.deck, look), max(room, 1), look.marks.ellipsis)
    head = spread((*place, ("dim", f"   {title}")) if not look.stacked else place, done, look.cells)
    share = view.done / view.of if view.of else 0.0
    passage = [*prose(view.passage, look, _LEAD), BLANK] if view.passage else []
    return [
        BLANK,
        head,
        (("dim", f" {bar(share, look.cells - 2, look)}"),),
        BLANK,
        *passage,
        *prose(view.prompt, look, _LEAD),
        BLANK,
    ]


def review_rows(view: Standing, look: Look, at: int) -> list[Line]:
    """A line for each question; the one at `at`, from 0, is pointed at."""
    marks, widest = look.marks, len(str(len(view.prompts)))
    rows: list[Line] = []
    for number, prompt in enumerate(view.prompts, 1):
        style = "pointed" if number == at + 1 else ""
        done = marks.unticked if number in view.open else marks.ticked
        mark = marks.attention if number in view.marked else " "
        lead: Line = (
            pointer(look, pointed=number == at + 1),
            (style, f"{number:>{widest}} {done} "),
            ("almost", mark),
            ("", " "),
        )
        room = look.cells - line_width(lead)
        rows.append((*lead, (style, cut(one_line_of(prompt, look), room, marks.ellipsis))))
    return rows


def standing(view: Standing, look: Look) -> list[Line]:
    """What is answered, open and marked, and by which signs the rows say so."""
    marks = look.marks
    signs = f"{marks.ticked} answered   {marks.unticked} open   {marks.attention} marked"
    return [
        BLANK,
        (("head", " Review"),),
        *wrap((("", " ".join(exam_words.standing(view))),), look.cells, _SPACE),
        *wrap((("dim", signs),), look.cells, _SPACE),
        BLANK,
    ]


def report(view: Result, look: Look) -> list[Line]:
    """Every question with its right answer, then the score: what is read first stands next to the keys."""
    return [
        BLANK,
        *(line for one in view.questions for line in (*_scored(one, look), BLANK)),
        *_titled("Exam", view.title, look, exam_words.took(view)),
        BLANK,
        *_score(view, look),
        *_parts("By tag", view.tags, look),
        *_parts("By level", view.levels, look),
        BLANK,
        *(line for row in exam_words.footnotes(view) for line in wrap((("", row),), look.cells, _SPACE)),
    ]


def _titled(what: str, title: str, look: Look, right: str = "") -> list[Line]:
    left: Line = (("head", f" {what}"), ("", "   "), ("strong", one_line_of(title, look)))
    if not right:
        return wrap(left[1:], look.cells, left[:1])
    if line_width(left) + width(right) + 3 <= look.cells:
        return [spread(left, (("dim", f"{right} "),), look.cells)]
    return [*wrap(left[1:], look.cells, left[:1]), (("dim", f" {right}"),)]


def _scored(one: Scored, look: Look) -> list[Line]:
    told = exam_words.outcome(one, look.marks)
    number: Line = (("strong", f" {one.number:>2}  "),)
    blank: Line = (("", " " * line_width(number)),)
    rows = [
        ("you said", one.said if one.outcome is not Outcome.RIGHT else ()),
        ("", one.feedback),
        ("right is", one.right),
        ("", (one.rule,)),
        ("why", (one.why,)),
        ("source", (one.source,)),
    ]
    return [
        *prose(one.prompt, look, number),
        *wrap(((told.style, f"{told.sign} {told.word}"),), look.cells, blank),
        *(line for name, texts in rows for line in _row(name, texts, blank, look)),
    ]


def _row(name: str, texts: Sequence[str], lead: Line, look: Look) -> list[Line]:
    """A name and what it names, side by side or, when narrow, behind a colon."""
    label = f"{name}: " if look.stacked and name else "" if look.stacked else pad(name, _NAME_CELLS)
    rows: list[Line] = []
    for text in texts:
        if text:
            shown = label if not rows else " " * len(label)
            rows += prose(text, look, (*lead, ("dim", shown)))
    return rows


def _score(view: Result, look: Look) -> list[Line]:
    style = {True: "right", False: "wrong", None: "strong"}[view.passed]
    cells = _BAR_CELLS // 2 if look.stacked else _BAR_CELLS
    filled: Line = ((style, f" {bar(view.score, cells, look)}"),)
    told: Line = (("strong", exam_words.score(view)),)
    rows = [filled, (*_SPACE, *told)] if look.stacked else [(*filled, ("", "  "), *told)]
    passed = exam_words.passed(view)
    if passed:
        sign = look.marks.right if view.passed else look.marks.wrong
        rows += wrap(((style, f"{sign} {passed}"),), look.cells, _SPACE)
    return rows


def _parts(title: str, parts: Sequence[Part], look: Look) -> list[Line]:
    if not parts:
        return []
    figures = [(f"{exam_words.percent(one.share):>6}", exam_words.part(one)) for one in parts]
    widest = max(width(told) for _, told in figures)
    room = look.cells - _PART_CELLS - widest - _BESIDE_BAR
    cells = _STACKED_PART_CELLS if look.stacked else _PART_CELLS
    names = [one_line_of(one.name, look) for one in parts]
    column = min(max(map(width, names)), room)
    rows: list[Line] = [BLANK, (("strong", f" {title}"),)]
    for one, name, (share, told) in zip(parts, names, figures, strict=True):
        drawn: Line = (
            ("dim", bar(one.share, cells, look)),
            ("", f" {share}"),
            ("dim", f"  {pad(told, widest, right=True)}"),
        )
        if look.stacked:
            rows += [*wrap((("", name),), look.cells, _LEAD), (("", "    "), *drawn)]
        else:
            shown = pad(cut(name, column, look.marks.ellipsis), column)
            rows.append((("", f"   {shown}  "), *drawn))
    return rows
