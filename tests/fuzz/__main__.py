"""Fuzzes targets, each in a process of its own, and prints a table. See `python -m tests.fuzz --help`.

Exit code 0: nothing was found; 1: something was; 2: it could not run.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

NAMES = ("yaml", "fixes", "text", "typed", "numbers", "linear", "sitting")
SHORT_SECONDS, FULL_SECONDS = 10, 600
HANGING_SECONDS = 60
"""An input that has not ended after so long ends the process; slow ones are told by their own CPU time."""
MOST_MB = 2_048
GRACE_SECONDS = 600
"""For starting and for the seeds, on a busy machine."""
MEMORY = Path("/dev/shm")
"""Where the logs of sittings are kept, if it is there: they are synchronised with each answer."""


class Ran(NamedTuple):
    """What became of one target.

    Attributes:
        coverage: counters that were reached, as libFuzzer has them.
        findings: files that make it fail, with the cause of each.
        told: the end of what the process wrote, when it did not come to its end.
    """

    name: str
    executions: int
    seconds: int
    coverage: int
    findings: tuple[tuple[Path, str], ...]
    told: str = ""


def fuzz(name: str, seconds: int, folder: Path) -> Ran:
    folder.mkdir()
    limits = f"-max_total_time={seconds} -timeout={HANGING_SECONDS} -rss_limit_mb={MOST_MB}"
    options = f"{limits} -report_slow_units=3600 -print_final_stats=1".split(" ")
    command = [sys.executable, "-m", "tests.fuzz.campaign", name, str(folder), *options]
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as scratch:
        told = _written(command, {**os.environ, "TMPDIR": scratch}, seconds + GRACE_SECONDS)
    findings = tuple((path, _cause(path)) for path in sorted(folder.iterdir()) if _is_finding(path))
    whole = bool(re.search(r"(?m)^Done \d+ runs", told))
    return Ran(
        name,
        _last_number(r"(?m)^(?:Done |stat::number_of_executed_units: )(\d+)", told),
        _last_number(r"(?m)^Done \d+ runs in (\d+)", told),
        _last_number(r"\bcov: (\d+)", told),
        findings,
        "" if whole or findings else told[-2_000:],
    )


def _written(command: list[str], environ: dict[str, str], seconds: int) -> str:
    """What a process writes; it is ended after so many seconds."""
    root = Path(__file__).parents[2]
    try:
        done = subprocess.run(
            command, cwd=root, env=environ, capture_output=True, check=False, timeout=seconds
        )
    except subprocess.TimeoutExpired as late:
        return f"{(late.stderr or b'').decode(errors='replace')}\nIt did not end by itself."
    return (done.stderr + done.stdout).decode(errors="replace")


def _is_finding(path: Path) -> bool:
    # libFuzzer names its own by what happened: timeout-…, oom-…, crash-…
    return path.is_file() and path.suffix == "" and path.name != "words.dict"


def _cause(path: Path) -> str:
    told = path.with_suffix(".txt")
    if told.exists():
        return told.read_text(encoding="utf-8").partition("\n")[0]
    causes = {"timeout": f"hangs for {HANGING_SECONDS} s", "oom": f"takes more than {MOST_MB} MB"}
    return causes.get(path.name.partition("-")[0], "ends the process")


def _last_number(pattern: str, text: str) -> int:
    found = re.findall(pattern, text)
    return int(found[-1]) if found else 0


def row(ran: Ran) -> str:
    speed = ran.executions / max(ran.seconds, 1)
    return (
        f"{ran.name:<10}{ran.executions:>12,}{ran.seconds:>9}{speed:>9.0f}{ran.coverage:>10,}"
        f"{len(ran.findings):>10}"
    )


def main(arguments: list[str], *, has_atheris: bool | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Coverage-guided fuzzing.")
    parser.add_argument(
        "targets", nargs="*", metavar="TARGET", help=f"of {', '.join(NAMES)}; all without one"
    )
    parser.add_argument("--seconds", type=int, metavar="N", help=f"for each target ({SHORT_SECONDS})")
    parser.add_argument("--full", action="store_true", help=f"{FULL_SECONDS} seconds for each target")
    asked = parser.parse_args(arguments)
    unknown = set(asked.targets) - set(NAMES)
    if unknown:
        parser.error(f"no target {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    if not (find_spec("atheris") if has_atheris is None else has_atheris):
        sys.stderr.write("Fuzzing needs atheris, which is not installed: pip install 'atheris>=3'\n")
        return 2
    seconds = asked.seconds or (FULL_SECONDS if asked.full else SHORT_SECONDS)
    return _all(asked.targets or list(NAMES), seconds)


def _all(names: list[str], seconds: int) -> int:
    folder = Path(tempfile.mkdtemp(prefix="quizkit-fuzz-"))
    sys.stdout.write(
        f"{'target':<10}{'executions':>12}{'seconds':>9}{'exec/s':>9}{'coverage':>10}{'findings':>10}\n"
    )
    runs = []
    for name in names:
        ran = fuzz(name, seconds, folder / name)
        runs.append(ran)
        sys.stdout.write(row(ran) + "\n")
        sys.stdout.flush()
    for ran in runs:
        for path, cause in ran.findings:
            sys.stdout.write(f"{ran.name}: {cause}\n    {path}\n")
        if ran.told:
            sys.stderr.write(f"{ran.name} did not come to its end:\n{ran.told}\n")
    if not any(ran.findings for ran in runs):
        shutil.rmtree(folder)
    if any(ran.told for ran in runs):
        return 2
    return 1 if any(ran.findings for ran in runs) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
