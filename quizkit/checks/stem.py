"""Rules about what is asked."""

from collections.abc import Iterator

from quizkit.checks.negation import doubled, turning_word
from quizkit.checks.options import Choice, choice_of
from quizkit.checks.rule import Family, Fix, Rule, Severity
from quizkit.checks.subject import Deck, Entry
from quizkit.checks.wording import first_of, pattern_of, prose
from quizkit.checks.words import Words
from quizkit.kinds.true_false import TrueFalse
from quizkit.model.compare import fold
from quizkit.model.markup import Style, lines, plain
from quizkit.model.nodes import TextNode, place_of
from quizkit.model.problems import Edit, Problem

NEGATIVE_STEM = Rule("C105", "negative-stem", Severity.WARNING, Fix.SAFE, needs_words=True)
DOUBLE_NEGATIVE = Rule("C106", "double-negative", Severity.WARNING, needs_words=True)
VAGUE_STEM = Rule("C118", "vague-stem", Severity.INFO, needs_words=True)
LONG_STEM = Rule("C119", "long-stem", Severity.INFO)

_MOST_WORDS = 80
_LONGEST_VAGUE = 100


def look(entry: Entry, deck: Deck) -> Iterator[Problem]:
    stem = entry.value("question")
    if not isinstance(stem, TextNode):
        return
    yield from _long(entry, stem, deck)
    if deck.words is None or isinstance(entry.question, TrueFalse):
        return
    text = prose(stem.text)
    yield from _double(stem, text, deck, deck.words)
    word, vague = turning_word(text, deck.words), _is_vague(stem.text, deck.words)
    choice = choice_of(entry, deck) if word or vague else None
    if choice is not None and word:
        yield from _negative(choice, stem, word, deck.words)
    if choice is not None and vague and not entry.question.about.passage:
        message = f"`{text}` does not say what the question is about"
        advice = "name the subject, so that an answer can be thought of before the options are read"
        yield VAGUE_STEM.at(stem, deck.path, message, advice)


def _long(entry: Entry, stem: TextNode, deck: Deck) -> Iterator[Problem]:
    if len(stem.text) <= _MOST_WORDS * 2 or entry.question.about.passage:
        return
    count = len(prose(stem.text).split())
    if count > _MOST_WORDS:
        message = f"the question has {count} words before an answer can be given"
        advice = "put what is to be read first under `passage`, and ask in one sentence"
        yield LONG_STEM.at(stem, deck.path, message, advice)


def _double(stem: TextNode, text: str, deck: Deck, words: Words) -> Iterator[Problem]:
    pair = doubled(text, words)
    if pair is not None:
        message = f"`{pair.first}` and `{pair.second}` in one sentence say no twice"
        advice = "ask for what is so, without either of them"
        yield DOUBLE_NEGATIVE.at(deck.find(stem, pair.pattern()), deck.path, message, advice)


def _is_vague(text: str, words: Words) -> bool:
    return len(text) <= _LONGEST_VAGUE and fold(plain(text)).strip(" .:?!…") in words.vague_stems


def _negative(choice: Choice, stem: TextNode, word: str, words: Words) -> Iterator[Problem]:
    """A question turned round by a word: in it, and again in options."""
    deck = choice.deck
    for option in choice.options:
        own = first_of(option.words, words.negatives)
        if own and not first_of(option.words, words.idle_negatives):
            message = f"the question has `{word}` and this option `{own}`: together they say no twice"
            advice = "ask for what is so, or write the option without it"
            place = deck.find(option.node, pattern_of(own))
            yield DOUBLE_NEGATIVE.at(place, deck.path, message, advice)
    if not _is_marked(stem.text, word):
        found = list(pattern_of(word).finditer(deck.text, stem.start.index, stem.end.index))
        place = deck.place(*found[-1].span()) if found else place_of(stem)
        message = f"`{word}` turns the question round and is easily read over"
        advice = f"emphasise it, `**{word}**`, or ask for what is so"
        yield NEGATIVE_STEM.at(place, deck.path, message, advice, *_emphasised(stem, word, deck))


def _is_marked(text: str, word: str) -> bool:
    """Whether the word is emphasised, or in capitals, somewhere."""
    return any(
        span.style in (Style.STRONG, Style.EMPHASIS) or (span.style is Style.PLAIN and match[0].isupper())
        for line in lines(text)
        for span in line
        for match in pattern_of(word).finditer(span.text)
    )


def _emphasised(stem: TextNode, word: str, deck: Deck) -> tuple[Edit, ...]:
    """Puts markers around the word; nothing where it stands twice or they would not be understood."""
    found = list(pattern_of(word).finditer(deck.text, stem.start.index, stem.end.index))
    shown = list(pattern_of(word).finditer(stem.text))
    if len(found) != 1 or len(shown) != 1 or found[0].start() == stem.start.index:
        return ()
    start, end = shown[0].span()
    after = f"{stem.text[:start]}**{shown[0][0]}**{stem.text[end:]}"
    if not _is_marked(after, word) or plain(after) != plain(stem.text):
        return ()
    return (Edit(*found[0].span(), f"**{found[0][0]}**"),)


FAMILY = Family(
    (
        NEGATIVE_STEM,
        DOUBLE_NEGATIVE,
        VAGUE_STEM,
        LONG_STEM,
    ),
    question=look,
)
