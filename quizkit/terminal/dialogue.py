"""Question and answer in lines of text: what linear mode is made of."""

import io
from collections.abc import Callable, Mapping
from typing import TextIO, TypeAlias, TypeVar

from quizkit.model.markup import plain
from quizkit.model.replies import GaveUp
from quizkit.model.text import clean, one_line
from quizkit.terminal import reading
from quizkit.terminal.front import Command
from quizkit.terminal.out import Out
from quizkit.terminal.reading import Misread

T = TypeVar("T")

Commands: TypeAlias = Mapping[str, Command | GaveUp]
"""Commands that can be typed with a colon before them, and what is asked for with each."""


class Instead(Exception):  # noqa: N818 - nothing is wrong
    """A command was typed where an answer was wanted. It ends an answer of several lines, too."""

    def __init__(self, value: Command | GaveUp, number: int = 0) -> None:
        super().__init__(value)
        self.value = value
        self.number = number
        """Said with the command; 0 for a command without one."""


class Dialogue:
    """Writes lines and reads lines."""

    def __init__(self, out: Out, stdin: TextIO) -> None:
        if isinstance(stdin, io.TextIOWrapper) and stdin.errors != "replace":  # only before the first read
            stdin.reconfigure(errors="replace")
        self._out = out
        self._stdin = stdin

    def tell(self, *texts: str) -> None:
        """Writes texts, each on lines of its own; inline markup is dropped, empty texts are left out."""
        for text in texts:
            for line in plain(text).split("\n") if text else ():
                self._out.line(line)

    def read(self, prompt: str, commands: Commands) -> str:
        """Asks for one line.

        Raises:
            Instead: it was a command; QUIT at the end of input.
        """
        while True:
            self._out.prompt(prompt)
            line = self._stdin.readline()
            if not self._out.style.interactive:  # nobody sees what was typed, nor the line end after it
                self._out.line()
            if not line:
                raise Instead(Command.QUIT)
            text = one_line(clean(line))
            name = reading.command(text, tuple(commands))
            if name is None:
                return reading.literal(text)
            if not isinstance(name, Misread):
                raise Instead(commands[name], reading.number_said(text))
            self.tell(name.message)

    def until(self, prompt: str, commands: Commands, meant: Callable[[str], T | Misread]) -> T:
        """Asks until a line can be meant.

        Raises:
            Instead: a command was typed.
        """
        while True:
            got = meant(self.read(prompt, commands))
            if not isinstance(got, Misread):
                return got
            self.tell(got.message)
