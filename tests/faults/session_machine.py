"""A Hypothesis state machine over whole sessions: real decks, a real index, a real log, and the real loop.

What may happen in the middle of a sitting stands in the sitting's script, drawn as a whole, so that a failure
shrinks to the shortest script.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from session_decks import EDITS, Edit
from session_desk import ALL, Asked, Desk, Elsewhere, Jump, Other
from session_learner import Answer, Die, Meanwhile, Rewrite, Step
from session_process import AT_CLOCK, AT_ONCE, BEFORE_SHOWING, IN_TELLING, IN_WRITING
from store_samples import OTHER_PARAMETERS

from quizkit.commands.studying import Wishes
from quizkit.terminal.front import Command

IN_MEMORY = Path("/dev/shm")
"""Where there is such a folder, flushing a file takes no time."""

PHRASES: list[tuple[Step, ...]] = [
    (Answer.RIGHT,),
    (Answer.WRONG,),
    (Answer.PARTLY,),
    (Answer.GIVE_UP,),
    (Answer.RIGHT, Answer.RIGHT, Answer.WRONG),
    (Command.UNDO,),
    (Command.SKIP,),
    (Command.FLAG,),
    (Command.RIGHT,),
    (Command.EASY,),
    (Command.PRACTISE,),
    (Command.INFO,),
    (Command.HINT, Answer.RIGHT),
    (Command.FLAG, Command.QUIT),
    (Command.SKIP, Command.UNDO),
    (Answer.WRONG, Command.UNDO),
    (Answer.WRONG, Command.RIGHT),
    (Answer.WRONG, Command.RIGHT, Command.UNDO),
    (Answer.RIGHT, Command.EASY),
    (Answer.RIGHT, Command.EASY, Command.UNDO),
    (Answer.RIGHT, Command.FLAG, Command.UNDO),
    (Answer.WRONG, Answer.RIGHT, Command.UNDO, Command.UNDO),
]
"""What learners do, one thing or some in a row, so that those are drawn together often."""


def in_a_row(drawn: list[tuple[Step, ...]]) -> tuple[Step, ...]:
    return tuple(step for phrase in drawn for step in phrase)


which = st.sampled_from([0, 0, 0, 0, 1, 2, 3, 5, 8, 13])
edits = st.builds(Edit, st.sampled_from(list(EDITS)), which, which)
jumps = st.builds(
    Jump,
    st.sampled_from([24, 1, 13, 48, 7 * 24, 40 * 24, 400 * 24, -1, -24, -90 * 24]),
    st.sampled_from([0, 330, -600, 840]),
)
laters = st.sampled_from([Jump(0), Jump(1), Jump(24), Jump(40 * 24)])
deaths = st.builds(Die, st.sampled_from([AT_ONCE, AT_CLOCK, IN_WRITING, BEFORE_SHOWING, IN_TELLING]))
phrases = [st.sampled_from(PHRASES) for _ in range(5)]
others = st.builds(Other, st.lists(st.sampled_from(PHRASES), max_size=2).map(in_a_row))
meanwhile = st.one_of(st.builds(Elsewhere, edits), others, jumps, edits, st.just(Asked()))
happenings = st.one_of(st.builds(Meanwhile, meanwhile), st.builds(Rewrite, edits), deaths)
underfoot = st.sampled_from(["typo", "id", "move", "remove", "rename file", "answer"]).map(
    lambda what: Meanwhile(Elsewhere(Edit(what, 0)))
)
scripts = st.lists(st.one_of(*phrases, st.tuples(happenings), st.tuples(underfoot)), max_size=10).map(
    in_a_row
)
wishes = st.sampled_from(
    [
        ALL,
        Wishes(limit=99, new=2, seed="s"),
        Wishes(limit=99, new=99, confidence=True, seed="s"),
        Wishes(limit=99, practice=True, seed="s"),
        Wishes(seed="s"),
    ]
)


class Sessions(RuleBasedStateMachine):
    """Each example starts from a copy of `bare`, a desk without decks.

    Counted are the steps, and the answers, of all examples.
    """

    bare: ClassVar[Path]
    steps: ClassVar[int] = 0
    answers: ClassVar[int] = 0

    @initialize()
    def sit_down(self) -> None:
        self._folder = TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None)
        self.desk = Desk.like(Path(self._folder.name), self.bare)

    @rule(later=laters, script=scripts, wishes=wishes)
    def study(self, later: Jump, script: tuple[Step, ...], wishes: Wishes) -> None:
        self.desk.happen(later)
        self.desk.sit(script, wishes)

    @rule(later=laters, script=scripts)
    def study_what_waits(self, later: Jump, script: tuple[Step, ...]) -> None:
        self.desk.happen(later)
        self.desk.sit(script, ALL)

    @rule(later=laters, script=scripts)
    def study_to_the_end(self, later: Jump, script: tuple[Step, ...]) -> None:
        """What is left when the script is over is answered right."""
        self.desk.happen(later)
        self.desk.sit(script, ALL, keen=True)

    @rule()
    def study_all(self) -> None:
        """All that waits is answered right; after that nothing does."""
        self.desk.study_all()

    @rule(edit=edits, read=st.booleans())
    def edit(self, edit: Edit, read: bool) -> None:
        self.desk.edit(edit)
        if read:
            self.desk.look()

    @rule(jump=jumps)
    def jump(self, jump: Jump) -> None:
        self.desk.happen(jump)

    @rule(which=which, deck=which)
    def move_in_two_steps(self, which: int, deck: int) -> None:
        self.desk.edit(Edit("remove", which))
        self.desk.due()
        self.desk.edit(Edit("put back", 0, deck))

    @rule(edit=edits, place=st.sampled_from([AT_CLOCK, IN_TELLING]))
    def start_dying(self, edit: Edit, place: str) -> None:
        self.desk.edit(edit)
        self.desk.start_dying(place)

    @rule(which=which, on=st.booleans())
    def suspend(self, which: int, on: bool) -> None:
        self.desk.suspend(which, on=on)

    @rule(rebuild=st.booleans())
    def lose_index(self, rebuild: bool) -> None:
        self.desk.lose_index()
        if rebuild:
            self.desk.run("doctor", "--rebuild")
            self.desk.refreshed()

    @rule()
    def back_up(self) -> None:
        self.desk.keep()

    @rule(edit=edits)
    def lose_log_after_an_edit(self, edit: Edit) -> None:
        self.desk.keep()
        self.desk.edit(edit)
        self.desk.due()
        self.desk.restore(lost=True)

    @precondition(lambda self: self.desk.has_backup)
    @rule(lost=st.booleans())
    def restore(self, lost: bool) -> None:
        self.desk.restore(lost=lost)

    @rule(own=st.booleans())
    def tune(self, own: bool) -> None:
        self.desk.tune(OTHER_PARAMETERS if own else ())

    @rule(which=which, days=st.integers(1, 3), minutes=st.sampled_from([None, 1, 30]))
    def plan(self, which: int, days: int, minutes: int | None) -> None:
        self.desk.plan(which, days, minutes)

    @precondition(lambda self: self.desk.plans)
    @rule(which=which)
    def give_up_plan(self, which: int) -> None:
        self.desk.give_up_plan(which)

    @rule(first=st.integers(-5, 20), days=st.integers(0, 20), on=st.booleans())
    def go_away(self, first: int, days: int, on: bool) -> None:
        self.desk.go_away(first, days, on=on)

    @rule()
    def look(self) -> None:
        self.desk.look()

    @invariant()
    def sound(self) -> None:
        Sessions.steps += 1
        self.desk.check()

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            try:
                self.desk.look()
                self.desk.rebuild()
                Sessions.answers += len(self.desk.ledger.given)
            finally:
                self._folder.cleanup()
