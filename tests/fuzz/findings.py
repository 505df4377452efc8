"""Failures of a target, each sort once."""

import hashlib
import time
import traceback
from collections.abc import Callable
from pathlib import Path

MOST_KEPT = 20
"""After so many sorts of failure fuzzing goes no further."""
MOST_CPU_SECONDS = 5.0
"""An input that takes longer is a finding. Not by the clock on the wall: a busy machine is none."""


class Findings:
    """Runs a target and keeps, in a folder, the first input that fails in each way."""

    def __init__(
        self, run: Callable[[bytes], None], folder: Path, cpu_seconds: float = MOST_CPU_SECONDS
    ) -> None:
        self._run = run
        self._folder = folder
        self._cpu_seconds = cpu_seconds
        self._known: dict[tuple[object, ...], Path] = {}

    def try_one(self, data: bytes) -> None:
        """Runs the target once.

        Raises:
            AssertionError: enough has been found.
        """
        began = time.process_time()
        try:
            self._run(data)
            took = time.process_time() - began
            assert took <= self._cpu_seconds, f"takes {took:.0f} s"
        except (KeyboardInterrupt, MemoryError):
            raise
        except BaseException as error:  # noqa: BLE001 - whatever a target raises is a finding
            self._keep(data, error)

    def _keep(self, data: bytes, error: BaseException) -> None:
        frames = traceback.extract_tb(error.__traceback__)[-2:]
        sort = (type(error), *((frame.filename, frame.lineno) for frame in frames))
        known = self._known.get(sort)
        if known is None:
            name = hashlib.blake2b(data, digest_size=6).hexdigest()
            self._known[sort] = known = self._folder / f"finding-{name}"
            known.with_suffix(".txt").write_text(_told(error, frames), encoding="utf-8", errors="replace")
        if not known.exists() or len(data) < known.stat().st_size:
            known.write_bytes(data)  # the shortest says most
        assert len(self._known) < MOST_KEPT, "enough was found"


def _told(error: BaseException, frames: list[traceback.FrameSummary]) -> str:
    """The cause on the first line, then the traceback."""
    at = frames[-1]
    said = " ".join(str(error).split())[:200]
    cause = f"{type(error).__name__}: {said} ({Path(at.filename).name}:{at.lineno} {at.name})"
    return cause + "\n\n" + "".join(traceback.format_exception(error))
