"""Whether a question asks to calculate."""

import re
from functools import cache


def is_calculation(prompt: str) -> bool:
    """Whether a prompt has what a number is calculated from: a formula, or two numbers that are no years."""
    return bool(_formula_pattern().search(prompt)) or len(_number_pattern().findall(prompt)) > 1


@cache
def _formula_pattern() -> re.Pattern[str]:
    return re.compile(r"\d\s*[-+−*/×÷·^=:<>]\s*[\d(x]|[√∑∫π=]|\b[a-z]\s?\^")


@cache
def _number_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.,])(?!(?:1\d|20)\d\d(?!\w))\d[\d.,]*")
