"""Counts against a second computation, over the events and without SQL."""

from collections import Counter
from collections.abc import Callable, Iterator
from math import floor
from math import log as ln
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from simulated_learner import SimulatedLearner, study
from store_samples import MODEL, OTHER_PARAMETERS, TODAY, answered, moment, name, open_hasty_log, open_log

from quizkit.files.decks import load_deck
from quizkit.model.errors import DiskRefuses
from quizkit.model.facts import PRACTICE, Answered, Name, Suspended, Undone
from quizkit.store.index import Index
from quizkit.store.log import Log
from quizkit.store.statistics import read_counts
from quizkit.study.counts import Chosen, Counts, DayCount, TopicCount
from quizkit.study.memory import Memory

DAYS = range(TODAY - 119, TODAY + 1)
TAGS = ("Rome", "Gaul", "Rome, Gaul", "")


class Answer(NamedTuple):
    """An answer as its event has it, with what came before it."""

    name: Name
    day: int
    rating: int
    took_ms: int
    number: int
    since_days: int | None
    memory: Memory | None
    lapses: int

    @property
    def asked(self) -> bool:
        return bool(self.since_days)


class Studied(NamedTuple):
    folder: Path
    log: Log
    answers: tuple[Answer, ...]

    def counts(self, **chosen: Any) -> Counts:
        return read_counts(self.folder / "index.db", self.log.path, Chosen(TODAY)._replace(**chosen))


def deck_text(deck: str) -> str:
    lines = [f"title: {deck}", "questions:"]
    for number in range(40):
        tags = f", tags: [{TAGS[number % 4]}]" if TAGS[number % 4] else ""
        lines.append(f"  - {{id: q{number}, question: What is {number} in {deck}?, truth: true{tags}}}")
    return "\n".join(lines) + "\n"


def answers_of(log: Log, names: list[Name]) -> Iterator[Answer]:
    """Goes through the events, question by question."""
    for one in names:
        memory: Memory | None = None
        lapses, missed = 0, False
        for number, event in enumerate(log.history(one), 1):
            assert isinstance(event.fact, Answered)
            day, rating = event.moment.day, event.fact.rating
            since_days = None if memory is None else day - memory.last_day
            yield Answer(one, day, rating, event.fact.took_ms, number, since_days, memory, lapses)
            lapses += rating == 1 and number > 1 and not missed
            missed = rating == 1
            memory = MODEL.after(memory, rating, day).memory


@pytest.fixture(scope="module")
def studied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studied]:
    """Four months of a learner whose memory is not the one that the model takes for granted."""
    folder = tmp_path_factory.mktemp("studied")
    open_log(folder).close()
    (folder / "log.db").rename(folder / "empty.db")
    names = [Name(deck, f"q{number}") for deck in ("history", "physics") for number in range(40)]
    for deck in ("history", "physics"):
        (folder / f"{deck}.yaml").write_text(deck_text(deck), encoding="utf-8")
    with Index.open(folder / "index.db") as index, open_hasty_log(folder, folder / "empty.db") as log:
        index.refresh(sorted(folder.glob("*.yaml")), load_deck)
        study(log, SimulatedLearner(OTHER_PARAMETERS), names, DAYS, new_a_day=3)
        yield Studied(folder, log, tuple(answers_of(log, names)))


def test_days(studied: Studied) -> None:
    expected = []
    for day in sorted({answer.day for answer in studied.answers}):
        of_day = [answer for answer in studied.answers if answer.day == day]
        asked = [answer for answer in of_day if answer.asked]
        mature = [answer for answer in asked if answer.memory and answer.memory.stability_days >= 21]
        expected.append(
            DayCount(
                day,
                len(of_day),
                sum(answer.took_ms for answer in of_day),
                sum(answer.number == 1 for answer in of_day),
                len(asked),
                sum(answer.rating > 1 for answer in asked),
                len(mature),
                sum(answer.rating > 1 for answer in mature),
            )
        )
    assert studied.counts().days == tuple(expected)
    assert sum(day.mature_asked for day in expected) > 20, "there is something to count"
    assert studied.counts(days=7).days == tuple(day for day in expected if day.day > TODAY - 7)


def power(base: float, number: int) -> int:
    """The bin as srs-benchmark has it: the whole part of a logarithm."""
    return floor(ln(number) / ln(base) + 1e-9)


def test_bins(studied: Studied) -> None:
    asked = [answer for answer in studied.answers if answer.asked and answer.day > TODAY - 90]
    groups: dict[tuple[int, ...], list[tuple[int, float]]] = {}
    for answer in asked:
        assert answer.memory is not None
        assert answer.since_days is not None
        recall = MODEL.recall(answer.memory, answer.day)
        lapses = 1 + power(1.73, answer.lapses) if answer.lapses else 0
        key = (int(recall * 20), power(1.89, answer.number), power(3.62, answer.since_days), lapses)
        groups.setdefault(key, []).append((answer.rating, recall))
    found = studied.counts(period_days=90).bins
    assert {one[:4]: one[4:6] for one in found} == {
        key: (len(group), sum(rating > 1 for rating, _ in group)) for key, group in groups.items()
    }
    for one in found:
        group = groups[one[:4]]
        assert one.recall == pytest.approx(sum(recall for _, recall in group))
        losses = (-ln(recall if rating > 1 else 1 - recall) for rating, recall in group)
        assert one.loss == pytest.approx(sum(losses))
    assert len({one.lapses for one in found}) > 2


def tags_of(answer: Answer) -> list[str]:
    return ["", *filter(None, TAGS[int(answer.name.key[1:]) % 4].casefold().split(", "))]


def test_topics_and_their_trend(studied: Studied) -> None:
    def asked(tag: str, first: int, last: int) -> tuple[int, int]:
        of_tag = [one for one in studied.answers if tag in tags_of(one) and one.asked]
        within = [one for one in of_tag if first <= one.day <= last]
        return len(within), sum(one.rating > 1 for one in within)

    expected = [
        TopicCount(
            tag,
            *asked(tag, TODAY - 364, TODAY),
            *asked(tag, TODAY - 29, TODAY),
            *asked(tag, TODAY - 59, TODAY - 30),
        )
        for tag in ("", "gaul", "rome")
    ]
    assert list(studied.counts().topics) == expected


def test_decks_of_the_period(studied: Studied) -> None:
    for deck in studied.counts(period_days=30).decks:
        of_deck = [one for one in studied.answers if one.name.deck == deck.deck and one.day > TODAY - 30]
        asked = [one for one in of_deck if one.asked]
        assert deck[1:] == (
            len(of_deck),
            sum(one.took_ms for one in of_deck),
            len(asked),
            sum(one.rating > 1 for one in asked),
        )


def test_load_and_weak_questions(studied: Studied) -> None:
    cards = [card for deck in ("history", "physics") for card in studied.log.cards(deck)]
    counts = studied.counts()
    due = Counter(max(card.due_day or 0, TODAY) for card in cards)
    assert counts.load == {day: number for day, number in due.items() if day < TODAY + 30}
    lapses = sorted((card.lapses for card in cards), reverse=True)
    assert [one.lapses for one in counts.weak] == lapses[:10]
    for one, following in zip(counts.weak, counts.weak[1:], strict=False):
        risk = (TODAY - one.last_day) / one.stability_days
        assert (
            one.lapses > following.lapses or risk >= (TODAY - following.last_day) / following.stability_days
        )
    assert counts.leeches == sum(number >= 8 for number in lapses)


@pytest.mark.parametrize(
    ("chosen", "wanted"),
    [
        ({"decks": ("physics",)}, lambda answer: answer.name.deck == "physics"),
        ({"decks": ()}, lambda answer: False),
        ({"tags": ("ROME",)}, lambda answer: "rome" in tags_of(answer)),
        (
            {"decks": ("history", "physics"), "tags": ("gaul", "rome")},
            lambda answer: len(tags_of(answer)) > 1,
        ),
        (
            {"decks": ("physics",), "tags": ("gaul",)},
            lambda answer: answer.name.deck == "physics" and "gaul" in tags_of(answer),
        ),
    ],
)
def test_only_what_is_chosen_counts(
    studied: Studied, chosen: dict[str, Any], wanted: Callable[[Answer], bool]
) -> None:
    answers = [answer for answer in studied.answers if wanted(answer)]
    counts = studied.counts(**chosen)
    assert sum(day.answers for day in counts.days) == len(answers)
    assert sum(one.asked for one in counts.bins) == sum(answer.asked for answer in answers)
    assert sum(deck.answers for deck in counts.decks) == len(answers)
    assert counts.topics[0].asked == sum(answer.asked for answer in answers)
    names = {answer.name for answer in answers}
    assert {one.name for one in counts.weak} <= names
    due = sum(1 for one in names if (card := studied.log.card(one)) and (card.due_day or 0) < TODAY + 30)
    assert sum(counts.load.values()) == due


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Studied]:
    (tmp_path / "history.yaml").write_text(deck_text("history"), encoding="utf-8")
    with Index.open(tmp_path / "index.db") as index, open_log(tmp_path) as log:
        index.refresh([tmp_path / "history.yaml"], load_deck)
        yield Studied(tmp_path, log, ())


def test_an_empty_log(small: Studied) -> None:
    assert small.counts() == Counts((), (), (), (TopicCount(""),), {}, (), 0)


def test_only_answers_that_count(small: Studied) -> None:
    (wrong,) = small.log.write([answered("q0", 1)], moment(TODAY - 5))
    small.log.write([Undone(name("q0"), wrong.id)], moment(TODAY - 5))
    small.log.write([answered("q0"), answered("q1", mode=PRACTICE)], moment(TODAY - 4))
    assert small.counts().days == (DayCount(TODAY - 4, 1, 4_000, 1),)


def test_how_sure_the_learner_was(small: Studied) -> None:
    for key, sure, rating in (
        ("q0", True, 3),
        ("q1", True, 1),
        ("q1", False, 1),
        ("q2", False, 3),
        ("q3", None, 3),
    ):
        small.log.write([answered(key, rating)._replace(sure=sure)], moment())
    topics = {one.tag: one[7:] for one in small.counts().topics}
    assert topics == {"": (2, 1, 2, 1), "rome": (1, 1, 1, 1), "gaul": (1, 0, 2, 1)}


def test_what_cannot_be_asked_is_no_load(small: Studied) -> None:
    small.log.write(
        [answered("q0"), answered("q1"), answered("gone"), Suspended(name("q1"), on=True)], moment(TODAY - 90)
    )
    counts = small.counts()
    assert counts.load == {TODAY: 1}
    assert counts.days[0].answers == 3, "but it was answered"


def test_without_a_log(tmp_path: Path) -> None:
    Index.open(tmp_path / "index.db").close()
    with pytest.raises(DiskRefuses):
        read_counts(tmp_path / "index.db", tmp_path / "log.db", Chosen(TODAY))
