"""`quizkit` and `python -m quizkit`."""

import gc
import sys

ALLOCATIONS_BETWEEN_COLLECTIONS = 100_000
"""Importing makes very many objects and no garbage; Python's 700 would have it looked for all the time."""


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    gc.set_threshold(ALLOCATIONS_BETWEEN_COLLECTIONS)
    if sys.argv[1:] == ["--version"]:
        from quizkit import __version__
        from quizkit.terminal.out import Out

        Out.of_process().line(f"quizkit {__version__}")
        return
    from quizkit.commands.boundary import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
