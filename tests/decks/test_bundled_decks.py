"""The decks that quizkit ships: complete, checked, and in words of their own."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from article_runs import digest, known, runs

from quizkit.checks.rule import Severity
from quizkit.commands.checking import Asked, check_files, severity_of
from quizkit.files.decks import DeckRead, deck_files, read_deck
from quizkit.kinds.registry import KINDS
from quizkit.model.nodes import MapNode, Node, TextNode
from quizkit.model.question import Question

FOLDER = Path(__file__).parents[2] / "decks"
DECKS = {read.head.id: read for read in (read_deck(path, path.name) for path in deck_files(FOLDER))}
ARGUING = ("sahel-washington", "sahel-break", "sahel-why", "sahel-after", "sahel-sources")
"""The decks in which a third of the questions must ask for more than remembering."""

QUESTIONS = [
    (name, item.question) for name, read in DECKS.items() for item in read.items if item.variant == 0
]
ASKED = [(name, question) for name, question in QUESTIONS if question.about.key_written]


def _name(value: object) -> str:
    return value.about.key if isinstance(value, Question) else str(value)


@pytest.mark.parametrize(("deck", "read"), DECKS.items(), ids=list(DECKS))
def test_the_head_says_what_the_deck_is(deck: str, read: DeckRead) -> None:
    head = read.head
    assert deck.startswith("sahel-")
    assert head.id_written
    assert head.language == "en"
    assert head.license == "CC-BY-4.0"
    assert all((head.title, head.description, head.version, head.tags))
    assert set(head.sources) == {"rs", "fp", "ob", "pp", "sm"}
    assert all(source.title and source.date for source in head.sources.values())


def test_there_are_nine_decks_with_enough_to_ask() -> None:
    assert len(DECKS) == 9
    assert len(ASKED) >= 170


def test_the_checker_finds_nothing() -> None:
    checked = check_files(deck_files(FOLDER), Asked())
    weighty = [problem for problem in checked.problems if severity_of(problem) is not Severity.INFO]
    assert weighty == []


def test_an_ignored_rule_has_its_reason_beside_it() -> None:
    for path in deck_files(FOLDER):
        for line in path.read_text(encoding="utf-8").splitlines():
            if "quizkit: ignore" in line:
                assert len(line.partition("]")[2].split()) >= 3, line


@pytest.mark.parametrize(("deck", "question"), QUESTIONS, ids=_name)
def test_every_question_has_a_source_a_reason_and_a_name(deck: str, question: Question) -> None:
    if question.about.key_written:
        assert question.about.source, deck
        assert question.about.why, deck
        assert question.about.level, deck
    else:
        # A line of the glossary can have none of them.
        assert question.prompt in _terms(deck)


def _terms(deck: str) -> set[str]:
    root = DECKS[deck].root
    terms = None if root is None else root.value("terms")
    return {term.text for term, _ in terms.pairs} if isinstance(terms, MapNode) else set()


def test_every_fact_that_a_student_must_know_is_asked() -> None:
    facts = tomllib.loads(Path(__file__).with_name("facts.toml").read_text(encoding="utf-8"))
    asked = {question.about.key for _, question in ASKED}
    assert len(facts) == 68
    assert {key for keys in facts.values() for key in keys} <= asked
    assert all(facts.values())


def test_no_id_is_used_twice() -> None:
    used = Counter(question.about.key for _, question in ASKED)
    assert [key for key, times in used.items() if times > 1] == []


def test_every_kind_is_used() -> None:
    used = {question.kind for _, question in QUESTIONS}
    passages = any(question.about.passage for _, question in QUESTIONS)
    assert {kind.name for kind in KINDS if not kind.group} == used
    assert passages


@pytest.mark.parametrize("deck", ARGUING)
def test_a_third_asks_for_more_than_remembering(deck: str) -> None:
    levels = [question.about.level or 0 for name, question in ASKED if name == deck]
    assert sum(level >= 3 for level in levels) * 3 >= len(levels)


@pytest.mark.parametrize(("deck", "read"), DECKS.items(), ids=list(DECKS))
def test_no_sentence_of_an_article_stands_in_a_deck(deck: str, read: DeckRead) -> None:
    taken, names = known(), _names(read)
    assert read.root is not None
    for text in _texts(read.root):
        for run in runs(_without(names, text)):
            assert digest(run) not in taken, f"{deck}: {run}"


def _texts(node: Node) -> list[str]:
    """Every text of a deck but its list of sources, which holds titles alone."""
    if isinstance(node, TextNode):
        return [node.text]
    if isinstance(node, MapNode):
        pairs = [pair for pair in node.pairs if pair[0].text != "sources"]
        return [text for key, value in pairs for text in (key.text, *_texts(value))]
    return [text for item in node.items for text in _texts(item)]


def _names(read: DeckRead) -> list[str]:
    """Titles and long names, which are the same in any words."""
    titles = [source.title for source in read.head.sources.values()]
    short = [title.partition(" and ")[0] for title in titles]
    return [*titles, *short, "Jama'at Nusrat al-Islam wa al-Muslimeen"]


def _without(names: list[str], text: str) -> str:
    plain = " ".join(text.split())
    for name in sorted(names, key=len, reverse=True):
        plain = plain.replace(name, "…")
    return plain


def test_a_copied_sentence_would_be_found() -> None:
    # A title is a sentence of an article that everyone may know.
    assert any(digest(run) in known() for run in runs(DECKS["sahel-sources"].head.sources["ob"].title))
    assert not any(digest(run) in known() for run in runs("one two three four five six seven eight nine"))
