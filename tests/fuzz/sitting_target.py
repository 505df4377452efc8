"""Whole sittings in linear mode: whatever is typed, they end, the log is sound, only text is written."""

import atexit
import io
import shutil
import tempfile
from functools import cache
from io import StringIO
from pathlib import Path

from quizkit.commands.boundary import run as run_command
from quizkit.commands.outside import Clock, Outside, Streams
from quizkit.store.check import check

from .asking_target import DECK
from .text_target import is_visible

NO_EDITOR = '"'
"""Cannot be taken apart as a command, so that nothing is started."""
NOON_MS = 1_790_000_000_000 // 86_400_000 * 86_400_000 + 43_200_000
WAYS: tuple[tuple[str, ...], ...] = (
    ("study", "--linear", "--new", "20"),
    ("study", "--linear", "--new", "20", "--confidence"),
    ("study", "--linear", "--practice"),
    ("study", "--linear", "--new", "3", "--minutes", "1"),
    ("exam", "--linear"),
    (),
)
"""Command lines that read what is typed; the first byte chooses one."""


def run(data: bytes) -> None:
    way = WAYS[data[0] % len(WAYS)] if data else WAYS[0]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "home")
        shutil.copytree(_known_deck(), home)
        code, out = _ran(home, way, data[1:])
        assert code == 0, f"exit code {code}"
        is_visible(out)
        outside = _outside(home, b"")
        with outside.open_log() as log:
            checked = check(log, outside.model)
        wrong = (*checked.damage, *checked.stale, *checked.lost)
        assert not wrong, wrong[0]


def _ran(home: Path, command: tuple[str, ...], typed: bytes) -> tuple[int, str]:
    arguments = [*command[:1], *(["deck"] if command else []), *command[1:]]
    outside = _outside(home, typed)
    code = run_command(arguments, outside)
    assert isinstance(outside.streams.stdout, StringIO)
    assert isinstance(outside.streams.stderr, StringIO)
    return code, outside.streams.stdout.getvalue() + outside.streams.stderr.getvalue()


def _outside(home: Path, typed: bytes) -> Outside:
    stdin = io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8")  # as a process has it
    ticks = iter(range(0, 10**9, 700))
    clock = Clock(lambda: NOON_MS, lambda _: 0, lambda: next(ticks))
    environ = {"QUIZKIT_HOME": str(home), "EDITOR": NO_EDITOR}
    return Outside(environ, Streams(stdin, StringIO(), StringIO()), clock)


@cache
def _known_deck() -> Path:
    """The folders of a learner who knows the deck; copied for each run."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    deck = folder / "decks" / "deck.yaml"
    deck.parent.mkdir()
    deck.write_text(DECK, encoding="utf-8")
    home = folder / "home"
    for command in (["decks", "add", str(deck)], ["study", "deck", "--linear", "--limit", "0"]):
        outside = _outside(home, b":quit\n")
        assert run_command(command, outside) == 0
    return home
