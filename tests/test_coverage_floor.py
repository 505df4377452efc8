"""The floor below coverage: what it reads, what it lets pass, and what it names."""

from pathlib import Path

import pytest
from coverage_floor import main

CORE = "".join(
    f'<class filename="{name}/core.py"><lines><line number="1" hits="1"/></lines></class>'
    for name in ("kinds", "model", "study")
)
ROOM = "".join(f'<line number="{number}" hits="1"/>' for number in range(100, 200))
HALF_TAKEN = (
    '<line number="7" hits="3" branch="true" condition-coverage="50% (1/2)" missing-branches="exit"/>'
    '<line number="8" hits="0"/>'
)
TAKEN = '<line number="7" hits="3" branch="true" condition-coverage="100% (2/2)"/>'


def report(folder: Path, *files: str) -> str:
    path = folder / "coverage.xml"
    path.write_text(f"<coverage><classes>{''.join(files)}</classes></coverage>")
    return str(path)


def file(name: str, *lines: str) -> str:
    return f'<class filename="{name}"><lines>{"".join(lines)}</lines></class>'


def test_all_is_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([report(tmp_path, CORE, file("store/log.py", TAKEN, ROOM))]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "package          lines  branches",
        "kinds          100.0 %         –",
        "model          100.0 %         –",
        "store          100.0 %   100.0 %",
        "study          100.0 %         –",
        "all            100.0 %   100.0 %",
    ]


def test_nothing_may_be_missing_of_the_core(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    full = TAKEN * 20
    assert main([report(tmp_path, CORE, file("model/text.py", HALF_TAKEN, full, ROOM))]) == 1
    *_, last = capsys.readouterr().out.splitlines()
    assert last == "model/text.py: 7->exit, 8"


def test_little_may_be_missing_elsewhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gaps = file("files/places.py", HALF_TAKEN)
    assert main([report(tmp_path, CORE, gaps, file("api.py", TAKEN * 10, ROOM))]) == 0
    assert "files           50.0 %    50.0 %" in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(
    ("others", "too_little"),
    [
        (TAKEN * 9, False),  # 19 of 20 branches
        (TAKEN * 8, True),  # 17 of 18
    ],
)
def test_the_floor_is_that_of_branches(
    tmp_path: Path, others: str, too_little: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [CORE, file("files/places.py", HALF_TAKEN), file("api.py", others, ROOM)]
    assert main([report(tmp_path, *files)]) == too_little
    if too_little:
        assert capsys.readouterr().out.splitlines()[-2:] == [
            "over all there must be 95% of the lines and of the branches; missing elsewhere:",
            "files/places.py: 7->exit, 8",
        ]


def test_the_floor_is_that_of_lines_as_well(tmp_path: Path) -> None:
    unread = "".join(f'<line number="{number}" hits="0"/>' for number in range(10))
    assert main([report(tmp_path, CORE, file("api.py", unread, ROOM))]) == 1


def test_a_package_that_was_not_measured_is_missed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([report(tmp_path, CORE.replace("kinds/", "sorts/"))]) == 1
    assert "nothing of kinds/ was measured" in capsys.readouterr().out
