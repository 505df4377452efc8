"""The words of a language that rules look for. The lists are data: `files/languages/<tag>.toml`."""

from typing import NamedTuple


class Words(NamedTuple):
    """The word list of one language. All in lower case; a phrase is words with single spaces.

    Attributes:
        absolutes: words that leave no exception: "always", "never".
        hedges: words that leave room: "usually", "may".
        negatives: words that turn a question round: "not", "except".
        function_words: too common to tell one text from another: "the", "of", "who".
        articles: (article, first letters before which it stands), as in ("an", "aeiou"); for languages where
            the article gives the next word away by its first letter.
        number_cues: (word, "one" or "many"): what the end of a stem says of how many: ("is", "one").
        all_of_them, none_of_them: options that stand for the others: "all of the above".
        combining: openings of options that join others: "both", "a and b".
        vague_stems: stems that ask nothing: "which of the following is true".
        asking_for_one_of_many: beginnings of prompts with many answers: "name a", "give an example".
        directions: words that say in which direction to put things in order: "earliest", "lowest first".
        joining: words that join two claims: "and", "because".
        claim_words: words that claim truth in a statement to be marked: "true", "false".
        plural_endings: endings by which most words for many are known; empty where that cannot be told.
    """

    absolutes: frozenset[str]
    hedges: frozenset[str]
    negatives: frozenset[str]
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
    claim_words: tuple[str, ...]
    plural_endings: tuple[str, ...]
