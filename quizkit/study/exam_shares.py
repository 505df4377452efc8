"""How many questions of which parts make a paper that has the shares wanted.

A part is a tag or some levels. Parts may overlap, so that questions are counted by the set of parts they have
(their mix). The counts with the least squared distance from the shares are taken; where no question has two
parts, that is the method of the largest remainder.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from quizkit.model.head import has_part, levels_named

Mix: TypeAlias = frozenset[int]
"""Places of the parts that a question has."""

_BETTER = 1e-9


class Target(NamedTuple):
    """So many questions are wanted that have one of these mixes."""

    mixes: frozenset[Mix]
    wanted: float


def mix_of(tags: Collection[str], level: int | None, shares: Sequence[tuple[str, float]]) -> Mix:
    """The parts that a question with these tags and this level has."""
    return frozenset(place for place, (part, _) in enumerate(shares) if has_part(part, tags, level))


def counts(available: Mapping[Mix, int], total: int, shares: Sequence[tuple[str, float]]) -> dict[Mix, int]:
    """How many questions of each mix to take.

    Args:
        available: how many there are of each. Of two ways that are as good, the one that takes the earlier
            mixes is chosen.
        total: how many to take, at most as many as there are.
        shares: parts, and which share of the questions should have each.
    """
    if total >= sum(available.values()):
        return dict(available)
    targets = _targets(tuple(available), total, shares)
    taken = dict.fromkeys(available, 0)
    have = [0] * len(targets)
    of_mix = {mix: [place for place, one in enumerate(targets) if mix in one.mixes] for mix in available}

    def cost(add: Mix | None, remove: Mix | None) -> float:
        """By how much the squared distance grows."""
        changed = dict.fromkeys(of_mix[add] if add is not None else (), 1)
        for place in of_mix[remove] if remove is not None else ():
            changed[place] = changed.get(place, 0) - 1
        return sum(
            step * (2 * (have[place] - targets[place].wanted) + step) for place, step in changed.items()
        )

    def move(mix: Mix, step: int) -> None:
        taken[mix] += step
        for place in of_mix[mix]:
            have[place] += step

    for _ in range(total):
        move(
            min((mix for mix in available if taken[mix] < available[mix]), key=lambda mix: cost(mix, None)), 1
        )
    while True:
        swaps = [
            (cost(add, remove), add, remove)
            for remove in available
            for add in available
            if add != remove and taken[remove] and taken[add] < available[add]
        ]
        gain, add, remove = min(swaps, key=lambda swap: swap[0], default=(0.0, frozenset(), frozenset()))
        if gain > -_BETTER:
            return taken
        move(remove, -1)
        move(add, 1)


def _targets(mixes: Sequence[Mix], total: int, shares: Sequence[tuple[str, float]]) -> list[Target]:
    """One for each part, and one for what is left beside the tags and beside the levels."""
    targets = [
        Target(frozenset(mix for mix in mixes if place in mix), share * total)
        for place, (_, share) in enumerate(shares)
    ]
    for of_levels in (False, True):
        places = {
            place for place, (part, _) in enumerate(shares) if (levels_named(part) is not None) is of_levels
        }
        rest = 1 - sum(shares[place][1] for place in places)
        if places and rest > -_BETTER and all(len(mix & places) <= 1 for mix in mixes):
            targets.append(Target(frozenset(mix for mix in mixes if not mix & places), rest * total))
    return targets
