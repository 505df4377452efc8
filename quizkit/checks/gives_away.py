"""Questions whose prompt holds the answer of another question of the deck."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple, TypeAlias

from quizkit.checks.rule import Rule
from quizkit.checks.subject import Deck, Entry
from quizkit.checks.whole_deck import line_of, prompt_node
from quizkit.kinds.cloze import Cloze
from quizkit.kinds.short_answer import ShortAnswer
from quizkit.kinds.single_choice import SingleChoice
from quizkit.kinds.true_false import TrueFalse
from quizkit.model.compare import fold
from quizkit.model.markup import plain
from quizkit.model.nodes import Place
from quizkit.model.problems import Problem
from quizkit.model.question import Question

FEWEST_LETTERS = 5
MOST_WORDS = 50
"""What has more words is no name or term; looking for it in every prompt would take long."""
MOST_PROMPTS = 3
"""What stands in more prompts than this is what the deck is about."""
MOST_ASKING = 5
"""So many questions with the same answer are looked at."""
FEWEST_SHARED, LEAST_SHARED = 2, 1 / 3
"""So many words, and such a share of those that tell something, must stand in both prompts."""
COMMON, FEWEST_COMMON = 0.1, 3
"""A word is common when it stands in more than this share of the prompts, and in more than so many."""
_SHORTEST_TELLING = 4
"""Without a list of function words, shorter ones are taken for such."""

Phrase: TypeAlias = tuple[str, ...]


class _Asked(NamedTuple):
    """A question with the words of its prompt, folded."""

    entry: Entry
    words: list[str]


class _Answer(NamedTuple):
    """An accepted answer as its author wrote it, with its question."""

    text: str
    asked: _Asked


def gives_away(deck: Deck, rule: Rule) -> Iterator[Problem]:
    asked = [_Asked(entry, _words(entry.question.prompt)) for entry in deck.entries]
    answers = _answers(asked)
    found = _prompts_with(answers, asked)
    if not found:
        return
    matter = _Matter(deck, asked)
    told: set[tuple[int, int]] = set()
    for phrase in sorted(found, key=len, reverse=True):
        for other in found[phrase]:
            same = (one for one in answers[phrase] if matter.is_shared(one.asked.words, other.words, phrase))
            answer = next(same, None)
            # Of two accepted texts, `Burkina Faso` and `Burkina`, the longer one is told.
            if answer is not None and (id(answer.asked), id(other)) not in told:
                told.add((id(answer.asked), id(other)))
                line = line_of(answer.asked.entry)
                message = f"`{answer.text}` gives away the answer to the question on line {line}"
                advice = "say it in other words here, or ask there for something else"
                yield rule.at(_place(phrase, other.entry, deck), deck.path, message, advice)


def _answers(asked: Iterable[_Asked]) -> dict[Phrase, list[_Answer]]:
    """What could be given away, by its words. An answer that stands in the question's own passage cannot."""
    answers: defaultdict[Phrase, list[_Answer]] = defaultdict(list)
    for one in asked:
        question = one.entry.question
        for text in () if question.about.passage else _texts(question):
            if sum(map(str.isalpha, text)) >= FEWEST_LETTERS:
                phrase = tuple(_words(text))
                if len(phrase) <= MOST_WORDS and len(answers[phrase]) < MOST_ASKING:
                    answers[phrase].append(_Answer(text, one))
    return answers


def _texts(question: Question) -> tuple[str, ...]:
    if isinstance(question, SingleChoice):
        return question.right_lines()
    return question.accepted() if isinstance(question, (ShortAnswer, Cloze)) else ()


def _prompts_with(answers: Collection[Phrase], asked: Iterable[_Asked]) -> dict[Phrase, list[_Asked]]:
    """The prompts in which answers stand, without answers that stand in many, or in a false statement."""
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for phrase in answers:
        lengths[phrase[0]].add(len(phrase))
    found: defaultdict[Phrase, list[_Asked]] = defaultdict(list)
    for one in asked:
        question = one.entry.question
        if isinstance(question, TrueFalse) and not question.truth:
            continue
        here = {
            phrase
            for at, word in enumerate(one.words)
            for length in lengths.get(word, ())
            if (phrase := tuple(one.words[at : at + length])) in answers
        }
        for phrase in here:
            found[phrase].append(one)
    return {phrase: prompts for phrase, prompts in found.items() if len(prompts) <= MOST_PROMPTS}


class _Matter:
    """Tells whether two prompts of a deck are about the same matter."""

    def __init__(self, deck: Deck, asked: Collection[_Asked]) -> None:
        self._function_words = None if deck.words is None else deck.words.function_words
        self._counts = Counter(chain.from_iterable(set(one.words) for one in asked))
        self._most = max(FEWEST_COMMON, len(asked) * COMMON)

    def is_shared(self, ours: list[str], theirs: list[str], phrase: Phrase) -> bool:
        """Whether they share enough beside the phrase: words that tell something, one of them rare.

        Never when the phrase stands in both, where it gives away nothing that is not said anyway.
        """
        if set(phrase) <= set(ours):
            return False
        telling = {word for word in ours if self._tells(word)}
        shared = telling.intersection(theirs) - set(phrase)
        enough = len(shared) >= max(FEWEST_SHARED, LEAST_SHARED * len(telling))
        return enough and any(self._counts[word] <= self._most for word in shared)

    def _tells(self, word: str) -> bool:
        if self._function_words is None:
            return len(word) >= _SHORTEST_TELLING
        return word not in self._function_words


def _words(text: str) -> list[str]:
    found: list[str] = _word_pattern().findall(fold(plain(text)))
    return found


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def _place(phrase: Phrase, entry: Entry, deck: Deck) -> Place:
    words = [re.escape(word).replace("'", "['’ʼ]") for word in phrase]
    pattern = r"\b" + r"[\W_]+".join(words) + r"\b"
    return deck.find(prompt_node(entry), re.compile(pattern, re.IGNORECASE))
