"""The program as a user starts it, in processes of its own, with a home folder of its own."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from pty_driver import Program

EVERY_KIND = """
title: Every kind
id: every
questions:
  - {id: single, question: Where was the Edict of Worms issued?, right: Worms, wrong: [Speyer, Augsburg]}
  - {id: several, question: Which were reformers?, right: [Calvin, Zwingli], wrong: [Eck, Cajetan]}
  - {id: truth, question: The theses were in German., truth: false}
  - {id: short, question: Who nailed theses to a door?, answer: [Martin Luther, Luther]}
  - {id: number, question: How high is the nave?, number: 41.6 +- 0.5 m}
  - {id: date, question: When did Constantinople fall?, date: 1453-05-29}
  - {id: cloze, cloze: "{{Westphalia}} ended the {{Thirty Years' War|30 Years War}}."}
  - {id: list, question: Name the ecclesiastical electors., list: [Mainz, Cologne, Trier]}
  - {id: order, question: Lowest rank first., order: [baron, viscount, count]}
  - {id: match, question: Match them., match: {Bucer: Strasbourg, Knox: Edinburgh}, extra: [Basel]}
  - {id: card, front: cuius regio, back: eius religio}
"""


class Done(NamedTuple):
    code: int
    out: str
    err: str


class Machine:
    """A home folder, decks and the program as a user starts it, in processes of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.environ = {"QUIZKIT_HOME": str(self.home), "PYTHONPATH": ":".join(sys.path)}
        self.argv = [sys.executable, "-m", "quizkit"]

    def deck(self, text: str = EVERY_KIND, name: str = "deck.yaml") -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def run(
        self, *arguments: str, typed: str = "", before: Callable[[], None] | None = None, **environ: str
    ) -> Done:
        done = subprocess.run(
            [*self.argv, *arguments],
            input=typed.encode(),
            capture_output=True,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **self.environ, **environ},
            cwd=self.folder,
            preexec_fn=before,
            timeout=30,
            check=False,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    def open(self, *arguments: str, columns: int = 80, **environ: str) -> Program:
        return Program(
            [*self.argv, *arguments],
            columns=columns,
            environ={**self.environ, **environ},
            folder=self.folder,
        )

    def answers(self) -> list[dict[str, Any]]:
        lines = map(json.loads, self.run("log", "--json").out.splitlines())
        return [line for line in lines if line["kind"] == "answered"]
