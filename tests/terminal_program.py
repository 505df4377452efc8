"""A small program for tests in a real terminal: asks the named questions with the front that fits, and ends.

`--slow` stands for a machine on which the prompt library takes half a second to load.
"""

import os
import sys
import time
from typing import TYPE_CHECKING

from terminal_samples import asking, no_objection

from quizkit.terminal.front import Command
from quizkit.terminal.full import FullFront
from quizkit.terminal.linear import LinearFront
from quizkit.terminal.out import Out
from quizkit.terminal.signals import end_cleanly
from quizkit.terminal.style import decide

if TYPE_CHECKING:
    from quizkit.terminal.ask import Asker


class SlowFront(FullFront):
    @property
    def _asker(self) -> "Asker":
        time.sleep(0.5)
        return super()._asker


def main() -> int:
    end_cleanly()
    style = decide(os.environ, sys.stdin, sys.stdout)
    out = Out(sys.stdout, sys.stderr, style)
    full = SlowFront if "--slow" in sys.argv else FullFront
    front = LinearFront(out, sys.stdin) if style.linear else full(out, sys.stdin)
    try:
        for name in sys.argv[1:]:
            if not name.startswith("--"):
                got = front.ask(asking(name), no_objection)
                out.line(f"got {got}")
                if got is Command.QUIT:
                    return 0
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
