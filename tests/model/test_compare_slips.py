"""Where a slip of the finger ends: letters, words, numbers, signs, rivals, and each sign that is folded."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizkit.model.compare import How, compare, fold, is_one_slip, without_accents
from quizkit.model.head import TypedRules

USUAL = TypedRules()
TWO = TypedRules(typos=2)


def how(typed: str, *accepted: str, rules: TypedRules = USUAL, rivals: tuple[str, ...] = ()) -> How | None:
    match = compare(typed, accepted, rules, rivals)
    return None if match is None else match.how


@pytest.mark.parametrize(
    ("shapes", "sign"),
    [("‘’‚‛ʹʼˈ´′‵", "'"), ("“”„‟«»″‶", '"'), ("‐‑‒–—―−﹘⸺⸻", "-"), ("\u00ad\u200b\u2060\ufeff", "")],
)
def test_each_shape_of_a_sign_is_the_plain_one(shapes: str, sign: str) -> None:
    assert [shape for shape in shapes if fold(f"a{shape}b") != f"a{sign}b"] == []


@given(st.text(alphabet=string.ascii_letters + string.digits + string.punctuation))
def test_plain_letters_and_signs_stay_beside_others(text: str) -> None:
    assert fold(f"é{text}’", keep_case=True) == f"é{text}'"
    assert without_accents(f"é{text}ł") == f"e{text}l"


@pytest.mark.parametrize(
    ("letters", "plain"),
    [
        ("øØ", "oO"),
        ("đĐ", "dD"),
        ("łŁ", "lL"),
        ("ı", "i"),
        ("œ", "oe"),
        ("Œ", "OE"),
        ("æ", "ae"),
        ("Æ", "AE"),
    ],
)
def test_letters_that_unicode_does_not_take_apart(letters: str, plain: str) -> None:
    assert without_accents(letters) == plain


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("worms", "worms", False),
        ("worms", "wrms", True),
        ("worms", "wormss", True),
        ("worms", "wroms", True),
        ("worms", "Worms", True),
        ("worms", "wrmss", False),
        ("worms", "worms  ", False),
        ("", "a", True),
    ],
)
def test_one_slip(left: str, right: str, one: bool) -> None:
    assert is_one_slip(left, right) == is_one_slip(right, left) == one


@pytest.mark.parametrize(
    ("typed", "accepted", "rules", "counts"),
    [
        # An answer of five letters, whatever else is in it, and none of four.
        ("Mallis", "Malis", USUAL, True),
        ("Maliss", "Mali", TWO, False),
        ("Malli b", "Mali b", USUAL, True),
        ("Malli 5", "Mali 5", USUAL, False),
        # A word of four letters, and none of three.
        ("bleu moon", "blue moon", USUAL, True),
        ("old moan", "old moon", USUAL, True),
        ("odl moon", "old moon", USUAL, False),
        ("olds moon", "old moon", USUAL, False),
        ("bue moon", "blue moon", USUAL, True),
        # As many slips as are forgiven.
        ("Westfalia", "Westphalia", USUAL, False),
        ("Westfalia", "Westphalia", TWO, True),
        ("Westfalja", "Westphalia", TWO, False),
        ("Worms", "Wormser", USUAL, False),
        ("Worms", "Wormser", TWO, True),
        ("Worms", "Wormsern", TWO, False),
        ("Wormsx", "Worms", TypedRules(typos=0), False),
        # A space is one slip where the letters are the same.
        ("hand shake", "handshake", USUAL, True),
        ("handshake", "hand-shake", USUAL, True),
        ("han dshake", "handshake", USUAL, True),
        ("hand shakes", "handshake", TWO, False),
        # Numbers, Roman numerals and signs are as they are.
        ("chapter 12 of it", "chapter 11 of it", USUAL, False),
        ("chapter 11 off it", "chapter 11 of it", USUAL, False),
        ("chapterr 11", "chapter 11", USUAL, True),
        ("chapter 1.1", "chapter 11", USUAL, False),
        ("chapter 1/1", "chapter 11", USUAL, False),
        ("chapter 11%", "chapter 11", USUAL, False),
        ("chapter 1:1", "chapter 11", USUAL, False),
        ("chapter +11", "chapter 11", USUAL, False),
        ("Henry VIII", "Henry VII", USUAL, False),
        ("Henry VII", "Henry VIII", USUAL, False),
        ("page xlix", "page xliv", USUAL, False),
        ("page CCXL", "page CCXC", USUAL, False),
        ("page CDII", "page CMII", USUAL, False),
        ("page DCCC", "page DCC", USUAL, False),
        ("page MMMX", "page MMX", USUAL, False),
        ("page MMXX", "page MMMXX", USUAL, False),
        ("civicc duty", "civic duty", USUAL, True),
        ("Henrry VIII", "Henry VIII", USUAL, True),
        ("Henry IX", "Henry XI", USUAL, False),
        ("Henry CD", "Henry CM", USUAL, False),
        ("Henry XL", "Henry XC", USUAL, False),
        ("Henry MD", "Henry D", USUAL, False),
        ("alpha & beta", "alpha beta", USUAL, False),
        ("alpha = beta", "alpha < beta", USUAL, False),
        ("alpha, beta", "alpha beta", USUAL, True),
        ("alpha (beta", "alpha beta", USUAL, True),
        ("alpha; beta", "alpha: beta", USUAL, True),
        ("alpha's", "alphas", USUAL, True),
    ],
)
def test_what_is_a_slip(typed: str, accepted: str, rules: TypedRules, counts: bool) -> None:
    assert how(typed, accepted, rules=rules) is (How.TYPO if counts else None)


@pytest.mark.parametrize(
    ("typed", "accepted", "text"),
    [
        # The first of those that are as near.
        ("Wormx", ["Wormy", "Wormz"], "Wormy"),
        ("wormy", ["Wormy", "WORMY"], "Wormy"),
        ("Zurich", ["Zürich", "Zurïch"], "Zürich"),
        # The nearest, wherever it stands.
        ("Zurich", ["Zürich", "Zurych"], "Zürich"),
        ("Zurich", ["Zurych", "Zürich"], "Zürich"),
        ("Wormxx", ["Wormss", "Wormxy"], "Wormxy"),
        ("worms", ["wörms", "Worms"], "Worms"),
    ],
)
def test_which_text_is_taken(typed: str, accepted: list[str], text: str) -> None:
    match = compare(typed, accepted, TWO)
    assert match is not None
    assert match.text == text


@pytest.mark.parametrize(
    ("typed", "rivals", "counts"),
    [
        # One slip away from what is right, and then
        ("Austrja", ("Austrjan",), False),  # one from a rival
        ("Austrja", ("Austrjans",), True),  # two
        ("Austrja", ("AUSTRJAN",), False),
        ("Austrja", ("Åustrja",), False),
        ("Austrja", ("Åustrjan",), False),
        ("Austrja", ("Austria", "AUSTRIA"), True),
        # Two slips away from what is right, and then
        ("Austrjja", ("Austrjjans",), False),  # two from a rival
        ("Austrjja", ("Austrjjansk",), True),  # three
    ],
)
def test_a_rival_that_is_as_near(typed: str, rivals: tuple[str, ...], counts: bool) -> None:
    assert (how(typed, "Austria", rules=TWO, rivals=rivals) is How.TYPO) == counts


@pytest.mark.parametrize(
    ("rules", "typed", "rival", "counts"),
    [
        (TypedRules(case=True), "Wormss", "wormst", True),
        (USUAL, "Wormss", "wormst", False),
        (TypedRules(case=True), "Wormss", "Wormsst", False),
        (TypedRules(case=True, accents=True), "Wormss", "Wörmss", False),
    ],
)
def test_a_rival_is_compared_as_strictly(rules: TypedRules, typed: str, rival: str, counts: bool) -> None:
    assert (how(typed, "Worms", rules=rules, rivals=(rival,)) is How.TYPO) == counts


def test_an_accent_is_forgiven_although_a_rival_is_as_near_but_not_where_it_is_the_rival() -> None:
    assert how("peche", "pêche", rivals=("péché",)) is How.ACCENT
    assert how("PÉCHÉ", "pêche", rivals=("péché",)) is None


@pytest.mark.parametrize(
    ("typed", "accepted", "fault"),
    [
        ("Goita", "Goïta", "an accent is missing"),
        ("Goíta", "Goïta", "an accent is different"),
        ("Góïta", "Goïta", "an accent is different"),
        ("Goïta", "Goita", "an accent is different"),
        ("élevé", "élévé", "an accent is missing"),
    ],
)
def test_what_is_wrong_with_an_accent(typed: str, accepted: str, fault: str) -> None:
    match = compare(typed, [accepted], USUAL)
    assert match is not None
    assert match.rule == f"Counted as right: {fault}."


@pytest.mark.parametrize(
    ("typed", "accepted", "rules", "rule"),
    [
        ("Göitta", "Goïta", USUAL, "one slip of the finger, and an accent is different"),
        ("Goïtta", "Goïta", USUAL, "one slip of the finger"),
        ("Goittta", "Goïta", TWO, "two slips of the finger, and an accent is missing"),
        ("Goïttta", "Goïta", TWO, "two slips of the finger"),
        ("Goïtta", "Goïta", TWO, "one slip of the finger"),
    ],
)
def test_slips_are_counted_and_told_beside_accents(
    typed: str, accepted: str, rules: TypedRules, rule: str
) -> None:
    match = compare(typed, [accepted], rules)
    assert match is not None
    assert match.rule == f"Counted as right: {rule}."


@pytest.mark.parametrize(
    ("typed", "rules", "counts"),
    [
        ("Wormss", TypedRules(case=True), True),
        ("wormss", TypedRules(case=True, typos=2), False),
        ("wormsss", TypedRules(case=True, typos=2), False),
        ("Wormsss", TypedRules(case=True, typos=2), True),
        ("wormsss", TypedRules(accents=True, typos=2), True),
        ("Wörmss", TypedRules(accents=True, typos=2), False),
        ("Wörmss", TypedRules(case=True, typos=2), True),
    ],
)
def test_what_must_be_exact_is_no_slip(typed: str, rules: TypedRules, counts: bool) -> None:
    assert how(typed, "Worms", rules=rules) is (How.TYPO if counts else None)
