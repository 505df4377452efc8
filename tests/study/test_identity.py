import difflib

from quizkit.model.facts import Carried, Name, Seen, Trace
from quizkit.study.identity import Reckoning, reckon


def trace(key: str, prompt: str, right: str = "r", deck: str = "d") -> Trace:
    return Trace(Name(deck, key), prompt, right)


def alike(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other).ratio()


def carried(known: list[Trace], present: list[Trace]) -> list[tuple[str, str]]:
    found = reckon(known, present, alike, {"d", "new", "copy"}).carried
    assert all(isinstance(fact, Carried) for fact in found)
    return [(str(fact.old), str(fact.name)) for fact in found]


def test_nothing_changed_means_nothing_to_write() -> None:
    same = [trace("a", "who won?"), trace("b", "who lost?")]
    assert reckon(same, same, alike, {"d"}) == Reckoning((), ())


def test_a_mended_typo_carries_the_history_over() -> None:
    assert carried([trace("a1", "who nailde the theses")], [trace("a2", "who nailed the theses")]) == [
        ("d:a1", "d:a2")
    ]


def test_a_new_question_is_not_given_a_strangers_history() -> None:
    assert carried([trace("a", "who nailed the theses")], [trace("b", "how high is ulm minster")]) == []


def test_the_closest_prompt_wins_and_is_used_once() -> None:
    known = [trace("a", "capital of norway"), trace("b", "capital of sweden")]
    present = [trace("c", "the capital of sweden"), trace("d", "the capital of norway")]
    assert sorted(carried(known, present)) == [("d:a", "d:d"), ("d:b", "d:c")]


def test_a_renamed_file_carries_everything() -> None:
    known = [trace("a", "p", deck="old"), trace("b", "q", deck="old")]
    present = [trace("a", "p", deck="new"), trace("b", "q", deck="new")]
    assert carried(known, present) == [("old:a", "new:a"), ("old:b", "new:b")]


def test_a_question_moved_to_another_deck_is_found_by_its_prompt_and_answer() -> None:
    assert carried([trace("a", "who won?", deck="old")], [trace("z", "who won?", deck="new")]) == [
        ("old:a", "new:z")
    ]


def test_a_likeness_across_decks_must_be_close() -> None:
    known = [trace("a", "capital of norway", deck="old")]
    assert carried(known, [trace("z", "capital of sweden", deck="new")]) == []
    assert carried(known, [trace("z", "capital of norwayy", deck="new")]) == [("old:a", "new:z")]


def test_writing_an_id_carries_the_history_over() -> None:
    assert carried([trace("who-won-1a2b", "who won?")], [trace("winner", "who won?")]) == [
        ("d:who-won-1a2b", "d:winner")
    ]


def test_a_changed_answer_is_asked_again_soon() -> None:
    found = reckon([trace("a", "p", "old")], [trace("a", "p", "new")], alike, {"d"})
    assert found.seen == (Seen(Name("d", "a"), "p", "new", ask_again=True),)


def test_a_reworded_prompt_under_the_same_id_is_remembered_and_not_asked_again() -> None:
    found = reckon([trace("a", "p")], [trace("a", "quite another text")], alike, {"d"})
    assert found == Reckoning((), (Seen(Name("d", "a"), "quite another text", "r"),))


def test_carried_over_with_another_answer_is_asked_again() -> None:
    found = reckon([trace("a1", "who nailde it", "x")], [trace("a2", "who nailed it", "y")], alike, {"d"})
    assert found.carried == (Carried(Name("d", "a2"), Name("d", "a1")),)
    assert found.seen == (Seen(Name("d", "a2"), "who nailed it", "y", ask_again=True),)


def test_a_copy_of_a_deck_takes_nothing() -> None:
    known = [trace("a", "p")]
    assert carried(known, [trace("a", "p"), trace("a", "p", deck="copy")]) == []


def test_only_edited_decks_are_searched_for_what_is_merely_alike() -> None:
    known, present = [trace("a1", "who nailde it")], [trace("a2", "who nailed it")]
    assert reckon(known, present, alike, ()) == Reckoning((), ())
    assert len(reckon(known, present, alike, {"d"}).carried) == 1
