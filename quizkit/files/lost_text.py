"""Text that YAML drops or splits without a word: behind ` #`, and at the commas of `[1,000, 2,000]`."""

import re
from itertools import pairwise

from quizkit.files.node_at import path_to, text_ending_at
from quizkit.files.unsafe_text import shortened
from quizkit.model.nodes import ListNode, MapNode, Node, Place, TextNode
from quizkit.model.problems import Edit, Problems
from quizkit.model.scalars import quoted


def tell_lost_text(text: str, root: Node, problems: Problems) -> None:
    """Tells of the lost and split texts of a file that was read as `root`."""
    if " #" in text:
        for match in re.finditer(r"(?<=\S) #(?! quizkit:)[^\r\n]*", text):
            _tell_comment(match, root, problems)
    for match in re.finditer(r",\d{3}(?:,\d{3})*(?!\d)", text):
        _tell_split(match, root, problems)


def before_comment(written: str) -> str | None:
    """What of a line is text; None where it cannot be told whether a `#` was meant to begin a comment.

    Two spaces make a comment that is meant. A `#` before a digit is none, and neither is one with a word
    behind it in a question that goes on to its mark.
    """
    comment = r"(?<!\s)\s+# quizkit:|(?<! )(?:[ ]{2,}|\t[ ]*)#"
    text = re.split(comment, written, maxsplit=1)[0].rstrip()
    goes_on = text.endswith("?") and re.search(r"[.!?:;,] #", text) is None
    doubtful = r"(?:^| )#(?!\S)" if goes_on else r"(?:^| )#(?!\d)"
    return None if re.search(doubtful, text) else text


def _tell_comment(match: re.Match[str], root: Node, problems: Problems) -> None:
    """One space and `#` behind a text that is not quoted; two spaces or more make a comment that is meant."""
    node = text_ending_at(match.start(), root)
    if node is None or not node.plain:
        return
    line, column = node.end.line + 1, node.end.column + 1
    place = Place(line, column, line, column + len(match[0]))
    begin = node.start.index if node.text else match.start() + 1
    written = match.string[begin : match.end()]
    message = (
        f"text lost after ` #`, which begins a comment: found `{shortened(match[0])}`; "
        f"write {quoted(shortened(written))}"
    )
    advice = "Before a comment that is meant, write two spaces."
    problems.add(place, "E002", message, advice, edits=_quoting(begin, written, match, root))


def _quoting(begin: int, written: str, match: re.Match[str], root: Node) -> tuple[Edit, ...]:
    """Quotes a text with what was lost of it, where that is no comment for certain."""
    text = before_comment(written)
    if text is None or (_in_flow(match.start(), root, match.string) and re.search(r"[\[\]{},]", match[0])):
        return ()
    return (Edit(begin, begin + len(text), quoted(text)),)


def _tell_split(match: re.Match[str], root: Node, problems: Problems) -> None:
    """In brackets, a comma between digits; elsewhere it would be a part of the text."""
    node = text_ending_at(match.start(), root)
    if node is not None and node.plain and node.text[-1:].isdigit():
        line, column = node.start.line + 1, node.start.column + 1
        written = shortened(node.text + match[0])
        place = Place(line, column, line, column + len(node.text) + len(match[0]))
        message = f'`{written}` is split at its comma: write "{written}"'
        advice = "Where several are meant, write a space after each comma."
        problems.add(place, "E009", message, advice, edits=_joining(node, match, root))


def _joining(node: TextNode, match: re.Match[str], root: Node) -> tuple[Edit, ...]:
    """Quotes a split number with the words around it, where several numbers cannot be meant.

    They cannot where spaces stand behind the other commas, or where they would be like `1` and `000`.
    """
    text = match.string
    rest = re.compile(r"[^,\[\]{}\r\n:#\"']*(?=[,\]}])").match(text, match.end())
    first = re.search(r"(?<![\d.])[1-9]\d{0,2}$", node.text)
    if rest is None or first is None or node.start.line != node.end.line:
        return ()
    uneven = len(first[0]) < 3 and ",0" in match[0]
    if not uneven and not _has_spaced_commas(match.start(), root, text):
        return ()
    start, end = node.start.index, match.end() + len(rest[0].rstrip())
    return (Edit(start, end, quoted(text[start:end])),)


def _has_spaced_commas(index: int, root: Node, text: str) -> bool:
    """Whether a space stands behind a comma between other items of the list or mapping around a character."""
    *_, around, _ = path_to(index, root)
    parts: list[Node] = []
    if isinstance(around, ListNode):
        parts += around.items
    elif isinstance(around, MapNode):
        parts += (part for pair in around.pairs for part in pair)
    return any(
        re.fullmatch(r",\s+", text[one.end.index : other.start.index]) for one, other in pairwise(parts)
    )


def _in_flow(index: int, root: Node, text: str) -> bool:
    """Whether a character stands within brackets or braces."""
    return any(
        text[node.start.index : node.start.index + 1] in ("[", "{")
        for node in path_to(index, root)
        if not isinstance(node, TextNode)
    )
