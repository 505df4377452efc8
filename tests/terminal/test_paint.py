"""Questions and boards as they are painted: reviewed files for every form, wide, narrow and in ASCII."""

from collections.abc import Callable

import pytest
from golden import frames
from terminal_samples import (
    ARRANGE,
    ASCII_STYLE,
    CARD,
    DATES,
    FORMS,
    GAPS,
    LINE,
    LINES,
    PAIR,
    PICK,
    TICK,
    UNICODE_STYLE,
    asking,
    look,
)

from quizkit.model.forms import Form
from quizkit.model.replies import (
    Arranged,
    Filled,
    GaveUp,
    Listed,
    Paired,
    Picked,
    Rated,
    Reply,
    Ticked,
    Typed,
)
from quizkit.terminal import boards, paint
from quizkit.terminal.choosing import CardBoard
from quizkit.terminal.layout import Line, plain
from quizkit.terminal.style import Style

LOOKS = [("80", UNICODE_STYLE, 80), ("40", UNICODE_STYLE, 40), ("ascii", ASCII_STYLE, 80)]


def text(lines: list[Line]) -> str:
    return "\n".join(map(plain, lines))


@pytest.mark.parametrize(("name", "style", "width"), LOOKS)
def test_first_look(golden: Callable[[str, str], None], name: str, style: Style, width: int) -> None:
    room = look(style, width)
    shown = {}
    for form in FORMS:
        view = asking(form)
        board = boards.start(view.form, view.next_dates)
        shown[form] = text([*paint.question(view, room), *boards.first_look(board, room, 30)])
    golden(f"paint-{name}", frames(shown))


REPLIES: list[tuple[str, Form, Reply]] = [
    ("pick", PICK, Picked(PICK.options[1].key)),
    ("pick, gave up", PICK, GaveUp()),
    ("tick", TICK, Ticked(("PHYSICAL", "BANANA"))),
    ("arrange", ARRANGE, Arranged(tuple(item.key for item in reversed(ARRANGE.items)))),
    ("arrange, gave up", ARRANGE, GaveUp()),
    ("pair", PAIR, Paired((("CALVIN", "GENEVA"), ("ZWINGLI", "ZÜRICH"), ("LUTHER", "WITTENBERG")))),
    ("pair, one open", PAIR, Paired((("CALVIN", "GENEVA"),))),
    ("card", CARD, Rated(3)),
    ("card, gave up", CARD, GaveUp()),
    ("line", LINE, Typed("41.6 m")),
    ("line, gave up", LINE, GaveUp()),
    ("lines", LINES, Listed(("clergy", "nobility"))),
    ("gaps", GAPS, Filled(("Westphalia", ""))),
    ("gaps, gave up", GAPS, GaveUp()),
]


@pytest.mark.parametrize(("name", "style", "width"), LOOKS)
def test_settled(golden: Callable[[str, str], None], name: str, style: Style, width: int) -> None:
    room = look(style, width)
    shown = {title: text(boards.settled(form, reply, room)) for title, form, reply in REPLIES}
    golden(f"settled-{name}", frames(shown))


@pytest.mark.parametrize("width", [80, 40])
def test_everything_a_header_can_hold(golden: Callable[[str, str], None], width: int) -> None:
    full = asking("pick")._replace(
        deck="An introduction to computer networks, second edition",
        topic="transport layer",
        badge="again",
        flagged=True,
        hints=("Think of **sequence** numbers.", "Loss is one thing, order another; which of them shows?"),
        passage="A passage of some length, on which several questions are asked.\n\nIt has two paragraphs.",
    )
    bare = asking("pick")._replace(deck="", topic="", badge="", number=1, of=1, done=0)
    shown = {
        "full": text(paint.question(full, look(width=width))),
        "bare": text(paint.question(bare, look(width=width))),
    }
    golden(f"header-{width}", frames(shown))


def test_lines_are_not_longer_than_the_terminal() -> None:
    for width in (20, 33, 40, 59, 60, 80, 200):
        for form in FORMS:
            view = asking(form)
            room = look(width=width)
            board = boards.start(view.form, view.next_dates)
            for line in [*paint.question(view, room), *boards.first_look(board, room, 30)]:
                assert len(plain(line)) <= min(width, 100), (width, form)


def test_card_that_is_turned_shows_back_and_dates() -> None:
    board = boards.start(CARD, lambda: DATES)
    assert isinstance(board, CardBoard)
    turned, at, reply = board.press("enter", 2)
    assert (at, reply) == (2, None)
    assert text(turned.lines(look(), at)).split("\n") == [
        "   Transmission Control Protocol",
        "     SYN  ->  ACK",
        "   in three steps",
        "",
        "   1) again   again today",
        "   2) hard    in 2 days",
        " › 3) good    in 4 days",
        "   4) easy    in 12 days",
    ]


def test_dates_of_a_card_are_reckoned_only_when_it_is_turned() -> None:
    def reckon() -> tuple[str, str, str, str]:
        raise ZeroDivisionError

    board = boards.start(CARD, reckon)
    boards.first_look(board, look(), 30)
    assert isinstance(board, CardBoard)
    with pytest.raises(ZeroDivisionError):
        board.press("enter", 0)


@pytest.mark.parametrize(
    ("height", "above", "rows"), [(24, 6, 14), (24, 30, 8), (10, 3, 5), (3, 2, 5), (50, 10, 36)]
)
def test_room_for_a_board(height: int, above: int, rows: int) -> None:
    assert paint.room(height, above, 4) == rows


def test_keys_break_between_two_of_them() -> None:
    helps = [("Enter", "done"), ("?", "hint"), ("Esc", "menu of all that can be done now")]
    assert [plain(row) for row in paint.keys_help(helps, look(width=24))] == [
        "  Enter done  ? hint",
        "  Esc menu of all that",
        "  can be done now",
    ]


@pytest.mark.parametrize(
    ("share", "drawn"), [(0, "────"), (0.5, "━━──"), (1, "━━━━"), (7, "━━━━"), (-1, "────")]
)
def test_bar(share: float, drawn: str) -> None:
    assert paint.bar(share, 4, look()) == drawn
