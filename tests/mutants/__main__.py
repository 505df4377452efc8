"""`python -m tests.mutants [MODULE]…`: tries the mutants of modules, and prints how many the tests notice."""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from .covering import TESTS, record
from .mutants import Mutant, mutants_of
from .trying import ENDLESS, KILLED, NO_TEST, NOT_TRIED, SURVIVED, Trial, Tried

MODULES = ("quizkit/model/compare.py", "quizkit/kinds", "quizkit/study", "quizkit/store")
RESULTS = "mutants.json"
EVERY = 8
"""Without `--full`, one mutant in so many is tried."""


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("modules", nargs="*", default=MODULES, help="files or folders below quizkit/")
    parser.add_argument("--full", action="store_true", help=f"all mutants, not one in {EVERY}")
    parser.add_argument("--only", type=Path, help="a JSON file of an earlier run: those that were left in it")
    parser.add_argument("--records", type=Path, help="a folder that keeps which tests run which lines")
    parser.add_argument("--json", type=Path, default=Path(tempfile.gettempdir(), RESULTS))
    parser.add_argument("--at-once", type=int, default=2, help="so many mutants at a time")
    asked = parser.parse_args(arguments)
    mutants = [mutant for path in _files(asked.modules) for mutant in mutants_of(path)]
    if asked.only:
        left = set(json.loads(asked.only.read_text(encoding="utf-8"))["left"])
        mutants = [mutant for mutant in mutants if str(mutant) in left]
    elif not asked.full:
        mutants = mutants[::EVERY]
    tried: list[Tried] = []
    with tempfile.TemporaryDirectory() as folder:
        records = asked.records or Path(folder)
        records.mkdir(parents=True, exist_ok=True)
        trial = Trial(mutants, record(records), asked.at_once, _teller(tried, len(mutants)))
        options = ["--hypothesis-profile=mutants", "--timeout=0", "-p", "no:cacheprovider", "-q"]
        pytest.main([*options, *TESTS], plugins=[trial])
    _write(asked.json, tried)
    _print(tried)


def _files(modules: Iterable[str]) -> list[Path]:
    paths = [Path(module) for module in modules]
    return sorted(file for path in paths for file in (path.rglob("*.py") if path.is_dir() else [path]))


def _teller(tried: list[Tried], total: int) -> Callable[[Tried], None]:
    def tell(one: Tried) -> None:
        tried.append(one)
        if one.outcome != KILLED:
            sys.stderr.write(f"[{len(tried)}/{total}] {one.outcome}: {one.mutant}\n")

    return tell


def _write(path: Path, tried: list[Tried]) -> None:
    left = [str(one.mutant) for one in tried if one.outcome in {SURVIVED, NO_TEST}]
    path.write_text(json.dumps({"outcomes": _outcomes(tried), "left": left}, indent=2), encoding="utf-8")


def _outcomes(tried: list[Tried]) -> dict[str, dict[str, int]]:
    """How many of each outcome, by package."""
    counts: dict[str, Counter[str]] = {}
    for one in tried:
        counts.setdefault(_package(one.mutant), Counter())[one.outcome] += 1
    return {package: dict(count) for package, count in counts.items()}


def _package(mutant: Mutant) -> str:
    return "/".join(mutant.path.parts[:2]) if mutant.path.parts[1] != "model" else str(mutant.path)


def _print(tried: list[Tried]) -> None:
    sys.stdout.write(f"\n{'':<26} {'mutants':>8} {'killed':>8} {'left':>6} {'share':>7}\n")
    for package, count in _outcomes(tried).items():
        killed = count.get(KILLED, 0) + count.get(ENDLESS, 0)
        left = count.get(SURVIVED, 0) + count.get(NO_TEST, 0)
        share = 100 * killed / (killed + left) if killed + left else 100.0
        sys.stdout.write(f"{package:<26} {killed + left:>8} {killed:>8} {left:>6} {share:6.1f}%\n")
    not_tried = sum(one.outcome == NOT_TRIED for one in tried)
    if not_tried:
        sys.stdout.write(f"{not_tried} could not be tried.\n")


if __name__ == "__main__":
    main(sys.argv[1:])
