"""How times grow with questions and with answers: the curves of the plot."""

import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from remembering import MS_A_DAY

from quizkit.commands.library import read
from quizkit.files.decks import load_deck
from quizkit.model.facts import STUDY, Answered, Moment
from quizkit.store.index import Index
from quizkit.store.log import Log
from quizkit.store.statistics import read_counts
from quizkit.study.counts import Chosen
from quizkit.study.memory import MemoryModel
from quizkit.study.schedule import Scheduler
from quizkit.study.statistics import statistics

from .answers import LAST_DAY, name_of, write_answers
from .findings import Curve, Finding, Row, Setting
from .homes import PROGRAM, known_library, places
from .replaying import ANSWERS_A_QUESTION, rebuild
from .starting import PAINTED
from .timing import Case, inside, interleaved, painted, process

QUESTIONS, ANSWERS = "questions", "answers"


def growth(setting: Setting) -> Iterator[Finding]:
    """Times with more and more questions, and with more and more answers."""
    yield from _curves(QUESTIONS, _with_questions(setting))
    yield from _curves(ANSWERS, _with_answers(setting))


def _curves(along: str, measured: Iterator[tuple[int, Mapping[str, float]]]) -> Iterator[Finding]:
    points: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, found in measured:
        for what, seconds in found.items():
            points[what].append((number, seconds * 1000))
    for what, some in points.items():
        yield Curve(what, along, tuple(some))
        (least, first), (most, last) = some[0], some[-1]
        yield Row(f"{what}, {most:,} {along}", f"the same, {least:,}", last, "ms", last / first)


def _with_questions(setting: Setting) -> Iterator[tuple[int, Mapping[str, float]]]:
    for questions in setting.sizes.questions:
        known = known_library(setting, questions)
        files = sorted((setting.folder / f"library-{questions}").iterdir())
        # An index of its own: what is refreshed here would take the bundled decks from the program each time.
        own = setting.folder / f"growth-index-{questions}.db"
        shutil.copy(places(Path(known["QUIZKIT_HOME"])).index, own)
        with Index.open(own) as index:

            def unchanged(index: Index = index, files: list[Path] = files) -> object:
                return index.refresh(files, read)

            def all_of(files: list[Path] = files) -> object:
                return [load_deck(file) for file in files]

            unchanged()
            yield (
                questions,
                _medians(
                    setting,
                    {
                        "quizkit due": process([*PROGRAM, "due"], known),
                        "first question painted": painted([*PROGRAM, "study"], known, PAINTED),
                        "read all decks": inside(all_of),
                        "look for changed decks": inside(unchanged),
                    },
                ),
            )


def _with_answers(setting: Setting) -> Iterator[tuple[int, Mapping[str, float]]]:
    for answers in setting.sizes.answers:
        folder = setting.place(f"growth-{answers}")
        path, index = folder / "log.db", folder / "index.db"
        write_answers(path, answers, answers // ANSWERS_A_QUESTION)
        with Index.open(index):
            pass
        scheduler = Scheduler(MemoryModel())
        with _saving(path) as save:
            first = inside(save)()
            figures = _medians(
                setting,
                {
                    "open the log": inside(lambda: _open(path)),  # noqa: B023
                    "save one answer": inside(save),
                    "all statistics": inside(lambda: _statistics(index, path, scheduler)),  # noqa: B023
                },
            )
        replay = _medians(setting._replace(rounds=1), {"replay": inside(lambda: rebuild(path))})  # noqa: B023
        yield answers, {**figures, "save a day's first, back up": first, **replay}


def _medians(setting: Setting, cases: Mapping[str, Case]) -> dict[str, float]:
    return {name: figures.seconds for name, figures in interleaved(cases, setting.few).items()}


def _open(path: Path) -> None:
    with Log.open(path, Scheduler(MemoryModel()), backups=path.with_name("backups")):
        pass


def _statistics(index: Path, log: Path, scheduler: Scheduler) -> object:
    chosen = Chosen(LAST_DAY)
    return statistics(read_counts(index, log, chosen), chosen, scheduler)


@contextmanager
def _saving(path: Path) -> Iterator[Callable[[], None]]:
    """Saves answers of one day; the first one pays for the day's backup."""
    day = LAST_DAY + 1
    with Log.open(path, Scheduler(MemoryModel()), backups=path.with_name("backups")) as log:
        numbers = count()

        def save() -> None:
            number = next(numbers)
            fact = Answered(name_of(number, 1), STUDY, '{"picked":"Worms"}', 1.0, 3, 4_200, 0)
            log.write([fact], Moment(day * MS_A_DAY + number, 60, day))

        yield save
