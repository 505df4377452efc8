"""From forms to boards, and from replies to boards that are settled. Pure."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias, assert_never

from quizkit.model.forms import (
    Arrange,
    FillGaps,
    Form,
    Option,
    Pair,
    PickOne,
    TickSeveral,
    TurnOver,
    TypeLine,
    TypeLines,
)
from quizkit.model.replies import Arranged, Filled, Listed, Paired, Picked, Rated, Reply, Ticked, Typed
from quizkit.terminal.arranging import ArrangeBoard, PairBoard
from quizkit.terminal.choosing import RATINGS, CardBoard, PickBoard, TickBoard, back_lines
from quizkit.terminal.layout import BLANK, Line, wrap
from quizkit.terminal.prose import Look
from quizkit.terminal.typed import GapsBoard, LineBoard, LinesBoard

RowBoard: TypeAlias = PickBoard | TickBoard | CardBoard | ArrangeBoard | PairBoard
"""A board with a pointer that stands at one of its rows."""

TextBoard: TypeAlias = LineBoard | LinesBoard | GapsBoard
"""A board with a line to type in."""

Board: TypeAlias = RowBoard | TextBoard


def start(form: Form, next_dates: Callable[[], tuple[str, str, str, str]]) -> Board:
    """The board on which nothing was done yet."""
    match form:
        case PickOne(options):
            return PickBoard(options)
        case TickSeveral(options):
            return TickBoard(options)
        case Arrange(items):
            return ArrangeBoard(items)
        case Pair(left, right):
            return PairBoard.empty(left, right)
        case TurnOver(back):
            return CardBoard(back, next_dates)
        case TypeLine(expects):
            return LineBoard(expects)
        case TypeLines(count):
            return LinesBoard(count)
        case FillGaps():
            return GapsBoard.empty(form)
        case _:
            assert_never(form)


class Begun(NamedTuple):
    """A board on which something may have been done: where the pointer stands, what is in the line."""

    board: Board
    at: int
    text: str


def begun(form: Form, next_dates: Callable[[], tuple[str, str, str, str]], reply: Reply | None) -> Begun:
    """The board as a reply left it; untouched without one, or when it does not fit."""
    left = None if reply is None else left_by(form, reply)
    if left is not None:
        return left
    board = start(form, next_dates)
    return Begun(board, first_row(board), "")


def left_by(form: Form, reply: Reply) -> Begun | None:
    """The board as a reply left it; None when it does not fit the form: after an edit of the deck."""
    try:
        match form, reply:
            case PickOne(options), Picked(key):
                return Begun(PickBoard(options), _place(options, key), "")
            case TickSeveral(options), Ticked(keys):
                return Begun(_ticked(options, keys), 0, "")
            case Arrange(items), Arranged(keys) if len(keys) == len(items):
                return Begun(_arranged(items, keys), 0, "")
            case Pair(), Paired(pairs):
                return Begun(_paired(form, pairs), 0, "")
            case TypeLine(expects), Typed(text):
                return Begun(LineBoard(expects), 0, text)
            case TypeLines(count), Listed(texts):
                return Begun(LinesBoard(count, texts), 0, "")
            case FillGaps(), Filled(texts) if len(texts) == len(form.gaps):
                return Begun(GapsBoard(form, texts), 0, texts[0])
    except ValueError:  # an option is gone
        pass
    return None


def first_look(board: Board, look: Look, room: int) -> list[Line]:
    """A board before the keyboard is listened to, in so many rows at most."""
    if isinstance(board, LineBoard | LinesBoard | GapsBoard):
        return board.above(look)[:room]
    below = below_rows(board, look, room)
    return [*board.lines(look, first_row(board))[: max(room - len(below), 1)], *below]


def below_rows(board: RowBoard, look: Look, room: int) -> list[Line]:
    """What stands below the rows and is not scrolled with them; `room` is for both."""
    return board.partner_lines(look, room) if isinstance(board, PairBoard) else []


def first_row(board: Board) -> int:
    """Where the pointer stands at first: a card was most often recalled well."""
    return RATINGS.index("good") if isinstance(board, CardBoard) else 0


def settled(form: Form, reply: Reply, look: Look) -> list[Line]:
    """What stays on the screen of a question that was answered."""
    match form, reply:
        case PickOne(options), Picked(key):
            return PickBoard(options).lines(look, _place(options, key))
        case TickSeveral(options), Ticked(keys):
            return _ticked(options, keys).lines(look, None)
        case Arrange(items), Arranged(keys):
            return _arranged(items, keys).lines(look, None)
        case Pair(), Paired(pairs):
            return _paired(form, pairs).lines(look, None)
        case TurnOver(back), Rated(rating):
            return [*back_lines(back, look), BLANK, _said(RATINGS[rating - 1], look)]
        case TypeLine(), Typed(text):
            return wrap((("strong", look.safe(text)),), look.cells, (("", f" {look.marks.pointer} "),))
        case TypeLines(count), Listed(texts):
            return LinesBoard(count, texts).numbered(look)
        case FillGaps(), Filled(texts):
            return GapsBoard(form, texts).sentence(look, None)
    return _unanswered(form, look)


def _unanswered(form: Form, look: Look) -> list[Line]:
    match form:
        case PickOne() | TickSeveral() | Arrange() | Pair():
            board = start(form, _never)
            assert isinstance(board, PickBoard | TickBoard | ArrangeBoard | PairBoard)
            return board.lines(look, None)
        case TurnOver() | TypeLine() | TypeLines() | FillGaps():
            return [(("", f" {look.marks.pointer} "), ("dim", "I don't know"))]
        case _:
            assert_never(form)


def _never() -> tuple[str, str, str, str]:
    raise AssertionError("only a card has dates")


def _said(text: str, look: Look) -> Line:
    return (("", f" {look.marks.pointer} "), ("strong", text))


def _ticked(options: tuple[Option, ...], keys: tuple[str, ...]) -> TickBoard:
    return TickBoard(options, frozenset(_places(options, keys)))


def _arranged(items: tuple[Option, ...], keys: tuple[str, ...]) -> ArrangeBoard:
    return ArrangeBoard(tuple(items[place] for place in _places(items, keys)))


def _paired(form: Pair, pairs: tuple[tuple[str, str], ...]) -> PairBoard:
    partner_of = dict(pairs)
    places = (_place(form.right, partner_of[row.key]) if row.key in partner_of else None for row in form.left)
    return PairBoard(form.left, form.right, tuple(places))


def _place(options: tuple[Option, ...], key: str) -> int:
    return [option.key for option in options].index(key)


def _places(options: tuple[Option, ...], keys: tuple[str, ...]) -> list[int]:
    return [_place(options, key) for key in keys]
