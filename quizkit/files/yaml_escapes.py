r"""Backslashes within double quotes, where YAML takes them for escapes and authors of formulas do not.

`"\theta"` is a tab and `heta` to YAML, without a word. Only names are looked for that leave no doubt: `\next`
may well be a new line.
"""

import re
from functools import cache

from quizkit.files.node_at import text_around
from quizkit.files.unsafe_text import MOST_TOLD
from quizkit.model.nodes import Node, Place, TextNode
from quizkit.model.problems import Edit, Problems

_TABS = "theta|tau|times|text(?:bf|it|rm|tt)?|tfrac|tilde|triangle|therefore|to|top|tanh"
_LINES = "neq|nabla|neg|notin|nmid|nearrow"
_OTHERS = (
    "alpha|angle|approx|beta|bar|begin|binom|bullet|epsilon|eta|equiv|exists|exp|ell|end|emptyset|frac|forall|"
    "rho|right|rightarrow|rangle|varepsilon|varphi|vec|vee|Lambda|Leftarrow|Phi|Pi|Psi|nu|tan|ne"
)
_ESCAPES = '0abt\tnvfre "/\\N_LPxuU'
"""What means something to YAML behind a backslash."""


def tell_eaten_backslashes(text: str, root: Node, problems: Problems) -> None:
    r"""Tells of the names of formulas whose first letter YAML took for an escape: a tab or a new line."""
    told = 0
    for match in _eaten().finditer(text):
        node = text_around(match.end(), root)
        if node is not None and text[node.start.index] == '"':
            _tell(match, node, problems)
            told += 1
            if told == MOST_TOLD:
                break


def _tell(match: re.Match[str], node: TextNode, problems: Problems) -> None:
    text, name, behind = match.string, match["name"], match.end()
    is_what = "a tab" if name[0] == "t" else "a new line"
    message = f"`\\{name}` within double quotes is {is_what} and `{name[1:]}`"
    line, column = text.count("\n", 0, behind) + 1, behind - text.rfind("\n", 0, behind)
    place = Place(line, column - len(name) - 1, line, column)
    start, end = node.start.index, node.end.index
    written = in_single_quotes(text[start:end])
    edits = (Edit(start, end, written),) if written else ()
    problems.add(place, "E001", message, "Use single quotes, or write two backslashes.", edits=edits)


def in_single_quotes(written: str) -> str:
    r"""What stands in double quotes, in single ones, where its author meant every backslash to stay.

    Empty where one of them may have been meant as YAML takes it.
    """
    inner = written[1:-1]
    for match in re.finditer(r"\\(?:([A-Za-z]+)|(.))", inner, re.DOTALL):
        word, sign = match.groups()
        taken = (word or sign)[0] in _ESCAPES
        if taken and not (word and _names().fullmatch(word)):
            return ""
    return "" if "\n" in inner else "'" + inner.replace("'", "''") + "'"


@cache
def _eaten() -> re.Pattern[str]:
    return re.compile(rf"(?<!\\)(?:\\\\)*\\(?P<name>{_TABS}|{_LINES})(?![A-Za-z])")


@cache
def _names() -> re.Pattern[str]:
    return re.compile(f"{_TABS}|{_LINES}|{_OTHERS}")
