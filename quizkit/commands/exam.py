"""`quizkit exam`: a paper with a time limit, graded when it is handed in; and those taken before."""

from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from quizkit.commands.arguments import complete_deck, json_option, outside_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizkit.study.exam_result import Result

BELOW = 1

_GOES_WITH = {"listed": ("deck", "as_json"), "show": ("as_json", "fail_under"), "dropped": ()}
"""Parameters that are about exams taken before, and what may be said with each."""


def _share(most: float) -> "Callable[[click.Context, click.Parameter, str | None], float | None]":
    """Reads a share like 25%, at most `most`; 1 is 100%."""

    def read(ctx: click.Context, param: click.Parameter, value: str | None) -> float | None:
        if value is None:
            return None
        text = value.strip().removesuffix("%").rstrip()
        whole, _, part = text.partition(".")
        is_number = text.isascii() and whole.isdecimal() and (not part or part.isdecimal())
        if not is_number or float(text) > 100 * most:
            raise click.BadParameter(f"“{value}” should be from 0% to {100 * most:g}%, like 60%.", ctx, param)
        return float(text) / 100

    return read


def _minutes(ctx: click.Context, param: click.Parameter, value: float | None) -> float | None:
    """At least a second, at most a day."""
    if value is not None and not 1 / 60 <= value <= 1440:
        raise click.BadParameter(f"{value:g} should be from 1 to 1440.", ctx, param)
    return value


@click.command("exam")
@click.argument("deck", required=False, shell_complete=complete_deck)
@click.option("--questions", type=click.IntRange(min=1), metavar="N", help="So many questions.")
@click.option("--minutes", type=float, callback=_minutes, metavar="N", help="So much time.")
@click.option("extra", "--extra-time", callback=_share(10), metavar="SHARE", help="So much longer, like 25%.")
@click.option("--seed", default="", metavar="S", help="Draws the same paper again.")
@click.option(
    "tags", "--tag", multiple=True, metavar="TAG", help="Only questions with this tag; may be repeated."
)
@click.option("counts", "--count", is_flag=True, help="At the end the answers also count for the schedule.")
@click.option("--linear", is_flag=True, help="Plain lines: for screen readers, pipes and scripts.")
@click.option(
    "--fail-under", callback=_share(1), metavar="SHARE", help="Exit code 1 when the score is below, like 60%."
)
@click.option("listed", "--list", is_flag=True, help="List the exams taken so far.")
@click.option("--show", type=int, metavar="N", help="Show the whole of exam N of the list.")
@click.option("dropped", "--drop", type=int, metavar="N", help="Give up exam N of the list, ungraded.")
@json_option
@click.pass_context
def command(ctx: click.Context, /, deck: str | None, **_options: object) -> None:
    """Take an exam on a DECK, or go on with the one that has begun.

    Questions, minutes, pass mark and shares of topics stand in the deck's head (`exam:` and `blueprint:`);
    options overrule them. Nothing is said of right and wrong until the exam is handed in. Every answer is
    saved at once, and the clock runs on when the program does not. The schedule is left alone without
    --count.

    With --fail-under the exit code is 1 when the score is below, and when the exam is not handed in. A pass
    mark alone does not change the exit code.

    \b
    Examples:
      quizkit exam eu-hist
      quizkit exam eu-hist --questions 20 --minutes 30 --extra-time 25%
      quizkit exam --list
      quizkit exam --show 3 --json
    """
    given = ctx.params
    asked = _asked_of_taken(ctx)
    if asked:
        _tell_taken(ctx, asked)
        return
    if given["as_json"]:
        raise click.UsageError("--json goes with --list or --show.", ctx)
    if deck is None:
        raise click.UsageError("Which deck? `quizkit exam DECK`, or `quizkit exam --list`.", ctx)
    from quizkit.commands.exam_drawing import ExamWishes
    from quizkit.commands.examining import examine

    wishes = ExamWishes(**{name: given[name] for name in ExamWishes._fields})
    _exit(ctx, examine(outside_of(ctx), deck, wishes, linear=given["linear"]))


def _asked_of_taken(ctx: click.Context) -> str:
    """The parameter that asks for something of exams taken before; empty when an exam is to be taken."""
    named = [name for name in ctx.params if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE]
    asked = next((name for name in named if name in _GOES_WITH), "")
    others = [name for name in named if name not in (asked, *_GOES_WITH[asked])] if asked else []
    if others:
        told = {param.name: param.get_error_hint(ctx) for param in ctx.command.params}
        raise click.UsageError(f"{told[asked]} does not go with {told[others[0]]}.", ctx)
    return asked


def _tell_taken(ctx: click.Context, asked: str) -> None:
    from quizkit.commands import exam_records

    given, outside = ctx.params, outside_of(ctx)
    match asked:
        case "listed":
            exam_records.tell_list(outside, given["deck"], as_json=given["as_json"])
        case "show":
            _exit(ctx, exam_records.show(outside, given["show"], as_json=given["as_json"]))
        case "dropped":
            exam_records.drop(outside, given["dropped"])


def _exit(ctx: click.Context, result: "Result | None") -> None:
    under: float | None = ctx.params["fail_under"]
    if under is not None and (result is None or result.is_below(under)):
        ctx.exit(BELOW)
