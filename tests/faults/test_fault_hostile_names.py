"""Decks and folders with hostile names, through all commands: told in clean text, valid in JSON and XML."""

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit
from xml.etree.ElementTree import fromstring

import pytest
from hostile_text import strange
from machine import Machine
from world import Ran, World

NAMES: dict[str, bytes] = {
    "clear screen": b"a\x1b[2Jb",
    "title": b"a\x1b]0;owned\x07b",
    "newline": b"a\nb: error E001 not so",
    "carriage return": b"a\rb",
    "tab": b"a\tb",
    "bidi": "a\u202ebcd".encode(),
    "isolate": "a\u2067b".encode(),
    "C1": "a\x9b31mb".encode(),
    "invisible": "a\u200b\ufeffb".encode(),
    "no UTF-8": b"a\xffb\xe9",
    "half a pair": b"a\xed\xa0\x80b",
    "long": b"x" * 250,
    "dash": b"--help",
    "spaces": b"  a  b ",
    "quotes": b"a'b\"c`d`",
    "signs": b"a%s%41#b?c&d;e|f$(g)\\h",
    "glob": b"a*[b]?{c}~",
    "markup": b"[bold]a[red] <b>x<i>",
    "workflow": b"a::error::b,c=d%0A",
    "colon": b"a:b",
    "equals": b"=cmd()",
    "wide": "日本語".encode(),
    "marks": b"e" + "\u0301".encode() * 60,
    "dots": b"a..",
    "drive": b"C:\\a",
}
DECK = (
    "questions:\n  - {question: Where was it, answer: Worms, wrong: [x]}\n  - {question: What?, answer: It}\n"
)
FORMS = ("full", "concise", "json", "github", "sarif", "junit")

Amount = Callable[[int, int], int]


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def ways(name: str, amount: Amount) -> tuple[bool, ...]:
    """Whether the folder of a deck has the name, or the deck itself; both with `--full`."""
    return (False, True) if amount(0, 1) else (list(NAMES).index(name) % 2 == 1,)


def made(folder: Path, raw: bytes, *, in_folder: bool) -> str:
    """A deck with such a name, or in a folder of that name; its path from there."""
    name = os.fsdecode(raw)
    path = f"{name}/deck.yaml" if in_folder else f"{name}.yaml"
    (folder / path).parent.mkdir(exist_ok=True)
    (folder / path).write_text(DECK)
    return path


def in_each_way(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, ways: tuple[bool, ...]
) -> Iterator[tuple[World, str]]:
    """A world for each way to bear a name, as a file and as a folder; the commands run where its deck is."""
    for in_folder in ways:
        here = folder / str(in_folder)
        here.mkdir()
        monkeypatch.chdir(here)
        yield World(here), made(here, NAMES[name], in_folder=in_folder)


def is_clean(ran: Ran) -> bool:
    return ran.code in {0, 1} and not strange(ran.out) and not strange(ran.err)


def test_through_all_commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, ways: tuple[bool, ...]
) -> None:
    for world, path in in_each_way(tmp_path, monkeypatch, name, ways):
        goes_through_all_commands(world, path)


def goes_through_all_commands(world: World, path: str) -> None:
    whole = str(world.folder / path)
    runs: tuple[tuple[str, ...], ...] = (
        *(("check", "--", path), ("check", "--format", "concise", "."), ("show", "--", path)),
        *(("ids", "--diff", "--", path), ("decks", "add", "--", path), ("decks",), ("due",)),
        *(("study", "--", path), ("exam", "--linear", "--", path), ("history", "--", whole), ("stats",)),
        *(("check", "--fix", "--unsafe-fixes", "--diff", "--", path), ("ids", "--", path), ("log",)),
        *(("decks", "remove", "--", path), ("decks", "add", "."), ("decks",), ("doctor",)),
    )
    for run in runs:
        ran = world.run(*run, typed="Worms\n:quit\n")
        # For a pipe, a difference names the file as it is, so that `patch` finds it.
        assert is_clean(ran) or ("--diff" in run and not strange(ran.err)), (run, ran)
        assert "0 questions" not in ran.out + ran.err, run
    assert len(world.run("decks", "--json").json) >= 1
    assert "id:" in (world.folder / path).read_text()


def test_in_every_form_of_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, ways: tuple[bool, ...]
) -> None:
    for world, path in in_each_way(tmp_path, monkeypatch, name, ways):
        is_told_in_every_form(world, path)


def is_told_in_every_form(world: World, path: str) -> None:
    told = {form: world.run("check", "--format", form, "--", path) for form in FORMS}
    assert {ran.code for ran in told.values()} == {1}
    assert not strange(told["full"].out + told["concise"].out)
    assert {problem["path"] for problem in told["json"].json} == {path}
    sarif = told["sarif"].json["runs"][0]["results"]
    (uri,) = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in sarif}
    assert uri.isascii()
    assert unquote_to_bytes(uri) == os.fsencode(path)
    assert not urlsplit(uri).scheme
    suite = fromstring(told["junit"].out)[0]
    assert not strange(suite.attrib["name"])
    commands = told["github"].out.rstrip("\n").split("\n")
    assert len(commands) == len(told["json"].json)
    assert all(re.match(r"::(error|warning|notice) file=[^,:]*,line=\d+", command) for command in commands)


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_json_is_json_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    machine = Machine(tmp_path)
    paths = [made(tmp_path, NAMES[name], in_folder=False) for name in ("no UTF-8", "wide", "bidi", "C1")]
    (tmp_path / "marks.yaml").write_text("title: 'é 日 😀'\n" + DECK)
    machine.environ |= {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    machine.run("decks", "add", ".")
    for run in (
        ("check", "--format", "json", "."),
        ("check", "--format", "sarif", "."),
        ("decks", "--json"),
        ("log", "--json"),
    ):
        done = machine.run(*run)
        assert done.code in {0, 1}, done
        found = (
            [json.loads(line) for line in done.out.splitlines()] if run[0] == "log" else json.loads(done.out)
        )
        assert found
        if "json" in run:
            assert {one["path"] for one in found} == {*paths, "marks.yaml"}
    junit = machine.run("check", "--format", "junit", ".")
    assert len(fromstring(junit.out)) == len(paths) + 1


def test_names_as_processes_get_them(tmp_path: Path, amount: Amount) -> None:
    machine = Machine(tmp_path)
    for name in list(NAMES)[:: amount(9, 1)]:
        path = made(tmp_path, NAMES[name], in_folder=False)
        for run in (("check", "--", path), ("study", "--", path), ("decks",)):
            done = machine.run(*run, typed="Worms\n")
            assert "Traceback" not in done.err
            assert not strange(done.out + done.err), (run, done)
            assert done.code in {0, 1}
        (tmp_path / path).unlink()


def test_names_that_git_gives_back(tmp_path: Path) -> None:
    import shutil
    import subprocess

    if shutil.which("git") is None:
        pytest.skip("there is no git")
    for raw in NAMES.values():
        made(tmp_path, raw, in_folder=True)
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b.invalid"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "\x1b[2J"]):
        subprocess.run([*git, *command], cwd=tmp_path, check=True, capture_output=True)
    machine = Machine(tmp_path)
    done = machine.run("check", ".", "--format", "concise")
    assert done.code == 1
    assert not strange(done.out + done.err)
    done = machine.run("ids", ".")
    assert done.code == 0, done
    assert done.err.count("Wrote 1 id ") == len(NAMES)
