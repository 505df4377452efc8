"""A matching board with many or long partners, on small screens."""

from io import StringIO

import pytest
from prompt_screens import Keyboard, WatchedAsker, keyboard_and_screen
from terminal_samples import UNICODE_STYLE, asking, look, no_objection, options

from quizkit.model.forms import Pair
from quizkit.terminal.arranging import PairBoard
from quizkit.terminal.full import FullFront
from quizkit.terminal.layout import line_width
from quizkit.terminal.out import Out


def front(keys: Keyboard, columns: int = 80) -> FullFront:
    """A front whose prompts are worked by the keyboard."""
    assert keys.paper is not None
    style = UNICODE_STYLE._replace(columns=columns)
    made = FullFront(Out(keys.paper, StringIO(), style), StringIO())
    made.__dict__["_asker"] = WatchedAsker(style, keys)
    return made


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (60, 20), (40, 24)])
def test_all_partners_are_seen_whatever_row_is_pointed_at(columns: int, rows: int) -> None:
    names = [f"{letter}{letter.lower()}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    form = Pair(options(*names), options(*names))
    with keyboard_and_screen(columns, rows) as keys:
        made = front(keys.press("@first", *["down"] * 15, "@middle", "q", "@paired", "c-d"), columns)
        made.ask(asking("pair")._replace(form=form), no_objection)
        for frame in ("first", "middle", "paired"):
            shown = keys.frames[frame].split("Match reformer and city.")[1]
            assert all(f"{letter}) {letter.upper()}" in shown for letter in "abcdefghijklmnopqrstuvwxyz")
        assert "› 16. Pp  → ____" in keys.frames["middle"]
        assert "16. Pp  → q) Qq" in keys.frames["paired"]


@pytest.mark.parametrize("width", [20, 30, 40, 80, 120])
@pytest.mark.parametrize("room", [5, 9, 15, 40])
@pytest.mark.parametrize("text", ["x", "Zürich", "日本の首都", "a partner with a name that goes on and on"])
def test_partners_are_within_the_screen(width: int, room: int, text: str) -> None:
    for count in (2, 5, 12, 26, 40):
        names = options(*(f"{text} {number}" for number in range(count)))
        shown = PairBoard.empty(names, names).partner_lines(look(width=width), room)
        assert len(shown) < max(room, 3)
        assert max(map(line_width, shown)) <= width


def test_long_partners_are_whole_where_there_is_room() -> None:
    names = options(*(f"{number} and a name that goes on and on" for number in range(4)))
    shown = PairBoard.empty(names, names).partner_lines(look(width=40), 24)
    assert ["".join(text for _, text in line).strip() for line in shown][:3] == [
        "",
        "a) 0 and a name that goes on and",
        "on",
    ]
