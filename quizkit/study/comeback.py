"""After a break: not a wall but a share of it each day, the same on each, until the usual load is reached.

The share is set once, by how things stood on the first day of study after the break, so that no day asks for
more than was proposed. New questions wait until all is caught up.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import ceil

from quizkit.model.facts import Away
from quizkit.study.breaks import LONGEST_DAYS
from quizkit.study.expected import Grid, nearby_cell, nearby_days
from quizkit.study.forecast import Ahead, Habits, Standing

_MORE_THAN_USUAL = 1.5
_TOLD_DAYS = 60
_NONE_LEFT = 0.5


def most_at_once(usual: float | None, sitting: int) -> int:
    """As many reviews are no wall: one sitting, or half more than the usual number on a day of study."""
    return max(sitting, ceil(_MORE_THAN_USUAL * (usual or 0.0)))


def reviews_a_day(
    grid: Grid, standing: Sequence[Standing], back_day: int, least: int, away: tuple[Away, ...] = ()
) -> int:
    """The share: as small as it can be, but not below `least`, so that it takes `LONGEST_DAYS` at most.

    Args:
        standing: the questions met before the break, as they stood on its end.
        back_day: the first day of study after it.
        least: no smaller share.
    """
    due = sum(one.due_day <= back_day for one in standing)
    alike = gathered(grid, standing, back_day)
    enough = max(least, due)
    while enough - least > 0:
        middle = (least + enough) // 2
        day = caught_up(grid, alike, back_day, Habits(reviews_a_day=middle, away=away))
        if day is not None and day - back_day < LONGEST_DAYS:
            enough = middle
        else:
            least = middle + 1
    return enough


def caught_up(grid: Grid, standing: Iterable[Standing], today: int, habits: Habits) -> int | None:
    """The first day that leaves nothing over; None when it is more than two months off."""
    ahead = Ahead(grid, standing, today, habits)
    for _ in range(_TOLD_DAYS):
        day = ahead.next_day()
        if day.left < _NONE_LEFT:
            return day.day
    return None


def gathered(grid: Grid, standing: Iterable[Standing], day: int) -> list[Standing]:
    """Questions that are nearly alike on a day as one, so that thousands take no longer than hundreds."""
    alike = Counter(
        (nearby_cell(grid.cell(one.memory)), nearby_days(day - one.memory.last_day), max(one.due_day, day))
        for one in standing
    )
    return [
        Standing(grid.memory(cell)._replace(last_day=day - since_days), due_day, count)
        for (cell, since_days, due_day), count in alike.items()
    ]
