import pytest

from quizkit.study.believed import LAST_DAY, MANY_DAYS, believed_until


@pytest.mark.parametrize(
    ("days_ahead", "until"),
    [(0, LAST_DAY), (1, 102), (MANY_DAYS - 1, 102), (MANY_DAYS, LAST_DAY)],
)
def test_few_days_ahead_are_not_believed_and_many_are(days_ahead: int, until: int) -> None:
    assert believed_until(100, days_ahead) == until
