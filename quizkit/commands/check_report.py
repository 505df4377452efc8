"""What `check` says in the end: the problems in the form that is wanted, and a line that sums them up."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizkit.checks.fixes import can_mend
from quizkit.checks.rule import Severity
from quizkit.commands import check_formats
from quizkit.commands.arguments import counted
from quizkit.commands.checking import Checked, severity_of
from quizkit.terminal.layout import plain, wrap
from quizkit.terminal.style import WIDEST

if TYPE_CHECKING:
    from quizkit.commands.outside import Outside

_NOUNS = {Severity.ERROR: "mistake", Severity.WARNING: "warning", Severity.INFO: "remark"}


class Wanted(NamedTuple):
    """What is to be done with what is found."""

    form: str
    statistics: bool
    fix: bool
    unsafe: bool
    diff: bool


def tell(outside: "Outside", checked: Checked, wanted: Wanted) -> None:
    """Writes what was found to standard output and, for a person, the sum of it to standard error."""
    out = outside.out
    if wanted.statistics:
        _tell_statistics(outside, checked, as_json=wanted.form == "json")
    elif wanted.form == "full":
        wrapped = outside.streams.stdout.isatty()
        cells = min(out.width, WIDEST) if wrapped else out.width
        out.lines(check_formats.full(checked.problems, checked.texts, cells, wrapped=wrapped))
    elif wanted.form == "concise":
        out.lines(check_formats.concise(checked.problems))
    else:
        text = _for_programs(checked, wanted.form)
        if text:
            out.data(text)
    if wanted.form in ("full", "concise"):
        _tell_summary(outside, _summary(checked, wanted))


def _for_programs(checked: Checked, form: str) -> str:
    if form == "json":
        return check_formats.as_json(checked.problems)
    if form == "sarif":
        from quizkit.commands.check_sarif import sarif

        return sarif(checked.problems, checked.texts, Path.cwd())
    if form == "junit":
        from quizkit.commands.check_junit import junit

        return junit(map(str, checked.reads), checked.problems)
    assert form == "github"
    return check_formats.github(checked.problems)


def _tell_statistics(outside: "Outside", checked: Checked, *, as_json: bool) -> None:
    told = check_formats.tallies(checked.problems)
    if as_json:
        outside.out.data(check_formats.statistics_json(told, checked.without_words))
        return
    if told:
        rows = [(str(one.found), one.rule.code, one.rule.name, one.mended_by) for one in told]
        outside.out.table(("found", "code", "rule", "mended by"), rows, ("found",))
    for language, rules in checked.without_words.items():
        passed_over = f"{counted(rules, 'rule')} on words passed over"
        outside.out.line(f"{passed_over}: there is no word list for {language}.")


def _tell_summary(outside: "Outside", text: str) -> None:
    if outside.streams.stderr.isatty():
        text = "\n".join(map(plain, wrap((("", text),), min(outside.out.width, WIDEST))))
    outside.out.news(text)


def _summary(checked: Checked, wanted: Wanted) -> str:
    severities = [severity_of(problem) for problem in checked.problems]
    told = [counted(severities.count(one), noun) for one, noun in _NOUNS.items() if one in severities]
    asked = f"{counted(checked.questions, 'question')} in {counted(len(checked.reads), 'deck')} can be asked."
    sentences = [f"{', '.join(told) or 'No mistakes'}; {asked}"]
    safe = sum(can_mend(problem, unsafe=False) for problem in checked.problems)
    unsafe = sum(can_mend(problem, unsafe=True) for problem in checked.problems) - safe
    if safe and not wanted.fix:
        sentences.append(f"{safe} can be mended: add --fix.")
    if unsafe and not wanted.unsafe:
        sentences.append(f"{unsafe} can be mended with --unsafe-fixes, which may change what is meant.")
    return " ".join(sentences)
