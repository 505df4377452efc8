"""The words of a language that rules look for. The lists are data: `files/languages/<tag>.toml`."""

from typing import NamedTuple


class Words(NamedTuple):
    """The word list of one language. All in lower case; a phrase is words with single spaces.

    Attributes:
        absolutes: words that leave no exception: "always", "never".
        hedges: words that leave room: "usually", "may".
        amounts: those of `absolutes` that also count things: "all", "only".
        negatives: words that turn a question round: "not", "except".
        idle_negatives: phrases with a negative that turn nothing: "not only".
        denials: words that deny in themselves, and with a negative make two: "without", "unlikely".
        auxiliaries: words behind which a common negative like "not" denies the whole sentence: "is", "did".
        asking: words that ask for one of several: "which", "who".
        subordinating: words that open another clause, in which a negative does not turn the question: "if".
        determiners: words that may stand before a noun and change nothing in a name: "the".
        function_words: too common to tell one text from another: "the", "of", "who".
        articles: (article, pattern of the words before which it stands), as in ("an", "[aeiou]"); for
            languages where the article gives the next word away by its beginning.
        number_cues: (word, "one" or "many"): what the end of a stem says of how many: ("is", "one").
        all_of_them, none_of_them: options that stand for the others: "all of the above".
        combining: whole options that join others, "the first two", and single words that stand beside the
            names or letters of options in others of that kind, "both".
        vague_stems: stems that ask nothing: "which of the following is true".
        asking_for_one_of_many: beginnings of prompts with many answers: "name a", "give an example".
        directions: words that say in which direction to put things in order: "earliest", "lowest first".
        joining: words that join two claims: "because", "and it".
        plural_endings: endings by which most words for many are known; empty where that cannot be told.
        alternatives: words between things to choose from: "or".
        empty_words: words that carry no fact, and are nothing to ask for in a gap: "the", "of".
        asking_when: phrases that ask for a date of some precision: "when was".
        asking_for_a_year, asking_for_a_month, asking_for_a_day: phrases that say how precise a date is.
        rounding: phrases that say how exact a number is wanted: "decimal places".
        asking_how_many: phrases that ask for a count: "how many".
        asking_for_a_measure: phrases that ask for a number of some unit: "how high".
        units: each a sign and the names of one unit: ("km", "kilometre", "kilometres").
        numbers: the words for 1, 2, 3 and so on.
        asking_for_several: phrases that a number may follow which tells how many are to be named: "name the".
    """

    absolutes: frozenset[str]
    amounts: frozenset[str]
    hedges: frozenset[str]
    negatives: frozenset[str]
    idle_negatives: tuple[str, ...]
    denials: frozenset[str]
    auxiliaries: frozenset[str]
    asking: frozenset[str]
    subordinating: frozenset[str]
    determiners: frozenset[str]
    function_words: frozenset[str]
    articles: tuple[tuple[str, str], ...]
    number_cues: tuple[tuple[str, str], ...]
    all_of_them: tuple[str, ...]
    none_of_them: tuple[str, ...]
    combining: tuple[str, ...]
    vague_stems: tuple[str, ...]
    asking_for_one_of_many: tuple[str, ...]
    directions: tuple[str, ...]
    joining: tuple[str, ...]
    plural_endings: tuple[str, ...]
    alternatives: frozenset[str]
    empty_words: frozenset[str]
    asking_when: tuple[str, ...]
    asking_for_a_year: tuple[str, ...]
    asking_for_a_month: tuple[str, ...]
    asking_for_a_day: tuple[str, ...]
    rounding: tuple[str, ...]
    asking_how_many: tuple[str, ...]
    asking_for_a_measure: tuple[str, ...]
    units: tuple[tuple[str, ...], ...]
    numbers: tuple[str, ...]
    asking_for_several: tuple[str, ...]
