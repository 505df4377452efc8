"""Commands that only tell."""

from pathlib import Path

import pytest
from world import World

SMALL = """
title: Small
questions:
  - {id: a, question: Alpha or beta?, right: alpha, wrong: [beta], why: Because.}
  - {id: b, question: Type gamma., answer: gamma}
"""


def test_due_as_a_table_and_as_json(world: World) -> None:
    world.deck(SMALL)
    world.run("decks", "add", "deck.yaml")
    rows = world.run("due", "--json").json
    assert [set(row) for row in rows] == [{"deck", "title", "due", "new", "learning", "total"}] * 10
    assert rows[-1] == {"deck": "deck", "title": "Small", "due": 0, "new": 2, "learning": 0, "total": 2}
    table = world.run("due").out.splitlines()
    assert table[0].split() == ["deck", "due", "learning", "new", "total", "title"]
    assert table[-1].split() == ["deck", "0", "0", "2", "2", "Small"]


def test_home_without_a_terminal_is_the_table_of_due(world: World) -> None:
    assert world.run().out == world.run("due").out


def test_the_bundled_decks_are_known_from_the_start(world: World) -> None:
    rows = world.run("decks", "--json").json
    assert [row["deck"] for row in rows][:3] == ["sahel-timeline", "sahel-actors", "sahel-roots"]
    assert len(rows) == 9
    assert sum(row["questions"] for row in rows) >= 170
    assert not any(row["problems"] for row in rows)


def test_the_log_as_json_lines(world: World) -> None:
    world.deck(SMALL)
    world.run("study", "deck.yaml", "--linear", "--new", "1", typed="beta\n")
    lines = world.run("log", "--json").json_lines
    promised = [
        "id",
        "at",
        "kind",
        "mode",
        "deck",
        "question",
        "reply",
        "score",
        "rating",
        "took_ms",
        "hints",
    ]
    assert all(list(line)[: len(promised)] == promised for line in lines)
    answer = lines[-1]
    assert (answer["kind"], answer["mode"], answer["deck"], answer["question"]) == (
        "answered",
        "study",
        "deck",
        "a",
    )
    assert answer["reply"] == {"picked": "beta"}
    assert answer["took_ms"] > 0
    assert [line["kind"] for line in lines] == ["deck_added", "seen", "answered"]
    assert "deck:a" in world.run("log").out


def test_history_of_a_question(world: World) -> None:
    world.deck(SMALL)
    assert "No question of deck was answered" in world.run("history", "deck.yaml").out
    world.run("study", "deck.yaml", "--linear", "--new", "1", typed="beta\nalpha\n")
    shown = world.run("history", "deck:a").out
    assert "Alpha or beta?" in shown
    assert "beta" in shown
    assert "again" in shown
    assert "good" in shown
    assert "Due tomorrow" in shown
    plain = world.run("history", "deck:a", "--json").json
    assert [event["score"] for event in plain["events"] if event["kind"] == "answered"] == [0, 1]
    assert plain["card"]["reps"] == 2
    assert "tomorrow" in world.run("history", "deck").out


def test_show_with_the_answer(world: World) -> None:
    path = world.deck(SMALL)
    shown = world.run("show", path).out
    for text in ("Alpha or beta?", "alpha", "beta", "Because.", "gamma"):
        assert text in shown
    one = world.run("show", f"{path}:b").out
    assert "Alpha" not in one
    assert "gamma" in one


def test_show_open_asks_and_writes_nothing(world: World) -> None:
    path = world.deck(SMALL)
    ran = world.run("show", path, "--open", typed=":hint\nbeta\n:skip\n")
    assert "Wrong" in ran.out
    assert "Nothing is logged here" in ran.out
    assert not (world.home / "log.db").exists()
    assert world.run("show", f"{path}:b", "--open", typed=":quit\n").code == 0


def test_doctor_tells_places_and_that_all_is_well(world: World) -> None:
    world.deck(SMALL)
    world.run("study", "deck.yaml", "--linear", "--new", "1", typed="beta\nalpha\n")
    ran = world.run("doctor")
    assert ran.code == 0
    for text in (str(world.home / "log.db"), "SQLite", "The log is sound", "fsrs"):
        assert text in ran.out


def test_doctor_rebuilds(world: World) -> None:
    world.deck(SMALL)
    world.run("study", "deck.yaml", "--linear", "--new", "2", typed="beta\ngamma\nalpha\n")
    before = world.run("due", "--json").out, world.run("history", "deck:a", "--json").out
    ran = world.run("doctor", "--rebuild")
    assert ran.code == 0
    assert "made anew from the events" in ran.out
    assert (world.run("due", "--json").out, world.run("history", "deck:a", "--json").out) == before


def test_a_known_folder_that_is_gone_is_told_and_does_no_harm(world: World) -> None:
    path = world.deck(SMALL, "course/deck.yaml")
    world.run("decks", "add", "course")
    path.unlink()
    assert world.run("due").code == 0
    assert "no deck is there now" in world.run("decks").err
    assert world.run("decks", "remove", "course").code == 0
    assert world.run("decks").err == ""


def test_two_decks_with_one_id(world: World) -> None:
    world.deck(SMALL, "one/deck.yaml")
    world.deck(SMALL, "two/deck.yaml")
    world.run("decks", "add", "one", "two")
    assert "has the same id" in world.run("decks").out
    assert len([row for row in world.run("due", "--json").json if row["deck"] == "deck"]) == 1


def test_a_deck_in_a_known_folder_cannot_be_removed_alone(world: World) -> None:
    world.deck(SMALL, "course/deck.yaml")
    world.run("decks", "add", "course")
    ran = world.run("decks", "remove", "deck")
    assert ran.code == 2
    assert "known through the folder" in ran.err
    assert world.run("decks", "remove", "nothing").code == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(world: World, shell: str) -> None:
    assert "_QUIZKIT_COMPLETE" in world.run("completion", shell).out


def test_help_begins_with_examples_and_names_every_command(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    assert world.run("-h").code == 0
    told = capsys.readouterr().out
    for name in ("study", "due", "history", "decks", "show", "check", "log", "doctor", "completion"):
        assert name in told
    assert told.index("Examples:") < told.index("Options:") < told.index("Commands:")


def test_version(world: World) -> None:
    assert world.run("--version").out.startswith("quizkit ")


def test_colour_is_a_flag_before_all_else(world: World) -> None:
    path = world.deck(SMALL)
    assert "\x1b[" in world.run("--color", "always", "show", path, NO_COLOR="1").out
    assert "\x1b[" not in world.run("--color", "never", "show", path, FORCE_COLOR="1").out
    assert "\x1b[" not in world.run("show", path).out
    world.home.mkdir(exist_ok=True)
    (world.home / "config.toml").write_text('color = "always"\n', encoding="utf-8")
    assert "\x1b[" in world.run("show", path).out
    assert "\x1b[" not in world.run("show", path, NO_COLOR="1").out


def test_a_backup_by_hand_lies_where_it_is_wanted(world: World) -> None:
    world.run("due")
    assert world.run("log", "backup", "safe.db").code == 0
    assert Path("safe.db").stat().st_size > 0
    assert "backups" in world.run("log", "backup").out


def test_show_names_the_partners_that_fit_none(world: World) -> None:
    path = world.deck(
        "questions:\n"
        "  - {id: m, question: Match., match: {Bucer: Strasbourg, Knox: Edinburgh}, extra: [Basel]}\n"
    )
    shown = world.run("show", path).out
    assert "fits none" in shown
    assert "Basel" in shown
