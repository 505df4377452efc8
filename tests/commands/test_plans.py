"""Plans, days away, breaks and forecasts, from the command line and in what is asked."""

import pytest
from simulated_learner import SimulatedLearner
from world import World

from quizkit.commands.agenda import Agenda
from quizkit.commands.library import open_library
from quizkit.commands.studying import Wishes, _queue
from quizkit.model.facts import STUDY, Answered, Name
from quizkit.study.rating import AGAIN


def many(world: World, number: int, deck: str = "many") -> str:
    questions = "".join(
        f"  - {{id: q{place:03}, question: Type {place} of many., answer: x{place}}}\n"
        for place in range(number)
    )
    return str(world.deck(f"title: Many\nid: {deck}\nquestions:\n{questions}", f"{deck}.yaml"))


def study_day(world: World, learner: SimulatedLearner, wishes: Wishes, most: int = 9) -> list[Name]:
    """Sittings as `quizkit study` chooses them, until it asks no more; the questions, in order."""
    asked: list[Name] = []
    with open_library(world.outside()) as library:
        for _ in range(most):
            names = list(_queue(library, ["many"], wishes, Agenda(library)))
            if not names:
                break
            asked += [name for name in names if name not in asked]
            while names:
                name = names.pop(0)
                rating = learner.answer(name, library.outside.moment().day)
                library.log.write(
                    [Answered(name, STUDY, '{"typed":"x"}', float(rating > AGAIN), rating, 8_000, 0)],
                    library.outside.moment(),
                )
                if rating == AGAIN:
                    names.insert(3, name)
    return asked


def due(world: World, deck: str = "many") -> dict[str, int]:
    row: dict[str, int] = world.run("due", deck, "--json").json[0]
    return row


def test_a_plan_is_made_told_changed_and_given_up(world: World) -> None:
    deck = many(world, 40)
    made = world.run("plan", deck, "--exam", "+20")
    assert made.code == 0
    assert "exam on Sunday 11 October 2026, in 20 days." in made.out
    assert "with the plan" in made.out
    assert "It can be kept." in made.out
    changed = world.run("plan", "many", "--minutes-a-day", "1", "--retention", "0.97").out
    assert "in 20 days" in changed
    assert "It cannot be kept" in changed
    assert "It could be kept with" in changed
    assert world.run("plan").out == changed
    (row,) = world.run("plan", "--json").json
    assert (row["deck"], row["exam"], row["minutes_a_day"], row["kept"]) == ("many", "2026-10-11", 1.0, False)
    assert all(day["minutes"] <= 1 for day in row["days"])
    assert len(row["days"]) == 20
    assert "given up" in world.run("plan", "--clear").out
    assert "No exam is planned" in world.run("plan").out
    assert world.run("plan", "--json").json == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["many", "--exam", "2026-01-01"], "is over"),
        (["many", "--exam", "today"], "is today"),
        (["many", "--exam", "soon"], "“soon” is no day"),
        (["many", "--exam", "2036-01-01"], "too far off"),
        (["many", "--minutes-a-day", "5"], "no plan for many"),
        (["many", "--clear"], "no plan for many"),
        (["many", "--exam", "+9", "--clear"], "nothing else"),
        (["--exam", "+9"], "which deck"),
        (["--clear"], "which deck"),
        (["nowhere", "--exam", "+9"], "neither a known deck"),
        (["many", "--exam", "+9", "--retention", "90"], "0.5"),
    ],
)
def test_a_plan_that_cannot_be_meant(world: World, arguments: list[str], said: str) -> None:
    world.run("decks", "add", many(world, 4))
    ran = world.run("plan", *arguments)
    assert ran.code == 2
    assert said in ran.err


def test_a_folder_of_decks_is_no_deck_to_plan_for(world: World) -> None:
    many(world, 4, "one")
    many(world, 4, "two")
    ran = world.run("plan", world.folder, "--exam", "+9")
    assert ran.code == 2
    assert "2 decks" in ran.err


def test_the_queue_follows_the_plan_and_the_counts_agree(world: World) -> None:
    world.run("plan", many(world, 30), "--exam", "+10", "--minutes-a-day", "6")
    learner = SimulatedLearner(seed=3)
    early = 0
    for _ in range(10):
        (row,) = world.run("plan", "--json").json
        with open_library(world.outside()) as library:
            agenda = Agenda(library)
            planned = agenda.planned("many")
            names = _queue(library, ["many"], Wishes(limit=100), agenda)
            day = library.outside.moment().day
            cards = [library.log.card(name) for name in names]
            met = [card for card in cards if card is not None and card.due_day is not None]
            assert len(met) == due(world)["due"] + due(world)["learning"] == len(planned.names)
            assert len(names) - len(met) == planned.new
            for card in met:
                assert card.due_day is not None
                if card.due_day > day:
                    early += 1
                    assert "for the exam" in agenda.because[card.name]
        assert row["days"][0]["minutes"] <= 6
        answered = len(world.answers())
        study_day(world, learner, Wishes())
        assert (len(world.answers()) - answered) * 8 <= 6 * 60 + 40
        world.wait(days=1)
    assert early
    assert due(world)["new"] == 0
    assert "the exam is today" in world.run("plan").out
    world.wait(days=1)
    assert "the exam was on 1 October" in world.run("plan").out
    assert world.run("plan", "--json").json[0]["over"] is True


def test_the_minutes_of_a_plan_are_kept_in_a_sitting(world: World) -> None:
    deck = many(world, 40)
    world.run("plan", deck, "--exam", "+2", "--minutes-a-day", "1")
    world.ms_a_look = 40_000
    ran = world.run("study", "many", "--linear", typed="".join(f"x{place}\n" for place in range(40)))
    assert "The minutes that the plan has today for many are used up." in ran.out
    assert sum(answer["took_ms"] for answer in world.answers()) <= 60_000
    world.run("study", "many", "--linear", typed="x1\n")
    assert len(world.answers()) == 1
    world.wait(days=1)
    world.run("study", "many", "--linear", typed="x1\n:quit\n")
    assert len(world.answers()) == 2


def test_why_a_question_is_asked_before_its_day(world: World) -> None:
    world.run("plan", many(world, 3), "--exam", "+3", "--minutes-a-day", "2")
    world.run("study", "many", "--linear", typed="x0\nx1\nx2\n")
    world.wait(days=1)
    screen = world.run("study", "many", "--linear", typed=":info\n:quit\n").out
    assert "Asked for the exam in 2 days" in screen


def test_days_away_are_told_listed_and_taken_back(world: World) -> None:
    world.run("study", many(world, 5), "--linear", typed="".join(f"x{place}\n" for place in range(5)))
    ran = world.run("away", "tomorrow..+9")
    assert ran.code == 0
    assert "Tomorrow to 30 September: away." in ran.out
    assert "5 questions would come back then: 0 asked before, 5 after." in ran.out
    assert world.run("away").out == "Tomorrow to 30 September: 9 days\n"
    assert world.run("away", "--json").json == [{"from": "2026-09-22", "to": "2026-09-30"}]
    world.run("away", "--clear", "2026-09-25..2026-09-30")
    assert world.run("away", "--json").json == [{"from": "2026-09-22", "to": "2026-09-24"}]
    world.wait(days=1)
    assert "You are away until Thursday." in world.run("due").err
    assert "You are away until Thursday." in world.run(typed="").err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["2026-09-30..2026-09-22"], "ends before it begins"),
        (["whenever"], "no day"),
        (["2026-01-01..2029-01-01"], "longer than a year"),
        (["--clear"], "which days"),
    ],
)
def test_days_away_that_cannot_be_meant(world: World, arguments: list[str], said: str) -> None:
    ran = world.run("away", *arguments)
    assert ran.code == 2
    assert said in ran.err


def test_days_away_keep_the_streak_also_afterwards(world: World) -> None:
    deck = many(world, 20)
    for _ in range(3):
        world.run("study", deck, "--new", "1", "--limit", "1", "--linear", typed="x0\nx1\nx2\n")
        world.wait(days=1)
    world.wait(days=5)
    with open_library(world.outside()) as library:
        assert library.log.streak(library.outside.moment().day) == 0
    world.run("away", "2026-09-24..yesterday")
    with open_library(world.outside()) as library:
        assert library.log.streak(library.outside.moment().day) == 3


def test_what_would_come_back_while_away_is_asked_before(world: World) -> None:
    deck = many(world, 40)
    learner = SimulatedLearner(seed=1)
    world.run("decks", "add", deck)
    for _ in range(25):
        study_day(world, learner, Wishes(new=4))
        world.wait(days=1)
    before = due(world)["due"]
    world.run("away", "+2..+20")
    moved = 0
    for _ in range(2):
        counted = due(world)["due"]
        with open_library(world.outside()) as library:
            agenda = Agenda(library)
            found = agenda.due(["many"], (), 100)
            early = [name for name, reason in agenda.because.items() if "while you are away" in reason]
            assert len(found) == counted == before + len(early)
            assert [one.risk for one in found] == sorted((one.risk for one in found), reverse=True)
        moved += len(early)
        study_day(world, learner, Wishes(new=0))
        world.wait(days=1)
        before = library_due(world)
    assert moved
    assert due(world)["due"] == before


def library_due(world: World) -> int:
    with open_library(world.outside()) as library:
        return library.waiting.counts(library.outside.moment().day, ["many"])[0].due


def test_a_share_a_day_after_a_break(world: World) -> None:
    many(world, 300)
    world.run("decks", "add", world.folder / "many.yaml")
    learner = SimulatedLearner(seed=2)
    for _ in range(20):
        study_day(world, learner, Wishes(new=15), most=4)
        world.wait(days=1)
    world.wait(days=30)
    with open_library(world.outside()) as library:
        agenda = Agenda(library)
        proposal = agenda.proposal
        assert proposal is not None
        at_first = {one.name for one in agenda.due(["many"], (), 1000)}
        waiting = library.waiting.due(["many"], library.outside.moment().day, (), 1000)
    assert at_first == {one.name for one in waiting[: proposal.reviews]}
    told = world.run("due").err
    assert f"{proposal.waiting} wait after 31 days away." in told
    assert f"Today's share: {proposal.reviews}, about" in told
    assert "all caught up by" in told
    assert due(world)["due"] == proposal.waiting
    left = {one.name for one in waiting}
    days = 0
    while proposal is not None:
        asked = study_day(world, learner, Wishes())
        reviewed = [name for name in asked if name.deck == "many"]
        assert len(reviewed) <= proposal.reviews
        left -= set(asked)
        with open_library(world.outside()) as library:
            proposal = Agenda(library).proposal
            if proposal is not None:
                assert not proposal.left
        if proposal is not None:
            assert "share" in world.run("study", "many").out
        world.wait(days=1)
        days += 1
        assert days <= 20
    study_day(world, learner, Wishes())
    assert not left
    assert 2 <= days <= 15


def test_no_share_without_a_break(world: World) -> None:
    deck = many(world, 60)
    learner = SimulatedLearner(seed=4)
    world.run("decks", "add", deck)
    for _ in range(3):
        study_day(world, learner, Wishes(new=20), most=2)
        world.wait(days=1)
    assert "share" not in world.run("due").err
    assert "Question 1 of" in world.run("study", "many", "--linear").out


def test_a_forecast_for_several_settings(world: World) -> None:
    deck = many(world, 50)
    told = world.run("forecast", deck, "--retention", ".85,.95", "--weeks", "3")
    assert told.code == 0
    assert "85%:" in told.out
    assert "95%:" in told.out
    assert told.out.count("2026-10-05") == 2
    rows = world.run("forecast", "many", "--new", "5,10", "--weeks", "2", "--json").json
    assert [row["new_a_day"] for row in rows] == [5, 10]
    assert rows[0]["weeks"][0]["reviews_a_day"] < rows[1]["weeks"][0]["reviews_a_day"]
    assert rows[1]["weeks"][1]["known"] <= 50


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--retention", "ninety"], "numbers"),
        (["--retention", "0.5"], "0.7"),
        (["--new", "2.5"], "whole"),
        (["--weeks", "0"], "1"),
        (["--retention", ".8,.85,.9,.95", "--new", "5,10"], "side by side"),
    ],
)
def test_a_forecast_that_cannot_be_meant(world: World, arguments: list[str], said: str) -> None:
    ran = world.run("forecast", *arguments)
    assert ran.code == 2
    assert said in ran.err
