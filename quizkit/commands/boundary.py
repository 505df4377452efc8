"""The error boundary: the one place that turns failures into messages and exit codes."""

from collections.abc import Sequence

import click

from quizkit.commands.group import quizkit
from quizkit.commands.outside import Outside
from quizkit.model.errors import QuizkitError

INTERRUPTED = 130


def run(arguments: Sequence[str], outside: Outside | None = None) -> int:
    """Runs one command line and returns its exit code.

    Args:
        arguments: without the program's name.
        outside: where the command reaches to; None for this process's terminal, clock and folders.
    """
    outside = outside or Outside.of_process()
    try:
        with quizkit.make_context("quizkit", list(arguments), obj=outside) as context:
            quizkit.invoke(context)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.UsageError as error:
        _tell_usage(outside, error)
        return error.exit_code
    except click.ClickException as error:
        outside.out.error(error.format_message())
        return error.exit_code
    except QuizkitError as error:
        outside.out.error(error.message)
        if error.advice:
            outside.out.advice(error.advice)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        outside.out.error("Interrupted. Every answer you gave is saved.")
        return INTERRUPTED
    except BrokenPipeError:
        outside.out.abandon()
        return 0
    return 0


def _tell_usage(outside: Outside, error: click.UsageError) -> None:
    if error.ctx is not None:
        outside.out.advice(error.ctx.get_usage())
    outside.out.error(error.format_message())
    if error.ctx is not None:
        outside.out.advice(f"`{error.ctx.command_path} --help` shows all options and examples.")
