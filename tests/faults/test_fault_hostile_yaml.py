"""Hostile YAML: every deck is read or told with a place in the file, by every command that reads decks."""

import json
import random
import re
import resource
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from hostile_corpus import corpus
from hostile_mutations import mutated
from kind_samples import documented
from machine import Machine
from world import Ran, World

from quizkit.commands.check import command as check_command
from quizkit.kinds.registry import KINDS, keys_of
from quizkit.model.nodes import MapNode, to_plain
from quizkit.model.text import unsafe

CORPUS = corpus()
CHECK = ("check", "--format", "json", "--exit-zero", "deck.yaml")
FORMS = next(one.type.choices for one in check_command.params if one.name == "form")  # type: ignore[attr-defined]
OTHERS: tuple[tuple[str, ...], ...] = (
    *(("check", "--format", form, "deck.yaml") for form in FORMS if form != "json"),
    ("check", "--fix", "--diff", "deck.yaml"),
    ("check", "--fix", "--unsafe-fixes", "--diff", "deck.yaml"),
    ("check", "--statistics", "deck.yaml"),
    ("ids", "--diff", "deck.yaml"),
    ("show", "deck.yaml"),
    ("study", "deck.yaml"),
    ("decks", "add", "deck.yaml"),
)
GIBIBYTE = 1 << 30
PARTS = 8
"""In so many tests the corpus is read, each well below the time limit of a test."""
MOST_TOLD = 40_000_000
"""So many characters a person or a program can still take; no deck may make more of itself."""

Tell = Callable[..., None]
Amount = Callable[[int, int], int]


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Reader":
    monkeypatch.chdir(tmp_path)
    return Reader(World(tmp_path))


class Reader:
    """Gives decks to commands, and looks at what they say. The slowest is kept for the figures."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.runs = 0
        self.slowest = (0, "")

    def write(self, data: bytes) -> None:
        (self.world.folder / "deck.yaml").write_bytes(data)

    def run(self, *arguments: str, of: str) -> Ran:
        """Runs a command in this process, where whatever it raises would end the test."""
        began = time.process_time()
        ran = self.world.run(*arguments, typed=":quit\n")
        took_ms = int((time.process_time() - began) * 1000)
        self.slowest = max(self.slowest, (took_ms, f"{' '.join(arguments)} of {of}"))
        self.runs += 1
        assert ran.code in {0, 1}, ran
        assert ran.out or ran.err or arguments[0] == "check"
        assert "Traceback" not in ran.out + ran.err
        assert len(ran.out) + len(ran.err) < MOST_TOLD
        return ran

    def check(self, data: bytes, of: str) -> list[dict[str, Any]]:
        """What `check` finds in a deck, each with a place that is in the file."""
        self.write(data)
        problems: list[dict[str, Any]] = self.run(*CHECK, of=of).json
        text = data.decode(errors="replace").removeprefix("\ufeff")
        lines = re.split(r"\r\n|\n|\r", text)
        for problem in problems:
            assert is_within(problem, lines), (of, problem)
            assert "\n" not in problem["message"]
            assert unsafe(problem["message"]) is None
            spans = [(edit["start"], edit["end"]) for edit in problem["edits"]]
            ends = [at for span in spans for at in span]
            assert ends == sorted(ends), (of, problem)
        return problems


def is_within(problem: dict[str, Any], lines: list[str]) -> bool:
    """The beginning is in the file, and the end is not before it nor more than the line end behind it."""
    line, column = problem["line"], problem["column"]
    end_line, end_column = problem["end_line"], problem["end_column"]
    begins = 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1
    ends = end_line <= len(lines) and end_column <= len(lines[end_line - 1]) + 2
    return begins and ends and (line, column) <= (end_line, end_column)


@pytest.mark.parametrize("part", range(PARTS))
def test_the_corpus_through_every_command(reader: Reader, amount: Amount, tell: Tell, part: int) -> None:
    others = cycle(OTHERS[part:] + OTHERS[:part])
    for name in list(CORPUS)[part::PARTS]:
        reader.check(CORPUS[name], name)
        for _ in range(amount(1, len(OTHERS))):
            reader.run(*next(others), of=name)
    tell(runs=reader.runs, slowest_ms=reader.slowest[0], slowest=reader.slowest[1])


WRONG_SHAPES: tuple[object, ...] = (
    *(
        "",
        " ",
        "~",
        "x",
        "x" * 3_000,
        "a\u202eb\x1b",
        "1e999",
        "9" * 5_000,
        "2023-02-30",
        "{{",
        "\ud800",
        "é" * 300,
    ),
    *(
        [],
        {},
        [[]],
        [{}],
        [""],
        ["", ""],
        ["a", "a"],
        ["a"] * 600,
        [["a", ["b", [{"c": "d"}]]]],
        [None],
        [True],
    ),
    *({"": ""}, {"a": []}, {"a": {"b": "c"}}, {"a": "a", "b": "a"}, {f"k{n}": "v" for n in range(600)}),
    *(None, True, -1, 10**30, 1e308, {"\x1b]0;x\x07": "\x9b2J"}),
)


def in_yaml(value: object) -> str:
    """JSON is YAML, but for halves of surrogate pairs written as they are."""
    return json.dumps(value, ensure_ascii=False).replace("\ud800", "\\ud800")


def some(shapes: int, of: int) -> tuple[object, ...]:
    """Every so manyth of the wrong shapes: others for each key, and with 1, all."""
    return WRONG_SHAPES[of % shapes :: shapes]


def spoilt_entries(sample: MapNode, keys: list[str], shapes: int) -> str:
    plain = to_plain(sample)
    spoilt = [{**plain, key: shape} for at, key in enumerate(keys) for shape in some(shapes, at)]
    return "questions:\n" + "".join(f"  - {in_yaml(entry)}\n" for entry in spoilt)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_key_of_every_kind_in_every_wrong_shape(
    reader: Reader, kind: Any, amount: Amount, tell: Tell
) -> None:
    for sample in documented(kind)[:1]:
        keys = sorted({*keys_of(kind), *(name.text for name, _ in sample.pairs)})
        problems = reader.check(spoilt_entries(sample, keys, amount(4, 1)).encode(), kind.name)
        assert len(problems) > amount(30, 100)
        first = KINDS.index(kind) % len(OTHERS)
        for others in OTHERS if amount(0, 1) else OTHERS[first : first + 1]:
            reader.run(*others, of=kind.name)
    tell(runs=reader.runs, slowest_ms=reader.slowest[0])


def test_every_key_of_the_head_in_every_wrong_shape(reader: Reader, amount: Amount) -> None:
    from quizkit.files.deck_head import KEYS

    for at, key in enumerate(KEYS):
        for shape in some(amount(4, 1), at):
            head = {"title": "t", "questions": [{"question": "q", "answer": "x"}], key: shape}
            data = "".join(f"{name}: {in_yaml(value)}\n" for name, value in head.items()).encode()
            reader.check(data, key)
        reader.run(*OTHERS[reader.runs % len(OTHERS)], of=key)


def test_mutated_decks(reader: Reader, amount: Amount, tell: Tell) -> None:
    decks = [path.read_text() for path in sorted(Path(__file__).parents[2].joinpath("decks").glob("*.yaml"))]
    small = [data.decode() for data in CORPUS.values() if len(data) < 3_000 and is_text(data)]
    told = 0
    for seed in range(amount(60, 2_000)):
        chance = random.Random(seed)
        data = mutated(chance, decks if seed % 3 else small)
        told += bool(reader.check(data, f"seed {seed}"))
        reader.run(*chance.choice(OTHERS), of=f"seed {seed}")
    assert told
    tell(decks=amount(60, 2_000), with_problems=told, runs=reader.runs, slowest_ms=reader.slowest[0])


def is_text(data: bytes) -> bool:
    try:
        return "\0" not in data.decode()
    except UnicodeDecodeError:
        return False


FEW = ("alias bomb", "flow depth", "wide list", "huge words", "program", "every value")


def test_in_processes_with_little_memory(tmp_path: Path, amount: Amount, tell: Tell) -> None:
    machine = Machine(tmp_path)
    path = tmp_path / "deck.yaml"

    def confine() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (GIBIBYTE, GIBIBYTE))

    for number, name in enumerate(CORPUS if amount(0, 1) else FEW):
        path.write_bytes(CORPUS[name])
        for arguments in (CHECK, OTHERS[number % len(OTHERS)])[: amount(1, 2)]:
            done = machine.run(*arguments, typed=":quit\n", before=confine)  # within its own time limit
            assert done.code in {0, 1}, (name, arguments, done.code, done.err[-2_000:])
            assert "Traceback" not in done.err, (name, arguments)
            assert "MemoryError" not in done.err
    tell(decks=amount(len(FEW), len(CORPUS)), memory_limit_mib=GIBIBYTE >> 20)
