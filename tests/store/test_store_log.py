import stat
from pathlib import Path

import pytest
from store_samples import MODEL, SCHEDULER, TODAY, answered, moment, name, open_log

from quizkit.model.facts import (
    PRACTICE,
    Answered,
    Card,
    Carried,
    DeckAdded,
    DeckRemoved,
    Flagged,
    Overridden,
    Seen,
    Suspended,
    Undone,
)
from quizkit.store.log import Log
from quizkit.study.schedule import Policy, Scheduler


def test_a_new_log_and_its_folder_are_the_owners_alone(tmp_path: Path) -> None:
    with open_log(tmp_path / "new"):
        pass
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "new/log.db").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["log.db"]


def test_what_was_written_is_there_after_opening_again(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        events = log.write([Seen(name("a"), "prompt", "right"), answered("a")], moment())
        card = log.card(name("a"))
    with open_log(tmp_path) as log:
        assert tuple(log.events()) == events
        assert log.card(name("a")) == card
        assert log.history(name("a")) == events
    assert card is not None
    assert (card.prompt, card.reps, card.last_day) == ("prompt", 1, TODAY)


def test_events_are_stamped(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        first, second = log.write([answered("a"), Flagged(name("a"), on=True)], moment())
        (third,) = log.write([answered("b")], moment())
        assert {first.device, second.device, third.device} == {log.device}
    assert [event.counter for event in (first, second, third)] == [1, 2, 3]
    assert first.clock < second.clock < third.clock
    assert len({first.id, second.id, third.id}) == 3
    assert first.algorithm == MODEL.name
    assert second.algorithm == ""


def test_a_clock_that_goes_back_changes_no_order(tmp_path: Path) -> None:
    days = (TODAY, TODAY - 90, TODAY + 90, TODAY)
    with open_log(tmp_path) as log:
        clocks = [log.write([answered("a")], moment(day))[0].clock for day in days]
        assert clocks == sorted(set(clocks))
        assert [event.moment.day for event in log.history(name("a"))] == list(days)
        card = log.card(name("a"))
    assert card is not None
    assert (card.first_day, card.last_day) == (TODAY - 90, TODAY), "days ahead of an answer are not believed"


def test_the_due_day_is_chosen_and_kept_in_the_event(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        (event,) = log.write([answered("a", rating=4)], moment())
        assert isinstance(event.fact, Answered)
        allowed = SCHEDULER.after(Card(name("a")), 4, TODAY)[1]
        assert len(allowed) > 1
        assert event.fact.due_day in allowed
        card = log.card(name("a"))
    assert card is not None
    assert card.due_day == event.fact.due_day


def test_the_lightest_day_is_taken(tmp_path: Path) -> None:
    allowed = SCHEDULER.after(Card(name("x")), 4, TODAY)[1]
    with open_log(tmp_path) as log:
        for number in range(2 * len(allowed)):
            log.write([answered(f"q{number}", rating=4)], moment())
        due = [card.due_day for card in log.cards("history")]
    assert [due.count(day) for day in allowed] == [2] * len(allowed)


def test_each_deck_may_want_another_retention(tmp_path: Path) -> None:
    scheduler = Scheduler(MODEL, Policy(by_deck={"hard": 0.97}))
    with Log.open(tmp_path / "log.db", scheduler, backups=tmp_path / "b") as log:
        log.write([answered("a"), answered("a", deck="hard")], moment())
        (easy,), (hard,) = log.cards("history"), log.cards("hard")
    assert easy.stability_days == hard.stability_days
    assert hard.due_day is not None
    assert easy.due_day is not None
    assert hard.due_day < easy.due_day


def test_a_due_day_that_is_given_is_kept(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a")._replace(due_day=TODAY + 77)], moment())
        (card,) = log.cards("history")
    assert card.due_day == TODAY + 77


def test_practice_is_logged_and_moves_nothing(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        (event,) = log.write([answered("a", mode=PRACTICE)], moment())
        assert isinstance(event.fact, Answered)
        assert event.fact.due_day is None
        assert log.card(name("a")) == Card(name("a"))


def test_undoing_brings_back_the_card_before(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a")], moment())
        before = log.card(name("a"))
        (wrong,) = log.write([answered("a", rating=1)], moment(TODAY + 3))
        assert log.card(name("a")) != before
        log.write([Undone(name("a"), wrong.id)], moment(TODAY + 3))
        assert log.card(name("a")) == before


def test_an_override_counts_as_if_answered_so(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        (wrong,) = log.write([answered("a", rating=1)], moment())
        (said,) = log.write([Overridden(name("a"), wrong.id, 1.0, 3)], moment())
        card = log.card(name("a"))
    expected, allowed = SCHEDULER.after(Card(name("a")), 3, TODAY)
    assert card is not None
    assert card.stability_days == expected.stability_days
    assert card.due_day in allowed
    assert isinstance(said.fact, Overridden)
    assert said.fact.due_day == card.due_day
    assert not card.learning


def test_an_override_of_practice_or_of_nothing_chooses_no_day(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        (practised,) = log.write([answered("a", rating=1, mode=PRACTICE)], moment())
        facts = [Overridden(name("a"), target, 1.0, 3) for target in (practised.id, "0" * 32)]
        events = log.write(facts, moment())
        assert [event.fact for event in events] == facts
        assert log.card(name("a")) == Card(name("a"))


def test_a_history_moves_with_its_question(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        (first,) = log.write([answered("old")], moment())
        before = log.card(name("old"))
        (carried,) = log.write([Carried(name("new"), name("old"))], moment())
        assert log.card(name("old")) is None
        assert before is not None
        assert log.card(name("new")) == before._replace(name=name("new"))
        assert log.history(name("new")) == (first, carried)
        assert log.current_name(name("old")) == name("new")
        assert log.current_name(name("new")) == name("new")


def test_a_history_joins_what_the_new_name_has(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("old")], moment(TODAY - 9))
        log.write([answered("new")], moment(TODAY - 5))
        log.write([Carried(name("new"), name("old"))], moment())
        card = log.card(name("new"))
    assert card is not None
    assert (card.reps, card.first_day, card.last_day) == (2, TODAY - 9, TODAY - 5)


def test_a_history_may_come_home(tmp_path: Path) -> None:
    a, b = name("a"), name("b")
    with open_log(tmp_path) as log:
        log.write([answered("a")], moment(TODAY - 9))
        log.write([Carried(b, a)], moment(TODAY - 8))
        log.write([answered("b")], moment(TODAY - 5))
        log.write([Carried(a, b)], moment(TODAY - 4))
        log.write([answered("a")], moment())
        assert log.card(b) is None
        card = log.card(a)
        assert len(log.history(a)) == 5
        assert log.current_name(b) == a
    assert card is not None
    assert card.reps == 3


def test_a_name_that_is_used_again_leads_to_its_last_holder(tmp_path: Path) -> None:
    a, b, c = name("a"), name("b"), name("c")
    with open_log(tmp_path) as log:
        log.write([answered("a"), Carried(b, a), answered("a")], moment())
        assert log.current_name(a) == a
        log.write([Carried(c, a)], moment())
        assert log.current_name(a) == c
        first, second = log.card(b), log.card(c)
    assert first is not None
    assert second is not None
    assert (first.reps, second.reps) == (1, 1)


def test_an_undo_under_the_old_name_finds_its_answer(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        (first,) = log.write([answered("old")], moment())
        log.write([Carried(name("new"), name("old")), Undone(name("old"), first.id)], moment())
        assert log.card(name("new")) == Card(name("new"))
        assert log.card(name("old")) is None


def test_flags_and_suspension_are_kept(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([Flagged(name("a"), on=True), Suspended(name("a"), on=True)], moment())
        log.write([Flagged(name("a"), on=False)], moment())
        card = log.card(name("a"))
    assert card is not None
    assert (card.flagged, card.suspended) == (False, True)


def test_known_decks_keep_the_order_of_adding(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([DeckAdded("/z"), DeckAdded("/a"), DeckAdded("/z"), DeckAdded("/m\udcff")], moment())
        assert log.known_decks() == ("/z", "/a", "/m\udcff")
        log.write([DeckRemoved("/z"), DeckAdded("/z"), DeckRemoved("/never")], moment())
        assert log.known_decks() == ("/a", "/m\udcff", "/z")


def test_several_facts_are_one_transaction(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        with pytest.raises(OverflowError):
            log.write([answered("a"), answered("b")._replace(took_ms=1 << 70)], moment())
        assert list(log.events()) == []
        assert log.cards("history") == []
        (event,) = log.write([answered("a")], moment())
    assert event.counter == 1


def test_events_can_be_read_from_a_point_on_in_any_number(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        events = log.write([Flagged(name(f"q{number}"), on=True) for number in range(2500)], moment())
        assert tuple(log.events()) == events
        assert tuple(log.events(after_seq=2400)) == events[2400:]


def test_a_reader_who_pauses_keeps_no_writer_waiting(tmp_path: Path) -> None:
    with open_log(tmp_path) as log, Log.read_only(tmp_path / "log.db") as other:
        log.write([Flagged(name(f"q{number}"), on=True) for number in range(1500)], moment())
        reading = other.events()
        next(reading)
        log.write([answered("a")], moment())
        assert sum(1 for _ in reading) == 1500
