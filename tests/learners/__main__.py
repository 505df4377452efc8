"""`PYTHONPATH=.:tests python -m learners plan|comeback [--full]`: prints what becomes of many learners.

Not part of the ordinary run, which has a few of them: 20 each here, 200 with `--full`.
"""

import sys

from .breaks import come_back
from .exams import LOADS, Load, mean, with_clamp, with_plan


def main() -> None:
    runs = 200 if "--full" in sys.argv else 20
    if "plan" in sys.argv:
        print("load | shown, had | minutes: used, most in a day, allowed | clamped: new first, due first")
        for load in LOADS:
            print(_plans(load, runs), flush=True)
    if "comeback" in sys.argv:
        print("questions, days away | due, share | most in a day | days told, taken | lost")
        for questions, days in ((200, 30), (400, 30), (400, 10), (800, 30), (800, 90)):
            print(_comebacks(questions, days, runs), flush=True)


def _plans(load: Load, runs: int) -> str:
    became = [with_plan(load, seed) for seed in range(runs)]
    used = mean([mean(list(one.minutes)) for one in became])
    most = max(max(one.minutes) for one in became)
    clamped = "; ".join(_clamped(load, used, runs, new_first=new_first) for new_first in (True, False))
    return (
        f"{load.name} | {mean([one.plan.course.recall for one in became]):.3f}, "
        f"{mean([one.had for one in became]):.3f} | {used:.2f}, {most:.2f}, {load.minutes_a_day} | {clamped}"
    )


def _clamped(load: Load, minutes: float, runs: int, *, new_first: bool) -> str:
    """With the least limit a day that lets it use as many minutes as the plan, or as many as it can."""
    limit = minutes
    for _ in range(20):
        found = [with_clamp(load, seed, limit, new_first=new_first) for seed in range(min(runs, 20))]
        if mean([used for _, used in found]) >= minutes:
            break
        limit *= 1.05
    found = [with_clamp(load, seed, limit, new_first=new_first) for seed in range(runs)]
    recall, used = mean([recall for recall, _ in found]), mean([used for _, used in found])
    return f"{recall:.3f} in {used:.2f} (limit {limit:.2f})"


def _comebacks(questions: int, days: int, runs: int) -> str:
    found = [come_back(questions, days, seed) for seed in range(runs)]
    most = max(max(one.asked, default=0) - one.share for one in found)
    return (
        f"{questions}, {days} | {mean([one.due for one in found]):.0f}, "
        f"{mean([one.share for one in found]):.0f} | {most:+} | "
        f"{mean([one.told_days for one in found]):.1f}, {mean([len(one.asked) for one in found]):.1f} | "
        f"{sum(len(one.lost) for one in found)}"
    )


if __name__ == "__main__":
    main()
