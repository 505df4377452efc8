"""What verdicts and summaries say, and what is offered when."""

import pytest
from terminal_samples import ALMOST, HOME, PERFECT, RIGHT, SUMMARY, WRONG, WRONG_TYPED

from quizkit.model.grades import Outcome
from quizkit.terminal import offers, words
from quizkit.terminal.front import Command, Summary, Verdict
from quizkit.terminal.style import ASCII, UNICODE


@pytest.mark.parametrize(
    ("outcome", "told", "ascii_sign"),
    [
        (Outcome.RIGHT, ("✓", "Right", "right"), "+"),
        (Outcome.ALMOST, ("≈", "Almost", "almost"), "~"),
        (Outcome.PARTLY, ("✗", "Partly right", "wrong"), "x"),
        (Outcome.WRONG, ("✗", "Wrong", "wrong"), "x"),
    ],
)
def test_outcome(outcome: Outcome, told: tuple[str, str, str], ascii_sign: str) -> None:
    assert words.outcome(outcome, UNICODE) == words.Told(*told)
    assert words.outcome(outcome, ASCII).sign == ascii_sign


@pytest.mark.parametrize(
    ("took_ms", "told"),
    [
        (0, "0 s"),
        (48_400, "48 s"),
        (59_600, "1 min 0 s"),
        (372_000, "6 min 12 s"),
        (3_599_900, "1 h 0 min"),
        (3_900_000, "1 h 5 min"),
    ],
)
def test_duration(took_ms: int, told: str) -> None:
    assert words.duration(took_ms) == told


@pytest.mark.parametrize(
    ("view", "share"),
    [
        (SUMMARY, 10 / 12),
        (PERFECT, 1.0),
        (PERFECT._replace(right=0, skipped=3), None),
        (SUMMARY._replace(right=0, almost=0), 0),
    ],
)
def test_recalled(view: Summary, share: float | None) -> None:
    assert words.recalled(view) == share


@pytest.mark.parametrize(
    ("comes_back", "reason", "told"),
    [
        ("in 4 days", "it was right", "in 4 days (it was right)"),
        ("", "it was right", ""),
        ("today", "", "today"),
    ],
)
def test_comes_back(comes_back: str, reason: str, told: str) -> None:
    assert words.comes_back(RIGHT._replace(next=comes_back, reason=reason)) == told


def test_outlook() -> None:
    assert words.outlook(SUMMARY) == ["Still waiting today: 3.", "Tomorrow: 14 due."]
    assert words.outlook(PERFECT) == ["The schedule is as it was.", "Tomorrow: 14 due."]


def test_what_is_due() -> None:
    assert words.due(HOME) == "22 due today, about 7 minutes."
    assert words.due(HOME._replace(minutes=1)) == "22 due today, about 1 minute."
    assert words.due(HOME._replace(due=0, minutes=0)) == "Nothing is due today."


@pytest.mark.parametrize(("days", "told"), [(5, "Streak 5 days."), (1, "Streak 1 day."), (0, ""), (None, "")])
def test_streak(days: int | None, told: str) -> None:
    assert words.streak(HOME._replace(streak_days=days)) == told


def test_leech() -> None:
    assert words.leech("SYN?", 6, ":edit", ASCII) == '"SYN?" has been missed 6 times: :edit to reword it.'


@pytest.mark.parametrize(
    ("last", "commands"),
    [
        (None, []),
        (WRONG, []),
        (WRONG_TYPED, [Command.RIGHT]),
        (RIGHT, [Command.EASY]),
        (ALMOST, [Command.EASY]),
    ],
)
def test_what_can_be_said_of_the_last_answer(last: Verdict | None, commands: list[Command]) -> None:
    assert [offer.value for offer in offers.of_last(last)] == commands


def test_practice_is_offered_when_something_was_missed() -> None:
    assert Command.PRACTISE in [offer.value for offer in offers.at_end(None, missed=2)]
    assert Command.PRACTISE not in [offer.value for offer in offers.at_end(None, missed=0)]


def test_no_key_is_offered_twice() -> None:
    for offered in (
        (*offers.QUESTION, offers.RIGHT, offers.EASY),
        offers.after(WRONG_TYPED),
        offers.after(ALMOST),
        offers.at_end(WRONG_TYPED, missed=3),
    ):
        keys = [offer.key for offer in offered]
        assert len(keys) == len(set(keys))
