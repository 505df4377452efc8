"""What the exam fronts are given in tests: an exam before it begins, on its way and at its end."""

from terminal_samples import FORMS, KINDS, PROMPTS

from quizkit.model.facts import Name
from quizkit.model.grades import Outcome
from quizkit.model.replies import Picked, Reply, Typed
from quizkit.study.exam_result import Result, Scored
from quizkit.terminal.exam_front import Intro, Standing, Time
from quizkit.terminal.front import Asking

TIME = Time(1_800_000, lambda: 874_000)
NO_LIMIT = Time(None, lambda: None)

INTRO = Intro(
    "eu-hist",
    "European history, week 3: the Reformation",
    questions=20,
    seconds=2250,
    extra=0.25,
    pass_share=0.6,
    notes=("12 flashcards are left out: an exam asks what the program can grade.",),
)
STANDING = Standing(
    (
        "What does SYN stand for in the TCP header, spelled out, and what does it do?",
        *(f"Question number {number}" for number in range(2, 13)),
    ),
    open=(2, 8, 9, 10),
    marked=(1, 8),
)
ALL_ANSWERED = Standing(("One?", "Two?"), (), ())


def asking(name: str, reply: Reply | None = None) -> Asking:
    """The question of a form, as it is put in an exam."""
    return Asking(
        number=4,
        of=12,
        done=3,
        deck="Computer networks and all that goes with them",
        topic="",
        badge="",
        right=0,
        wrong=0,
        kind=KINDS[name],
        passage="",
        prompt=PROMPTS[name],
        form=FORMS[name],
        hints=(),
        flagged=False,
        seed=f"7/{name}",
        next_dates=lambda: ("", "", "", ""),
        reply=reply,
    )


RESULT = Result(
    "European history, week 3",
    (
        Scored(
            1,
            Name("eu", "worms"),
            "single choice",
            "Where was the **Edict of Worms** issued?",
            Picked("x"),
            Outcome.WRONG,
            0.0,
            said=("Speyer",),
            right=("Worms",),
            feedback=("The Diet of Speyer came later.",),
            why="The Diet met there in 1521 and declared Luther an outlaw, which nobody there had expected.",
            source="Davies, p. 506",
            tags=("reformation",),
            level=1,
        ),
        Scored(
            2,
            Name("eu", "luther"),
            "short answer",
            "Who nailed theses to a door?",
            Typed("Luhter"),
            Outcome.ALMOST,
            1.0,
            said=("Luhter",),
            right=("Luther",),
            rule="Counted as right: one slip of the finger.",
            tags=("reformation",),
            level=2,
        ),
        Scored(
            3,
            Name("eu", "electors"),
            "enumeration",
            "Name the ecclesiastical electors.",
            Typed("-"),
            Outcome.PARTLY,
            2 / 3,
            said=("Mainz", "Trier", "Worms"),
            right=("Mainz", "Cologne", "Trier"),
            tags=("the empire and its many estates",),
            level=2,
        ),
        Scored(
            4,
            Name("eu", "nave"),
            "number",
            "How high is the nave?",
            None,
            Outcome.WRONG,
            0.0,
            right=("41.6 m",),
        ),
        Scored(
            5,
            Name("eu", "theses"),
            "true or false",
            "The theses were in German.",
            Picked("false"),
            Outcome.RIGHT,
            1.0,
            said=("False",),
            right=("False",),
            why="They were in Latin.",
            tags=("reformation",),
        ),
    ),
    pass_share=0.6,
    missing=(Name("eu", "gone"),),
    used_seconds=1630,
    seconds=1800,
    timed_out=True,
)
PERFECT = Result("Perfect", RESULT.questions[4:], used_seconds=42, counted=True)
