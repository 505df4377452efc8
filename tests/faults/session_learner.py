"""A learner who follows a script, and at each step compares the log with what was just done.

What a sitting shows is looked at through the log as another program sees it: at the moment of a verdict the
answer must be there, and nothing that was not done.
"""

from collections.abc import Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

from session_decks import Edit
from session_ledger import Ledger, Memories
from session_process import AT_ONCE, BEFORE_SHOWING, Crash, Process

from quizkit.model.facts import PRACTICE, Name
from quizkit.model.forms import PickOne, TurnOver, TypeLine, TypeLines
from quizkit.model.grades import Outcome
from quizkit.model.replies import GaveUp, Listed, Picked, Rated, Reply, Typed, to_json
from quizkit.terminal.front import Asking, Choice, Command, Home, Objection, Summary, Verdict

if TYPE_CHECKING:
    from session_ledger import Said


class Answer(Enum):
    RIGHT = auto()
    WRONG = auto()
    PARTLY = auto()
    GIVE_UP = auto()


class Die(NamedTuple):
    """The program dies at this place (see `session_process`)."""

    place: str


class Rewrite(NamedTuple):
    """The learner edits a deck in the editor that the program opens."""

    edit: Edit


class Meanwhile(NamedTuple):
    """Something happens outside the program while it waits."""

    what: object


Step: TypeAlias = Answer | Command | Die | Rewrite | Meanwhile


class Surroundings(Protocol):
    """What the learner has around, beside the program."""

    ledger: Ledger
    disturbances: int
    plans: set[str]
    here: int
    called: Name

    def happen(self, what: object) -> None: ...
    def edit(self, edit: Edit) -> None: ...
    def refreshed(self) -> None: ...
    def answer_to(self, prompt: str) -> str: ...
    def is_called(self, question: int, name: Name) -> bool: ...


class Turn(NamedTuple):
    """An answer or a skip (no event) that can be undone, and what the log said of memories before it."""

    question: int
    name: Name
    event: str
    before: Memories
    disturbances: int


class Last(NamedTuple):
    event: str
    hints: int
    view: Verdict


class Learner:
    """A front for one sitting; its calls come from `commands.sitting`.

    Attributes:
        answered: the questions whose verdicts were seen. finished: a summary was seen.
    """

    def __init__(self, around: Surroundings, process: Process, script: Sequence[Step], mode: str) -> None:
        self._around = around
        self._ledger = around.ledger
        self._process = process
        self._script = list(reversed(script))
        self._mode = mode
        self._expected: list[Said] = []
        self._turns: list[Turn] = []
        self._last: Last | None = None
        self._taken_back: Turn | None = None
        self._asked_next: Turn | None = None
        self._rewriting = False
        self._name = Name("", "")
        self._hints = 0
        self._before = Memories({})
        self.keen = False
        """When the script is over, all the rest is answered right."""
        self.begun = False
        self.finished = False
        self.answered: list[int] = []

    def home(self, view: Home) -> Choice | None:
        raise AssertionError(view)

    def ask(self, view: Asking, objection: Objection) -> Reply | Command:
        if not self.begun:
            self.begun = True
            self._around.refreshed()
        self._settle()
        self._name = _name_in(view.seed)
        question = self._ledger.bearer[self._name]
        self._compare_next(question)
        self._around.here, self._around.called = question, self._name
        step = self._step()
        if step is None:
            step = Answer.RIGHT if self.keen else Command.QUIT
        if isinstance(step, Answer):
            reply = self._reply(view, step)
            assert not objection(reply)
            self._hints = len(view.hints)
            self._before = self._ledger.memories()
            self._expected = [("answered", question, self._mode, to_json(reply))]
            return reply
        if step is Command.SKIP:
            self._turns.append(
                Turn(question, self._name, "", self._ledger.memories(), self._around.disturbances)
            )
        return self._command(step, question)

    def sure(self) -> bool | Command:
        return len(self._ledger.given) % 2 == 0

    def verdict(self, view: Verdict) -> Command:
        self._settle()
        self._process.trap.reached(BEFORE_SHOWING)
        given = self._ledger.given[-1]
        assert given.rating in _ratings(view.outcome, self._hints)
        self._turns.append(
            Turn(given.question, self._name, given.event, self._before, self._around.disturbances)
        )
        self._last = Last(given.event, self._hints, view)
        self.answered.append(given.question)
        return self._decide()

    def after(self, view: Verdict | None) -> Command:
        self._settle()
        assert (view is None) == (self._last is None)
        return self._decide()

    def summary(self, view: Summary) -> Command:
        self._settle()
        self.finished = True
        step = self._step()
        if step is None or isinstance(step, Answer):
            return Command.NEXT
        if step is Command.FLAG:
            return Command.INFO  # nothing can be flagged there
        return self._command(step, -1)

    def hint(self, text: str, number: int, of: int) -> None:
        self._settle()
        assert (text, of) == (("first", "second")[number - 1], 2)

    def info(self, lines: tuple[str, ...]) -> None:
        self._settle()
        assert lines

    def note(self, text: str) -> None:
        if text == "It is not in its deck any more.":
            self._rewriting = False
        self._settle()
        if text.startswith("Practice:"):
            self._mode, self._turns, self._last = PRACTICE, [], None

    def warn(self, text: str) -> None:
        assert "not in " in text, text

    def died(self) -> None:
        """What was being done when the program died is in the log as a whole or not at all."""
        found = self._ledger.news()
        assert found in ([], self._expected), f"{found} in the log, and done was {self._expected}"

    def left(self) -> None:
        """The sitting is over."""
        self._settle()

    def _decide(self) -> Command:
        """What is done after a verdict."""
        step = self._step(peek=True)
        if step is None:
            return Command.NEXT if self.keen else Command.QUIT
        if isinstance(step, Answer):
            return Command.NEXT
        self._script.pop()
        return self._command(step, self.answered[-1])

    def _step(self, *, peek: bool = False) -> Step | None:
        """The next thing that the learner does; what happens by itself before it happens now."""
        while self._script:
            match self._script[-1]:
                case Meanwhile(what):
                    self._around.happen(what)
                case Die(place) if place == AT_ONCE:
                    raise Crash(place)
                case Die(place):
                    self._process.trap.place = place
                case step:
                    if not peek:
                        self._script.pop()
                    return step
            self._script.pop()
        return None

    def _command(self, step: Command | Rewrite | Die | Meanwhile, question: int) -> Command:
        match step:
            case Rewrite(edit):
                self._around.edit(edit)
                self._rewriting = True
                return Command.EDIT
            case Command.UNDO if self._turns:
                turn = self._turns.pop()
                self._expected = [("undone", turn.event)] if turn.event else []
                self._taken_back = self._asked_next = turn
                self._last = None
            case Command.FLAG:
                on = not self._ledger.flagged.get(question, False)
                self._expected = [("flagged", question, on)]
            case Command.RIGHT | Command.EASY:
                self._overrule(step)
            case _:
                pass
        assert isinstance(step, Command)
        return step

    def _overrule(self, command: Command) -> None:
        if self._last is None:
            return
        event, hints, view = self._last
        if command is Command.RIGHT and view.overridable:
            self._expected = [("overridden", event, 2 if hints else 3)]
        elif command is Command.EASY and view.outcome in (Outcome.RIGHT, Outcome.ALMOST):
            self._expected = [("overridden", event, 4)]
        else:
            return
        self._last = None

    def _settle(self) -> None:
        """The log has just what was done since the last look."""
        if self._rewriting:
            self._rewriting = False
            self._around.refreshed()
        found = self._ledger.news()
        assert found == self._expected, f"{found} in the log, and done was {self._expected}"
        self._expected = []
        turn, self._taken_back = self._taken_back, None
        if turn is not None and turn.disturbances == self._around.disturbances:
            assert self._ledger.memories() == turn.before, "taken back, and not as before"

    def _compare_next(self, question: int) -> None:
        turn, self._asked_next = self._asked_next, None
        if turn is None or turn.disturbances != self._around.disturbances or self._around.plans:
            return
        if self._around.is_called(turn.question, turn.name):  # else it was gone already when it was answered
            assert question == turn.question, "taken back, and not asked again"

    def _reply(self, view: Asking, answer: Answer) -> Reply:
        if answer is Answer.GIVE_UP:
            return GaveUp()
        right = self._around.answer_to(view.prompt)
        match view.form:
            case PickOne(options):
                options = tuple(sorted(options, key=lambda one: (one.text == right, one.key)))
                return Picked(options[-1 if answer is Answer.RIGHT else 0].key)
            case TypeLine():
                return Typed(right if answer is Answer.RIGHT else "zzzz")
            case TypeLines():
                texts = {Answer.RIGHT: (right, "other"), Answer.PARTLY: ("other",)}
                return Listed(texts.get(answer, ("zzzz",)))
            case TurnOver():
                return Rated({Answer.RIGHT: 3, Answer.PARTLY: 2}.get(answer, 1))
        raise AssertionError(view.form)


def _name_in(seed: str) -> Name:
    deck, key = seed.split("/")[1].split(":")
    return Name(deck, key)


def _ratings(outcome: Outcome, hints: int) -> Sequence[int]:
    """The ratings that an answer may earn; cards are rated by the learner."""
    if outcome in (Outcome.RIGHT, Outcome.ALMOST):
        return (2, 3) if hints else (3, 2)
    return (1,)
