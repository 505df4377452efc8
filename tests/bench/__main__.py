"""`python -m tests.bench [NAME]… [--full] [--rounds N] [--json PATH] [--plot PATH]`.

Prints one table of medians and ratios, and writes it as JSON. Every ratio is to a floor or a peer that was
measured in the same run, in turn with it.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .findings import Finding

ROUNDS = 15


def main(words: list[str]) -> None:
    """Runs the benchmarks that are named, or all."""
    sys.path.append(str(Path(__file__).parent.parent))  # what lies beside the tests
    from .findings import FULL, SIZES, Curve, Setting
    from .plot import plot
    from .registry import BENCHMARKS
    from .table import as_json, table

    asked = _parser(list(BENCHMARKS)).parse_args(words)
    findings: list[Finding] = []
    with tempfile.TemporaryDirectory() as folder:
        setting = Setting(Path(folder), dict(os.environ), asked.rounds, FULL if asked.full else SIZES)
        for name in asked.names or BENCHMARKS:
            sys.stderr.write(f"{name} …\n")
            findings += BENCHMARKS[name](setting)
    sys.stdout.write(table(findings))
    asked.json.write_text(as_json(findings, setting), encoding="utf-8")
    sys.stderr.write(f"{asked.json}\n")
    curves = [found for found in findings if isinstance(found, Curve)]
    if curves:
        asked.plot.write_text(plot(curves, "quizkit: how times grow"), encoding="utf-8")
        sys.stderr.write(f"{asked.plot}\n")


def _parser(names: list[str]) -> argparse.ArgumentParser:
    folder = Path(tempfile.gettempdir())
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Times, as ratios to a peer.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"all, or some of: {', '.join(names)}")
    parser.add_argument("--full", action="store_true", help="a million answers: an hour and more")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"of each, {ROUNDS} unless told")
    parser.add_argument("--json", type=Path, default=folder / "bench.json", metavar="PATH")
    parser.add_argument("--plot", type=Path, default=folder / "bench.svg", metavar="PATH")
    return parser


if __name__ == "__main__":
    main(sys.argv[1:])
