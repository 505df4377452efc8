"""What names a deck and its questions for good: ids, and the version.

Learners' histories, reports and links hold on to ids. What the last commit had is told by `Deck.committed`.
"""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator

from quizkit.checks.new_ids import new_ids
from quizkit.checks.rule import Family, Fix, Rule, Severity
from quizkit.checks.subject import Deck, Entry
from quizkit.checks.whole_deck import entries_of_questions, head_value, heading, line_of, prompt_node
from quizkit.model.compare import fold, similarity
from quizkit.model.nodes import to_plain
from quizkit.model.problems import Problem

MISSING_ID = Rule("D712", "missing-id", Severity.INFO, Fix.SAFE)
ID_CHANGED = Rule("D713", "id-changed", Severity.WARNING)
VERSION_NOT_BUMPED = Rule("D715", "version-not-bumped", Severity.INFO)

ALIKE = 0.8
"""Prompts at least this alike, with the same answer, are one question before and after an edit."""
MOST_COMPARED = 20
"""With so many questions that vanished with the same answer a new one is compared."""

_UNSEEN = frozenset({"id", "tags", "level"})
"""Keys of a question that change nothing a learner reads."""


def _missing(deck: Deck) -> Iterator[Problem]:
    entries = entries_of_questions(deck)
    missing = [entry for entry in entries if not entry.question.about.key_written]
    if missing:
        verb = "has" if len(missing) == 1 else "have"
        many = f"{len(missing)} of {len(entries)} questions {verb}"
        message = f"{many} no `id`, the first on line {line_of(missing[0])}"
        advice = "`quizkit ids` writes them, so that histories follow questions whose text is edited"
        yield MISSING_ID.at(heading(deck), deck.path, message, advice, *new_ids(deck, earlier_ids(deck)))


def earlier_ids(deck: Deck) -> dict[int, str]:
    """The ids that questions had in the last commit and have no more, by where the questions begin."""
    before = deck.committed
    if before is None or before.text == deck.text:
        return {}
    return {
        entry.node.start.index: _key(old)
        for old, entry in _renamed(deck, before)
        if not entry.question.about.key_written
    }


def _changed(deck: Deck, before: Deck) -> Iterator[Problem]:
    if before.head.id_written and deck.head.id != before.head.id:
        message = (
            f"the id of this deck was `{before.head.id}` in the last commit, and is `{deck.head.id}` now"
        )
        advice = f"write `id: {before.head.id}` again: what learners have done is kept under it"
        yield ID_CHANGED.at(head_value(deck, "id"), deck.path, message, advice)
    for old, entry in _renamed(deck, before):
        about = entry.question.about
        now = f"is `{about.key}` now" if about.key_written else "is gone"
        message = f"the id of this question was `{_key(old)}` in the last commit, and {now}"
        advice = f"write `id: {_key(old)}` again: what learners have done is kept under it"
        yield ID_CHANGED.at(entry.value("id") or prompt_node(entry), deck.path, message, advice)


def _renamed(deck: Deck, before: Deck) -> Iterator[tuple[Entry, Entry]]:
    """Questions that had another id before, as they were and as they are."""
    old = [entry for entry in before.entries if entry.question.about.key_written]
    new = list(deck.entries)
    for same in (_key_and_text, _text, _key):
        waiting: defaultdict[Hashable, deque[Entry]] = defaultdict(deque)
        for entry in old:
            waiting[same(entry)].append(entry)
        unmatched = []
        for entry in new:
            if not waiting.get(same(entry)):
                unmatched.append(entry)
                continue
            was = waiting[same(entry)].popleft()
            if _key(was) != _key(entry):
                yield was, entry
        old, new = [entry for rest in waiting.values() for entry in rest], unmatched
    yield from _alike(old, new)


def _key(entry: Entry) -> str:
    return entry.question.about.key


def _text(entry: Entry) -> Hashable:
    question = entry.question
    return fold(question.prompt), fold(question.about.passage), _answer(entry)


def _key_and_text(entry: Entry) -> Hashable:
    return _key(entry), _text(entry)


def _answer(entry: Entry) -> Hashable:
    return entry.question.kind, tuple(map(fold, entry.question.right_lines()))


def _alike(old: Iterable[Entry], new: Iterable[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Questions whose prompt was edited together with their id; the answer is the same."""
    waiting: defaultdict[Hashable, list[Entry]] = defaultdict(list)
    for entry in old:
        waiting[_answer(entry)].append(entry)
    for entry in new:
        prompt = fold(entry.question.prompt)
        for was in waiting[_answer(entry)][:MOST_COMPARED]:
            if similarity(fold(was.question.prompt), prompt) >= ALIKE:
                waiting[_answer(entry)].remove(was)
                yield was, entry
                break


def _version(deck: Deck, before: Deck) -> Iterator[Problem]:
    version = deck.head.version
    if version and version == before.head.version and _seen(deck) != _seen(before):
        message = f"the questions have changed since the last commit, and `version` is still {version}"
        advice = "write another version, so that those who have the deck can tell"
        yield VERSION_NOT_BUMPED.at(head_value(deck, "version"), deck.path, message, advice)


def _seen(deck: Deck) -> list[object]:
    """All that learners read of the questions."""
    return [
        {name.text: to_plain(value) for name, value in entry.node.pairs if name.text not in _UNSEEN}
        for entry in deck.entries
    ]


def _in_deck(deck: Deck) -> Iterator[Problem]:
    yield from _missing(deck)
    before = deck.committed
    if before is not None and before.text != deck.text:
        yield from _changed(deck, before)
        yield from _version(deck, before)


FAMILY = Family((MISSING_ID, ID_CHANGED, VERSION_NOT_BUMPED), deck=_in_deck)
