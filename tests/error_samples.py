"""Decks with mistakes that are found in reading, before and after they are mended."""

from check_samples import deck_of

from quizkit.checks.fixes import mend
from quizkit.files.decks import read_deck_text
from quizkit.model.problems import Problem


def told(text: str) -> list[Problem]:
    return list(read_deck_text(text, "deck.yaml").problems)


def mended(code: str, text: str, *, unsafe: bool = False) -> str:
    """The deck after the fixes of one code, which must be gone then, and nothing left that could be fixed."""
    whole = deck_of(text)
    problems = [problem for problem in told(whole) if problem.code == code]
    assert problems, "the mistake must be told"
    assert all(problem.edits for problem in problems), problems
    after = mend(whole, problems, unsafe=unsafe).text
    left = told(after)
    assert code not in {problem.code for problem in left}, left
    assert mend(after, left, unsafe=unsafe).text == after
    return after


def mended_in_rounds(text: str) -> str:
    """After as many rounds of safe fixes as it takes: of a question's YAML one mistake is told at a time."""
    for _ in range(20):
        text = mend(text, told(text), unsafe=False).text
    return text


def left_alone(code: str, text: str) -> None:
    """The mistake is told, and only its author can mend it."""
    problems = [problem for problem in told(deck_of(text)) if problem.code == code]
    assert problems
    assert not any(problem.edits for problem in problems), problems
