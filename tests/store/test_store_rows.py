import os
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.model.errors import LogDamaged
from quizkit.model.facts import (
    EXAM,
    PRACTICE,
    STUDY,
    Answered,
    Away,
    Card,
    Carried,
    DeckAdded,
    DeckRemoved,
    Event,
    ExamHandedIn,
    ExamMarked,
    ExamStarted,
    Fact,
    Flagged,
    Moment,
    Name,
    Overridden,
    PlanCleared,
    Planned,
    Seen,
    Suspended,
    Tuned,
    Undone,
)
from quizkit.model.replies import Typed, from_json, to_json
from quizkit.model.reviews import Review
from quizkit.store import reviews
from quizkit.store.fact_rows import KINDS
from quizkit.store.rows import (
    Row,
    card_from_row,
    card_to_row,
    path_from_bytes,
    path_to_bytes,
    to_event,
    to_row,
)

NAME = Name("reformation", "edict-of-worms")
ID, TARGET = "0" * 31 + "1", "f" * 32
FACTS: list[Fact] = [
    Answered(NAME, STUDY, '{"typed":"Zürich"}', 0.5, 1, 4200, 1, 20_001),
    Answered(NAME, PRACTICE, '{"gave_up":true}', 0, 1, 0, 0),
    Answered(NAME, STUDY, '{"typed":"Ulm"}', 1, 3, 900, 0, 20_003, sure=False),
    Answered(NAME, EXAM, '{"typed":"Ulm"}', 1, 3, 900, 0, sure=True, exam=TARGET),
    Undone(NAME, TARGET),
    Overridden(NAME, TARGET, 1, 3, 20_009),
    Overridden(NAME, TARGET, 1.0, 3),
    Flagged(NAME, on=True),
    Suspended(NAME, on=False),
    Seen(NAME, "where was the edict issued?", "0f1e", ask_again=True),
    Carried(NAME, Name("old deck", "old key")),
    DeckAdded("/home/decks/história.yaml"),
    DeckRemoved("/home/decks"),
    Planned("alte Größen", 20_030, 25.5, 0.93),
    Planned("d", 20_030),
    PlanCleared("alte Größen"),
    Away(20_010, 20_019),
    Away(20_012, 20_012, on=False),
    Tuned((0.1 + 0.2, 1e-17, 3.0), '{"before":0.45,"after":0.44}'),
    Tuned(()),
    ExamStarted("d", '{"seed":"ü","names":["d:a"]}'),
    ExamMarked(TARGET, Name("d", "Zürich"), on=True),
    ExamHandedIn(TARGET, '{"score":0.5}'),
]


def event(fact: Fact) -> Event:
    return Event(ID, "abc123", 7, 99 << 16, Moment(99, -150, 20_000), fact, "FSRS-6/1")


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: type(fact).__name__)
def test_every_fact_comes_back_as_it_was(fact: Fact) -> None:
    assert to_event(to_row(event(fact))) == event(fact)


def test_every_kind_of_fact_has_a_name() -> None:
    assert set(KINDS) == set(get_args(Fact))
    assert {type(fact) for fact in FACTS} == set(KINDS)


@given(st.text())
def test_any_text_in_a_reply_comes_back_even_half_characters(text: str) -> None:
    row = to_row(event(Answered(NAME, STUDY, to_json(Typed(text)), 1.0, 3, 1, 0)))
    assert row.reply is not None
    row.reply.encode()
    fact = to_event(row).fact
    assert isinstance(fact, Answered)
    assert from_json(fact.reply) == Typed(text)


@given(st.binary().map(lambda name: os.fsdecode(b"/" + name.replace(b"\0", b""))))
def test_any_path_comes_back_even_one_that_is_not_utf_8(path: str) -> None:
    row = to_row(event(DeckAdded(path)))
    row.detail.encode()
    assert to_event(row).fact == DeckAdded(path)
    assert path_from_bytes(path_to_bytes(path)) == path


ROW = to_row(event(FACTS[0]))
AWAY = to_row(event(Away(20_010, 20_019)))
TUNED = to_row(event(Tuned((1.0,))))
STARTED = to_row(event(ExamStarted("d", "{}")))
SPOILT = {
    "unknown kind": ROW._replace(kind="guessed"),
    "no reply": ROW._replace(reply=None),
    "no question": ROW._replace(question=None),
    "neither sure nor unsure": ROW._replace(detail='{"sure":"very"}'),
    "away on no day": AWAY._replace(detail='{"first_day":"monday","last_day":20010,"on":true}'),
    "away after all days": AWAY._replace(detail='{"first_day":20010,"last_day":9999999,"on":true}'),
    "parameters are no numbers": TUNED._replace(detail='{"parameters":["x"],"figures":"{}"}'),
    "figures are no JSON": TUNED._replace(detail='{"parameters":[],"figures":"{"}'),
    "paper is no text": STARTED._replace(detail='{"deck":"d","paper":{}}'),
    "an exam of no deck": STARTED._replace(detail='{"deck":3,"paper":"{}"}'),
    "handed in, but what": to_row(event(ExamHandedIn(TARGET, "{}")))._replace(target=None),
    "detail is no JSON": to_row(event(Flagged(NAME, on=True)))._replace(detail='{"on":tru'),
    "detail is another's": to_row(event(Carried(NAME, NAME)))._replace(detail='{"on":true}'),
    "detail is no mapping": to_row(event(Flagged(NAME, on=True)))._replace(detail="[1]"),
    "no target": to_row(event(Undone(NAME, TARGET)))._replace(target=None),
    "no score": to_row(event(Overridden(NAME, TARGET, 1, 3)))._replace(score=None),
    **{
        f"{kind}: {detail}": to_row(event(fact))._replace(detail=detail)
        for kind, fact, details in (
            ("added", DeckAdded("/d"), ('{"path":5}', '{"path":"/a\\u0000b"}', '{"path":"\\ud800"}')),
            ("removed", DeckRemoved("/d"), ('{"path":[]}', '{"path":"\\u0000"}')),
            ("carried", Carried(NAME, NAME), ('{"deck":5,"question":"a"}', '{"deck":"a","question":null}')),
            ("flagged", Flagged(NAME, on=True), ('{"on":"yes"}', '{"on":null}', '{"on":[]}')),
            ("suspended", Suspended(NAME, on=True), ('{"on":2}',)),
            ("seen", Seen(NAME, "p", "r", ask_again=True), ('{"prompt":5,"right":"r","ask_again":true}',)),
            ("away", Away(1, 2), ('{"first_day":1,"last_day":2,"on":null}',)),
            (
                "planned",
                Planned("d", 20_030),
                tuple(
                    f'{{"deck":"d","exam_day":20030,"minutes_a_day":{minutes},"retention":{share}}}'
                    for minutes, share in (
                        ("Infinity", "null"),
                        ("NaN", "null"),
                        ("0", "null"),
                        ("null", "-1"),
                    )
                ),
            ),
        )
        for detail in details
    },
    "id is text": ROW._replace(id="x"),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("row", SPOILT.values(), ids=SPOILT.keys())
def test_a_spoilt_row_is_a_damaged_log(row: Row) -> None:
    with pytest.raises(LogDamaged, match="number 7 of device abc123"):
        to_event(row)


def test_a_card_comes_back_as_it_was() -> None:
    card = Card(NAME, 0.1 + 0.2, 5.5, 1, 2, 3, True, 4, 5, False, True, "prompt", "right")
    assert card_from_row(card_to_row(card)) == card
    assert card_from_row(card_to_row(Card(NAME))) == Card(NAME)


def test_events_of_version_1_keep_their_bytes() -> None:
    """What the chain of older logs was made of."""
    for fact in FACTS[:2]:
        row = to_row(event(fact))
        assert (row.target, row.detail) == (None, "")


@pytest.mark.parametrize("sure", [None, False, True])
def test_a_review_comes_back_as_it_was(sure: bool | None) -> None:
    first = Review(
        NAME, 1, ID, 100, 9, 99, None, None, None, None, 0, "new", True, 3, 1.0, 900, 0, sure, 2.3, 5.0, 103
    )
    again = first._replace(number=2, since_days=0, recall=1.0, occasion="again", first_today=False)
    for review in (first, again):
        assert reviews.from_row(reviews.to_row(review)) == review
