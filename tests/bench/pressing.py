"""Keys pressed in a real pseudo-terminal, until what they bring is painted."""

from collections.abc import Iterator
from typing import NamedTuple

from .findings import Finding, Goal, Row, Setting
from .generate import choices
from .homes import PROGRAM, environment
from .saving import plain_insert
from .terminal import Terminal
from .timing import Case, inside, percentile

_VERDICT = "(it was "
"""Ends the last line of a verdict."""
_ENTER, _READY = "Enter next", "q quit"
_LAST_OPTION = "   4) "
_HIGH = 0.95


class _Pressed(NamedTuple):
    """Seconds of every time."""

    verdicts: list[float]
    questions: list[float]
    inserts: list[float]


def pressing(setting: Setting) -> Iterator[Finding]:
    """An answer by one key until its verdict is painted, and Enter until the next question is."""
    folder, presses = setting.place("pressing"), setting.sizes.presses
    (folder / "deck.yaml").write_text(choices(presses + 1), encoding="utf-8")
    asked = ["--new", str(presses + 1), "--limit", str(presses + 1)]
    with (
        plain_insert(folder) as insert,
        Terminal(
            [*PROGRAM, "study", *asked, str(folder / "deck.yaml")], environment(setting, folder / "home")
        ) as terminal,
    ):
        pressed = _press(terminal, presses, inside(insert))
    floor = percentile(pressed.inserts, _HIGH)
    for what, seconds in (
        ("key pressed → verdict painted", pressed.verdicts),
        ("Enter → next question painted", pressed.questions),
    ):
        high = percentile(seconds, _HIGH)
        yield Row(
            f"{what}, p95 of {len(seconds)}",
            "p95 of one committed insert",
            high * 1000,
            "ms",
            high / floor,
            Goal(30, "ms"),
        )


def _press(terminal: Terminal, presses: int, insert: Case) -> _Pressed:
    pressed = _Pressed([], [], [])
    terminal.until(_READY)
    for _ in range(presses):
        terminal.press("1")
        pressed.verdicts.append(terminal.until(_VERDICT))
        terminal.until("it was right)" if "Right" in terminal.text else _ENTER)
        if _ENTER in terminal.text:
            terminal.press("\r")
            pressed.questions.append(terminal.until(_LAST_OPTION))
        terminal.until(_READY)
        pressed.inserts.append(insert())
    return pressed
