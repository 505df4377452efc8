"""Hostile text in every field, through every command: only visible text reaches a pipe or a file."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile_runs import HOME, RUNS
from hostile_text import PAYLOADS, deck, entries, head, strange
from world import World

from quizkit.commands.group import COMMANDS
from quizkit.files.deck_head import KEYS as HEAD_KEYS
from quizkit.kinds.registry import KINDS, keys_of

Amount = Callable[[int, int], int]

TEXTS = {"text", "texts", "list", "items", "options", "pairs", "source", "sources", "gaps", "shares"}
NO_TEXT = {"id", "language", "flag", "defaults", "exam", "entries", "questions", "0..2", "1..5", "1..1440"}
NOT_ANY_TEXT = {("number", "number"), ("number", "units"), ("date", "date")}
"""Text of a shape of its own, in which nothing hostile can stand."""


def test_every_command_is_run() -> None:
    assert RUNS.keys() == COMMANDS.keys()


def test_every_text_field_of_every_kind_is_hostile() -> None:
    for kind in KINDS:
        for key, (shape, _) in keys_of(kind).items():
            if is_text(shape) and (kind.name, key) not in NOT_ANY_TEXT:
                written = [json.dumps(entry[key]) for entry in entries("EVIL")[kind.name] if key in entry]
                assert any("EVIL" in one for one in written) or is_elsewhere(kind.name, key), (kind.name, key)
    for key, (shape, _) in HEAD_KEYS.items():
        assert not is_text(shape) or "EVIL" in json.dumps(head("EVIL")[key]), key


def is_text(shape: str) -> bool:
    plain = shape.removesuffix("?")
    assert plain in TEXTS | NO_TEXT, f"a new shape: is there text in {shape!r}?"
    return plain in TEXTS


def is_elsewhere(kind: str, key: str) -> bool:
    """`pin` stands at kinds with options; `source` and the like in a passage's questions."""
    return key == "pin" and kind not in ("single choice", "multiple response")


@pytest.mark.parametrize("name", PAYLOADS)
def test_every_payload_is_asked(tmp_path: Path, name: str) -> None:
    """Else the other tests would look at error messages alone."""
    world = World(tmp_path)
    path = world.deck(deck(PAYLOADS[name]))
    ran = world.run("check", path, "--select", "E", "--format", "json")
    assert {problem["code"] for problem in ran.json} <= {"E021"}, ran.out
    assert "16 questions" in world.run("decks", "add", path).out


@pytest.mark.parametrize("name", PAYLOADS)
def test_every_command_writes_clean_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, amount: Amount, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    world = World(tmp_path)
    world.deck(deck(PAYLOADS[name]))
    typed = ":dontknow\n\n" * 3 + f"{PAYLOADS[name]}\n" * 30 + ":hint\n:info\n" + "1\n" * 30 + ":quit\n"
    runs = [run for some in RUNS.values() for run in some]
    step = amount(9, 1)
    for run in dict.fromkeys([RUNS["study"][1], *runs[list(PAYLOADS).index(name) % step :: step], HOME]):
        ran = world.run(*run, typed=typed)
        assert ran.code in {0, 1, 2}, (run, ran)
        assert "\x1b" not in ran.out + ran.err, run  # to a pipe, nothing of our own is an escape sequence
        assert not strange(ran.err), (run, strange(ran.err))
        # What somebody typed stands in the log as it was typed; as JSON it has no control characters.
        assert not strange(json.dumps(json.loads(ran.out)) if is_json(run) else ran.out), run
    page = tmp_path / "page.html"
    if page.exists():
        text = page.read_text()
        assert not strange(text.replace("\n", ""))
        assert "<script" not in text
        assert "<img" not in text


def is_json(run: tuple[str, ...]) -> bool:
    return "--json" in run and run[0] != "log"
