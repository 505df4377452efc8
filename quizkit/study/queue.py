"""What is asked next: due ones by risk, new ones in the author's order, topics mixed, siblings apart."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from quizkit.model.facts import Name


class Candidate(NamedTuple):
    """A question that may be asked today.

    Attributes:
        name: its identity.
        group: names of siblings share a group within their deck.
        topic: its first tag; empty for none.
        position: place in its deck, counting from 0.
        new: never answered so far.
        risk: days since the last answer divided by stability: the higher, the likelier it is forgotten.
        others: keys of questions in the deck whose text gives this one away, or the other way round.
    """

    name: Name
    group: str
    topic: str = ""
    position: int = 0
    new: bool = False
    risk: float = 0.0
    others: tuple[str, ...] = ()


def build(
    due: Sequence[Candidate],
    new: Sequence[Candidate],
    *,
    met_today: Collection[Name] = (),
    limit: int | None = None,
) -> tuple[Candidate, ...]:
    """The order of one sitting.

    Args:
        due: candidates to review, most at risk first.
        new: candidates never met, decks in the order wanted, within a deck in the author's order, already cut
            to the number wanted.
        met_today: questions answered today; their siblings wait for another day.
        limit: at most so many; None for no limit.
    """
    chosen = apart([*due, *new], met_today)
    due_first = interleave([one for one in chosen if not one.new], lambda one: (one.name.deck, one.topic))
    fresh = interleave([one for one in chosen if one.new], lambda one: one.name.deck)
    wanted = len(due_first) + len(fresh) if limit is None else limit
    # Due ones first: a sitting that starts with something known is easier to start.
    return (*due_first[:wanted], *fresh[: max(0, wanted - len(due_first))])


def apart(candidates: Iterable[Candidate], met_today: Collection[Name] = ()) -> tuple[Candidate, ...]:
    """Leaves out every candidate that has a sibling before it, or one that was met today."""
    taken_groups: set[tuple[str, str]] = set()
    taken = set(met_today)
    kept = []
    for one in candidates:
        group = (one.name.deck, one.group)
        if group in taken_groups or any(Name(one.name.deck, other) in taken for other in one.others):
            continue
        taken_groups.add(group)
        taken.add(one.name)
        kept.append(one)
    return tuple(kept)


def interleave(
    candidates: Sequence[Candidate], topic_of: Callable[[Candidate], object]
) -> tuple[Candidate, ...]:
    """The same candidates so that neighbours differ in topic where they can, each topic in its own order.

    The next one is always the earliest candidate of another topic than the one before it, so that none
    moves far from where it stood.
    """
    waiting: dict[object, list[tuple[int, Candidate]]] = {}
    for place, one in enumerate(candidates):
        waiting.setdefault(topic_of(one), []).append((place, one))
    for queue in waiting.values():
        queue.reverse()
    ordered: list[Candidate] = []
    last: object = None
    while waiting:
        topics = [topic for topic in waiting if topic != last] or list(waiting)
        last = min(topics, key=lambda topic: waiting[topic][-1][0])
        ordered.append(waiting[last].pop()[1])
        if not waiting[last]:
            del waiting[last]
    return tuple(ordered)
