"""What is worth a drill: sure but wrong, and flagged."""

from pathlib import Path

from store_samples import TODAY, answered, moment, name, open_log

from quizkit.model.facts import PRACTICE, Carried, Flagged, Suspended, Undone
from quizkit.store.log import Log

DECKS = ["history", "botany"]


def keys(log: Log, *decks: str) -> list[str]:
    return [one.key for one in log.sure_but_wrong(decks or DECKS)]


def test_the_latest_comes_first_and_only_of_these_decks(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        for day, key in enumerate("bac"):
            log.write([answered(key, 1)._replace(sure=True)], moment(TODAY + day))
        log.write([answered("d", 1, deck="botany")._replace(sure=True)], moment(TODAY + 3))
        assert keys(log) == ["d", "c", "a", "b"]
        assert keys(log, "botany") == ["d"]
        assert keys(log, "physics") == []


def test_only_the_last_that_was_said_counts(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        wrong = answered("a", 1)._replace(sure=True)
        log.write([wrong], moment())
        log.write([answered("a")], moment())  # it came back, and nobody was asked
        assert keys(log) == ["a"]
        (said,) = log.write([answered("a")._replace(sure=False)], moment(TODAY + 1))
        assert keys(log) == []
        log.write([Undone(name("a"), said.id)], moment(TODAY + 1))
        assert keys(log) == ["a"]
        log.write([answered("a", 1)._replace(sure=False)], moment(TODAY + 2))
        assert keys(log) == []


def test_practice_takes_away_and_does_not_bring(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("b"), answered("a", 1)._replace(sure=True)], moment())
        log.write([answered("b", 1, PRACTICE)._replace(sure=True)], moment())
        assert keys(log) == ["a"]
        log.write([answered("a", 3, PRACTICE)._replace(sure=True)], moment(TODAY + 1))
        assert keys(log) == []


def test_it_follows_the_question_to_another_name(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a", 1)._replace(sure=True), Carried(name("b"), name("a"))], moment())
        assert keys(log) == ["b"]


def test_what_is_suspended_is_left_out(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        log.write([answered("a", 1)._replace(sure=True), Flagged(name("a"), on=True)], moment())
        log.write([Flagged(name("b"), on=True), Flagged(name("c"), on=True)], moment())
        log.write([Flagged(name("c"), on=False), Suspended(name("a"), on=True)], moment())
        assert keys(log) == []
        assert log.flagged(DECKS) == [name("b")]
        log.write([Suspended(name("a"), on=False)], moment())
        assert keys(log) == ["a"]
        assert set(log.flagged(DECKS)) == {name("a"), name("b")}
        assert log.flagged(["botany"]) == []
