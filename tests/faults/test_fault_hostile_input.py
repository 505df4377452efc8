"""Whatever is typed, set in the environment or in the settings: it is taken or refused in clean text."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile_text import ALL, PAYLOADS, deck, strange
from machine import Done, Machine
from world import World

Amount = Callable[[int, int], int]

TYPED: dict[str, bytes] = {
    "bytes": bytes(range(256)) * 4 + b"\n",
    "wrong UTF-8": b"\xff\xfe\xed\xa0\x80\xc0\xaf\n" * 20,
    "NUL": b"\0" * 10_000 + b"\n",
    "a megabyte": b"word " * 200_000 + b"\n",
    "many lines": b"x\n" * 5_000,
    "escapes": "".join(PAYLOADS.values()).encode(errors="replace") + b"\n",
    "commands": b":" * 9_000
    + b"\n:go 99999999999999999999\n::\n:\n: \n:\xff\n"
    + b":go "
    + b"9" * 9_000
    + b"\n",
    "digits": b"9" * 9_000 + b"\n" + "١٢٣²½\n".encode() * 9 + b"1e999\n-0x1\n1/0\n" * 30,
    "no end of line": b"Worms",
    "nothing": b"",
}


def run_with_bytes(machine: Machine, *arguments: str, typed: bytes, **environ: str) -> Done:
    """Runs the program with any bytes on standard input, and takes any from its output."""
    done = subprocess.run(
        [*machine.argv, *arguments],
        input=typed,
        capture_output=True,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **machine.environ, **environ},
        cwd=machine.folder,
        timeout=60,
        check=False,
    )
    encoding = "latin-1" if "latin-1" in environ.values() else "utf-8"
    out, err = (stream.decode(encoding, "surrogateescape") for stream in (done.stdout, done.stderr))
    return Done(done.returncode, out, err)


@pytest.mark.parametrize("name", TYPED)
def test_whatever_is_typed_line_by_line(tmp_path: Path, name: str) -> None:
    machine = Machine(tmp_path)
    machine.deck()
    arguments = ("study", "deck.yaml", "--new", "99", "--limit", "99")
    done = run_with_bytes(machine, *arguments, typed=TYPED[name])
    assert done.code == 0, done.err[-2_000:]
    assert "Traceback" not in done.err
    assert not strange(done.out + done.err)
    assert World(tmp_path).run("doctor").code == 0


ENVIRONS: tuple[dict[str, str], ...] = (
    {"COLUMNS": "-1", "LINES": "-1"},
    {"COLUMNS": "9" * 5_000, "LINES": "0"},
    {"COLUMNS": "1", "LINES": "1"},
    {"COLUMNS": "²"},
    {"TERM": "no-such-terminal"},
    {"TERM": "\x1b]0;owned\x07" * 50},
    {"LANG": "\x1b[2J", "LC_ALL": "xx_YY.garbage"},
    {"PYTHONIOENCODING": "latin-1"},
    {"NO_COLOR": "\x1b", "FORCE_COLOR": "\x1b"},
    {"EDITOR": "\x1b]0;owned\x07", "VISUAL": "'"},
    {"TZ": "\x1b[31mNowhere/Land"},
    {"QUIZKIT_HOME": "./home \x1b]0;owned\x07\n%s"},
    {"HOME": "/no/such\x1b[2J", "QUIZKIT_HOME": ""},
)


@pytest.mark.parametrize("environ", ENVIRONS, ids="-".join)
def test_hostile_environments(tmp_path: Path, amount: Amount, environ: dict[str, str]) -> None:
    machine = Machine(tmp_path)
    machine.deck(deck(ALL))
    runs = (("study", "deck.yaml"), ("show", "deck.yaml"), ("doctor",))
    for arguments in runs if amount(0, 1) else runs[ENVIRONS.index(environ) % 3 :][:1]:
        done = run_with_bytes(
            machine, *arguments, typed=b":edit\n:dontknow\n:quit\n", **{"EDITOR": "true", **environ}
        )
        assert done.code in {0, 1, 4}, done
        assert "Traceback" not in done.err
        assert not strange(done.out + done.err), strange(done.out + done.err)


@pytest.mark.parametrize(
    "editor", ["'", "''", "\x1b]0;x\x07", "/", "no-such-editor \x9b2J", "-x", "a\u202eb"]
)
def test_hostile_settings(tmp_path: Path, editor: str) -> None:
    world = World(tmp_path)
    path = world.deck(deck(ALL))
    world.home.mkdir()
    settings = world.home / "config.toml"
    settings.write_text(f"editor = {json.dumps(editor)}\n")
    for arguments in (("config",), ("config", "list", "--json"), ("config", "edit"), ("study", str(path))):
        ran = world.run(*arguments, typed=":edit\n:quit\n")
        assert ran.code in {0, 1}, ran
        assert not strange(ran.err + (json.dumps(ran.json) if "--json" in arguments else ran.out))


def test_hostile_keys_of_the_settings(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.home.mkdir()
    settings = world.home / "config.toml"
    for evil in PAYLOADS.values():
        settings.write_text(f"{json.dumps(evil)} = 1\npause = {json.dumps(evil)}\n", errors="replace")
        ran = world.run("due")
        assert ran.code == 1
        assert "config.toml" in ran.err
        assert not strange(ran.err)
