"""What exams say, in words that every way of showing shares. Pure."""

from collections.abc import Iterable, Sequence
from typing import assert_never

from quizkit.model.forms import (
    Arrange,
    FillGaps,
    Form,
    Option,
    Pair,
    PickOne,
    TickSeveral,
    TurnOver,
    TypeLine,
    TypeLines,
)
from quizkit.model.grades import Outcome
from quizkit.model.markup import plain
from quizkit.model.replies import (
    Arranged,
    Filled,
    GaveUp,
    Listed,
    Paired,
    Picked,
    Rated,
    Reply,
    Ticked,
    Typed,
)
from quizkit.study.exam_result import Part, Result, Scored
from quizkit.terminal import words
from quizkit.terminal.exam_front import Intro, Standing
from quizkit.terminal.style import Marks
from quizkit.terminal.words import Told

_MINUTE_S = 60
_HOUR_S = 3600


def stretch(seconds: float) -> str:
    """A stretch of time, without parts that are zero: "30 min", "37 min 30 s", "1 h 30 min"."""
    whole = round(seconds)
    parts = ((whole // _HOUR_S, "h"), (whole % _HOUR_S // _MINUTE_S, "min"), (whole % _MINUTE_S, "s"))
    return " ".join(f"{number} {unit}" for number, unit in parts if number) or "0 s"


def about_left(left_ms: int) -> str:
    """The time left as a footer tells it: so that it seldom changes, and never says too much."""
    seconds = left_ms // 1000
    if seconds >= _MINUTE_S:
        return stretch(seconds - seconds % _MINUTE_S)
    return f"{seconds - seconds % 10} s" if seconds >= 10 else "few s"


def percent(share: float) -> str:
    """A share with one decimal at most."""
    return f"{round(100 * share, 1):g}%"


def points(number: float) -> str:
    return f"{round(number, 2):g}"


def numbers(of: Sequence[int]) -> str:
    """Numbers in order, as they are told: "1, 3-5, 9"."""
    runs: list[list[int]] = []
    for number in of:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = ([f"{run[0]}-{run[-1]}"] if len(run) > 2 else map(str, run) for run in runs)
    return ", ".join(one for run in told for one in run)


def paper(view: Intro) -> list[str]:
    """What the exam is, and its rules, as sentences."""
    extra = f" (with {percent(view.extra)} extra time)" if view.extra else ""
    time = "no time limit" if view.seconds is None else f"{stretch(view.seconds)}{extra}"
    mark = "" if view.pass_share is None else f" Pass mark {percent(view.pass_share)}."
    told = [f"{words.counted(view.questions, 'question')}, {time}.{mark}"]
    told.append(
        "Nothing is said of right and wrong until you hand in. Each answer is saved as you give it, and you "
        "can go back and change it."
    )
    if view.seconds is not None:
        told.append(f"The clock runs on when you leave; `quizkit exam {view.deck}` then goes on.")
    return told


def standing(view: Standing) -> list[str]:
    """What is answered, open and marked, as sentences."""
    of = len(view.prompts)
    told = [f"All {of} answered." if not view.open else f"{of - len(view.open)} of {of} answered."]
    if view.open:
        told.append(f"Open: {numbers(view.open)}.")
    if view.marked:
        told.append(f"Marked: {numbers(view.marked)}.")
    return told


def before_the_end(view: Standing) -> str:
    """What is still open or marked, as sentences: to be named before handing in."""
    all_told, *rest = standing(view)
    return " ".join(rest or [all_told])


def outcome(one: Scored, marks: Marks) -> Told:
    """What became of a question, as sign and word."""
    if one.reply is None:
        return Told(marks.skipped, "Not answered", "wrong")
    told = words.outcome(one.outcome, marks)
    if one.outcome is Outcome.PARTLY:
        return told._replace(word=f"{told.word}, {points(one.score)} of 1")
    return told


def score(view: Result) -> str:
    return f"{percent(view.score)}, {points(view.points)} of {words.counted(view.of, 'point')}"


def passed(view: Result) -> str:
    """Empty without a pass mark."""
    if view.pass_share is None:
        return ""
    return f"{'Passed' if view.passed else 'Not passed'}: {percent(view.pass_share)} was needed."


def took(view: Result) -> str:
    used = stretch(view.used_seconds)
    return used if view.seconds is None else f"{used} of {stretch(view.seconds)}"


def part(one: Part) -> str:
    return f"{points(one.points)} of {one.of}"


def footnotes(view: Result) -> list[str]:
    """What else there is to say of an exam, as sentences."""
    told = ["The time was up: what was answered by then counts."] if view.timed_out else []
    if view.missing:
        told.append(
            f"Not in the deck any more, and not counted: {', '.join(name.key for name in view.missing)}."
        )
    told.append("The answers count for the schedule." if view.counted else "The schedule is as it was.")
    return told


def reply(form: Form, given: Reply) -> str:
    """An answer on one line, as a learner would read it."""
    texts = {option.key: plain(option.text) for option in _options(form)}

    def named(keys: Iterable[str]) -> str:
        return ", ".join(texts.get(key, key) for key in keys)

    match given:
        case Picked(key):
            return named([key])
        case Ticked(keys) | Arranged(keys):
            return named(keys)
        case Typed(text):
            return text
        case Listed(lines) | Filled(lines):
            return ", ".join(line or "(empty)" for line in lines)
        case Paired(pairs):
            return ", ".join(f"{named([left])} -> {named([right])}" for left, right in pairs)
        case Rated(rating):
            return str(rating)
        case GaveUp():
            return "I don't know"
        case _:
            assert_never(given)


def _options(form: Form) -> tuple[Option, ...]:
    match form:
        case PickOne(options) | TickSeveral(options) | Arrange(options):
            return options
        case Pair(left, right):
            return (*left, *right)
        case TypeLine() | TypeLines() | FillGaps() | TurnOver():
            return ()
        case _:
            assert_never(form)
