"""The chain over the events of each device: no event can be changed or lost without a trace.

Every event keeps the link of the one before it on its device (`parent`), and its own (`chain`), which is a
BLAKE2b over the parent and all its values. So each row can be checked by itself, and each must name as its
parent one that is there. A folder that was copied and used on two machines gives two events with one device
and counter: both are sound, and what follows may name either. It finds accidents, not forgers.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from quizkit.store.rows import Row

SIZE = 16
START = bytes(SIZE)
"""The parent of a device's first event."""


class Linked(NamedTuple):
    """A row with its place in the chain."""

    row: Row
    parent: bytes
    chain: bytes


class Fault(NamedTuple):
    """What is wrong with the chain at one event.

    Attributes:
        event: id, 32 hexadecimal digits.
        damaged: the row is not what was written; else the event before it is missing.
    """

    device: str
    counter: int
    event: str
    damaged: bool

    def __str__(self) -> str:
        if self.damaged:
            return f"event {self.event} (number {self.counter} of device {self.device}) was changed"
        return f"the event before {self.event} (number {self.counter} of device {self.device}) is missing"


def link(parent: bytes, row: Row) -> bytes:
    """The link of an event that follows `parent`."""
    from quizkit.model.digest import blake2b

    return blake2b(parent + canonical(row), digest_size=SIZE).digest()


def canonical(row: Row) -> bytes:
    """The same bytes for the same values, whatever program and version writes them: an ASCII JSON list."""
    values = row._replace(id=row.id.hex(), target=None if row.target is None else row.target.hex())  # type: ignore[arg-type]
    return json.dumps(values, separators=(",", ":")).encode()


def is_sound(linked: Linked) -> bool:
    """The row is what was written."""
    try:
        return link(linked.parent, linked.row) == linked.chain
    except (AttributeError, TypeError):
        return False  # a damaged file may hold values of another type


def faults(events: Iterable[Linked]) -> Iterator[Fault]:
    """Everything that is wrong with a chain.

    Args:
        events: ordered by device, then counter.
    """
    before: tuple[str, int] = ("", 0)
    parents: set[bytes] = set()
    for (device, counter), group in groupby(events, lambda linked: (linked.row.device, linked.row.counter)):
        if before != (device, counter - 1):
            parents = set()
        if counter == 1:
            parents = {START}
        here = tuple(group)
        for linked in here:
            if not is_sound(linked):
                yield Fault(device, counter, linked.row.id.hex(), damaged=True)
            elif linked.parent not in parents:
                yield Fault(device, counter, linked.row.id.hex(), damaged=False)
        before, parents = (device, counter), {linked.chain for linked in here}
