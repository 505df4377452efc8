"""A question on the screen, as lines made without any library. Pure.

So it can be read while the library that asks is still being loaded.
"""

from collections.abc import Sequence

from quizkit.terminal.front import Asking
from quizkit.terminal.layout import BLANK, Line, cut, line_width, spread, width, wrap
from quizkit.terminal.prose import Look, one_line_of, prose

_LEAD: Line = (("", "  "),)

_FEWEST_ROWS = 5
_SHORTEST_NAME = 12
_ANY_LENGTH = 10_000


def question(view: Asking, look: Look) -> list[Line]:
    """Header, progress, passage, prompt and the hints shown so far; not what there is to choose."""
    passage = [*prose(view.passage, look, _LEAD), BLANK] if view.passage else []
    hints = [line for place, text in enumerate(view.hints, 1) for line in (BLANK, *hint(text, place, look))]
    return [
        BLANK,
        *_header(view, look),
        _progress(view, look),
        BLANK,
        *passage,
        *prose(view.prompt, look, _LEAD),
        *hints,
        BLANK,
    ]


def hint(text: str, number: int, look: Look) -> list[Line]:
    return prose(text, look, (("dim", f"  hint {number}  "),))


def room(height: int, above: int, below: int) -> int:
    """Rows for a board, so that the question above it and the keys below it are seen as well.

    Of a very long question only the last rows count.
    """
    return max(_FEWEST_ROWS, height - min(above, height // 2) - below)


def keys_help(pairs: Sequence[tuple[str, str]], look: Look) -> list[Line]:
    """Keys and what they do, as rows that break between two of them."""
    rows: list[Line] = []
    for key, does in pairs:
        item: Line = (("key", key), ("dim", f" {does}"))
        if rows and line_width((*rows[-1], *item)) + 2 <= look.cells:
            rows[-1] = (*rows[-1], ("", "  "), *item)
        else:
            rows += wrap(item, look.cells, _LEAD)
    return rows


def bar(share: float, cells: int, look: Look) -> str:
    """A bar of so many cells, filled to a share from 0 to 1."""
    full = round(min(max(share, 0.0), 1.0) * cells)
    return look.marks.full * full + look.marks.empty * (cells - full)


def _header(view: Asking, look: Look) -> list[Line]:
    marks = look.marks
    place: Line = (("strong", f" {view.number} of {view.of}"),)
    tally: Line = (
        ("right", f"{marks.right} {view.right}"),
        ("", "  "),
        ("wrong", f"{marks.wrong} {view.wrong}"),
    )
    badges: Line = tuple(("almost", f"   {badge}") for badge in _badges(view))
    if look.stacked:
        where = _where(view, look, _ANY_LENGTH)
        rows = wrap((("dim", where),), look.cells, (("", " "),)) if where else []
        return [*wrap((*place, ("", "   "), *tally, *badges), look.cells), *rows]
    room = look.cells - line_width((*place, *badges, *tally)) - 6
    where = _where(view, look, room)
    return [spread((*place, ("dim", f"   {where}"), *badges), (*tally, ("", " ")), look.cells)]


def _where(view: Asking, look: Look, room: int) -> str:
    """Deck and topic; of a deck's long name so much that the topic still fits."""
    topic = f" {look.marks.arrow} {one_line_of(view.topic, look)}" if view.topic else ""
    deck = cut(one_line_of(view.deck, look), max(room - width(topic), _SHORTEST_NAME), look.marks.ellipsis)
    return cut(f"{deck}{topic}", max(room, 1), look.marks.ellipsis)


def _badges(view: Asking) -> list[str]:
    return [badge for badge in (view.badge, "flagged" if view.flagged else "") if badge]


def _progress(view: Asking, look: Look) -> Line:
    share = view.done / view.of if view.of else 0.0
    return (("dim", f" {bar(share, look.cells - 2, look)}"),)
