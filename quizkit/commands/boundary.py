"""The error boundary: the one place that turns failures into messages and exit codes."""

from collections.abc import Sequence

from quizkit.commands.daily import run_daily
from quizkit.commands.outside import Outside
from quizkit.model.errors import QuizkitError

INTERRUPTED = 130

COMPLETE = "_QUIZKIT_COMPLETE"
"""The shell sets this when it asks how a command line may go on."""


def run(arguments: Sequence[str], outside: Outside | None = None) -> int:
    """Runs one command line and returns its exit code.

    Args:
        arguments: without the program's name.
        outside: where the command reaches to; None for this process's terminal, clock and folders.
    """
    outside = outside or Outside.of_process()
    try:
        if COMPLETE in outside.environ:
            return _complete(outside.environ[COMPLETE])
        return 0 if run_daily(arguments, outside) else _run_parsed(arguments, outside)
    except QuizkitError as error:
        outside.out.error(error.message)
        if error.advice:
            outside.out.advice(error.advice)
        return error.exit_code
    except KeyboardInterrupt:
        outside.out.error("Interrupted. Every answer you gave is saved.")
        return INTERRUPTED
    except BrokenPipeError:
        outside.out.abandon()
        return 0


def _complete(instruction: str) -> int:
    from click.shell_completion import shell_complete

    from quizkit.commands.group import quizkit

    return shell_complete(quizkit, {}, "quizkit", COMPLETE, instruction)


def _run_parsed(arguments: Sequence[str], outside: Outside) -> int:
    import click

    from quizkit.commands.group import quizkit

    try:
        with quizkit.make_context("quizkit", list(arguments), obj=outside) as context:
            quizkit.invoke(context)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.UsageError as error:
        if error.ctx is not None:
            outside.out.advice(error.ctx.get_usage())
        outside.out.error(error.format_message())
        if error.ctx is not None:
            outside.out.advice(f"`{error.ctx.command_path} --help` shows all options and examples.")
        return error.exit_code
    except click.ClickException as error:
        outside.out.error(error.format_message())
        return error.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    return 0
