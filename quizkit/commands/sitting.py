"""The study loop: ask, answer, write, show. Nothing is shown that is not written yet."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from quizkit.commands import views
from quizkit.commands.library import Library
from quizkit.commands.sitting_library import (
    Place,
    asking,
    comes_back,
    given_before,
    summary,
    to_reword,
    write,
)
from quizkit.model.facts import (
    LONGEST_MS,
    PRACTICE,
    STUDY,
    Flagged,
    Name,
    Overridden,
    Undone,
)
from quizkit.model.forms import TurnOver
from quizkit.model.grades import Outcome
from quizkit.model.question import Question
from quizkit.model.replies import GaveUp, Reply
from quizkit.model.value import Value
from quizkit.study.rating import EASY, Rating, rate_override
from quizkit.study.reason import why_now
from quizkit.study.session import Effort, Session, Turn
from quizkit.terminal.front import Command, Front, Verdict

if TYPE_CHECKING:
    from quizkit.model.facts import Trace


class Limits(Value):
    """How a sitting is run.

    Attributes:
        seed: the same gives the same order of options.
        minutes: no further question after so long; None for no limit.
        confidence: the learner is asked whether the answer is sure.
        seconds_left: of a deck's questions no further one is asked when its answers take longer than this.
        because: why questions are asked that are not simply due.
    """

    seed: str
    minutes: float | None = None
    confidence: bool = False
    seconds_left: Mapping[str, float] = {}
    because: Mapping[Name, str] = {}


class Last(Value):
    """The last answer: what “I was right” and “too easy” are said of."""

    turn: Turn
    hints: int
    view: Verdict


class Sitting:
    """Leads a learner through a session. `run` returns when it is finished or left."""

    def __init__(self, library: Library, front: Front, session: Session, limits: Limits) -> None:
        self._library = library
        self._front = front
        self._session = session
        self._limits = limits
        self._outside = library.outside
        self._started_ms = library.outside.clock.ticks_ms()
        self._answers = 0
        self._spent_ms: dict[str, int] = {}
        self._last: Last | None = None
        self._asked: Trace | None = None
        """The question at hand as it was when it was read from the index."""

    def run(self) -> bool:
        """Asks until nothing waits; True when the sitting was finished, False when it was left early."""
        while self._ask_all():
            if not self._session.turns:
                return True
            took_ms = self._outside.clock.ticks_ms() - self._started_ms
            command = self._front.summary(summary(self._library, self._session, took_ms))
            if command in (Command.NEXT, Command.QUIT):
                return True
            if not self._go_on(command):
                break
        self._say_goodbye()
        return False

    def _ask_all(self) -> bool:
        """Asks until nothing waits or the time is up; False when the learner quits."""
        while self._session.current is not None:
            if self._out_of_time():
                self._front.note("The time is up.")
                return True
            if self._plan_is_full(self._session.current.deck):
                continue
            if not self._turn(self._session.current):
                return False
        return True

    def _go_on(self, command: Command) -> bool:
        """Does what is asked for at the end of a sitting; False when the learner quits."""
        match command:
            case Command.PRACTISE if self._session.missed():
                self._start_practice()
            case Command.UNDO if self._undo():
                # Asked at once: when the time is up nothing further is.
                name = self._session.current
                return name is None or self._turn(name)
            case Command.RIGHT | Command.EASY:
                self._overrule(command)
            case Command.EDIT:
                self._edit(to_reword(self._library, self._session))
            case _:
                pass
        return True

    def _turn(self, name: Name) -> bool:
        """Asks one question and shows what became of the answer; False when the learner quits."""
        question = self._library.index.question(name)
        if question is None:
            self._drop_missing()
            return True
        self._asked = self._library.index.trace(name)
        hints = 0
        began_ms = self._outside.clock.ticks_ms()
        while self._session.current == name:  # one that came back goes when it is called right after all
            got, sure, at_ms = self._ask(question, name, hints)
            match got:
                case Command.QUIT:
                    return False
                case Command.HINT:
                    hints = self._hint(question, hints)
                case Command.SKIP:
                    self._skip(name)
                    return True
                case Command.UNDO:
                    if self._undo():
                        return True
                case Command.EDIT:
                    self._edit(name)
                    return True
                case Command():
                    self._carry_out(got, name)
                case _:
                    return self._answer(question, name, got, Effort(at_ms - began_ms, hints, sure))
        return True

    def _ask(self, question: Question, name: Name, hints: int) -> tuple[Reply | Command, bool | None, int]:
        """A reply, whether the learner is sure of it, and the tick at which it was given; or a command.

        Sure is asked at the first answer in a sitting, where there is something to be sure of; else it is
        None.
        """
        seed = f"{self._limits.seed}/{name}/{len(self._session.turns)}"
        view = asking(self._library, self._session, question, Place(name, hints, seed))
        asks = self._limits.confidence and not hints and not self._session.asked_before(name)
        while True:
            got = self._front.ask(view, question.objection)
            at_ms = self._outside.clock.ticks_ms()
            if not asks or isinstance(got, Command | GaveUp) or isinstance(view.form, TurnOver):
                return got, None, at_ms
            sure = self._front.sure()
            if isinstance(sure, bool):
                return got, sure, at_ms
            if sure is Command.QUIT:
                return sure, None, at_ms
            view = view._replace(reply=got)

    def _answer(self, question: Question, name: Name, reply: Reply, effort: Effort) -> bool:
        name = self._called_now(name)
        rivals = self._library.index.rivals(name, question.accepted())
        grade = question.grade(reply, rivals)
        self._session, fact = self._session.answer(reply, grade, effort)
        event = write(self._library, fact, self._asked)
        self._session = self._session.written(event.id)
        self._answers += 1
        took_ms = self._spent_ms.get(name.deck, 0) + min(effort.took_ms, LONGEST_MS)
        self._spent_ms[name.deck] = took_ms
        wrong = grade.outcome is Outcome.WRONG
        before = given_before(self._library, name, reply, event.id) if wrong else ""
        view = views.verdict(question, grade, effort.hints, self._comes_back(name), before)
        self._last = Last(self._session.turns[-1], effort.hints, view)
        return self._verdict(name, view)

    def _verdict(self, name: Name, view: Verdict) -> bool:
        """Shows a verdict and does what is asked for after it; False when the learner quits."""
        command = self._front.verdict(view)
        while True:
            match command:
                case Command.NEXT:
                    return True
                case Command.QUIT:
                    return False
                case Command.UNDO:
                    self._undo()
                    return True
                case Command.EDIT:
                    self._edit(name)
                case Command.INFO:
                    self._front.info(
                        views.why_due(self._library.log.card(name), self._today, self._outside.model)
                    )
                case _:
                    self._carry_out(command, name)
            command = self._front.after(view if self._last is not None else None)

    def _carry_out(self, command: Command, name: Name) -> None:
        match command:
            case Command.FLAG:
                self._flag(name)
            case Command.INFO:
                card = self._library.log.card(name)
                because = self._limits.because.get(name, "")
                self._front.info(why_now(card, self._today, self._outside.model, because))
            case Command.RIGHT | Command.EASY:
                self._overrule(command)
            case _:
                self._front.note("There is nothing to do that for here.")

    def _hint(self, question: Question, shown: int) -> int:
        hints = question.about.hints
        if shown == len(hints):
            self._front.note("There are no more hints." if hints else "There is no hint for this one.")
            return shown
        self._front.hint(hints[shown], shown + 1, len(hints))
        return shown + 1

    def _skip(self, name: Name) -> None:
        self._session = self._session.skip()
        later = name in self._session.waiting
        self._front.note(
            "Skipped: it comes back later." if later else "Skipped again: left for another sitting."
        )

    def _drop_missing(self) -> None:
        missing = [name for name in self._session.waiting if self._library.index.question(name) is None]
        for name in missing:
            self._session = self._session.drop(name)
        if len(missing) == 1:
            self._front.warn(f"{missing[0]} is not in its deck any more and was left out.")
        else:
            self._front.warn(f"{len(missing)} questions are not in their decks any more and were left out.")

    def _undo(self) -> bool:
        undone = self._session.undo()
        if undone is None:
            self._front.note("There is nothing to undo in this sitting.")
            return False
        self._session, turn = undone
        self._last = None
        if turn.event:
            self._library.log.write([Undone(turn.name, turn.event)], self._outside.moment())
            self._answers -= 1
            self._front.note("The last answer was taken back.")
        elif self._session.current == turn.name:
            self._front.note("Back to the question you skipped.")
        else:  # it was called right meanwhile
            self._front.note("The skip was taken back.")
        return True

    def _overrule(self, command: Command) -> None:
        last = self._last
        if last is None:
            self._front.note("There is no answer to change.")
            return
        if command is Command.RIGHT and not last.view.overridable:
            self._front.note("Only a typed answer that was marked wrong can be called right.")
            return
        if command is Command.EASY and last.view.outcome not in (Outcome.RIGHT, Outcome.ALMOST):
            self._front.note("Only a right answer can be called too easy.")
            return
        rating = rate_override(last.hints) if command is Command.RIGHT else Rating(EASY, "too easy")
        fact = Overridden(last.turn.name, last.turn.event, 1.0, rating.value)
        self._library.log.write([fact], self._outside.moment())
        self._session = self._session.override(last.turn.event)
        self._last = None
        said = "Counted as right" if command is Command.RIGHT else "Noted as too easy"
        self._front.note(f"{said}. It comes back {self._comes_back(last.turn.name) or 'as before'}.")

    def _flag(self, name: Name) -> None:
        name = self._called_now(name)
        card = self._library.log.card(name)
        on = card is None or not card.flagged
        write(self._library, Flagged(name, on), self._asked)
        self._front.note("Marked for a second look." if on else "The mark is removed.")

    def _edit(self, name: Name) -> None:
        from quizkit.commands.editing import edit_question

        now = edit_question(self._library, self._front, name)
        if now != name:
            self._rename(name, now)

    def _called_now(self, name: Name) -> Name:
        """What a question is called now: another program may have carried its history over meanwhile."""
        now = self._library.log.current_name(name)
        if now != name:
            self._rename(name, now)
        return now

    def _rename(self, name: Name, now: Name) -> None:
        self._session = self._session.rename(name, now)
        if self._last is not None and self._last.turn.name == name:
            self._last = self._last._replace(turn=self._last.turn._replace(name=now))

    def _comes_back(self, name: Name) -> str:
        return comes_back(self._library, self._session, name)

    def _start_practice(self) -> None:
        self._session = Session.start(self._session.missed(), PRACTICE)
        # Whether one is sure says nothing a moment after the answer was shown.
        self._limits = self._limits._replace(minutes=None, confidence=False)
        self._last = None
        self._front.note("Practice: the schedule stays as it is.")

    @property
    def _today(self) -> int:
        return self._outside.moment().day

    def _out_of_time(self) -> bool:
        minutes = self._limits.minutes
        return minutes is not None and self._outside.clock.ticks_ms() - self._started_ms >= minutes * 60_000

    def _plan_is_full(self, deck: str) -> bool:
        """Whether a plan has no time for one more question of a deck; all its questions are left then."""
        left = self._limits.seconds_left.get(deck)
        if left is None or self._session.mode != STUDY:
            return False
        usual = self._library.log.usual_seconds() or 0.0
        if self._spent_ms.get(deck, 0) / 1000 + usual <= left:
            return False
        for name in [name for name in self._session.waiting if name.deck == deck]:
            self._session = self._session.drop(name)
        self._front.note(f"The minutes that the plan has today for {deck} are used up.")
        return True

    def _say_goodbye(self) -> None:
        match self._answers:
            case 0:
                self._front.note("Nothing was answered; everything is as it was.")
            case 1:
                self._front.note("Saved: 1 answer.")
            case count:
                self._front.note(f"Saved: {count} answers.")
