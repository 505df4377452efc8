"""D716: a deck is made of what its blueprint says."""

from check_samples import codes, findings, fires, silent

LEVELS = "".join(f"  - {{question: Is {n} odd?, answer: x{n}, level: {1 + n % 2}}}\n" for n in range(20))


def blueprint(written: str, questions: str = LEVELS) -> str:
    return f"title: T\nblueprint: {written}\nquestions:\n{questions}"


def test_a_level_with_too_few_questions() -> None:
    problem = fires("D716", blueprint("{level 1: «70%», level 2: 50%}"))
    assert problem.message == "`level 1` has 10 of 20 questions, 50%, and `blueprint` wants 70%"
    assert problem.help == "that is about 4 too few: change questions, or the share"


def test_several_levels_with_too_many_questions() -> None:
    problem = fires("D716", blueprint("{level 1-3: «90%»}"))
    assert problem.help == "that is about 2 too many: change questions, or the share"


def test_a_tag() -> None:
    tagged = LEVELS.replace("answer: x3,", "answer: x3, tags: [odd],")
    fires("D716", blueprint("\n  odd:    «50%»  # half of them", LEVELS.replace("level: 2", "tags: [all]")))
    silent("D716", blueprint("{odd: 5%, even: 0%}", tagged))


def test_shares_are_told_as_they_are_written() -> None:
    assert fires("D716", blueprint("{level 1: «12.5%»}")).message.endswith("wants 12.5%")


def test_five_points_are_allowed() -> None:
    silent("D716", blueprint("{level 1: 45%, level 2: 55%}"))
    assert "D716" in codes(blueprint("{level 1: 44%}"))


def test_a_small_deck_cannot_come_nearer_than_one_question() -> None:
    seven = "".join(LEVELS.splitlines(keepends=True)[:7])
    silent("D716", blueprint("{level 1: 50%, level 2: 50%}", seven))
    assert "D716" in codes(blueprint("{level 1: 25%}", seven))


def test_questions_without_a_level_count_in_the_whole_and_terms_do_not() -> None:
    half = LEVELS.replace(", level: 2", "")
    silent("D716", blueprint("{level 1: 50%, level 2: 0%}", half) + "terms: {one: 1, two: 2, three: 3}\n")


def test_each_part_is_told() -> None:
    found = findings(blueprint("{level 1: 90%, level 2: 10%}"))
    assert [problem.code for problem in found].count("D716") == 2


def test_nothing_to_say() -> None:
    silent("D716", f"questions:\n{LEVELS}")
    silent("D716", "blueprint: {level 1: 90%}\nterms: {one: a number}\n")
