"""The keys of one entry, read with their places, so that every mistake is told where it stands."""

from typing import TYPE_CHECKING

from quizkit.model.compare import fold
from quizkit.model.head import Head
from quizkit.model.nodes import ListNode, MapNode, Node, Place, TextNode
from quizkit.model.problems import Edit, Problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_LONGEST_FOUND = 40
_LONGEST_WRITTEN = 100
_TWINS = "remove one of them, or write what tells them apart"


class Fields:
    """One entry of a deck, as a kind's `parse` reads it.

    What is missing or misshapen is added to the problems, and an empty value is returned, so that one reading
    finds every mistake. `sound` turns False when the question cannot be asked.
    """

    __slots__ = ("entry", "head", "problems", "sound", "values")

    def __init__(self, entry: MapNode, head: Head, problems: Problems) -> None:
        self.entry = entry
        self.head = head
        self.problems = problems
        self.sound = True
        self.values: dict[str, Node] = {name.text: value for name, value in entry.pairs}

    def report(
        self,
        at: Node | Place,
        code: str,
        message: str,
        advice: str = "",
        *,
        fatal: bool = True,
        edits: tuple[Edit, ...] = (),
    ) -> None:
        self.problems.add(at, code, message, advice, fatal=fatal, edits=edits)
        if fatal:
            self.sound = False

    def node(self, key: str) -> Node:
        """The value of a key that is known to be there; the entry itself when it is not."""
        return self.values.get(key, self.entry)

    def text(self, key: str) -> str:
        """A text that must be there."""
        node = self.values.get(key)
        if node is None:
            self.report(self.entry, "E006", f"`{key}` is missing", f"add `{key}: …`")
            return ""
        return self._text(key, node, fatal=True)

    def optional_text(self, key: str, *, fatal: bool = True) -> str:
        node = self.values.get(key)
        return "" if node is None else self._text(key, node, fatal=fatal)

    def texts(self, key: str, *, fatal: bool = True) -> tuple[TextNode, ...]:
        """One text, or a list of texts; empty when the key is absent."""
        node = self.values.get(key)
        if isinstance(node, TextNode):
            return self.written(key, (node,), fatal=fatal)
        return self.list_of_texts(key, fatal=fatal)

    def list_of_texts(self, key: str, *, fatal: bool = True) -> tuple[TextNode, ...]:
        """A list of texts; empty when the key is absent."""
        return self.written(key, self.list_of_nodes(key, fatal=fatal), fatal=fatal)

    def list_of_nodes(self, key: str, *, fatal: bool = True) -> tuple[Node, ...]:
        node = self.values.get(key)
        if node is None:
            return ()
        if isinstance(node, ListNode):
            if not node.items:
                self.report(node, "E008", f"`{key}` is an empty list", fatal=fatal)
            return node.items
        self.wrong_shape(key, node, "a list like [one, two]", fatal=fatal)
        return ()

    def written(self, key: str, nodes: tuple[Node, ...], *, fatal: bool = True) -> tuple[TextNode, ...]:
        """Those of the nodes that are texts with something in them; the others are reported."""
        kept = tuple([node for node in nodes if isinstance(node, TextNode) and node.text.strip()])
        if len(kept) < len(nodes):
            for node in nodes:
                if is_blank(node):
                    advice = "write something, or remove it"
                    self.report(node, "E008", f"`{key}` has an empty text", advice, fatal=fatal)
                elif not isinstance(node, TextNode):
                    self.wrong_shape(key, node, "text", _how_to_quote(node), fatal=fatal)
        return kept

    def pairs(self, key: str, *, example: str, fatal: bool = True) -> tuple[tuple[TextNode, Node], ...]:
        """A mapping whose keys are texts with something in them; empty when the key is absent."""
        node = self.values.get(key)
        if node is None:
            return ()
        if isinstance(node, MapNode):
            if not node.pairs:
                self.report(node, "E008", f"`{key}` is an empty mapping", fatal=fatal)
            self.written(key, tuple([name for name, _ in node.pairs]), fatal=fatal)
            return tuple([pair for pair in node.pairs if pair[0].text.strip()])
        self.wrong_shape(key, node, f"a mapping like {example}", fatal=fatal)
        return ()

    def text_pairs(
        self, key: str, *, example: str, fatal: bool = True
    ) -> tuple[tuple[TextNode, TextNode], ...]:
        """A mapping of texts to texts, all with something in them; empty when the key is absent."""
        pairs = self.pairs(key, example=example, fatal=fatal)
        self.written(key, tuple([value for _, value in pairs]), fatal=fatal)
        return tuple(
            [(name, value) for name, value in pairs if isinstance(value, TextNode) and value.text.strip()]
        )

    def flag(self, key: str, *, default: bool) -> bool:
        node = self.values.get(key)
        if node is None:
            return default
        word = node.text.strip().lower() if isinstance(node, TextNode) else ""
        if word not in ("true", "false"):
            self.wrong_shape(key, node, "true or false")
        return word == "true"

    def whole(self, key: str, low: int, high: int, *, fatal: bool = True) -> int | None:
        """A whole number from `low` to `high`; None when the key is absent or its value is none."""
        node = self.values.get(key)
        if node is None:
            return None
        if isinstance(node, TextNode):
            for number in range(low, high + 1):
                if node.text.strip() == str(number):
                    return number
        self.wrong_shape(key, node, f"a whole number from {low} to {high}", fatal=fatal)
        return None

    def report_twins(
        self,
        nodes: "Iterable[TextNode]",
        code: str,
        same: "Callable[[str], str]" = fold,
        removal: "Callable[[TextNode], tuple[Edit, ...]]" = lambda _: (),
    ) -> None:
        """Reports every text that says the same as one before it.

        Args:
            removal: the edits that take one out, where nothing is lost with it.
        """
        seen: set[str] = set()
        for node in nodes:
            text = same(node.text)
            if text in seen:
                message = f"`{node.text.strip()}` stands here twice"
                self.report(node, code, message, _TWINS, edits=removal(node))
            seen.add(text)

    def wrong_shape(self, key: str, node: Node, wanted: str, advice: str = "", *, fatal: bool = True) -> None:
        if is_blank(node):
            self.report(node, "E008", f"`{key}` is empty, it should be {wanted}", advice, fatal=fatal)
        else:
            self.report(node, "E006", f"`{key}` should be {wanted}, found {found(node)}", advice, fatal=fatal)

    def _text(self, key: str, node: Node, *, fatal: bool) -> str:
        text = node.text.strip() if isinstance(node, TextNode) else ""
        if not text:
            self.written(key, (node,), fatal=fatal)
        return text


def _how_to_quote(node: Node) -> str:
    """What to write when a text became a mapping because of a `: ` in it."""
    if not isinstance(node, MapNode):
        return ""
    advice = "a text with `: ` in it is quoted"
    name, value = node.pairs[0] if len(node.pairs) == 1 else (None, None)
    if name is None or not isinstance(value, TextNode):
        return advice
    from quizkit.model.scalars import quoted

    written = quoted(" ".join(f"{name.text}: {value.text}".split()))
    return f"{advice}: write {written}" if len(written) <= _LONGEST_WRITTEN else advice


def is_blank(node: Node) -> bool:
    return isinstance(node, TextNode) and not node.text.strip()


def found(node: Node) -> str:
    """A node as a message names it: a text in quotes, shortened, else its shape."""
    if isinstance(node, ListNode):
        return "a list"
    if isinstance(node, MapNode):
        return "a mapping"
    text = " ".join(node.text.split())
    if not text:
        return "nothing"
    return repr(text if len(text) <= _LONGEST_FOUND else f"{text[:_LONGEST_FOUND]}…")
