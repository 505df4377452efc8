"""`quizkit explain`: what a rule of the checker means, why, and what to write instead."""

from typing import TYPE_CHECKING

import click

from quizkit.commands.arguments import json_option, outside_of

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from quizkit.checks.rule import Rule
    from quizkit.commands.outside import Outside
    from quizkit.files.rule_pages import Page


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    del ctx, param
    from click.shell_completion import CompletionItem

    from quizkit.checks.catalogue import RULES

    return [
        CompletionItem(code, help=rule.name)
        for code, rule in RULES.items()
        if code.startswith(incomplete.upper())
    ]


@click.command("explain")
@click.argument("codes", nargs=-1, metavar="[CODE]...", shell_complete=_complete)
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
    if not codes and not everything:
        raise click.UsageError("Name a code like C101, or ask for --all.", ctx)
    rules = list(RULES.values()) if everything else [_rule(code) for code in codes]
    if as_json:
        import json

        rows = [_row(rule) for rule in rules]
        outside.out.data(json.dumps(rows, ensure_ascii=False, indent=2))
    elif everything:
        _list(outside, rules)
    else:
        for rule in rules:
            _explain(outside, rule)


def _rule(named: str) -> "Rule":
    from quizkit.checks.catalogue import RULES
    from quizkit.commands.suggesting import did_you_mean
    from quizkit.model.errors import UsageError

    names = {rule.name: rule for rule in RULES.values()}
    found = RULES.get(named.upper()) or names.get(named.lower())
    if found is None:
        near = (
            did_you_mean(named.upper(), RULES) if named[1:].isdigit() else did_you_mean(named.lower(), names)
        )
        raise UsageError(f"No rule is called “{named}”.", near or "`quizkit explain --all` lists them.")
    return found


def _list(outside: "Outside", rules: "list[Rule]") -> None:
    header = ("code", "rule", "weighs", "mended by", "runs")
    mended = {"none": "", "safe": "--fix", "unsafe": "--unsafe-fixes"}
    rows = [
        (
            rule.code,
            rule.name,
            rule.severity.value,
            mended[rule.fix.value],
            "" if rule.on else "when asked for",
        )
        for rule in rules
    ]
    outside.out.table(header, rows)


def _explain(outside: "Outside", rule: "Rule") -> None:
    from quizkit.files.rule_pages import read_page
    from quizkit.terminal.layout import BLANK, Line
    from quizkit.terminal.prose import Look, prose

    page = read_page(rule.code)
    look = Look.of(outside.out.style, outside.out.width)
    lead: Line = (("", "  "),)
    head: Line = (("head", f"{rule.code} {rule.name}"), ("dim", f"   {_weight(rule)}"))
    rows: list[Line] = [head, BLANK, *prose(_joined(page.what), look, lead)]
    for title, text in (("Why", page.why), ("How it is found", page.how)):
        rows += [BLANK, (("strong", title),), *prose(_joined(text), look, lead)]
    for title, example in _examples(page):
        rows += [
            BLANK,
            (("strong", title),),
            *((("", "    "), ("code", row)) for row in example.splitlines()),
        ]
    rows += [BLANK, (("strong", "Fix"),), *prose(_joined(page.fix), look, lead), BLANK]
    outside.out.lines(rows)


def _examples(page: "Page") -> list[tuple[str, str]]:
    shown = [("Before", page.before), ("To be mended", page.bad), ("Better", page.good)]
    return [(title, example) for title, example in shown if example]


def _weight(rule: "Rule") -> str:
    if not rule.on:
        return f"{rule.severity.value}, runs when asked for: --extend-select {rule.code}"
    return rule.severity.value


def _joined(text: str) -> str:
    """Paragraphs and list items on a line each: a page is wrapped for reading in an editor."""
    import re

    return re.sub(r"(?<!\n)\n(?!\n|- |\d+\. )", " ", text)


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
