"""How decks stood on a morning, whatever was answered since; and due days beside days away."""

from pathlib import Path

import pytest
from store_samples import TODAY, answered, moment, name, open_log

from quizkit.model.facts import Answered, Away, Card, Undone
from quizkit.store.log import Log


def write(log: Log, day: int, *facts: Answered, second: int = 0) -> None:
    log.write(facts, moment(day, second))


@pytest.mark.parametrize("seed", range(3))
def test_due_days_avoid_days_away(tmp_path: Path, seed: int) -> None:
    with open_log(tmp_path) as log:
        known = [answered(f"q{place}-{seed}", 4) for place in range(12)]
        write(log, TODAY, *known)
        card = log.card(known[0].name)
        assert card is not None
        days = log.scheduler.after(Card(known[0].name), 4, TODAY)[1]
        assert len(days) > 2
        gone = Away(days[0], days[-2])
        log.write([gone], moment())
        more = [answered(f"r{place}-{seed}", 4) for place in range(5)]
        write(log, TODAY, *more)
        assert {log_card.due_day for fact in more if (log_card := log.card(fact.name))} == {days[-1]}


def test_what_was_spent_and_on_which_days(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        assert log.spent(TODAY) == {}
        assert log.reviews_a_day(TODAY) is None
        assert log.study_days(TODAY, TODAY - 9) == []
        write(log, TODAY - 6, answered("a"), answered("b"))
        write(log, TODAY - 3, answered("a"))
        write(log, TODAY, answered("a", 1), answered("a"), answered("b"), answered("c"))
        assert log.spent(TODAY) == {"history": (2, 16.0)}
        assert log.reviews_a_day(TODAY) == 1.0
        assert log.study_days(TODAY, TODAY - 4) == [TODAY - 3, TODAY - 6]
        assert log.study_days(TODAY, TODAY - 3) == [TODAY - 3]
        of_late = log.answers_of_late()
        assert of_late[True][:2] == (3, 4_000)
        assert of_late[False] == (4, 4_000, 0.75)


def test_an_answer_taken_back_took_no_time(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        (event,) = log.write([answered("a")], moment())
        log.write([Undone(name("a"), event.id)], moment(second=1))
        assert log.spent(TODAY) == {}
