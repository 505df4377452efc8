"""`python -m tests.bench [NAME]…`: prints one table of medians and ratios, and writes it as JSON.

Every ratio is to a floor or a peer that was measured in the same run, in turn with it.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from .generate import deck, library
from .timing import Case, Figures, inside, interleaved, painted, process

ROUNDS = 15
QUESTIONS = 100_000
DECKS = 100
RESULTS = "bench.json"

PROGRAM = [str(Path(sys.executable).with_name("quizkit"))]
"""As a learner starts it; `python -m` would import more."""

FLOOR = [sys.executable, "-c", "pass"]
ONE_LINE = [sys.executable, "-c", "print('a line'); input()"]


class Row(NamedTuple):
    """A line of the table. `goal` is a ratio to the floor, as a text."""

    name: str
    floor: str
    goal: str
    figures: Figures


def start(folder: Path, environ: Mapping[str, str]) -> list[Row]:
    """Commands from start to end, on a library of 100,000 questions that has not changed."""
    known = _known_library(folder, environ)
    figures = interleaved(
        {
            "python -c pass": process(FLOOR, known),
            "--version": process([*PROGRAM, "--version"], known),
            "--help": process([*PROGRAM, "--help"], known),
            "due": process([*PROGRAM, "due"], known),
        },
        ROUNDS,
    )
    goals = {"--version": "≤ 2", "--help": "≤ 5", "due": "≤ 5"}
    return [Row(f"quizkit {name}", "python -c pass", goal, figures[name]) for name, goal in goals.items()]


def first(folder: Path, environ: Mapping[str, str]) -> list[Row]:
    """The first question of `study` on the screen of a pseudo-terminal, and ready for keys."""
    known = _known_library(folder, environ)
    study = [*PROGRAM, "study"]
    figures = interleaved(
        {
            "one line": painted(ONE_LINE, known, "a line"),
            "first question painted": painted(study, known, "1 of 20"),
            "ready for keys": painted(study, known, "quit"),
        },
        ROUNDS,
    )
    goals = {"first question painted": "≤ 4.5", "ready for keys": "≤ 13"}
    return [Row(name, "a program that prints one line", goal, figures[name]) for name, goal in goals.items()]


def reading(folder: Path, environ: Mapping[str, str]) -> list[Row]:
    """10,000 questions read, with places, built and checked for structure; the peer builds plain values."""
    del environ
    import yaml

    from quizkit.files.decks import read_deck

    path = folder / "ten-thousand.yaml"
    path.write_text(deck(10_000), encoding="utf-8")
    figures = interleaved(
        {
            "yaml.load(…, CSafeLoader)": inside(lambda: yaml.load(path.read_bytes(), yaml.CSafeLoader)),
            "read a deck": inside(lambda: read_deck(path, "deck")),
        },
        5,
    )
    return [Row("read a deck of 10,000", "yaml.load(…, CSafeLoader)", "≤ 0.17", figures["read a deck"])]


def check(folder: Path, environ: Mapping[str, str]) -> list[Row]:
    """All rules on 10,000 questions against reading them, and on ten times as many against that."""
    del environ
    from quizkit.checks.selection import Selection
    from quizkit.commands.checking import Asked, check_files
    from quizkit.files.decks import read_deck

    from .varied import varied_course

    files = varied_course(folder / "course", 100_000, 10)
    asked = Asked(Selection(select=("ALL",)))
    small = inside(lambda: check_files(files[:1], asked))
    to_reading = interleaved({"read": inside(lambda: read_deck(files[0], "deck")), "check": small}, 5)
    growth = interleaved({"10,000": small, "100,000": inside(lambda: check_files(files, asked))}, 3)
    return [
        Row("check 10,000 questions", "read the same", "≤ 8", to_reading["check"]),
        Row("check 100,000 questions", "check 10,000", "≤ 13", growth["100,000"]),
    ]


def saving(folder: Path, environ: Mapping[str, str]) -> list[Row]:
    """One answer saved, against one row inserted into SQLite with the same settings."""
    del environ
    from .saving import plain_insert, save_answer

    figures = interleaved(
        {"plain insert": _many(plain_insert(folder)), "save an answer": _many(save_answer(folder))}, ROUNDS
    )
    return [Row("save an answer", "the same insert without our code", "≤ 1.5", figures["save an answer"])]


def tuning(folder: Path, environ: Mapping[str, str]) -> list[Row]:
    """Own parameters, tried on the newest answers, against the fit alone."""
    del environ
    sys.path.append(str(Path(__file__).parent.parent))  # where the simulated learner lies
    from .tuning import fit_alone, open_filled, whole

    with open_filled(folder) as log:
        figures = interleaved({"fit alone": inside(fit_alone(log)), "tune": inside(whole(log, folder))}, 5)
    return [Row("tune, 100,000 answers", "the library's fit alone", "≤ 3", figures["tune"])]


def stats(folder: Path, environ: Mapping[str, str]) -> list[Row]:
    """All figures over a million answers in ten years, against reading these answers once."""
    del environ
    from quizkit.files.decks import load_deck
    from quizkit.store.index import Index
    from quizkit.store.migrate import create
    from quizkit.store.statistics import read_counts
    from quizkit.study.counts import Chosen
    from quizkit.study.memory import MemoryModel
    from quizkit.study.schedule import Scheduler
    from quizkit.study.statistics import statistics

    from .answers import LAST_DAY, fill, scan

    place = folder / "stats"
    index, log = place / "index.db", place / "log.db"
    library(place / "decks", 10_000, 20)
    create(log)
    fill(log, 1_000_000, 10_000, 20)
    with Index.open(index) as opened:
        opened.refresh(sorted((place / "decks").iterdir()), load_deck)
    scheduler, chosen = Scheduler(MemoryModel()), Chosen(LAST_DAY)
    counts = read_counts(index, log, chosen)
    assert sum(day.answers for day in counts.days) == 1_000_000
    figures = interleaved(
        {
            "scan": inside(lambda: scan(log)),
            "counts": inside(lambda: read_counts(index, log, chosen)),
            "figures": inside(lambda: statistics(read_counts(index, log, chosen), chosen, scheduler)),
        },
        ROUNDS,
    )
    floor = "one scan of the answers"
    return [
        Row("stats: SQL, 1,000,000 answers", floor, "≤ 3", figures["counts"]),
        Row("stats: all figures of them", floor, "≤ 3", figures["figures"]),
    ]


BENCHMARKS: dict[str, Callable[[Path, Mapping[str, str]], list[Row]]] = {
    "start": start,
    "first": first,
    "reading": reading,
    "check": check,
    "saving": saving,
    "stats": stats,
    "tuning": tuning,
}


def _many(work: Callable[[], object]) -> Case:
    def run() -> None:
        for _ in range(100):
            work()

    return inside(run)


def _known_library(folder: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """The environment of a learner who knows a library of 100,000 questions and has studied some."""
    home = folder / "home"
    known = {**environ, "QUIZKIT_HOME": str(home)}
    if not home.exists():
        library(folder / "library", QUESTIONS, DECKS)
        process([*PROGRAM, "decks", "add", str(folder / "library")], known)()
    return known


def _print(rows: list[Row]) -> None:
    header = f"{'what':<28} {'floor or peer':<34} {'ms':>9} {'ratio':>7} {'goal':>7} {'peak MiB':>9}"
    lines = [header, "-" * len(header)]
    for row in rows:
        figures = row.figures
        peak = f"{figures.peak_mib:.0f}" if figures.peak_mib else ""
        lines.append(
            f"{row.name:<28} {row.floor:<34} {figures.seconds * 1000:9.1f} {figures.ratio:7.2f} "
            f"{row.goal:>7} {peak:>9}"
        )
    sys.stdout.write("\n".join(lines) + "\n")


def main(names: list[str]) -> None:
    unknown = set(names) - set(BENCHMARKS)
    if unknown:
        sys.exit(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(BENCHMARKS)}")
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in names or BENCHMARKS:
            rows += BENCHMARKS[name](Path(folder), dict(os.environ))
    _print(rows)
    plain = [{**row._asdict(), "figures": row.figures._asdict()} for row in rows]
    Path(tempfile.gettempdir(), RESULTS).write_text(json.dumps(plain, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
