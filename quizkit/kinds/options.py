"""What single choice and multiple response share: right and wrong options, with words on each."""

from typing import NamedTuple

from quizkit.kinds.fields import Fields, is_blank
from quizkit.model import chance
from quizkit.model.compare import fold
from quizkit.model.forms import Option
from quizkit.model.nodes import ListNode, MapNode, Node, TextNode
from quizkit.model.question import About


class Options(NamedTuple):
    """The options of a question.

    Attributes:
        texts: all of them, in the author's order.
        right: those that are right.
        feedback: (option, words) for those that have words.
    """

    texts: tuple[str, ...]
    right: tuple[str, ...]
    feedback: tuple[tuple[str, str], ...] = ()

    def words_on(self, option: str) -> tuple[str, ...]:
        return tuple(words for text, words in self.feedback if text == option)

    def shown(self, about: About, seed: str) -> tuple[Option, ...]:
        """The options as they are shown: shuffled unless the author forbade it, the pinned one last."""
        texts = chance.shuffled(self.texts, seed) if about.shuffle else self.texts
        if about.pin:
            texts = (*(text for text in texts if text != about.pin), about.pin)
        return tuple(Option(text, text) for text in texts)


def read_options(fields: Fields) -> Options:
    """Reads `right` and `wrong`. Where options are not shuffled, they stay in the order of the file."""
    right = fields.texts("right")
    wrong, feedback = _read_wrong(fields)
    _report_twins(fields, right, wrong)
    right_texts = tuple([node.text.strip() for node in right])
    wrong_texts = tuple([node.text.strip() for node in wrong])
    wrong_first = next((key for key in fields.values if key in ("right", "wrong")), "") == "wrong"
    texts = wrong_texts + right_texts if wrong_first else right_texts + wrong_texts
    return Options(texts, right_texts, feedback)


def same_option(text: str) -> str:
    """Equal for options that say the same. Among signs, capitals may carry a meaning: `O(N)`."""
    return fold(text, keep_case=not text.replace(" ", "").isalpha())


def _read_wrong(fields: Fields) -> tuple[tuple[TextNode, ...], tuple[tuple[str, str], ...]]:
    node = fields.values.get("wrong")
    if node is None or _is_empty(node):
        message = "there is no wrong option to choose"
        advice = "add `wrong: [one, two]`, or write `answer:` instead of `right:` to have it typed"
        fields.report(fields.node("wrong"), "E014", message, advice)
        return (), ()
    if not isinstance(node, MapNode):
        return fields.list_of_texts("wrong"), ()
    pairs = fields.pairs("wrong", example="{option: words on it}")
    feedback = tuple(
        (option.text.strip(), words.text.strip())
        for option, value in pairs
        if not is_blank(value)
        for words in fields.written("wrong", (value,))
    )
    return tuple([option for option, _ in pairs]), feedback


def _is_empty(node: Node) -> bool:
    if isinstance(node, TextNode):
        return is_blank(node)
    return not (node.items if isinstance(node, ListNode) else node.pairs)


def _report_twins(fields: Fields, right: tuple[TextNode, ...], wrong: tuple[TextNode, ...]) -> None:
    """Reports options that a learner could not tell apart."""
    if len({fold(node.text) for node in right + wrong}) == len(right) + len(wrong):
        return
    from quizkit.kinds.removing import removing_from  # seldom needed

    fields.report_twins(right, "E013", same_option, removing_from(fields.node("right")))
    fields.report_twins(wrong, "E013", same_option, removing_from(fields.node("wrong")))
    rights = {same_option(node.text) for node in right}
    for node in wrong:
        if same_option(node.text) in rights:
            message = f"`{node.text.strip()}` is both right and wrong"
            fields.report(node, "E012", message, "remove it from one of them")
