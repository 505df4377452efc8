"""`PYTHONPATH=.:tests python -m learners plan|comeback [--full]`: prints what becomes of many learners.

Not part of the ordinary run, which has a few of them: 20 each here, 200 with `--full`.
"""

import sys

from .breaks import come_back
from .exams import LOADS, Load, mean, with_clamp, with_plan


def main() -> None:
    runs = 200 if "--full" in sys.argv else 20
    if "plan" in sys.argv:
        _say("load | recall shown, had | minutes a day used, most, allowed | clamped, in minutes a day:")
        _say("with the plan's limit on each day, new ones first; due ones first; with its minutes in all")
        for load in LOADS:
            _say(_plans(load, runs))
    if "comeback" in sys.argv:
        _say("questions, days away | due, share | most on a day | days told, taken | lost")
        for questions, days in ((200, 30), (400, 30), (400, 10), (800, 30), (800, 90)):
            _say(_comebacks(questions, days, runs))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _plans(load: Load, runs: int) -> str:
    became = [with_plan(load, seed) for seed in range(runs)]
    used = mean([mean(list(one.minutes)) for one in became])
    level = mean([one.plan.minutes_a_day for one in became])
    clamped = [
        _clamped(load, level, runs, new_first=True),
        _clamped(load, level, runs, new_first=False),
        _clamped(load, _limit_for(load, used), runs, new_first=True),
    ]
    return (
        f"{load.name} | {mean([one.plan.course.recall for one in became]):.3f}, "
        f"{mean([one.had for one in became]):.3f} | {used:.2f}, "
        f"{max(max(one.minutes) for one in became):.2f}, {load.minutes_a_day} | {'; '.join(clamped)}"
    )


def _clamped(load: Load, limit: float, runs: int, *, new_first: bool) -> str:
    found = [with_clamp(load, seed, limit, new_first=new_first) for seed in range(runs)]
    recall, used = mean([recall for recall, _ in found]), mean([used for _, used in found])
    return f"{recall:.3f} in {used:.2f} (limit {limit:.2f})"


def _limit_for(load: Load, minutes: float) -> float:
    """The least limit a day with which a clamped schedule takes so many minutes, if any does."""
    limit = minutes
    for _ in range(20):
        used = mean([with_clamp(load, seed, limit, new_first=True)[1] for seed in range(20)])
        if used >= minutes:
            break
        limit *= 1.05
    return limit


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
