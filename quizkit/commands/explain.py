"""`quizkit explain`: what a rule of the checker means, why, and what to write instead."""

from typing import TYPE_CHECKING

import click

from quizkit.commands.arguments import json_option, outside_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from click.shell_completion import CompletionItem

    from quizkit.checks.rule import Rule
    from quizkit.commands.outside import Outside
    from quizkit.files.rule_pages import Page
    from quizkit.terminal.layout import Line
    from quizkit.terminal.prose import Look

_MENDED_BY = {"none": "", "safe": "--fix", "unsafe": "--unsafe-fixes"}
_MOST_NAMED = 6


def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Codes, and names once one is begun."""
    del ctx, param
    from click.shell_completion import CompletionItem

    from quizkit.checks.catalogue import RULES

    codes = [
        CompletionItem(code, help=rule.name)
        for code, rule in RULES.items()
        if code.startswith(incomplete.upper())
    ]
    names = [
        CompletionItem(rule.name, help=code)
        for code, rule in RULES.items()
        if incomplete and rule.name.startswith(incomplete.lower())
    ]
    return codes + names


@click.command("explain")
@click.argument("codes", nargs=-1, metavar="[CODE]...", shell_complete=complete)
@click.option("everything", "--all", is_flag=True, help="List all rules.")
@json_option
@click.pass_context
def command(ctx: click.Context, codes: tuple[str, ...], *, everything: bool, as_json: bool) -> None:
    """Explain what a rule of `quizkit check` means.

    \b
    Examples:
      quizkit explain C101
      quizkit explain longest-is-right
      quizkit explain --all
    """
    from quizkit.checks.catalogue import RULES

    outside = outside_of(ctx)
    if bool(codes) == everything:
        raise click.UsageError("Name a code like C101, or ask for --all.", ctx)
    rules = list(RULES.values()) if everything else [rule for code in codes for rule in _rules(code)]
    rules = list(dict.fromkeys(rules))
    if as_json:
        import json

        rows = [_row(rule) for rule in rules]
        outside.out.data(json.dumps(rows, ensure_ascii=False, indent=2))
    elif everything:
        _list(outside, rules)
    else:
        for rule in rules:
            _explain(outside, rule)


def _rules(named: str) -> "list[Rule]":
    """The rule with this code, or those with this name."""
    from quizkit.checks.catalogue import RULES
    from quizkit.model.errors import UsageError

    code, name = named.strip().upper(), named.strip().lower()
    found = [rule for rule in RULES.values() if code == rule.code or name == rule.name]
    if not found:
        raise UsageError(f"No rule is called “{named}”.", _meant(code, name))
    return found


def _meant(code: str, name: str) -> str:
    from quizkit.checks.catalogue import RULES
    from quizkit.commands.suggesting import did_you_mean

    otherwise = "`quizkit explain --all` lists the rules."
    names = [rule.name for rule in RULES.values()]
    begun = sorted(known for known in (*RULES, *names) if name and known.lower().startswith(name))
    if begun:
        listed = ", ".join(begun[:_MOST_NAMED])
        return f"{listed} and more begin so. {otherwise}" if len(begun) > _MOST_NAMED else f"Is it {listed}?"
    if any(char.isdigit() for char in code):
        return did_you_mean(code, RULES, otherwise)
    return did_you_mean(name, names, otherwise)


def _list(outside: "Outside", rules: "Sequence[Rule]") -> None:
    from quizkit.terminal.style import STACKED_BELOW

    header = ("code", "rule", "weighs", "mended by", "runs")
    rows = [
        (
            rule.code,
            rule.name,
            rule.severity.value,
            _MENDED_BY[rule.fix.value],
            "" if rule.on else "when asked for",
        )
        for rule in sorted(rules, key=_place)
    ]
    narrow = outside.streams.stdout.isatty() and outside.out.width < STACKED_BELOW
    columns = 2 if narrow else len(header)
    outside.out.table(header[:columns], [row[:columns] for row in rows])


def _place(rule: "Rule") -> tuple[int, str]:
    """Errors first, then the families as the catalogue has them, each by its codes."""
    from quizkit.checks.catalogue import RULES

    letters = list(dict.fromkeys(code[0] for code in RULES))
    return letters.index(rule.code[0]), rule.code


def _explain(outside: "Outside", rule: "Rule") -> None:
    from quizkit.files.rule_pages import read_page
    from quizkit.terminal.layout import BLANK
    from quizkit.terminal.manual import example, written
    from quizkit.terminal.prose import Look

    page = read_page(rule.code)
    look, colour = Look.of(outside.out.style, outside.out.width), outside.out.style.colour
    whole = not outside.streams.stdout.isatty()
    rows: list[Line] = [*_head(rule, look), BLANK, *written(page.what, look, colour=colour), BLANK]
    for title, text in (("Why", page.why), ("How it is found", page.how)):
        rows += [(("strong", title),), *written(text, look, colour=colour), BLANK]
    for title, text in _examples(page):
        rows += [(("strong", title),), *example(text, look, whole=whole), BLANK]
    rows += [(("strong", "Fix"),), *written(page.fix, look, colour=colour), BLANK]
    outside.out.lines(rows)


def _head(rule: "Rule", look: "Look") -> "list[Line]":
    from quizkit.terminal.layout import wrap

    weight = rule.severity.value if rule.on else f"{rule.severity.value}, when asked for by its code"
    return wrap((("head", f"{rule.code} {rule.name}"), ("dim", f"   {weight}")), look.cells)


def _examples(page: "Page") -> list[tuple[str, str]]:
    shown = [("In the last commit", page.before), ("To be mended", page.bad), ("Better", page.good)]
    return [(title, text) for title, text in shown if text]


def _row(rule: "Rule") -> dict[str, object]:
    from quizkit.files.rule_pages import read_page

    page = read_page(rule.code)
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "fix": rule.fix.value,
        "on": rule.on,
        **{key: value for key, value in page._asdict().items() if key not in ("name", "fix")},
        "about_fix": page.fix,
    }
