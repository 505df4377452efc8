"""Every rule has a page; its bad example fires, its good one does not, and what it says of a fix is true."""

import pytest
from check_samples import findings

from quizkit.checks.catalogue import RULES
from quizkit.checks.rule import Fix
from quizkit.files.rule_pages import read_page

CODES = tuple(RULES)
NOT_IN_A_TEXT = {"E010", "E020", "E024"}
"""What only a file's bytes can show (a missing file, an encoding), or no deck that could be written."""


@pytest.mark.parametrize("code", CODES)
def test_the_page_says_it_all(code: str) -> None:
    page = read_page(code)
    assert page.name == RULES[code].name
    assert all((page.what, page.why, page.how, page.fix))


@pytest.mark.parametrize("code", [code for code in CODES if code not in NOT_IN_A_TEXT])
def test_the_bad_example_fires(code: str) -> None:
    page = read_page(code)
    found = [problem for problem in findings(page.bad, before=page.before) if problem.code == code]
    assert found
    if RULES[code].fix is Fix.SAFE:
        assert all(problem.edits for problem in found), "the rule says that it can mend this"


@pytest.mark.parametrize("code", [code for code in CODES if code not in NOT_IN_A_TEXT])
def test_the_good_example_is_good(code: str) -> None:
    page = read_page(code)
    found = findings(page.good, before=page.before)
    assert code not in {problem.code for problem in found}
    assert not [problem for problem in found if problem.code.startswith("E")]


@pytest.mark.parametrize("code", CODES)
def test_the_page_tells_whether_a_fix_is_safe(code: str) -> None:
    opening = {Fix.NONE: "None", Fix.SAFE: "Safe", Fix.UNSAFE: "Unsafe"}[RULES[code].fix]
    assert read_page(code).fix.startswith(opening)
