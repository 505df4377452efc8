"""`quizkit check`: mistakes in decks, and doubts about questions, each with its place and what to do."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizkit.commands.arguments import counted, outside_of, paths_argument

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quizkit.commands.check_report import Wanted
    from quizkit.commands.checking import Asked, Checked
    from quizkit.commands.outside import Outside

FOUND = 1
FORMATS = ("full", "concise", "json", "github", "sarif", "junit")
SEVERITIES = ("error", "warning", "info")
_WITH_STATISTICS = ("full", "concise", "json")


def _codes(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Codes from several options, each of which may hold several with commas between."""
    from quizkit.checks.selection import errors_among, unknown

    named = tuple(name.strip() for value in values for name in value.split(",") if name.strip())
    for name in unknown(named):
        raise click.BadParameter(f"no rule is called “{name}”. {_rule_meant(name)}", ctx, param)
    for name in errors_among(named) if param.name == "ignore" else ():
        raise click.BadParameter(f"“{name}” is an error, and errors cannot be ignored.", ctx, param)
    return named


def _rule_meant(name: str) -> str:
    from quizkit.checks.catalogue import RULES
    from quizkit.commands.suggesting import did_you_mean

    otherwise = "`quizkit explain --all` lists the rules."
    if any(char.isdigit() for char in name):
        return did_you_mean(name.upper(), RULES, otherwise)
    return did_you_mean(name.lower(), [rule.name for rule in RULES.values()], otherwise)


def _code_option(name: str, text: str) -> "Callable[[Callable[..., None]], Callable[..., None]]":
    return click.option(name, multiple=True, callback=_codes, metavar="CODES", help=text)


@click.command("check")
@paths_argument
@click.option(
    "form", "--format", type=click.Choice(FORMATS), default="full", show_default=True, help="How to tell."
)
@_code_option("--select", "Only these rules: C101, C1, C, a name, or ALL. Errors are always told.")
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
def command(ctx: click.Context, /, paths: tuple[Path, ...], **_options: object) -> None:
    """Find mistakes in decks, and questions that a careful colleague would doubt.

    A folder is walked: every .yaml or .yml file in it with a line `questions:` or `terms:` is a deck. Exit
    code 1 when an error or a warning was found; with --diff, when something would change.

    \b
    Examples:
      quizkit check my-deck.yaml
      quizkit check decks/ --format concise
      quizkit check decks/ --fix
      quizkit explain C101
    """
    from quizkit.checks.rule import Severity
    from quizkit.checks.selection import Selection
    from quizkit.commands.boundary import INTERRUPTED
    from quizkit.commands.check_report import Wanted
    from quizkit.commands.checking import Asked

    outside, given = outside_of(ctx), ctx.params
    if given["statistics"] and given["form"] not in _WITH_STATISTICS:
        known = ", ".join(_WITH_STATISTICS)
        raise click.UsageError(f"--statistics goes with one of the formats {known}.", ctx)
    selection = Selection(given["select"], given["extend_select"], given["ignore"])
    asked = Asked(selection, None if given["fail_on"] is None else Severity(given["fail_on"]))
    fix = (given["fix"] or given["unsafe"]) and not given["diff"]
    wanted = Wanted(given["form"], given["statistics"], fix, given["unsafe"], given["diff"])
    if given["watch"]:
        from quizkit.commands.watching import watch

        try:
            watch(outside, paths, lambda: _run(outside, paths, asked, wanted))
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
    failed = _run(outside, paths, asked, wanted)
    if failed and not given["exit_zero"]:
        ctx.exit(FOUND)


def _run(outside: "Outside", paths: "Sequence[Path]", asked: "Asked", wanted: "Wanted") -> bool:
    """One check; whether it failed."""
    from quizkit.commands.check_report import tell
    from quizkit.commands.checking import check_files, files_below

    files = files_below(paths)
    with outside.progress("Checking") as progress:
        checked = check_files(files, asked, progress)
    if wanted.diff:
        return _show_differences(outside, checked, asked, unsafe=wanted.unsafe)
    all_written = True
    if wanted.fix:
        all_written = _mend(outside, checked, asked, unsafe=wanted.unsafe)
        checked = check_files(files, asked)
    tell(outside, checked, wanted)
    return checked.failing > 0 or not all_written


def _show_differences(outside: "Outside", checked: "Checked", asked: "Asked", *, unsafe: bool) -> bool:
    """Shows what fixes would change; whether they would change anything."""
    from quizkit.commands.mending import mended, show_difference

    mending = mended(checked, asked, unsafe=unsafe)
    for change in mending.changes:
        show_difference(outside, change)
    fixes = sum(change.codes.total() for change in mending.changes)
    told = f"{counted(fixes, 'problem')} in {counted(len(mending.changes), 'file')} would be mended"
    outside.out.news(f"{told}; nothing was written.")
    _tell_refused(outside, mending.refused)
    return bool(mending.changes)


def _mend(outside: "Outside", checked: "Checked", asked: "Asked", *, unsafe: bool) -> bool:
    """Writes what the fixes make of the files; whether all could be written."""
    from quizkit.commands.mending import mended
    from quizkit.files.rewriting import write_text
    from quizkit.model.errors import DiskRefuses, QuizkitError

    mending = mended(checked, asked, unsafe=unsafe)
    all_written = True
    for change in mending.changes:
        try:
            write_text(change.file, checked.reads[change.file].content_hash, change.after)
        except DiskRefuses:
            raise
        except QuizkitError as error:
            outside.out.error(error.message)
            all_written = False
            continue
        counts = sorted(change.codes.items())
        what = ", ".join(f"{code} × {count}" if count > 1 else code for code, count in counts)
        outside.out.news(f"Mended {change.file}: {what}.")
    _tell_refused(outside, mending.refused)
    return all_written


def _tell_refused(outside: "Outside", refused: "Sequence[Path]") -> None:
    for file in refused:
        outside.out.news(f"{file}: some fixes were left out: with them, fewer questions could be asked.")
