"""Draws README's picture of a session from a real run: `python tests/picture.py` writes it to .github/."""

import sys
import tempfile
from html import escape
from pathlib import Path

from pty_driver import Program

TARGET = Path(__file__).parent.parent / ".github" / "session.svg"
COLUMNS, ROWS = 80, 26
CELL, LINE, MARGIN = 8.4, 18, 16
COLOURS = {"default": "#d8dee9", "green": "#7fc97f", "red": "#ff7a76", "brown": "#e5c07b", "cyan": "#5fc3d0"}

_OPENING = """\
<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"
  role="img" font-size="14" xml:space="preserve" style="white-space: pre"
  font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace">"""


def run() -> Program:
    """A sitting with a first question answered wrong, its verdict on the screen."""
    home = tempfile.mkdtemp()
    program = Program(
        [sys.executable, "-m", "quizkit", "study", "sahel-break", "--seed", "5"],
        columns=COLUMNS,
        rows=ROWS,
        environ={"QUIZKIT_HOME": home},
    )
    program.wait_for("quit")
    row = next(line for line in program.lines if "The expulsion of an ambassador" in line)
    program.send(row.strip(" ›")[0])
    program.wait_for("Enter next")
    return program


def draw(program: Program) -> str:
    """The screen as SVG: one text element a stretch of one style."""
    height = 2 * MARGIN + LINE * ROWS
    width = 2 * MARGIN + CELL * COLUMNS
    parts = [
        _OPENING.format(width=round(width), height=height),
        "<title>A session of quizkit in a terminal</title>",
        f'<rect width="{width:.0f}" height="{height}" rx="8" fill="#1e222a"/>',
    ]
    for row in range(ROWS):
        y = MARGIN + LINE * row + 13
        for start, text, colour, bold in _stretches(program, row):
            x = MARGIN + CELL * start
            weight = ' font-weight="bold"' if bold else ""
            parts.append(
                f'<text x="{x:.1f}" y="{y}" textLength="{CELL * len(text):.1f}" fill="{colour}"{weight}>'
                f"{escape(text)}</text>"
            )
    return "\n".join([*parts, "</svg>"]) + "\n"


def _stretches(program: Program, row: int) -> list[tuple[int, str, str, bool]]:
    """(first column, text, colour, bold) of each run of cells that look alike, blank ones left out."""
    runs: list[tuple[int, str, str, bool]] = []
    for column in range(COLUMNS):
        cell = program._screen.buffer[row][column]
        look = (COLOURS.get(cell.fg, COLOURS["default"]), bool(cell.bold))
        if runs and runs[-1][2:] == look:
            first, text, *_ = runs[-1]
            runs[-1] = (first, text + cell.data, *look)
        else:
            runs.append((column, cell.data, *look))
    return [
        (first, text.rstrip(), colour, bold) for first, text, colour, bold in map(_unindented, runs) if text
    ]


def _unindented(run: tuple[int, str, str, bool]) -> tuple[int, str, str, bool]:
    first, text, colour, bold = run
    return first + len(text) - len(text.lstrip()), text.lstrip(), colour, bold


if __name__ == "__main__":
    with run() as session:
        TARGET.write_text(draw(session), encoding="utf-8")
