"""`quizkit history DECK:ID`: what every answer did, why it is due when it is, which edit carried it over."""

from pathlib import Path
from typing import Any

import pytest
from store_samples import MODEL, SCHEDULER, TODAY, answered, moment, name, open_log
from world import World

from quizkit.commands.past import answers_plain, carried, happenings
from quizkit.model.facts import EXAM, PRACTICE, Card, Carried, Event, ExamStarted, Overridden, Undone
from quizkit.model.reviews import Review
from quizkit.study.due import why_that_day
from quizkit.study.memory import Memory
from quizkit.terminal.layout import line_width, plain
from quizkit.terminal.past import Happening, stacked, table
from quizkit.terminal.prose import Look
from quizkit.terminal.style import ASCII, UNICODE, Marks

DECK = "id: deck\nquestions:\n  - {id: a, question: Alpha or beta?, right: alpha, wrong: [beta]}\n"
HAPPENED = (
    Happening("2026-08-01", "carried over from deck:old", "", "", None),
    Happening("2026-08-01", "Speyer", "wrong", "again", (None, 0.21, 6.4)),
    Happening(
        "2026-08-02", "A long answer that a learner typed, of many words", "right", "good", (0.84, 1.3, 6.4)
    ),
    Happening("2026-09-02", "Worms (practice)", "right", "good", None),
    Happening("2026-12-24", "Worms", "taken back", "good", None),
)


def test_an_answer_with_what_it_did(world: World) -> None:
    world.deck(DECK)
    world.run("study", "deck.yaml", "--linear", typed="beta\nalpha\n")
    world.wait(days=3)
    world.run("study", "deck.yaml", "--linear", typed="alpha\n")
    ran = world.run("history", "deck:a", "--json").json
    first, again, later = ran["answers"]
    assert (first["verdict"], first["rating"], first["recall"], first["since_days"]) == (
        "wrong",
        1,
        None,
        None,
    )
    assert (again["since_days"], later["since_days"]) == (0, 3)
    day = later_day(world)
    memory = Memory(again["stability_days"], again["difficulty"], day - 3)
    assert later["recall"] == pytest.approx(MODEL.recall(memory, day))
    assert later["stability_days"] == ran["card"]["stability_days"]
    assert ran["why_due"][0].startswith("Due in ")
    told = world.run("history", "deck:a").out
    assert f"recall then {later['recall']:.0%}" in told
    assert "wrong, again" in told
    assert ran["why_due"][0].split(":")[0] in told.replace("\n", " ")


def later_day(world: World) -> int:
    return (world.now_ms // 3_600_000 - 4) // 24


def test_an_edit_that_carried_it_over_is_named(world: World) -> None:
    world.deck(DECK)
    world.run("study", "deck.yaml", "--linear", typed="alpha\n")
    world.wait(days=1)
    world.deck(DECK.replace("id: a,", "id: b,"))
    ran = world.run("history", "deck:b")
    assert "an edit of the deck carried it over from deck:a." in ran.out
    plain_values = world.run("history", "deck:b", "--json").json
    assert plain_values["answers"][0]["counts"]
    assert any("deck:a" in line for line in plain_values["why_due"])


def test_practice_exams_undone_and_overridden_answers(tmp_path: Path) -> None:
    with open_log(tmp_path) as log:
        (wrong,) = log.write([answered("a", 1)], moment())
        log.write([Overridden(name("a"), wrong.id, 1.0, 3)], moment())
        (back,) = log.write([answered("a")], moment(TODAY + 1))
        log.write([Undone(name("a"), back.id), answered("a", 1, PRACTICE)], moment(TODAY + 1))
        (exam,) = log.write([ExamStarted("history", "{}")], moment(TODAY + 2))
        log.write([answered("a", mode=EXAM)._replace(score=0.5, exam=exam.id)], moment(TODAY + 2))
        events, reviews = log.history(name("a")), log.reviews(name("a"))
    answers = answers_plain(events, reviews)
    assert [(one["mode"], one["verdict"], one["rating"], one["counts"]) for one in answers] == [
        ("study", "right", 3, True),
        ("study", "taken back", 3, False),
        ("practice", "wrong", 1, False),
        ("exam", "partly", 3, False),
    ]
    told = [(one.said, one.verdict) for one in happenings(events, reviews)]
    assert told == [
        ("Worms", "right"),
        ("counted otherwise", ""),
        ("Worms", "taken back"),
        ("taken back", ""),
        ("Worms (practice)", "wrong"),
        ("Worms (exam)", "partly"),
    ]
    assert happenings(events, reviews)[2].memory is None


@pytest.mark.parametrize("cells", [72, 80, 100])
@pytest.mark.parametrize("marks", [UNICODE, ASCII])
def test_the_table_fits(cells: int, marks: Marks) -> None:
    look = Look(cells, marks, "utf-8" if marks is UNICODE else "ascii")
    lines = [plain(line) for line in table(HAPPENED, look)]
    assert all(len(line) <= cells for line in lines)
    assert len(lines) == len(HAPPENED) + 1
    assert lines[0].split() == ["day", "answer", "verdict", "rating", "recall", "stability", "difficulty"]
    assert lines[1] == "2026-08-01  carried over from deck:old"
    assert lines[3].split()[-5:] == ["good", "84%", "1.3", "d", "6.4"]


@pytest.mark.parametrize("cells", [20, 40, 60])
def test_stacked_lines_fit(cells: int) -> None:
    lines = table(HAPPENED, Look(cells, UNICODE, "utf-8"))
    assert lines == stacked(HAPPENED, Look(cells, UNICODE, "utf-8"))
    assert all(line_width(line) <= cells for line in lines)
    assert "stability 1.3 days" in " ".join(plain(line).strip() for line in lines)


def why(rating: int, due_days: int, **changes: Any) -> str:
    """Of a question answered ten days before TODAY."""
    day = TODAY - 10
    memory = MODEL.after(None, rating, day).memory
    due_day = day + due_days
    card = Card(name("a"), memory.stability_days, memory.difficulty, day, day, due_day, rating == 1, 1)
    review = Review(
        *(name("a"), 1, "e", day, 9, 0, None, None, None, None, 0, "new", True, rating, 1.0, 1, 0, None),
        *(memory.stability_days, memory.difficulty, due_day),
    )
    return why_that_day(card._replace(**changes), review, TODAY, SCHEDULER)


def test_why_it_is_due() -> None:
    assert why(4, 13) == (
        "Due in 3 days, 7 October 2024: the last answer, 10 days ago, was rated easy; recall is expected to "
        "be 87% on that day, and 90% is wanted."
    )
    assert why(1, 1) == (
        "Due 9 days ago, 25 September 2024: the last answer, 10 days ago, was rated again; recall is "
        "expected to be 77% on that day, and it cannot be sooner than the next day."
    )
    assert why(1, 11, last_day=TODAY).startswith(
        "Missed today: it comes back until it is recalled once. Due "
    )
    assert "its right answer was changed" in why(4, 13, due_day=TODAY)
    assert "set aside" in why(4, 13, suspended=True)
    assert "Not answered so far" in why_that_day(Card(name("a")), None, TODAY, SCHEDULER)


def test_carried_events_of_any_depth() -> None:
    def event(number: int, old: str) -> Event:
        return Event(
            f"{number:032x}", "d", number, number, moment(TODAY + number), Carried(name("a"), name(old))
        )

    assert carried([event(1, "x"), event(2, "y")]) == [
        "On 5 October 2024 an edit of the deck carried it over from history:x.",
        "On 6 October 2024 an edit of the deck carried it over from history:y.",
    ]
