"""Lines and styles in the form in which prompt_toolkit takes them. Pure."""

from collections.abc import Iterable

from quizkit.terminal.choosing import POINTER
from quizkit.terminal.layout import Line
from quizkit.terminal.style import STYLES

_COLOURS = {"red", "green", "yellow", "cyan"}


def prompt_classes() -> list[tuple[str, str]]:
    """Our styles as classes, and nothing of questionary's own colours."""
    ours = {name: _attributes(words) for name, words in STYLES.items()}
    return [*ours.items(), ("question", ours["pointer"]), ("answer", "noinherit")]


def fragments(lines: Iterable[Line]) -> list[tuple[str, str]]:
    """Lines as they are drawn, with the cursor at the pointer."""
    parts: list[tuple[str, str]] = []
    for place, line in enumerate(lines):
        if place:
            parts.append(("", "\n"))
        for style, text in line:
            if style == POINTER:
                parts.append(("[SetCursorPosition]", ""))
            parts.append((" ".join(f"class:{name}" for name in style.split()), text))
    return parts


def pointed_rows(lines: Iterable[Line]) -> int:
    """How many rows the pointed line takes."""
    return sum(any("pointed" in style.split() for style, _ in line) for line in lines)


def _attributes(words: str) -> str:
    return " ".join(f"ansi{word}" if word in _COLOURS else word for word in words.split())
