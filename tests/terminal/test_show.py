"""Verdicts, the summary, home and questions with answers, in ASCII too; and where carets stand."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

import pytest
from golden import frames
from rich.console import RenderableType
from terminal_samples import (
    ALMOST,
    ASCII_STYLE,
    CARD,
    FORMS,
    GAPS,
    HOME,
    PAIR,
    PICK,
    SUMMARY,
    TICK,
    UNICODE_STYLE,
    VERDICTS,
    look,
    written,
)

from quizkit.model.forms import Form
from quizkit.model.grades import Grade, Outcome
from quizkit.model.nodes import Place
from quizkit.model.question import About, Question
from quizkit.model.replies import Arranged, Filled, Listed, Paired, Picked, Rated, Reply, Ticked, Typed
from quizkit.terminal import show
from quizkit.terminal.style import Style

if TYPE_CHECKING:
    from collections.abc import Collection

Check = Callable[[str, str], None]

REPLIES: dict[str, Reply] = {
    "pick": Picked(PICK.options[1].key),
    "tick": Ticked(tuple(TICK.options[place].key for place in (0, 1, 3))),
    "arrange": Arranged(("MAGNA CARTA", "DIET OF WORMS", "PEACE OF WESTPHALIA")),
    "pair": Paired(
        tuple((left.key, right.key) for left, right in zip(PAIR.left, PAIR.right[:3], strict=True))
    ),
    "card": Rated(3),
    "line": Typed("41.6"),
    "lines": Listed(("clergy", "nobility", "commons")),
    "gaps": Filled(("Westphalia", "Thirty Years' War")),
}
RIGHT_LINES = {
    "line": ("41.6 m",),
    "lines": ("clergy", "nobility", "commons"),
    "gaps": ("Westphalia", "Thirty Years' War"),
}


class Sample(Question):
    """A question of any form."""

    kind: ClassVar[str] = "sample"

    name: str

    @property
    def prompt(self) -> str:
        return f"The **prompt** of `{self.name}`?"

    def form(self, seed: str) -> Form:
        assert seed == "7"
        return FORMS[self.name]

    def grade(self, reply: Reply, rivals: "Collection[str]" = ()) -> Grade:
        del rivals
        words = ("IP promises nothing of the kind.",) if reply == Picked(PICK.options[0].key) else ()
        return Grade(0.0, Outcome.WRONG, (), (), feedback=words)

    def right_reply(self) -> Reply:
        return REPLIES[self.name]

    def right_lines(self) -> tuple[str, ...]:
        return RIGHT_LINES.get(self.name, ("never shown twice",))

    def accepted(self) -> tuple[str, ...]:
        return (*RIGHT_LINES.get(self.name, ()), "another spelling") if self.name in RIGHT_LINES else ()


ABOUT = About(
    key="tcp-order",
    key_written=True,
    group="",
    place=Place(1, 1, 1, 1),
    tags=("networks", "transport"),
    level=2,
    source="RFC 9293, section 3.4",
    why="Loss still happens; TCP repairs it.",
    hints=("Think of sequence numbers.", "Not of loss."),
)
BARE = About(key="bare", key_written=True, group="", place=Place(1, 1, 1, 1))


def drawn(renderable: RenderableType, style: Style, columns: int) -> str:
    one = written(style._replace(columns=columns))
    one.out.rich(renderable)
    return one.stdout.getvalue()


@pytest.mark.parametrize("columns", [80, 40])
def test_everything_in_ascii(golden: Check, columns: int) -> None:
    room = look(ASCII_STYLE, columns)
    shown = {name: drawn(show.verdict(view, room), ASCII_STYLE, columns) for name, view in VERDICTS.items()}
    shown["summary"] = drawn(show.summary(SUMMARY, room), ASCII_STYLE, columns)
    shown["home"] = drawn(show.home(HOME, room), ASCII_STYLE, columns)
    assert "".join(shown.values()).isascii()
    golden(f"show-ascii-{columns}", frames(shown))


@pytest.mark.parametrize("columns", [80, 40])
def test_questions_with_answers(golden: Check, columns: int) -> None:
    room = look(width=columns)
    shown = {
        name: drawn(show.with_answer(Sample(ABOUT, name), "7", room), UNICODE_STYLE, columns)
        for name in FORMS
    }
    shown["bare"] = drawn(show.with_answer(Sample(BARE, "line"), "7", room), UNICODE_STYLE, columns)
    golden(f"show-question-{columns}", frames(shown))


def test_show_question_writes_it() -> None:
    one = written()
    show.show_question(one.out, Sample(ABOUT, "pick"), "7")
    assert "✓ The receiver hands bytes over in sequence" in one.stdout.getvalue()


@pytest.mark.parametrize("columns", [20, 40, 59, 60, 80, 120, 200])
def test_lines_fit(columns: int) -> None:
    room = look(width=columns)
    renderables = [
        *(show.verdict(view, room) for view in VERDICTS.values()),
        show.summary(SUMMARY, room),
        show.home(HOME, room),
        *(show.with_answer(Sample(ABOUT, name), "7", room) for name in FORMS),
    ]
    for renderable in renderables:
        for line in drawn(renderable, UNICODE_STYLE, columns).splitlines():
            assert len(line) <= min(columns, 100), line


@pytest.mark.parametrize(
    ("typed", "right", "marked"),
    [
        ("handshack", "handshake", "       ^^"),
        ("Handshake", "handshake", ""),
        ("handhake", "handshake", "    ^"),
        ("handshakes", "handshake", "         ^"),
        ("Zurich", "Zürich", " ^"),
        ("ab", "ba", "^ ^"),
        ("", "x", "^"),
    ],
)
def test_slips(typed: str, right: str, marked: str) -> None:
    carets = [" "] * (len(right) + 1)
    for start, end in show.slips(typed, right):
        carets[start:end] = "^" * (end - start)
    assert "".join(carets).rstrip() == marked


@pytest.mark.parametrize(
    ("typed", "right", "lines"),
    [
        ("三方握受", "三方握手", ["三方握手", "      ^^"]),
        ("no slip", "no slip", ["no slip"]),
        ("x" * 45, "y" * 45, ["y" * 45]),
    ],
)
def test_carets_stand_below_the_slip(typed: str, right: str, lines: list[str]) -> None:
    view = ALMOST._replace(said=(typed,), right=(right,), rule="", why="", source="", next="")
    shown = drawn(show.verdict(view, look()), UNICODE_STYLE, 80).splitlines()
    start = next(place for place, line in enumerate(shown) if "right is" in line)
    assert [line[25:] for line in shown[start:]] == lines


def test_nothing_answered_is_nothing_recalled() -> None:
    view = SUMMARY._replace(right=0, almost=0, wrong=0, missed=(), leeches=())
    assert "recalled" not in drawn(show.summary(view, look()), UNICODE_STYLE, 80)


def test_long_verdicts_wrap_beside_their_names() -> None:
    view = VERDICTS["wrong"]._replace(why="many words " * 20)
    shown = drawn(show.verdict(view, look()), UNICODE_STYLE, 80).splitlines()
    assert all(line.startswith(" " * 25) or line[14:].split("  ")[0] for line in shown)
    assert max(map(len, shown)) <= 80


def test_card_shows_its_back_once() -> None:
    shown = drawn(show.with_answer(Sample(ABOUT, "card"), "7", look()), UNICODE_STYLE, 80)
    assert shown.count(CARD.back.split("\n")[0]) == 1


def test_gaps_are_told_in_order() -> None:
    shown = drawn(show.with_answer(Sample(ABOUT, "gaps"), "7", look()), UNICODE_STYLE, 80)
    assert shown.index("Westphalia") < shown.index("Thirty") < shown.index("another spelling")
    assert GAPS.gaps
