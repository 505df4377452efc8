"""Three folders of one learner, and all that happens to folders: a state machine for Hypothesis."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

from fork_folders import CONFLICTS, Folders
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from store_samples import OTHER_PARAMETERS, TODAY, answered, name

from quizkit.model.facts import (
    EXAM,
    PRACTICE,
    STUDY,
    Answered,
    Away,
    Carried,
    DeckAdded,
    DeckRemoved,
    ExamHandedIn,
    ExamMarked,
    ExamStarted,
    Fact,
    Flagged,
    Overridden,
    PlanCleared,
    Planned,
    Seen,
    Suspended,
    Tuned,
    Undone,
)

_MEMORY_DISK = "/dev/shm"
_BASE = _MEMORY_DISK if os.access(_MEMORY_DISK, os.W_OK) else None
"""Where a flush costs nothing; what is shown here is not about power cuts."""

folders = st.integers(0, 2)
keys = st.sampled_from("abcd")
decks = st.sampled_from(["history", "physics"])
ratings = st.integers(1, 4)
paths = st.sampled_from(["/decks/one", "/decks/two"])
_MOST_FILES = 10

places = st.integers(0, 99)
"""Which of many: counted from the last, and round again."""


class Machine(RuleBasedStateMachine):
    """Whatever happened: merged in any order, by any way, all say the same."""

    figures: ClassVar[dict[str, int]] = {"examples": 0, "merges": 0, "events": 0}

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory(dir=_BASE)
        self._base = Path(self._folder.name)
        self._folders = Folders(self._base)

    @initialize(answers=st.lists(keys, max_size=4), copied=st.sets(st.integers(1, 2)))
    def begin(self, answers: list[str], copied: set[int]) -> None:
        """Some begin as copies of the first, and so as the same device; the others are their own."""
        for key in answers:
            self._folders.write(0, answered(key))
        for folder in copied:
            self._folders.copy(self._folders.logs[0], folder)

    @rule(
        folder=folders, key=keys, deck=decks, rating=ratings, mode=st.sampled_from([STUDY, STUDY, PRACTICE])
    )
    def answer(self, folder: int, key: str, deck: str, rating: int, mode: str) -> None:
        self._folders.write(folder, answered(key, rating, mode, deck))

    @rule(folder=folders, place=places, key=keys, rating=st.none() | ratings)
    def undo_or_override(self, folder: int, place: int, key: str, rating: int | None) -> None:
        event = self._event(folder, place, Answered)
        if event is not None:
            said = Undone(name(key), event) if rating is None else Overridden(name(key), event, 1.0, rating)
            self._folders.write(folder, said)

    @rule(folder=folders, key=keys, on=st.booleans(), what=st.sampled_from([Flagged, Suspended]))
    def mark(self, folder: int, key: str, on: bool, what: type[Flagged | Suspended]) -> None:
        self._folders.write(folder, what(name(key), on))

    @rule(folder=folders, key=keys, text=st.sampled_from("xy"), again=st.booleans())
    def edit(self, folder: int, key: str, text: str, again: bool) -> None:
        self._folders.write(folder, Seen(name(key), text, text, again))

    @rule(folder=folders, new=keys, old=keys, deck=decks)
    def carry(self, folder: int, new: str, old: str, deck: str) -> None:
        self._folders.write(folder, Carried(name(new), name(old, deck)))

    @rule(
        folder=folders,
        fact=st.one_of(
            st.builds(Planned, decks, st.integers(TODAY, TODAY + 90), st.none() | st.floats(1, 90)),
            st.builds(PlanCleared, decks),
            st.builds(
                lambda first, days, on: Away(first, first + days, on),
                st.integers(TODAY, TODAY + 9),
                st.integers(0, 9),
                st.booleans(),
            ),
            st.sampled_from([Tuned(()), Tuned(OTHER_PARAMETERS)]),
            st.builds(DeckAdded, paths),
            st.builds(DeckRemoved, paths),
            st.builds(ExamStarted, decks, st.just("{}")),
        ),
    )
    def lay_down(self, folder: int, fact: Fact) -> None:
        self._folders.write(folder, fact)

    @rule(folder=folders, place=places, key=keys, what=st.sampled_from(["answer", "mark", "hand in"]))
    def sit_an_exam(self, folder: int, place: int, key: str, what: str) -> None:
        exam = self._event(folder, place, ExamStarted)
        if exam is None:
            return
        fact: Fact = answered(key, mode=EXAM)._replace(exam=exam)
        if what == "mark":
            fact = ExamMarked(exam, name(key), on=True)
        elif what == "hand in":
            fact = ExamHandedIn(exam, "{}")
        self._folders.write(folder, fact)

    @rule(folder=folders, days=st.integers(-90, 90))
    def turn_clock(self, folder: int, days: int) -> None:
        self._folders.turn_clock(folder, days)

    @rule(folder=folders)
    def back_up(self, folder: int) -> None:
        if self._has_room():
            self._folders.back_up(folder)

    @rule(folder=folders, place=places)
    def put_in_place(self, folder: int, place: int) -> None:
        """A folder is copied over another, or an old backup takes the place of a log."""
        file = self._file(place)
        if file != self._folders.logs[folder] and self._has_room():
            self._folders.back_up(folder)  # or else what was there would be gone, and rightly so
            self._folders.copy(file, folder)

    @rule(winner=folders, loser=folders, name=st.sampled_from(CONFLICTS))
    def synchronise(self, winner: int, loser: int, name: str) -> None:
        if winner != loser and self._has_room():
            self._folders.synchronise(winner, loser, name)

    @rule(folder=folders, place=places)
    def merge(self, folder: int, place: int) -> None:
        self._folders.merge(self._file(place), self._folders.logs[folder])
        self._folders.look(self._folders.logs[folder])
        self.figures["merges"] += 1

    @rule(folder=folders, other=folders)
    def merge_two(self, folder: int, other: int) -> None:
        """Also a log into itself."""
        self._folders.merge(self._folders.logs[other], self._folders.logs[folder])
        self.figures["merges"] += 1

    def teardown(self) -> None:
        try:
            self._agree()
        finally:
            self._folder.cleanup()

    def _agree(self) -> None:
        made = self._folders
        all_files = list(made.files)
        one = made.merge_all("one", all_files)
        half = made.merge_all("half", all_files[::2])
        other = made.merge_all("other", [*reversed(all_files), half, all_files[0]])
        wanted = made.look(one)
        assert made.look(other) == wanted, "another order, and some of it twice"
        for path in made.logs:
            made.merge(one, path)
            assert made.look(path) == wanted, "into what was there"
            assert made.merge(other, path).added == 0
        assert len(dict(known := [made.known_decks(path) for path in made.logs])) == len(set(known))
        for folder in range(3):
            made.write(folder, answered("a"))
        again = [made.merge_all(f"again-{order}", made.logs[::order]) for order in (1, -1)]
        assert made.look(again[0]) == made.look(again[1]), "after going on"
        self.figures["examples"] += 1
        self.figures["events"] += len(made.files[again[0]])

    def _event(self, folder: int, place: int, kind: type[Answered | ExamStarted]) -> str | None:
        """The id of an event of this kind that the folder knows of."""
        ids = [event.id for event in self._folders.events(folder) if isinstance(event.fact, kind)]
        return ids[-1 - place % len(ids)] if ids else None

    def _file(self, place: int) -> Path:
        files = list(self._folders.files)
        return files[place % len(files)]

    def _has_room(self) -> bool:
        return len(self._folders.files) < _MOST_FILES
