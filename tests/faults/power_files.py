"""Judges what a power cut left of files that are written whole: the old one or the new one, nothing else."""

import random
import re
from collections.abc import Collection
from pathlib import Path

from model_disk import CUTS, Cut, Image
from power_judge import log_files, look, steps
from strace_recording import Recorded

_TOLD = re.compile(r"Wrote |Mended |The log is backed up|[\w.]+ = |\d+ events? added")
"""How the line begins that says that a file was written."""


def wrong_files(recorded: Recorded, watched: Collection[str], cuts_a_step: int) -> list[str]:
    """In which images a file was neither as before nor as after the program, or still as before when the
    program had said that it is written.

    Args:
        recorded: by one program.
        watched: paths of the files.
        cuts_a_step: of the ways of `CUTS`.
    """
    chance = random.Random(len(recorded.ops))
    old, new, wrong = recorded.before, _last(recorded), []
    for step, (disk, said) in enumerate(steps(recorded)):
        if _TOLD.match(said):
            old = new
        for cut in chance.sample(CUTS, cuts_a_step):
            image = disk.image(cut, chance)
            wrong += [
                f"{path}, step {step}, {cut}"
                for path in watched
                if image.get(path) not in (old.get(path), new.get(path))
            ]
    assert old is new, "it was told"
    return wrong


def wrong_restores(recorded: Recorded, saved: Collection[str], folder: Path, cuts_a_step: int) -> list[str]:
    """In which images the damaged log was gone, or the log was neither that nor a sound one with all events.

    Args:
        recorded: a restore over a damaged log.
        saved: the ids of all events.
        folder: to put logs into.
        cuts_a_step: of the ways of `CUTS`.
    """
    chance = random.Random(len(recorded.ops))
    damaged = recorded.before["home/log.db"]
    restored, wrong = False, []
    for step, (disk, said) in enumerate(steps(recorded)):
        restored = restored or said.startswith("The damaged log was set aside")
        for cut in chance.sample(CUTS, cuts_a_step):
            image = disk.image(cut, chance)
            if damaged not in image.values():
                wrong.append(f"the damaged log is gone: step {step}, {cut}")
            if image["home/log.db"] == damaged and not restored:
                continue
            left = look(log_files(image), folder)
            if left.fault or set(left.events) != set(saved):
                wrong.append(f"not all is there, or amiss: {left.fault}, step {step}, {cut}")
    assert restored
    return wrong


def _last(recorded: Recorded) -> Image:
    *_, (disk, _) = steps(recorded)
    return disk.image(Cut("all", "all"), random.Random(0))
