from quizkit.study.siblings import Texts, give_aways


def pairs(*questions: Texts) -> list[tuple[str, str]]:
    return sorted(give_aways(questions))


def test_an_answer_in_another_prompt_gives_it_away() -> None:
    assert pairs(
        Texts("a", "who wrote faust?", ("goethe",)),
        Texts("b", "when did johann wolfgang von goethe die?", ("1832",)),
        Texts("c", "who wrote hamlet?", ("shakespeare",)),
    ) == [("a", "b")]


def test_whole_words_only_and_of_several_words_all() -> None:
    assert pairs(
        Texts("a", "x", ("thirty years' war",)), Texts("b", "the thirty years' war ended in", ())
    ) == [("a", "b")]
    assert pairs(Texts("a", "x", ("thirty years' war",)), Texts("b", "thirty wars", ())) == []
    assert pairs(Texts("a", "x", ("wales",)), Texts("b", "the waleses", ())) == []


def test_its_own_prompt_and_short_answers_do_not_count() -> None:
    assert pairs(Texts("a", "is goethe a poet", ("goethe",))) == []
    assert pairs(Texts("a", "x", ("oslo",)), Texts("b", "oslo", ())) == []
    assert pairs(Texts("a", "x", ("wales",)), Texts("b", "wales", ())) == [("a", "b")]
    assert pairs(Texts("a", "x", ("?!...",)), Texts("b", "?!...", ())) == []


def test_a_word_of_the_subject_gives_nothing_away() -> None:
    others = [Texts(f"b{n}", "about senegal", ()) for n in range(4)]
    assert pairs(Texts("a", "x", ("senegal",)), *others) == []
    assert len(pairs(Texts("a", "x", ("senegal",)), *others[:3])) == 3
