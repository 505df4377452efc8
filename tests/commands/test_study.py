"""Studying over days."""

import pytest
from world import World

DECK = """
title: Small
questions:
  - {id: a, question: Alpha or beta?, right: alpha, wrong: [beta], hint: [It is first., It is a.]}
  - {id: b, question: Type gamma., answer: gamma}
  - {id: c, question: Type delta., answer: delta, tags: [greek]}
"""


@pytest.fixture
def deck(world: World) -> str:
    return str(world.deck(DECK))


def test_a_right_one_is_due_on_its_day_and_not_before(world: World, deck: str) -> None:
    world.run("study", deck, "--new", "1", "--linear", typed="alpha\n")
    (answer,) = world.answers()
    days = 0
    while world.run("due", "deck", "--json").json[0]["due"] == 0:
        world.wait(days=1)
        days += 1
        assert days < 30
    assert world.run("log", "--json").json_lines[-1]["due"] == answer["due"]
    assert days >= 2


def test_a_wrong_one_comes_back_in_the_sitting_then_tomorrow(world: World, deck: str) -> None:
    screen = world.run("study", deck, "--new", "1", "--linear", typed="beta\nbeta\nalpha\n").out
    assert screen.count("Alpha or beta?") >= 3
    assert "again today, then tomorrow" in screen
    counts = world.run("due", "deck", "--json").json[0]
    assert (counts["due"], counts["learning"], counts["new"], counts["total"]) == (0, 0, 2, 3)
    world.wait(days=1)
    assert world.run("due", "deck", "--json").json[0]["due"] == 1


def test_one_left_wrong_is_still_being_learned_today(world: World, deck: str) -> None:
    world.run("study", deck, "--new", "1", "--linear", typed="beta\n:quit\n")
    assert world.run("due", "deck", "--json").json[0]["learning"] == 1
    assert "Alpha or beta?" in world.run("study", deck, "--new", "0", "--linear").out


def test_the_study_day_begins_at_four(world: World, deck: str) -> None:
    world.run("study", deck, "--new", "1", "--linear", typed="beta\nalpha\n")
    world.wait(hours=15)
    assert world.run("due", "deck", "--json").json[0]["due"] == 0
    world.wait(hours=1)
    assert world.run("due", "deck", "--json").json[0]["due"] == 1


def test_a_hint_makes_it_hard(world: World, deck: str) -> None:
    screen = world.run("study", deck, "--new", "1", "--linear", typed=":hint\n:h\n:hint\nalpha\n").out
    assert "It is first." in screen
    assert "It is a." in screen
    assert "no more hints" in screen
    (answer,) = world.answers()
    assert (answer["rating"], answer["hints"], answer["score"]) == (2, 2, 1)


def test_undo_goes_back_any_number_of_answers(world: World, deck: str) -> None:
    typed = "alpha\ngamma\n:undo\n:undo\n:undo\nbeta\n:quit\n"
    screen = world.run("study", deck, "--new", "3", "--linear", "--seed", "1", typed=typed).out
    assert "nothing to undo" in screen
    lines = world.run("log", "--json").json_lines
    assert [line["kind"] for line in lines if line["kind"] in ("answered", "undone")] == [
        "answered", "answered", "undone", "undone", "answered",
    ]  # fmt: skip
    assert world.run("due", "deck", "--json").json[0]["new"] == 2


def test_undo_on_the_summary(world: World, deck: str) -> None:
    world.run("study", deck, "--new", "1", "--linear", typed="alpha\n:undo\nbeta\nalpha\n\n")
    assert [answer["rating"] for answer in world.answers()] == [3, 1, 3]
    assert world.run("doctor").code == 0


def test_i_was_right(world: World, deck: str) -> None:
    world.run("study", deck, "--tag", "greek", "--linear", typed="third letter\n:right\n:quit\n")
    override = next(line for line in world.run("log", "--json").json_lines if line["kind"] == "overridden")
    assert (override["score"], override["rating"]) == (1, 3)
    world.wait(days=1)
    assert world.run("due", "deck", "--json").json[0]["due"] == 0


def test_too_easy(world: World, deck: str) -> None:
    world.run("study", deck, "--new", "1", "--linear", typed="alpha\n:easy\n")
    assert world.run("log", "--json").json_lines[-1]["rating"] == 4


def test_flag_and_info(world: World, deck: str) -> None:
    screen = world.run("study", deck, "--new", "1", "--linear", typed=":flag\n:info\nalpha\n").out
    assert "Marked for a second look." in screen
    assert "New: it is its turn" in screen
    assert any(line["kind"] == "flagged" for line in world.run("log", "--json").json_lines)


def test_skip_comes_back_and_costs_nothing(world: World, deck: str) -> None:
    screen = world.run("study", deck, "--new", "2", "--linear", typed=":skip\ngamma\nalpha\n").out
    assert screen.count("Alpha or beta?") == 2
    assert [answer["rating"] for answer in world.answers()] == [3, 3]


def test_i_do_not_know(world: World, deck: str) -> None:
    world.run("study", deck, "--new", "1", "--linear", typed=":dontknow\n")
    assert world.answers()[0]["reply"] == {"gave_up": True}
    assert world.answers()[0]["rating"] == 1


def test_practice_leaves_the_schedule_alone(world: World, deck: str) -> None:
    world.run("study", deck, "--practice", "--limit", "1", "--linear", "--seed", "2", typed="x\n1\n:quit\n")
    assert world.answers()[0]["mode"] == "practice"
    counts = world.run("due", "deck", "--json").json[0]
    assert (counts["new"], counts["due"], counts["learning"]) == (3, 0, 0)


def test_the_missed_ones_can_be_practised_at_the_end(world: World, deck: str) -> None:
    typed = "beta\nalpha\n:practise\nalpha\n"
    world.run("study", deck, "--new", "1", "--linear", typed=typed)
    assert [answer["mode"] for answer in world.answers()] == ["study", "study", "practice"]


def test_the_daily_number_of_new_ones(world: World) -> None:
    questions = "".join(f"  - {{id: q{n}, question: Type {n} of many., answer: x{n}}}\n" for n in range(30))
    deck = world.deck("title: Many\nquestions:\n" + questions, "many.yaml")
    assert "Question 1 of 10" in world.run("study", deck, "--linear").out
    world.run("study", "many", "--linear", typed="".join(f"x{n}\n" for n in range(10)))
    assert "Nothing is due today" in world.run("study", "many", "--linear").out
    assert "Question 1 of 4" in world.run("study", "many", "--linear", "--new", "4").out
    world.wait(days=1)
    assert "Question 1 of 3" in world.run("study", "many", "--linear", "--limit", "3").out


def test_only_a_tag(world: World, deck: str) -> None:
    screen = world.run("study", deck, "--tag", "greek", "--linear").out
    assert "Question 1 of 1" in screen
    assert "Type delta." in screen
    assert "Nothing with the tag latin" in world.run("study", deck, "--tag", "latin", "--linear").out


def test_minutes(world: World, deck: str) -> None:
    screen = world.run(
        "study", deck, "--new", "3", "--minutes", "0.0001", "--linear", typed="alpha\ngamma\n"
    ).out
    assert len(world.answers()) <= 1
    assert "Type delta." not in screen


def test_quitting_says_what_is_saved(world: World, deck: str) -> None:
    ran = world.run("study", deck, "--new", "3", "--linear", typed="alpha\n:quit\n")
    assert ran.code == 0
    assert "Saved: 1 answer." in ran.out
    assert "Nothing was answered" in world.run("study", deck, "--linear", typed=":q\n").out


def test_the_end_of_input_quits(world: World, deck: str) -> None:
    ran = world.run("study", deck, "--linear", typed="alpha")
    assert ran.code == 0
    assert len(world.answers()) == 1


def test_linear_mode_writes_no_escape_byte(world: World, deck: str) -> None:
    ran = world.run(
        "study", deck, "--linear", typed=":hint\n:info\nbeta\n:undo\nalpha\n:flag\nx\n:right\n:quit\n"
    )
    assert "\x1b" not in ran.out + ran.err


def test_two_decks_are_interleaved(world: World, deck: str) -> None:
    other = world.deck(DECK.replace("title: Small", "title: Other"), "other.yaml")
    screen = world.run("study", deck, other, "--linear", "--new", "2", typed=":skip\n" * 8).out
    assert "Question 1 of 4" in screen


def test_siblings_wait_for_another_day(world: World) -> None:
    deck = world.deck(
        "title: Cards\nquestions:\n  - {id: c, front: cuius regio, back: eius religio, both: true}\n"
    )
    assert "Question 1 of 1" in world.run("study", deck, "--linear", typed="\n3\n").out
    assert "Nothing is due today" in world.run("study", deck, "--linear").out
    world.wait(days=1)
    assert "eius religio" in world.run("study", deck, "--linear").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["study", "nowhere.yaml"], "neither a known deck nor a file or folder"),
        (["study", "sahel-root"], "Did you mean “sahel-roots”?"),
        (["study", "--limit", "-3"], "-3"),
        (["stdy"], "Did you mean “study”?"),
        (["history", "sahel-roots:nothing"], "There is no question"),
        (["show", "sahel-actors:g5-member"], "Did you mean “g5-members”?"),
    ],
)
def test_wrong_usage_is_told_and_exits_with_2(world: World, arguments: list[str], said: str) -> None:
    ran = world.run(*arguments)
    assert ran.code == 2
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_what_waits_is_not_called_nothing(world: World, deck: str) -> None:
    assert "3 new questions wait" in world.run("study", deck, "--limit", "0").out
    world.run("study", deck, "--new", "1", "--linear", typed="beta\n:quit\n")
    assert "Nothing is asked now: 1 due" in world.run("study", deck, "--limit", "0").out
