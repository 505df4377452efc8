"""What an index of decks answers that a power cut has left, against one that is made anew."""

import random
import shutil
from io import StringIO
from pathlib import Path

from model_disk import CUTS, Image
from power_judge import steps
from power_program import without_bundled_decks
from strace_recording import Recorded

from quizkit.commands.boundary import run
from quizkit.commands.library import open_library
from quizkit.commands.outside import Clock, Outside, Streams


def wrong_indexes(recorded: Recorded, top: Path, cuts_a_step: int, most: int) -> tuple[int, list[str]]:
    """How many indexes were looked at, and those that answered otherwise than a new one.

    Args:
        recorded: by programs whose folder this was; the decks lie elsewhere, as they were read.
        top: the folder. It is left as it was found.
        cuts_a_step: of the ways of `CUTS`.
        most: looks at no more; at which is left to chance.
    """
    chance = random.Random(len(recorded.ops))
    images = {}
    for step, (disk, _) in enumerate(steps(recorded)):
        for cut in chance.sample(CUTS, cuts_a_step):
            image = disk.image(cut, chance)
            images[hash(frozenset(_index_of(image).items()))] = image, f"step {step}, {cut}"
    looked = chance.sample(sorted(images), min(most, len(images)))
    wrong = []
    for image, what in map(images.__getitem__, looked):
        put(image, top)
        found = answers(top)
        put({path: content for path, content in image.items() if path not in _index_of(image)}, top)
        if found != answers(top):
            wrong.append(what)
    return len(looked), wrong


def answers(top: Path) -> list[str]:
    """All that the index is there for: what is due, and every question as it would be asked and graded.

    The first is the exit code of `due`.
    """
    outside = _outside(top)
    told = [str(run(["due", "--json"], outside))]
    assert isinstance(outside.streams.stdout, StringIO)
    told.append(outside.streams.stdout.getvalue())
    with open_library(_outside(top)) as library:
        index = library.index
        told += map(repr, index.decks())
        for name in (name for row in library.decks() for name in index.names(row.deck)):
            question = index.question(name)
            rivals = () if question is None else index.rivals(name, question.accepted())
            told += map(repr, (question, rivals, index.trace(name), index.give_aways(name)))
    return told


def put(image: Image, top: Path) -> None:
    """Makes a folder hold this and nothing else."""
    shutil.rmtree(top)
    top.mkdir()
    for path, content in sorted(image.items()):
        if content is None:
            (top / path).mkdir()
        else:
            (top / path).write_bytes(content)


def _index_of(image: Image) -> Image:
    return {path: content for path, content in image.items() if path.startswith("home/cache/")}


def _outside(top: Path) -> Outside:
    streams = Streams(StringIO(), StringIO(), StringIO())
    return without_bundled_decks(Outside({"QUIZKIT_HOME": str(top / "home")}, streams, Clock.of_system()))
