"""`quizkit check`: mistakes in decks, and doubts about questions, each with its place and what to do."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from quizkit.commands.arguments import counted, outside_of, paths_argument

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quizkit.commands.checking import Asked, Checked
    from quizkit.commands.mending import MendedFile
    from quizkit.commands.outside import Outside

FOUND = 1
FORMATS = ("full", "concise", "json", "github", "sarif", "junit")
SEVERITIES = ("error", "warning", "info")


class Wanted(NamedTuple):
    """What is to be done with what is found."""

    form: str
    statistics: bool
    fix: bool
    unsafe: bool
    diff: bool


def _codes(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Codes from several options, each of which may hold several with commas between."""
    from quizkit.checks.selection import errors_among, unknown

    named = tuple(name.strip() for value in values for name in value.split(",") if name.strip())
    for name in unknown(named):
        from quizkit.checks.catalogue import RULES
        from quizkit.commands.suggesting import did_you_mean

        known = [*RULES, *(rule.name for rule in RULES.values())]
        advice = did_you_mean(name, known, "`quizkit explain --all` lists the rules.")
        raise click.BadParameter(f"no rule is called “{name}”. {advice}", ctx, param)
    for name in errors_among(named) if param.name == "ignore" else ():
        raise click.BadParameter(f"“{name}” is an error, and errors cannot be ignored.", ctx, param)
    return named


def _code_option(name: str, text: str) -> "Callable[[Callable[..., None]], Callable[..., None]]":
    return click.option(name, multiple=True, callback=_codes, metavar="CODES", help=text)


@click.command("check")
@paths_argument
@click.option(
    "form", "--format", type=click.Choice(FORMATS), default="full", show_default=True, help="How to tell."
)
@_code_option("--select", "Only these rules: C101, C1, C, or a name. Errors are always told.")
@_code_option("--extend-select", "These rules as well.")
@_code_option("--ignore", "All but these rules.")
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="What makes the exit code 1; else warnings.")
@click.option("--exit-zero", is_flag=True, help="Exit code 0 whatever is found.")
@click.option("--statistics", is_flag=True, help="Only how often each rule spoke.")
@click.option("--fix", is_flag=True, help="Mend what can be mended for certain.")
@click.option("unsafe", "--unsafe-fixes", is_flag=True, help="Mend also what may change a meaning.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes.")
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], **_options: object) -> None:
    """Find mistakes in decks, and questions that a careful colleague would doubt.

    A folder is walked: every .yaml or .yml file in it with a line `questions:` or `terms:` is a deck. Exit
    code 1 when an error or a warning was found.

    \b
    Examples:
      quizkit check my-deck.yaml
      quizkit check decks/ --format concise
      quizkit check decks/ --fix
      quizkit explain C101
    """
    from quizkit.checks.rule import Severity
    from quizkit.checks.selection import Selection
    from quizkit.commands.checking import Asked

    outside = outside_of(ctx)
    given = ctx.params
    selection = Selection(given["select"], given["extend_select"], given["ignore"])
    asked = Asked(selection, None if given["fail_on"] is None else Severity(given["fail_on"]))
    fix = given["fix"] or (given["unsafe"] and not given["diff"])
    wanted = Wanted(given["form"], given["statistics"], fix, given["unsafe"], given["diff"])
    if given["watch"]:
        from quizkit.commands.watching import watch

        watch(outside, paths, lambda: _run(outside, paths, asked, wanted))
    failed = _run(outside, paths, asked, wanted)
    if failed and not given["exit_zero"]:
        ctx.exit(FOUND)


def _run(outside: "Outside", paths: "Sequence[Path]", asked: "Asked", wanted: Wanted) -> bool:
    """One check; whether it failed."""
    from quizkit.commands.checking import check_files, files_below

    files = files_below(paths)
    with outside.progress("Checking") as progress:
        checked = check_files(files, asked, progress)
    if wanted.diff or wanted.fix:
        changes = _changes(checked, asked, unsafe=wanted.unsafe)
        if wanted.diff:
            return _show_difference(outside, changes)
        if changes:
            _write(outside, changes)
            checked = check_files(files, asked)
    _tell(outside, checked, wanted)
    return checked.failing > 0


def _changes(checked: "Checked", asked: "Asked", *, unsafe: bool) -> "list[MendedFile]":
    """What the fixes would make of each file in which something can be mended."""
    from quizkit.checks.fixes import can_mend
    from quizkit.commands.mending import mended

    paths = {problem.path for problem in checked.problems if can_mend(problem, unsafe=unsafe)}
    files = [file for file in checked.files if str(file) in paths]
    changes = [mended(file, checked.texts[str(file)], asked, unsafe=unsafe) for file in files]
    return [change for change in changes if change.after != change.before]


def _show_difference(outside: "Outside", changes: "Sequence[MendedFile]") -> bool:
    from quizkit.commands.mending import difference

    for change in changes:
        for line in difference(change):
            outside.out.line(({"+": "right", "-": "wrong", "@": "dim"}.get(line[:1], ""), line))
    fixes = sum(change.codes.total() for change in changes)
    outside.out.news(
        f"{counted(fixes, 'change')} in {counted(len(changes), 'file')} would be made; nothing was written."
    )
    return bool(changes)


def _write(outside: "Outside", changes: "Sequence[MendedFile]") -> None:
    from quizkit.files.rewriting import write_text

    for change in changes:
        write_text(change.file, change.before, change.after)
        what = ", ".join(
            f"{code} × {count}" if count > 1 else code for code, count in sorted(change.codes.items())
        )
        outside.out.news(f"Mended {change.file}: {what}.")


def _tell(outside: "Outside", checked: "Checked", wanted: Wanted) -> None:
    from quizkit.commands import check_formats

    problems = checked.problems
    if wanted.statistics:
        _tell_statistics(outside, checked)
    elif wanted.form == "full":
        outside.out.lines(check_formats.full(problems, checked.texts, outside.out.width))
    elif wanted.form == "concise":
        outside.out.lines(check_formats.concise(problems))
    else:
        outside.out.data(check_formats.as_json(problems))
    if wanted.form in ("full", "concise"):
        outside.out.news(_summary(checked))


def _tell_statistics(outside: "Outside", checked: "Checked") -> None:
    from quizkit.commands.check_formats import statistics

    rows = statistics(checked.problems)
    if rows:
        outside.out.table(("found", "code", "rule", "mended by"), rows, ("found",))
    for language, rules in checked.without_words.items():
        outside.out.line(
            f"{counted(rules, 'rule')} on words passed over: there is no word list for {language}."
        )


def _summary(checked: "Checked") -> str:
    from quizkit.checks.fixes import can_mend
    from quizkit.commands.checking import severity_of

    counts = dict.fromkeys(SEVERITIES, 0)
    for problem in checked.problems:
        counts[severity_of(problem).value] += 1
    nouns = {"error": "mistake", "warning": "warning", "info": "remark"}
    told = [counted(count, nouns[name]) for name, count in counts.items() if count]
    found = ", ".join(told) if told else "No mistakes"
    sound = f"{counted(checked.questions, 'question')} in {counted(len(checked.files), 'deck')} can be asked."
    mendable = sum(can_mend(problem, unsafe=False) for problem in checked.problems)
    more = f" {mendable} can be mended: add --fix." if mendable else ""
    return f"{found}; {sound}{more}"
