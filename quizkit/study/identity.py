"""Whose history is whose after a deck was edited: no edit may lose a learner's history in silence."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from quizkit.model.facts import Carried, Seen, Trace

if TYPE_CHECKING:
    from quizkit.model.facts import Name

SIMILAR = 0.6
"""Prompts at least this alike (0 to 1) may be one question before and after an edit, within a deck."""
SIMILAR_ELSEWHERE = 0.9
"""The same across decks, where another question on the same matter is likelier."""


class Reckoning(NamedTuple):
    """What an edit means for the log: facts to write, oldest first."""

    carried: tuple[Carried, ...]
    seen: tuple[Seen, ...]


def reckon(
    known: Sequence[Trace],
    present: Sequence[Trace],
    similarity: Callable[[str, str], float],
    edited: Collection[str],
) -> Reckoning:
    """Compares the questions that have a history with the decks as they are now.

    Args:
        known: questions with a history, as they were last seen, that belong to the decks compared, or to no
            deck that is known now.
        present: all questions of the decks compared.
        similarity: how alike two folded prompts are, 0 to 1.
        edited: decks that were edited just now. Only there may a prompt that is merely alike be the same.
    """
    now = {trace.name: trace for trace in present}
    before = {trace.name: trace for trace in known}
    vanished = [trace for trace in known if trace.name not in now]
    appeared = [trace for trace in present if trace.name not in before]
    pairs = _pairs(vanished, appeared)
    rest = _without(vanished, (old for old, _ in pairs))
    edits = [trace for trace in _without(appeared, (new for _, new in pairs)) if trace.name.deck in edited]
    pairs += _match_alike(rest, edits, similarity)
    carried = tuple(Carried(new.name, old.name) for old, new in pairs)
    stayed = [(before[name], trace) for name, trace in now.items() if name in before]
    return Reckoning(carried, tuple(_seen([*stayed, *pairs])))


def _pairs(vanished: Sequence[Trace], appeared: Sequence[Trace]) -> list[tuple[Trace, Trace]]:
    """Vanished questions with the ones that are surely the same, surest first; each is used once."""
    pairs: list[tuple[Trace, Trace]] = []
    for same in (_same_key_and_prompt, _same_prompt_here, _same_prompt, _same_written_key):
        pairs += _match_exactly(vanished, appeared, same)
        vanished = _without(vanished, (old for old, _ in pairs))
        appeared = _without(appeared, (new for _, new in pairs))
    return pairs


def _same_key_and_prompt(trace: Trace) -> object:
    return trace.name.key, trace.prompt


def _same_prompt_here(trace: Trace) -> object:
    return trace.name.deck, trace.prompt


def _same_prompt(trace: Trace) -> object:
    return trace.prompt, trace.right


def _same_written_key(trace: Trace) -> object:
    return trace.name.key, trace.right


def _match_exactly(
    vanished: Iterable[Trace], appeared: Iterable[Trace], same: Callable[[Trace], object]
) -> list[tuple[Trace, Trace]]:
    waiting: dict[object, list[Trace]] = {}
    for new in appeared:
        waiting.setdefault(same(new), []).append(new)
    return [(old, waiting[same(old)].pop(0)) for old in vanished if waiting.get(same(old))]


def _match_alike(
    vanished: Sequence[Trace], appeared: Sequence[Trace], similarity: Callable[[str, str], float]
) -> list[tuple[Trace, Trace]]:
    scored = []
    for old in vanished:
        for new in appeared:
            alike = similarity(old.prompt, new.prompt)
            if alike >= (SIMILAR if old.name.deck == new.name.deck else SIMILAR_ELSEWHERE):
                scored.append((-alike, old.right != new.right, old, new))
    pairs: list[tuple[Trace, Trace]] = []
    used: set[Name] = set()
    for _, _, old, new in sorted(scored):
        if old.name not in used and new.name not in used:
            used |= {old.name, new.name}
            pairs.append((old, new))
    return pairs


def _without(traces: Sequence[Trace], gone: Iterable[Trace]) -> list[Trace]:
    names = {trace.name for trace in gone}
    return [trace for trace in traces if trace.name not in names]


def _seen(pairs: Iterable[tuple[Trace, Trace]]) -> Iterable[Seen]:
    for old, new in pairs:
        if (old.prompt, old.right) != (new.prompt, new.right):
            yield Seen(new.name, new.prompt, new.right, ask_again=old.right != new.right)
