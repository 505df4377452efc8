"""Peak memory of a program, as Linux tells it.

`ru_maxrss` would not do: a program that was started by a large one begins with the peak of that.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

KNOWN = Path("/proc/self/status").exists()
"""Peaks can be measured on this platform."""
UNKNOWN = "the peak of a program is told by Linux alone"

_TELL = """
import sys as _sys
from pathlib import Path as _Path
_sys.stdout.write("\\n" + _Path("/proc/self/status").read_text())
"""


def peak_mib(process: int) -> float:
    """The highest resident memory of a running process so far, in MiB."""
    return _peak_in(Path(f"/proc/{process}/status").read_text(encoding="ascii"))


def peak_of(code: str, *arguments: str) -> float:
    """Runs Python code in a process of its own, with arguments in `sys.argv`: its peak in MiB."""
    done = subprocess.run(
        [sys.executable, "-c", code + _TELL, *arguments],
        env=own_environment(),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return _peak_in(done.stdout)


def own_environment() -> dict[str, str]:
    """Of Python processes that import quizkit, these benchmarks and what lies beside them."""
    tests = Path(__file__).parent.parent
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(tests.parent), str(tests)))}


def _peak_in(status: str) -> float:
    found = re.search(r"^VmHWM:\s*(\d+) kB$", status, re.MULTILINE)
    assert found is not None, status
    return int(found[1]) / 1024
