"""The error boundary: the one place that turns failures into messages and exit codes."""

import errno
from collections.abc import Sequence

from quizkit.commands.daily import run_daily
from quizkit.commands.outside import Outside
from quizkit.model.errors import DiskRefuses, LogDamaged, QuizkitError

HUNG_UP = 129
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
        return _run(arguments, outside)
    except BrokenPipeError:
        outside.out.abandon()
        return 0
    except OSError as error:
        if error.errno == errno.EIO:  # the terminal was closed
            outside.out.abandon()
            return HUNG_UP
        return _refused(error, outside)


def _run(arguments: Sequence[str], outside: Outside) -> int:
    try:
        if COMPLETE in outside.environ:
            return _complete(outside.environ[COMPLETE], outside)
        return 0 if run_daily(arguments, outside) else _run_parsed(arguments, outside)
    except QuizkitError as error:
        _tell(outside, error.message, error.advice)
        if isinstance(error, LogDamaged):
            _tell_newest_backup(outside)
        return error.exit_code
    except KeyboardInterrupt:
        _tell(outside, "Interrupted. Every answer you gave is saved.")
        return INTERRUPTED


def _tell(outside: Outside, message: str, advice: str = "") -> None:
    """Says what went wrong. The exit code says it too, so that nothing is lost when nobody can be told."""
    try:
        outside.out.error(message)
        if advice:
            outside.out.advice(advice)
    except OSError:
        outside.out.abandon()


def _tell_newest_backup(outside: Outside) -> None:
    from quizkit.store.backups import newest_backup

    newest = newest_backup(outside.places.backups)
    if newest is not None:
        _tell(outside, f"The newest backup is {newest}.")


def _refused(error: OSError, outside: Outside) -> int:
    """What the system refused and no command expected. Without a file's name, it is the output."""
    what = f"{error.filename} cannot be used" if error.filename else "The output cannot be written"
    _tell(outside, f"{what}: {error.strerror or error}.")
    outside.out.abandon()
    return DiskRefuses.exit_code


def _complete(instruction: str, outside: Outside) -> int:
    from quizkit.commands.completing import complete_daily

    if complete_daily(instruction, outside):
        return 0
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
