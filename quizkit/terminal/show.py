"""Verdicts, summaries, the home screen and questions with their answers, laid out by rich.

Text of decks goes into rich as `Text`, never as markup. There are no boxes: they break when a window is
resized, when text is copied and when it is read aloud.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from rich.console import Group, OverflowMethod, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from quizkit.model.forms import Arrange, Form, Option, Pair, PickOne, TickSeveral, TurnOver
from quizkit.model.grades import Outcome
from quizkit.model.question import Question
from quizkit.model.replies import Paired, Picked, Ticked
from quizkit.terminal import words
from quizkit.terminal.boards import settled, start
from quizkit.terminal.choosing import back_lines, number
from quizkit.terminal.front import DeckLine, Home, Missed, Summary, Verdict
from quizkit.terminal.layout import BLANK, Line, spread, width, wrap
from quizkit.terminal.out import Out
from quizkit.terminal.paint import bar
from quizkit.terminal.prose import Look, inline, lines, one_line_of, prose
from quizkit.terminal.style import STYLES, UNICODE
from quizkit.terminal.typed import GapsBoard, LineBoard, LinesBoard

_BAR_CELLS = 40
_KNOWN_CELLS = 10

Row: TypeAlias = tuple[str, Sequence[Line]]
"""What something is, and the lines that tell it; no lines for what is not there."""


def verdict(view: Verdict, look: Look) -> RenderableType:
    """What became of an answer; short when it was simply right."""
    told = words.outcome(view.outcome, look.marks)
    label = Text(f"{told.sign} {told.word}", STYLES[told.style])
    feedback: Row = ("", _all(view.feedback, look))
    why: Row = ("why", lines(view.why, look))
    comes_back: Row = ("next", lines(words.comes_back(view), look))
    if view.outcome is Outcome.RIGHT:
        return _rows_beside(label, [feedback, why, comes_back], look)
    rows: list[Row] = [
        ("again", lines(view.before, look)),
        ("you typed" if view.typed else "you said", _all(view.said, look)),
        feedback,
        ("right is", _right(view, look)),
        ("", lines(view.rule, look)),
        # Below the right answer, as the feedback is below the wrong one: a contrast.
        ("", why[1]) if view.before and not look.stacked else why,
        ("source", lines(view.source, look)),
        comes_back,
    ]
    return _rows_beside(label, rows, look)


def summary(view: Summary, look: Look) -> RenderableType:
    """The end of a sitting."""
    took: Line = (("dim", f"{words.duration(view.took_ms)} "),)
    return Group(
        _text([BLANK, spread((("head", f" {words.title(view)}"),), took, look.cells), BLANK]),
        _tally(view, look),
        *_recalled(view, look),
        *_again(view.missed, look),
        *(
            _attention(words.leech(one_line_of(prompt, look), times, "e", look.marks), look)
            for prompt, times in view.leeches
        ),
        _told(" ".join(words.outlook(view)), look),
    )


def home(view: Home, look: Look) -> RenderableType:
    """The decks, and what waits in them."""
    head = spread((("head", " quizkit"),), (("dim", f"{view.date} "),), look.cells)
    due = "   ".join(part for part in (words.due(view), words.streak(view)) if part)
    return Group(
        _text([BLANK, head, BLANK]),
        *(_attention(look.safe(note), look) for note in view.notes),
        *([Text()] if view.notes else []),
        _stacked_decks(view.decks, look) if look.stacked else _decks(view.decks, look),
        _told(due, look),
    )


def show_question(out: Out, question: Question, seed: str) -> None:
    """Writes a question as the student will see it, with its answer and all that goes with it."""
    out.rich(with_answer(question, seed, Look.of(out.style, out.width)))


def with_answer(question: Question, seed: str, look: Look) -> RenderableType:
    """A question as the student will see it, with its answer and all that goes with it."""
    about, form = question.about, question.form(seed)
    level = "" if about.level is None else f"   level {about.level}"
    head: Line = (("strong", f" {look.safe(about.key)}"), ("dim", f"   {question.kind}{level}"))
    lead: Line = (("", "  "),)
    passage = [*prose(about.passage, look, lead), BLANK] if about.passage else []
    asked, board = _asked(form, look), _answered(question, form, look)
    rows: list[Row] = [
        ("right is", () if board else _all(question.right_lines(), look)),
        *((detail.name, _all(detail.lines, look)) for detail in question.details()),
        ("fits none", lines(", ".join(_left_over(question, form)), look)),
        ("why", lines(about.why, look)),
        *((f"hint {place}", lines(hint, look)) for place, hint in enumerate(about.hints, 1)),
        ("source", lines(about.source, look)),
        ("tags", lines(", ".join(about.tags), look)),
    ]
    top = [BLANK, head, BLANK, *passage, *prose(question.prompt, look, lead)]
    top += [part for block in (asked, board) if block for part in (BLANK, *block)]
    if not any(any(told) for _, told in rows):
        return _text(top)
    return Group(_text([*top, BLANK]), _rows_beside(None, rows, look))


def _asked(form: Form, look: Look) -> list[Line]:
    """What stands above the line in which something is typed."""
    match start(form, lambda: ("", "", "", "")):
        case GapsBoard() as board:
            return [row for at in range(len(board.texts)) for row in board._replace(at=at).above(look)]
        case LineBoard() | LinesBoard() as board:
            return board.above(look)
        case _:
            return []


def _left_over(question: Question, form: Form) -> list[str]:
    """Partners that belong to no row."""
    right = question.right_reply()
    if not isinstance(form, Pair) or not isinstance(right, Paired):
        return []
    used = {key for _, key in right.pairs}
    return sorted(option.text for option in form.right if option.key not in used)


def slips(typed: str, right: str) -> list[tuple[int, int]]:
    """Stretches of the right text where the typed one differs from it; capitals do not count."""
    from difflib import SequenceMatcher

    if len(typed.lower()) == len(typed) and len(right.lower()) == len(right):
        typed, right = typed.lower(), right.lower()
    codes = SequenceMatcher(None, typed, right, autojunk=False).get_opcodes()
    return [(start, max(end, start + 1)) for tag, _, _, start, end in codes if tag != "equal"]


def _right(view: Verdict, look: Look) -> list[Line]:
    """The right answer; below a typed one that was nearly right, carets where it differs."""
    told = _all(view.right, look)
    if view.outcome is not Outcome.ALMOST or not view.typed or len(view.right) != 1 or len(view.said) != 1:
        return told
    right = look.safe(view.right[0])
    marked = slips(look.safe(view.said[0]), right)
    if not marked or width(right) > look.cells // 2 or "\n" in right:
        return told
    edges = [0, *(edge for stretch in marked for edge in stretch), len(right)]
    parts = [
        ("slip" if place % 2 else "", right[start:end]) for place, (start, end) in enumerate(pairwise(edges))
    ]
    carets = "".join(("^" if style else " ") * max(width(text), bool(style)) for style, text in parts)
    return [tuple(parts), (("wrong", carets.rstrip()),)]


def _rows_beside(label: Text | None, rows: Sequence[Row], look: Look) -> RenderableType:
    """Names and what they name side by side, after the label; one below the other when narrow."""
    rows = [row for row in rows if any(row[1])]
    labels = [] if label is None else [label]
    if look.stacked:
        told = [_text(_below(row)) for row in rows]
        return Padding(Group(*labels, *told), (0, 2))
    grid = Table.grid(padding=(0, 2))
    if labels:
        grid.add_column(min_width=10, no_wrap=True)
    grid.add_column(min_width=9, no_wrap=True)
    grid.add_column(overflow="fold")
    for name, told_lines in rows or [("", ())]:
        grid.add_row(*labels, Text(name, STYLES["dim"]), _text(told_lines))
        labels = [Text() for _ in labels]
    return Constrain(Padding(grid, (0, 0, 0, 2)), look.cells)


def _below(row: Row) -> list[Line]:
    """What is one line behind its name; more lines below it."""
    name, told = row
    title: Line = (("dim", f"{name}: "),) if name else BLANK
    return [(*title, *told[0])] if len(told) == 1 else [*([title] if name else []), *told]


def _tally(view: Summary, look: Look) -> Text:
    marks = look.marks
    counts = [
        ("right", f"{marks.right} {view.right} right"),
        ("almost", f"{marks.almost} {view.almost} almost"),
        ("wrong", f"{marks.wrong} {view.wrong} wrong"),
        ("dim", f"{marks.skipped} {view.skipped} skipped"),
    ]
    if look.stacked:
        return _text([(("", " "), count) for count in counts])
    first, *rest = counts
    return _text([(("", " "), first, *(part for count in rest for part in (("", "   "), count)))])


def _recalled(view: Summary, look: Look) -> list[RenderableType]:
    share = words.recalled(view)
    if share is None:
        return []
    told: Line = (("right", f" {bar(share, _BAR_CELLS // 2 if look.stacked else _BAR_CELLS, look)}"),)
    told = (*told, ("", f" {share:.0%} recalled"))
    if view.last_time is None:
        return [_text([told])]
    before = ("dim", f"(last time {view.last_time:.0%})")
    return [_text([told, (("", " "), before)] if look.stacked else [(*told, ("", "   "), before)])]


def _again(missed: Sequence[Missed], look: Look) -> list[RenderableType]:
    if not missed:
        return []
    head = _text([BLANK, (("strong", " To look at again"),)])
    sign = Text(look.marks.wrong, STYLES["wrong"])
    if look.stacked:
        lead: Line = (("wrong", f" {look.marks.wrong} "),)
        return [head, *(_text(wrap(_one(one, look), look.cells, lead)) for one in missed)]
    grid = Table.grid(padding=(0, 2), expand=True)
    grid.add_column(no_wrap=True)
    for share in (3, 2):
        grid.add_column(ratio=share, no_wrap=True, overflow=_overflow(look))
    grid.add_column(justify="right", no_wrap=True)
    for one in missed:
        right = Text(f"{look.marks.arrow} {look.safe(one.right)}")
        grid.add_row(sign, Text(look.safe(one.prompt)), right, Text(one.next, STYLES["dim"]))
    return [head, Constrain(Padding(grid, (0, 1)), look.cells)]


def _one(missed: Missed, look: Look) -> Line:
    parts = f"{look.safe(missed.prompt)} {look.marks.arrow} {look.safe(missed.right)}"
    return (("", parts), ("dim", f"  {missed.next}"))


def _decks(decks: Sequence[DeckLine], look: Look) -> RenderableType:
    grid = Table.grid(padding=(0, 3), expand=True)
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1, no_wrap=True, overflow=_overflow(look))
    for justify in ("right", "right", "left", "right"):
        grid.add_column(justify=justify, no_wrap=True)
    grid.add_row(*(Text(name, STYLES["dim"]) for name in ("", "deck", "due", "new", "known", "last")))
    for place, deck in enumerate(decks):
        known = f"{bar(deck.known, _KNOWN_CELLS, look)} {deck.known:4.0%}"
        grid.add_row(
            Text(number(place, len(decks))),
            Text(one_line_of(deck.title, look)),
            Text(str(deck.due), STYLES["strong" if deck.due else "dim"]),
            Text(str(deck.new)),
            Text(known),
            Text(deck.last or "never", STYLES["dim"]),
        )
    return Constrain(Padding(grid, (0, 1)), look.cells)


def _stacked_decks(decks: Sequence[DeckLine], look: Look) -> RenderableType:
    rows: list[Line] = []
    for place, deck in enumerate(decks):
        title: Line = (
            ("strong", one_line_of(deck.title, look)),
            ("dim", f"  {deck.due} due, {deck.new} new"),
        )
        rows += wrap(title, look.cells, (("", f" {number(place, len(decks))}  "),))
    return _text(rows)


def _answered(question: Question, form: Form, look: Look) -> list[Line]:
    """The right answer in the form in which it is asked for; empty where it is typed."""
    match form, question.right_reply():
        case PickOne(options), Picked(key):
            keys: tuple[str, ...] = (key,)
        case TickSeveral(options), Ticked(keys):
            pass
        case ((Arrange() | Pair()), reply):
            return settled(form, reply, look)
        case TurnOver(back), _:
            return back_lines(back, look)
        case _:
            return []
    return [
        line for option in options for line in _option(question, form, option, look, right=option.key in keys)
    ]


def _option(question: Question, form: Form, option: Option, look: Look, *, right: bool) -> list[Line]:
    lead: Line = (("right", f"  {look.marks.right} "),) if right else (("", "    "),)
    reply = Picked(option.key) if isinstance(form, PickOne) else Ticked((option.key,))
    said = question.grade(reply).feedback
    style = "right" if right else ""
    feedback = [line for text in said for line in prose(text, look, (("", "      "),), "dim")]
    return [*wrap(inline(option.text, look, style), look.cells, lead), *feedback]


def _attention(text: str, look: Look) -> Text:
    return _text(wrap((("", text),), look.cells, (("almost", f" {look.marks.attention} "),)))


def _told(text: str, look: Look) -> Text:
    return _text([BLANK, *wrap((("", text),), look.cells, (("", " "),))])


def _all(texts: Sequence[str], look: Look) -> list[Line]:
    return [line for text in texts for line in lines(text, look)]


def _overflow(look: Look) -> OverflowMethod:
    return "ellipsis" if look.marks is UNICODE else "crop"


def _text(rows: Sequence[Line]) -> Text:
    """Lines as rich shows them; styles are turned into its words."""
    parts = [
        (text, " ".join(STYLES.get(name, name) for name in style.split()))
        for place, row in enumerate(rows)
        for style, text in ((("", "\n"), *row) if place else row)
    ]
    return Text.assemble(*parts)
