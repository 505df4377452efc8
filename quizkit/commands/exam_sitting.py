"""The loop of an exam: ask, write, go on. Nothing is said of right and wrong."""

from typing import TYPE_CHECKING

from quizkit.commands.views import line_of
from quizkit.model.facts import ExamMarked, Name
from quizkit.study.exam_attempt import Attempt, Given, answered
from quizkit.terminal.exam_front import ExamFront, GoTo, Standing
from quizkit.terminal.front import Asking, Command

if TYPE_CHECKING:
    from quizkit.commands.exam_state import Opened
    from quizkit.commands.library import Library
    from quizkit.model.question import Question
    from quizkit.model.replies import Reply


class ExamSitting:
    """Leads a learner through an exam that has begun. `run` returns when it is over or left."""

    def __init__(self, library: "Library", opened: "Opened", front: ExamFront) -> None:
        self._library = library
        self._opened = opened
        self._front = front
        self._attempt: Attempt = opened.attempt
        self._clock = library.outside.clock
        self._title = library.index.head(opened.exam.deck).title
        self._prompts = tuple(line_of(question.prompt) for question in opened.questions.values())

    @property
    def attempt(self) -> Attempt:
        """As far as it is."""
        return self._attempt

    def run(self) -> Command:
        """Asks until the exam is over: HAND_IN, TIME_UP, or QUIT when it was left."""
        while True:
            if self.is_time_up:
                return Command.TIME_UP
            name = self._attempt.name
            got = self._review() if name is None else self._ask(name)
            if got is Command.HAND_IN:
                got = self._front.confirm(self._standing())
            match got:
                case Command.HAND_IN | Command.QUIT | Command.TIME_UP:
                    return got
                case Command():
                    self._move(got)
                case GoTo(number):
                    self._attempt = self._attempt.go(number)

    @property
    def is_time_up(self) -> bool:
        return self._opened.running.left(self._clock.now_ms(), self._clock.ticks_ms()) == 0

    def _review(self) -> Command | GoTo:
        return self._front.review(self._standing())

    def _ask(self, name: Name) -> Command | GoTo:
        """Asks one question until something else is to be done."""
        question = self._opened.questions[name]
        began_ms = self._clock.ticks_ms()
        while True:
            got = self._front.ask(self._asking(name, question), question.objection)
            if got is Command.MARK:
                self._mark(name)
            elif isinstance(got, Command | GoTo):
                return got
            else:
                return self._answer(name, question, Given(got, self._clock.ticks_ms() - began_ms))

    def _answer(self, name: Name, question: "Question", given: Given) -> Command | GoTo:
        if self.is_time_up:
            self._front.note("That answer came after the end and does not count.")
            return Command.TIME_UP
        rivals = self._library.index.rivals(name, question.accepted())
        fact = answered(name, given, question.grade(given.reply, rivals), self._opened.exam.id)
        self._library.log.write([fact], self._library.outside.moment())
        self._attempt = self._attempt.answer(given)
        return GoTo(self._attempt.at)

    def _mark(self, name: Name) -> None:
        marked = self._attempt.mark()
        on = name in marked.marked
        fact = ExamMarked(self._opened.exam.id, name, on)
        self._library.log.write([fact], self._library.outside.moment())
        self._attempt = marked
        self._front.note("Marked for the review." if on else "The mark is removed.")

    def _move(self, command: Command) -> None:
        at, last = self._attempt.at, len(self._attempt.names)
        match command:
            case Command.NEXT:
                self._attempt = self._attempt.go(at + 1)
            case Command.BACK:
                self._attempt = self._attempt.go(at - 1)
            case Command.REVIEW:
                self._attempt = self._attempt.go(last + 1)

    def _standing(self) -> Standing:
        return Standing(self._prompts, self._attempt.open, self._attempt.to_look_at)

    def _asking(self, name: Name, question: "Question") -> Asking:
        attempt, seed = self._attempt, f"{self._opened.paper.seed}/{name}"
        given = attempt.given.get(name)
        return Asking(
            number=attempt.at,
            of=len(attempt.names),
            done=len(attempt.given),
            deck=self._title,
            topic="",
            badge="",
            right=0,
            wrong=0,
            kind=question.kind,
            passage=question.about.passage,
            prompt=question.prompt,
            form=question.form(seed),
            hints=(),
            flagged=name in attempt.marked,
            seed=seed,
            next_dates=_no_dates,
            reply=_of(given),
        )


def _of(given: Given | None) -> "Reply | None":
    return None if given is None else given.reply


def _no_dates() -> tuple[str, str, str, str]:
    raise AssertionError("no card is asked in an exam")
