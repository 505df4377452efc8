"""Whether enough of the package was run by the tests: all of the core, and nearly all of the rest.

    pytest --cov --cov-report=xml
    python tests/coverage_floor.py coverage.xml

Prints the shares of lines that ran, and of branches that were taken, by package. Fails with the files and
lines of what is missing where that is too much.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

FLOOR = 0.95
"""Of all lines, and of all branches."""
WHOLE = ("kinds", "model", "study")
"""Packages of which nothing may be missing."""


class Covered(NamedTuple):
    """What ran of a file or of several.

    Attributes:
        lines, branches: (how many ran or were taken, of how many).
        missing: a line that never ran as "12", a branch that was never taken as "12->15" or "12->exit".
    """

    package: str
    file: str
    lines: tuple[int, int]
    branches: tuple[int, int]
    missing: tuple[str, ...] = ()

    @property
    def shares(self) -> tuple[float, float]:
        return _share(self.lines), _share(self.branches)


def read_report(path: Path) -> list[Covered]:
    """The files of a report that `coverage xml` wrote, in its order."""
    classes = ET.parse(path).getroot().iter("class")
    return [_read_file(one.attrib["filename"], list(one.iter("line"))) for one in classes]


def together(files: Sequence[Covered], package: str) -> Covered:
    """The sums over several files."""
    return Covered(
        package,
        "",
        (sum(one.lines[0] for one in files), sum(one.lines[1] for one in files)),
        (sum(one.branches[0] for one in files), sum(one.branches[1] for one in files)),
    )


def packages(files: Iterable[Covered]) -> list[Covered]:
    by_name: dict[str, list[Covered]] = {}
    for one in files:
        by_name.setdefault(one.package, []).append(one)
    return [together(of, name) for name, of in sorted(by_name.items())]


def faults(files: Sequence[Covered]) -> list[str]:
    """What is too little, a line each; none when all is well."""
    known = {one.package for one in files}
    told = [f"nothing of {name}/ was measured" for name in WHOLE if name not in known]
    told += [f"{one.file}: {', '.join(one.missing)}" for one in files if one.package in WHOLE and one.missing]
    if min(together(files, "all").shares) < FLOOR:
        told.append(
            f"over all there must be {FLOOR:.0%} of the lines and of the branches; missing elsewhere:"
        )
        told += [
            f"{one.file}: {', '.join(one.missing)}"
            for one in files
            if one.package not in WHOLE and one.missing
        ]
    return told


def _read_file(name: str, lines: Sequence[ET.Element]) -> Covered:
    ran = taken = ways = 0
    missing = []
    for line in lines:
        number = line.attrib["number"]
        if line.attrib["hits"] == "0":
            missing.append(number)
        else:
            ran += 1
        if "condition-coverage" in line.attrib:
            # As in "50% (1/2)"; the ways that were not taken are listed in `missing-branches`.
            one_taken, one_ways = line.attrib["condition-coverage"].partition("(")[2].rstrip(")").split("/")
            taken, ways = taken + int(one_taken), ways + int(one_ways)
            if line.attrib["hits"] != "0":
                targets = line.attrib.get("missing-branches", "").split(",")
                missing += [f"{number}->{target}" for target in targets if target]
    package = name.rpartition("/")[0].partition("/")[0]
    return Covered(package, name, (ran, len(lines)), (taken, ways), tuple(missing))


def _share(part: tuple[int, int]) -> float:
    return part[0] / part[1] if part[1] else 1.0


def _percent(part: tuple[int, int]) -> str:
    # Rounded down: 100 % is said of nothing that has a gap.
    return f"{part[0] * 1000 // part[1] / 10:.1f} %" if part[1] else "–"


def main(arguments: Sequence[str]) -> int:
    files = read_report(Path(arguments[0]))
    table = [
        f"{one.package or '(top)':<12}{_percent(one.lines):>10}{_percent(one.branches):>10}"
        for one in (*packages(files), together(files, "all"))
    ]
    told = faults(files)
    sys.stdout.writelines(
        f"{line}\n" for line in (f"{'package':<12}{'lines':>10}{'branches':>10}", *table, *told)
    )
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
