"""All benchmarks by name, in the order in which they are run."""

from .counting import due, stats
from .findings import Benchmark
from .growing import growth
from .pressing import pressing
from .reading import check, index, reading
from .replaying import replay
from .saving import flushes, saving
from .starting import first, memory, start
from .ten_years import ten_years
from .tuning import tuning

BENCHMARKS: dict[str, Benchmark] = {
    "start": start,
    "first": first,
    "memory": memory,
    "keys": pressing,
    "saving": saving,
    "flushes": flushes,
    "due": due,
    "reading": reading,
    "index": index,
    "check": check,
    "stats": stats,
    "replay": replay,
    "tuning": tuning,
    "growth": growth,
    "ten-years": ten_years,
}
