"""Tags of one deck that were meant to be one: written in two ways, or with a slip of the finger."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quizkit.checks.edits import rewrite, without_item
from quizkit.checks.rule import Rule
from quizkit.checks.subject import Deck
from quizkit.model.compare import compare, fold
from quizkit.model.head import TypedRules
from quizkit.model.nodes import ListNode, MapNode, Node, TextNode
from quizkit.model.problems import Edit, Problem

OFTEN = 3
"""A tag that stands in so many places is meant as it is written."""
LONGEST_ACRONYM = 5

_RULES = TypedRules()


class _Written(NamedTuple):
    """A tag as it stands in the file; `among` is its list, None where it is the only one without brackets."""

    node: TextNode
    among: ListNode | None

    @property
    def tag(self) -> str:
        return self.node.text.strip()


def tag_typos(deck: Deck, rule: Rule) -> Iterator[Problem]:
    written = list(_written(deck.root))
    counts = Counter(one.tag for one in written)
    if len(counts) < 2:
        return
    variants, slips = _variants(counts), _slips(counts)
    for one in written:
        if one.tag in variants:
            other = variants[one.tag]
            message = f"the tag `{one.tag}` is written `{other}` elsewhere in this deck"
            yield rule.at(one.node, deck.path, message, f"write `{other}`", _mended(one, other, deck))
        elif one.tag in slips:
            other = slips[one.tag]
            message = f"the tag `{one.tag}` stands here alone, and `{other}` in {counts[other]} places"
            advice = f"write `{other}`, unless another topic is meant"
            yield rule.at(one.node, deck.path, message, advice)


def _mended(one: _Written, other: str, deck: Deck) -> Edit:
    """Writes the other tag, or takes this one out where the other stands in the same list."""
    items = one.among.items if one.among is not None else ()
    if one.among is not None and any(
        isinstance(item, TextNode) and item.text.strip() == other for item in items
    ):
        removed = without_item(one.among, items.index(one.node), deck)
        if removed is not None:
            return removed
    return rewrite(one.node, other, deck)


def _written(node: Node) -> Iterator[_Written]:
    """The tags of the head, of passages, and of questions, in the order of the file."""
    for key, value in node.pairs if isinstance(node, MapNode) else ():
        if key.text == "tags" and isinstance(value, ListNode):
            yield from (_Written(item, value) for item in value.items if isinstance(item, TextNode))
        elif key.text == "tags" and isinstance(value, TextNode):
            yield _Written(value, None)
        elif key.text == "questions" and isinstance(value, ListNode):
            for item in value.items:
                yield from _written(item)


def _variants(counts: Counter[str]) -> dict[str, str]:
    """Tags that differ from another only in capitals, spaces, hyphens or underscores, with the one to write.

    That is the one that is written most; of two, the first.
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for tag in counts:
        groups[_bare(tag)].append(tag)
    found: dict[str, str] = {}
    for tags in groups.values():
        if len(tags) > 1 and not _may_be_acronym(tags):
            best = max(tags, key=lambda tag: counts[tag])
            found.update({tag: best for tag in tags if tag != best})
    return found


def _bare(tag: str) -> str:
    return re.sub(r"(?<!\d)[\s_-]+|[\s_-]+(?!\d)", "", fold(tag))


def _may_be_acronym(tags: Sequence[str]) -> bool:
    """In short words capitals may carry a meaning: `WHO`, `US`."""
    return len(tags[0]) <= LONGEST_ACRONYM and any(tag.isupper() for tag in tags)


def _slips(counts: Counter[str]) -> dict[str, str]:
    """Tags that stand once and are one slip of the finger, or one accent, from a tag that stands often."""
    nearby: defaultdict[str, set[str]] = defaultdict(set)
    for tag, count in counts.items():
        if count >= OFTEN:
            for key in _with_a_letter_less(tag):
                nearby[key].add(tag)
    found = {}
    for tag, count in counts.items():
        if count == 1 and nearby:
            near = sorted({other for key in _with_a_letter_less(tag) for other in nearby.get(key, ())})
            other = next((other for other in near if _is_slip(tag, other)), None)
            if other is not None:
                found[tag] = other
    return found


def _with_a_letter_less(tag: str) -> set[str]:
    """What two texts have in common that are one edit apart, so that they are found without comparing all."""
    text = fold(tag)
    return {text, *(text[:at] + text[at + 1 :] for at in range(len(text)))}


def _is_slip(tag: str, other: str) -> bool:
    """One edit, and not one by which words are made of others: `africa`, `african`; `moral`, `amoral`."""
    ours, theirs = sorted((fold(tag), fold(other)), key=len)
    made = len(ours) < len(theirs) and (
        theirs.endswith(ours) or (theirs.startswith(ours) and theirs[-1] != "s")
    )
    return not made and compare(tag, [other], _RULES) is not None
