"""The mistakes that are found while a deck is read: what the checker says of each beside its message.

They are found in `files/` and `kinds/`, where a question is read that they keep from being asked.
"""

from quizkit.checks.rule import Family, Fix, Rule, Severity
from quizkit.model.problems import ERRORS

_FIXES = {
    **dict.fromkeys(("E001", "E002", "E004", "E009", "E013", "E020"), Fix.SAFE),
    "E016": Fix.UNSAFE,
}

FAMILY = Family(
    tuple(Rule(code, name, Severity.ERROR, _FIXES.get(code, Fix.NONE)) for code, name in ERRORS.items())
)
