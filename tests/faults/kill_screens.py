"""A sitting in a full terminal that is ended at a moment named beforehand."""

import os
import re
import time
from random import Random

from kill_home import PROMPTS, Home, Sat, told
from kill_lines import (
    OUR_TRACEBACK,
    PATIENCE_SECONDS,
    SIGNALS,
    Deadline,
    Moment,
    study,
    told_that_nothing_waits,
)
from pty_driver import Program

WAYS = (*SIGNALS, "Ctrl-C", "Ctrl-C twice", "closed terminal")
LOOK_SECONDS = 0.002
STALLED_SECONDS = 1.0
"""So long after keys that changed nothing others are sent: the first ones were not listened to yet."""

KEYS: dict[str, tuple[str, ...]] = {
    "single": ("2",),
    "several": ("1", "2", "enter"),
    "truth": ("down", "enter"),
    "short": ("Luther", "enter"),
    "number": ("41.6", "enter"),
    "date": ("29 May 1453", "enter"),
    "cloze": ("Westphalia", "enter", "30 Years War", "enter"),
    "list": ("Trier", "enter", "Mainz", "enter", "", "enter"),
    "order": ("enter",),
    "match": ("a", "b", "enter"),
    "card": ("enter",),
}
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_=>()][0-9A-B]?)")
_ASKED = re.compile(f"({'|'.join(map(re.escape, PROMPTS))})")


def sit(home: Home, way: str, moment: Moment, chance: Random) -> Sat:
    """Runs a sitting, answers at random, and ends it at a moment in a way, one of `WAYS`."""
    program = home.machine.open(*study(moment))
    with program:
        sitting = _Screens(program, Deadline(moment), chance)
        killed = sitting.run_until_killed() and not told_that_nothing_waits(sitting.text)
        if killed:
            sitting.end(way)
        code = program.status(PATIENCE_SECONDS)
        wrong = ""
        if way not in ("SIGKILL", "closed terminal") and not program.echoes:
            wrong = f"the terminal does not echo:\n{program.everything}"
    if OUR_TRACEBACK.search(sitting.text):
        wrong = sitting.text
    return Sat(told(sitting.text), sitting.deadline.stages, killed, code, wrong)


class _Screens:
    def __init__(self, program: Program, deadline: Deadline, chance: Random) -> None:
        self._program = program
        self._chance = chance
        self._looked_at = -1
        self._sent_for: object = None
        self._sent_at = 0.0
        self.deadline = deadline

    @property
    def text(self) -> str:
        """All that was written, without escape sequences."""
        return _ESCAPES.sub("", self._program.raw.decode(errors="replace"))

    def run_until_killed(self) -> bool:
        """False when it has ended by itself before the moment came."""
        give_up = time.monotonic() + PATIENCE_SECONDS
        while not os.tcgetpgrp(self._program._terminal):  # nobody would be told of Ctrl-C
            assert time.monotonic() < give_up, "the terminal is not taken"
            time.sleep(LOOK_SECONDS)
        self.deadline.reached("started")
        while True:
            left = self.deadline.seconds_left()
            if left is not None and left <= LOOK_SECONDS:
                time.sleep(left)
                return True
            assert time.monotonic() < give_up, f"nothing happens any more:\n{self._program.text}"
            if not self._program._read(LOOK_SECONDS) and self._program._process.poll() is not None:
                return False
            self._look()

    def end(self, way: str) -> None:
        match way:
            case "Ctrl-C":
                self._program.send("c-c")
            case "Ctrl-C twice":
                self._program.send("c-c")
                time.sleep(self._chance.uniform(0, 0.02))
                self._program.send("c-c")
            case "closed terminal":
                self._program.hang_up()
            case _:
                self._program.signal(SIGNALS[way])

    def _look(self) -> None:
        written = len(self._program.raw)
        stalled = self._sent_at and time.monotonic() - self._sent_at > STALLED_SECONDS
        if written == self._looked_at and not stalled:
            return
        self._looked_at = written
        so_far, asked = told(self.text), _ASKED.findall(self.text)
        self.deadline.reached("told", len(so_far))
        wanted = _wanted(" ".join(self._program.text.split("\n")[-3:]))
        shown = (wanted, len(so_far), len(asked))
        if not wanted or not asked or (shown == self._sent_for and not stalled):
            return
        self._sent_for, self._sent_at = shown, time.monotonic()
        self._program.send(*self._keys(wanted, PROMPTS[asked[-1]]))
        self.deadline.reached("sent")

    def _keys(self, wanted: str, asked: str) -> tuple[str, ...]:
        match wanted:
            case "summary":
                self.deadline.reached("summary")
                return ("enter",)
            case "next":
                return (self._chance.choice(["enter", "enter", "enter", "f", "u"]),)
            case "rating":
                return ("3",)
        self.deadline.reached("asked")
        if wanted == "key" and self._chance.random() < 0.2:
            return (self._chance.choice("ddfu"),)
        return KEYS[asked]


def _wanted(below: str) -> str:
    """What the keys that are offered below are for; empty while none are offered."""
    if below.rstrip().endswith("Enter done") and "pair" not in below:
        return "summary"
    if "save and quit" in below:
        return "next"
    if re.search(r"1 \w+ +2 \w+ +3 \w+", below):
        return "rating"
    if "q quit" in below:
        return "key"
    return "text" if "Esc menu" in below else ""
