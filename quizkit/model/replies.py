"""What the learner did, in values that the log keeps, so that a corrected deck can be graded again."""

import json
from collections.abc import Callable
from typing import Any, TypeAlias, assert_never

from quizkit.model.value import Value


class Picked(Value):
    key: str


class Ticked(Value):
    """Keys in the order of the screen; the order does not count."""

    keys: tuple[str, ...]


class Typed(Value):
    text: str


class Listed(Value):
    """Typed lines in the order they were typed."""

    texts: tuple[str, ...]


class Filled(Value):
    """One text a gap, in the order of the gaps; empty for a gap left open."""

    texts: tuple[str, ...]


class Arranged(Value):
    keys: tuple[str, ...]


class Paired(Value):
    """(left key, right key) for every left item that was given a partner."""

    pairs: tuple[tuple[str, str], ...]


class Rated(Value):
    """How well a card was recalled: 1 again, 2 hard, 3 good, 4 easy."""

    rating: int


class GaveUp(Value):
    """“I don't know”: an answer, and a wrong one, unlike skipping."""


Reply: TypeAlias = Picked | Ticked | Typed | Listed | Filled | Arranged | Paired | Rated | GaveUp


def to_json(reply: Reply) -> str:
    """A reply as compact JSON with one key that names its kind, as the log keeps it: `{"typed":"Worms"}`."""
    return json.dumps(to_plain(reply), ensure_ascii=False, separators=(",", ":"))


def to_plain(reply: Reply) -> dict[str, Any]:
    match reply:
        case Picked(key):
            return {"picked": key}
        case Ticked(keys):
            return {"ticked": list(keys)}
        case Typed(text):
            return {"typed": text}
        case Listed(texts):
            return {"listed": list(texts)}
        case Filled(texts):
            return {"filled": list(texts)}
        case Arranged(keys):
            return {"arranged": list(keys)}
        case Paired(pairs):
            return {"paired": [list(pair) for pair in pairs]}
        case Rated(rating):
            return {"rated": rating}
        case GaveUp():
            return {"gave_up": True}
        case _:
            assert_never(reply)


def from_json(text: str) -> Reply:
    """The inverse of `to_json`.

    Raises:
        ValueError: the text is no reply.
    """
    try:
        ((name, value),) = json.loads(text).items()
        return _READERS[name](value)
    except (AttributeError, KeyError, OverflowError, RecursionError, TypeError, ValueError) as error:
        raise ValueError(f"not a reply: {text}") from error


def _texts(value: list[str]) -> tuple[str, ...]:
    return tuple(map(str, value))


_READERS: dict[str, Callable[[Any], Reply]] = {
    "picked": lambda value: Picked(str(value)),
    "ticked": lambda value: Ticked(_texts(value)),
    "typed": lambda value: Typed(str(value)),
    "listed": lambda value: Listed(_texts(value)),
    "filled": lambda value: Filled(_texts(value)),
    "arranged": lambda value: Arranged(_texts(value)),
    "paired": lambda value: Paired(tuple((str(left), str(right)) for left, right in value)),
    "rated": lambda value: Rated(int(value)),
    "gave_up": lambda _: GaveUp(),
}
