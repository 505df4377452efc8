"""`quizkit stats` as a whole command."""

import json
from pathlib import Path
from typing import Any

import pytest
from statistics_samples import nothing, report
from world import World

from quizkit.commands.stats_plain import as_plain

SMALL = """
title: Small
tags: [all]
questions:
  - {id: a, question: Alpha or beta?, right: alpha, wrong: [beta], tags: [letters]}
  - {id: b, question: Type gamma., answer: gamma}
"""

SHARE = {"passed": int, "asked": int, "share": (float, None), "low": (float, None), "high": (float, None)}
BIN = {"low": float, "high": float, "predicted": float, "recalled": SHARE}
CALENDAR = {"day": str, "answers": int, "new": int, "took_ms": int, "asked": int, "passed": int}
PROMISED: dict[str, Any] = {
    "today": str,
    "title": str,
    "decks": ([str], None),
    "tags": [str],
    "days": (int, None),
    "period_days": int,
    "answers": int,
    "studied_days": int,
    "wanted": float,
    "streak_days": (int, None),
    "retention": [{"days": (int, None), "all": SHARE, "young": SHARE, "mature": SHARE}],
    "calendar": [CALENDAR],
    "load": [{"day": str, "due": int}],
    "time": {"today_ms": int, "week_ms": int, "month_ms": int, "all_ms": int},
    "calibration": {
        "bins": [BIN],
        "recalled": SHARE,
        "predicted": (float, None),
        "log_loss": (float, None),
        "rmse_bins": (float, None),
    },
    "sureness": [{"topic": (str, None), "sure": SHARE, "unsure": SHARE}],
    "by_deck": [
        {
            "deck": str,
            "title": (str, None),
            "answers": int,
            "took_ms": int,
            "recalled": SHARE,
            "wanted": float,
        }
    ],
    "topics": [{"tag": str, "recalled": SHARE, "lately": SHARE, "before": SHARE, "trend": (float, None)}],
    "weakest": [
        {
            "question": str,
            "prompt": (str, None),
            "lapses": int,
            "answers": int,
            "recall_now": float,
            "due": str,
        }
    ],
    "leeches": int,
}


def matches(value: Any, shape: Any) -> bool:
    """Whether a JSON value has the shape: a type, [shape of each], {key: shape}, or (shape, None)."""
    match shape:
        case (one, None):
            return value is None or matches(value, one)
        case list():
            return isinstance(value, list) and all(matches(one, shape[0]) for one in value)
        case dict():
            same = isinstance(value, dict) and list(value) == list(shape)
            return same and all(matches(value[key], shape[key]) for key in shape)
        case _:
            return type(value) is shape


@pytest.mark.parametrize("of", [report(), report(days=90), nothing()], ids=["all", "90 days", "nothing"])
def test_json_is_as_promised(of: Any) -> None:
    plain = json.loads(json.dumps(as_plain(of)))
    assert list(plain) == list(PROMISED)
    for key, shape in PROMISED.items():
        assert matches(plain[key], shape), (key, plain[key])


def studied(world: World) -> None:
    """A question missed and recalled, then recalled two days later; another one recalled once."""
    world.deck(SMALL)
    world.run("study", "deck.yaml", "--linear", "--new", "2", typed="beta\ngamma\nalpha\n")
    world.wait(days=2)
    world.run("study", "deck.yaml", "--linear", "--new", "0", typed="alpha\ngamma\n")


def test_figures_are_those_of_the_log(world: World) -> None:
    studied(world)
    plain = world.run("stats", "--json").json
    answers = [line for line in world.answers() if line["deck"] == "deck"]
    assert plain["answers"] == len(answers) >= 4
    assert plain["studied_days"] == 2
    today = answers[-1]["day"]
    asked = [line for line in answers if line["day"] == today]
    shares = {one["days"]: one["all"] for one in plain["retention"]}
    assert (shares[1]["asked"], shares[1]["passed"]) == (len(asked), len(asked))
    assert shares[None] == shares[365] == shares[1]
    assert plain["calendar"][-1]["answers"] == len(asked)
    assert len(plain["calendar"]) == 365
    assert sum(day["answers"] for day in plain["calendar"]) == len(answers)
    assert plain["time"]["all_ms"] == sum(min(line["took_ms"], 60_000) for line in answers)
    assert plain["calibration"]["recalled"]["asked"] == len(asked)
    assert [(deck["deck"], deck["title"], deck["answers"]) for deck in plain["by_deck"]] == [
        ("deck", "Small", len(answers))
    ]
    assert plain["streak_days"] == 1
    assert plain["wanted"] == 0.9


def test_what_is_chosen(world: World) -> None:
    studied(world)
    whole = world.run("stats", "--json").json["answers"]
    assert world.run("stats", "deck", "--json").json["answers"] == whole
    assert world.run("stats", "deck.yaml", "--json").json["decks"] == ["deck"]
    letters = world.run("stats", "--tag", "Letters", "--json").json
    assert 0 < letters["answers"] < whole
    assert letters["title"] == "all decks; tagged Letters"
    assert world.run("stats", "sahel-roots", "--json").json["answers"] == 0
    late = world.run("stats", "--days", "1", "--json").json
    assert 0 < late["answers"] < whole
    assert [one["days"] for one in late["retention"]] == [1]
    assert len(late["calendar"]) == 1


def test_a_deck_that_is_gone_still_has_its_answers(world: World) -> None:
    studied(world)
    (world.folder / "deck.yaml").unlink()
    plain = world.run("stats", "deck", "--json").json
    assert plain["answers"] >= 4
    assert not any(day["due"] for day in plain["load"])
    assert plain["by_deck"][0]["title"] is None
    assert world.run("stats").code == 0


def test_sentences_without_a_terminal(world: World) -> None:
    studied(world)
    ran = world.run("stats")
    assert ran.code == 0
    for text in ("Statistics: all decks", "True retention", "Today: 100% of 2 recalled", "Due today: 0"):
        assert text in ran.out
    assert "Streak 1 day." in ran.out


def test_the_streak_can_be_hidden(world: World) -> None:
    studied(world)
    (world.home / "config.toml").write_text("streak = false\n", encoding="utf-8")
    assert "Streak" not in world.run("stats").out
    assert world.run("stats", "--json").json["streak_days"] is None


def test_an_empty_log_is_told_kindly(world: World) -> None:
    ran = world.run("stats")
    assert ran.code == 0
    assert "Nothing was answered here so far. `quizkit study` begins." in ran.out
    assert world.run("stats", "--html", "stats.html").code == 0
    assert "Nothing was answered" in Path("stats.html").read_text(encoding="utf-8")


def test_wrong_usage(world: World) -> None:
    for arguments in (["nowhere"], ["--days", "0"], ["--days", "x"], ["--html", "."]):
        assert world.run("stats", *arguments).code == 2, arguments


def test_a_page_is_written_and_written_again(world: World) -> None:
    studied(world)
    ran = world.run("stats", "--html", "stats.html")
    assert (ran.code, ran.out) == (0, "")
    assert "stats.html" in ran.err
    first = Path("stats.html").read_text(encoding="utf-8")
    assert first.startswith("<!doctype html>")
    assert "100% of 2" in first
    world.wait(days=1)
    plain = world.run("stats", "--html", "stats.html", "--json").json
    assert plain["answers"] >= 4
    assert Path("stats.html").read_text(encoding="utf-8") != first


def test_no_other_file_is_written_over(world: World) -> None:
    studied(world)
    before = Path("deck.yaml").read_bytes()
    ran = world.run("stats", "--html", "deck.yaml")
    assert ran.code == 2
    assert "is no page of quizkit" in ran.err
    assert Path("deck.yaml").read_bytes() == before


def test_a_folder_that_is_not_there(world: World) -> None:
    ran = world.run("stats", "--html", "nowhere/stats.html")
    assert ran.code == 1
    assert "cannot be written" in ran.err
