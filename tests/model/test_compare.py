"""When two texts are the same answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.model.compare import How, compare, fold, similarity, without_accents
from quizkit.model.head import TypedRules

LENIENT = TypedRules()
STRICT_CASE = TypedRules(case=True)
STRICT_ACCENTS = TypedRules(accents=True)
TWO_TYPOS = TypedRules(typos=2)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Worms", "worms"),
        ("  Diet \n of\tWorms ", "diet of worms"),
        ("l’Été", "l'été"),
        ("“Worms” – „Worms‟", '"worms" - "worms"'),
        ("Straße", "strasse"),
        ("ＣＯ₂", "co2"),
        ("a\u00a0b\u200bc\u00add", "a bcd"),
        ("e\u0301", "é"),
        ("﹘", "-"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_fold_can_keep_capitals() -> None:
    assert fold(" The  pH ", keep_case=True) == "The pH"
    assert fold("Été’s", keep_case=True) == "Été's"


@given(st.text(), st.booleans())
def test_folding_twice_changes_nothing_more(text: str, keep_case: bool) -> None:
    once = fold(text, keep_case=keep_case)
    assert fold(once, keep_case=keep_case) == once


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Goïta", "Goita"),
        ("cœur", "coeur"),
        ("Łódź", "Lodz"),
        ("plain", "plain"),
        ("が", "が"),
        ("한국", "한국"),
    ],
)
def test_without_accents(text: str, plain: str) -> None:
    assert without_accents(text) == plain


@pytest.mark.parametrize(
    ("typed", "accepted", "how", "text"),
    [
        ("Worms", ["Speyer", "Worms"], How.EXACT, "Worms"),
        (" Worms ", ["worms", "Worms"], How.EXACT, "Worms"),
        ("worms", ["Speyer", "Worms"], How.FOLDED, "Worms"),
        ("thirty  years' war", ["Thirty Years’ War"], How.FOLDED, "Thirty Years’ War"),
        ("Goita", ["Goïta"], How.ACCENT, "Goïta"),
        ("Marttin Luther", ["Luther", "Martin Luther"], How.TYPO, "Martin Luther"),
        ("Lutehr", ["Martin Luther", "Luther"], How.TYPO, "Luther"),
        # The nearest accepted text is taken, and an accent is nearer than a slip.
        ("Zurich", ["Zurych", "Zürich"], How.ACCENT, "Zürich"),
    ],
)
def test_what_counts(typed: str, accepted: list[str], how: How, text: str) -> None:
    match = compare(typed, accepted, LENIENT)
    assert match is not None
    assert (match.how, match.text) == (how, text)


@pytest.mark.parametrize(
    ("typed", "accepted", "rules", "rule"),
    [
        ("worms", "Worms", LENIENT, ""),
        ("Goita", "Goïta", LENIENT, "Counted as right: an accent is missing."),
        ("Góita", "Goïta", LENIENT, "Counted as right: an accent is different."),
        ("coeur", "cœur", LENIENT, "Counted as right: an accent is missing."),
        ("Westfalia", "Westpalia", LENIENT, "Counted as right: one slip of the finger."),
        ("Westfalia", "Westphalia", TWO_TYPOS, "Counted as right: two slips of the finger."),
        ("Keitta", "Keïta", LENIENT, "Counted as right: one slip of the finger, and an accent is missing."),
        ("Goïtta", "Goïta", STRICT_ACCENTS, "Counted as right: one slip of the finger."),
        ("Wormss", "Worms", STRICT_CASE, "Counted as right: one slip of the finger."),
        ("handshake", "hand shake", LENIENT, "Counted as right: one slip of the finger."),
        ("three way handshake", "three-way handshake", LENIENT, "Counted as right: one slip of the finger."),
        ("the lmiit", "the limit", LENIENT, "Counted as right: one slip of the finger."),
        ("Wordl War II", "World War II", LENIENT, "Counted as right: one slip of the finger."),
    ],
)
def test_the_rule_is_told(typed: str, accepted: str, rules: TypedRules, rule: str) -> None:
    match = compare(typed, [accepted], rules)
    assert match is not None
    assert match.rule == rule


@pytest.mark.parametrize(
    ("typed", "accepted", "rules"),
    [
        ("", "Worms", LENIENT),
        ("\u200b", "Worms", LENIENT),
        ("Speyer", "Worms", LENIENT),
        ("Westfalia", "Westphalia", LENIENT),
        ("Wormss", "Worms", TypedRules(typos=0)),
        # Four letters or fewer.
        ("Iraq", "Iran", LENIENT),
        ("Malo", "Mali", LENIENT),
        # Whole words, and short ones.
        ("the limit does exist", "the limit does not exist", LENIENT),
        ("the limit does exist", "the limit does not exist", TWO_TYPOS),
        ("the limit does now exist", "the limit does not exist", LENIENT),
        ("is a limit", "is limit", TWO_TYPOS),
        ("in fire", "on fire", LENIENT),
        # Numbers, Roman numerals, signs.
        ("1522 Worms", "1521 Worms", LENIENT),
        ("15 000 soldiers", "1500 soldiers", LENIENT),
        ("3.5 metres", "35 metres", LENIENT),
        ("-5 degrees", "5 degrees", LENIENT),
        ("World War I", "World War II", LENIENT),
        ("Louis XVI", "Louis XIV", LENIENT),
        ("alpha - beta", "alpha + beta", LENIENT),
        # What was asked to be exact is no slip.
        ("worms", "Worms", STRICT_CASE),
        ("wormss", "Worms", TypedRules(case=True, typos=2)),
        ("Goita", "Goïta", STRICT_ACCENTS),
        ("Goitta", "Goïta", TypedRules(accents=True, typos=2)),
    ],
)
def test_what_does_not_count(typed: str, accepted: str, rules: TypedRules) -> None:
    assert compare(typed, [accepted], rules) is None


@pytest.mark.parametrize(
    ("typed", "accepted", "rivals", "counts"),
    [
        ("Calvyn", "Calvin", ["Melanchthon"], True),
        # What was typed is a rival.
        ("efferent", "afferent", ["Efferent"], False),
        ("péché", "pêche", ["Péché"], False),
        # As near to a rival.
        ("Austrxa", "Austria", ["Austrya"], False),
        ("austrălia", "Austria", ["Australia"], False),
        # A rival further away, one that is accepted, a letter without its accent.
        ("Austrja", "Austria", ["Australia"], True),
        ("Austrja", "Austria", ["austria"], True),
        ("peche", "pêche", ["péché"], True),
    ],
)
def test_rivals(typed: str, accepted: str, rivals: list[str], counts: bool) -> None:
    assert (compare(typed, [accepted], LENIENT, rivals) is not None) == counts


def test_rivals_are_compared_with_their_accents_where_these_count() -> None:
    assert compare("Goïtta", ["Goïta"], STRICT_ACCENTS, ["Goittä"]) is not None
    assert compare("Goïtta", ["Goïta"], LENIENT, ["Goittä"]) is None


@given(st.text(min_size=1), st.builds(TypedRules, st.booleans(), st.booleans(), st.integers(0, 2)))
def test_an_accepted_text_counts_whatever_its_rivals(text: str, rules: TypedRules) -> None:
    match = compare(text, ["other", text], rules, [text, "other"])
    assert (match is not None) == bool(fold(text))


@given(st.text(alphabet="aábcd 1XI+-'", max_size=12), st.text(alphabet="aábcd 1XI+-'", max_size=12))
def test_comparing_never_fails(typed: str, accepted: str) -> None:
    match = compare(typed, [accepted], TWO_TYPOS, [accepted[1:]])
    assert match is None or match.text == accepted or fold(typed) == fold(accepted)


def test_similarity() -> None:
    assert similarity("what is the capital?", "what is the capital?") == 1
    assert similarity("abc", "xyz") == 0
    assert 0.6 < similarity("what is the capital?", "what was the capital?") < 1
