"""`quizkit` and `python -m quizkit`."""

import gc
import os
import sys

ALLOCATIONS_BETWEEN_COLLECTIONS = 100_000
"""Importing makes very many objects and no garbage; Python's 700 would have it looked for all the time."""


INTERRUPTED = 130
"""The exit code after Ctrl-C, also where nobody can tell it: while the program is still being imported."""


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    gc.set_threshold(ALLOCATIONS_BETWEEN_COLLECTIONS)
    try:
        code = _run()
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)


def _run() -> int:
    _replace_closed_streams()
    if sys.argv[1:] == ["--version"] and _tell_version():
        return 0
    from quizkit.commands.boundary import run

    return run(sys.argv[1:])


def _replace_closed_streams() -> None:
    """A closed stream goes nowhere. Without this, a file that is opened later would take its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - for good


def _tell_version() -> bool:
    """The quick way; False when it failed, and the usual way will tell why."""
    from quizkit import __version__
    from quizkit.terminal.out import Out

    try:
        Out.of_process().line(f"quizkit {__version__}")
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main()
