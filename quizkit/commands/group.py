"""The `quizkit` group: knows every command's name and purpose, and imports only the one that is run."""

from importlib import import_module

import click

from quizkit import __version__
from quizkit.commands.suggesting import did_you_mean

EPILOG = (
    "Exit codes: 0 done, 1 problems found or failed, 2 wrong usage, 3 log locked, 4 disk full or read-only, \
5 log newer than this program, 6 log damaged, 130 interrupted, 143 terminated."
)


COMMANDS = {
    "study": "Study what is due, then new questions.",
    "exam": "Take an exam: a paper with a time limit, graded when it is handed in.",
    "due": "Count what is due and new in each deck.",
    "stats": "Show how well you remember, what comes, and what is weak.",
    "history": "Show every answer to a question, and why it is due when it is.",
    "plan": "Plan for an exam: what it takes each day, and what you will recall.",
    "away": "Say on which days you are away; also afterwards.",
    "forecast": "Foretell reviews, minutes and what you will know, week by week.",
    "decks": "List the decks that are known; add and remove.",
    "show": "Show questions as a student sees them, with their answers.",
    "check": "Find mistakes in decks, and questions to doubt; mend them.",
    "explain": "Explain a rule of check: why, and what to write instead.",
    "new": "Write a first deck to edit.",
    "ids": "Write an id into every question that has none.",
    "schema": "Print the JSON Schema of decks, for editors.",
    "tune": "Fit the model of memory to your own answers.",
    "config": "Show and change settings.",
    "log": "Show the log of answers; back it up and restore it.",
    "doctor": "Show where everything lies, check the log and mend what can be mended.",
    "completion": "Print a script that completes commands and deck names in a shell.",
}
"""A line of help for each command. Its module in this package has the same name."""


class QuizkitGroup(click.Group):
    """Looks commands up in `COMMANDS`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"quizkit.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            advice = did_you_mean(args[0], COMMANDS, "`quizkit --help` lists the commands.")
            raise click.UsageError(f"There is no command “{args[0]}”. {advice}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _tell_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    del param
    if value:
        ctx.obj.out.line(f"quizkit {__version__}")
        ctx.exit()


@click.command(
    cls=QuizkitGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=EPILOG,
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_tell_version,
    help="Tell the version.",
)
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    help="Overrules NO_COLOR, FORCE_COLOR and the settings.",
)
@click.pass_context
def quizkit(ctx: click.Context, color: str | None) -> None:
    """Practise from questions in the terminal.

    \b
    Examples:
      quizkit                       choose a deck and study
      quizkit study                 study what is due in all decks
      quizkit study my-deck.yaml    study one file
      quizkit due                   what waits, as a table
      quizkit check my-deck.yaml    find mistakes in a deck
    """
    ctx.obj.colour_flag = color or ""
    if ctx.invoked_subcommand is None:
        from quizkit.commands.home import open_home

        open_home(ctx.obj)
