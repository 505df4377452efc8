"""The pages on the checker's rules: what each means, why, and how to write instead.

A page is Markdown: a title with the rule's name, a paragraph on what is found, and the parts Why, How, Bad,
Good and Fix. Bad and Good hold YAML, which is a whole deck or, where it begins with a dash, some questions of
one; a block marked `before` is what the version control has of the same deck.
"""

import re
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).parent.parent / "checks" / "pages"


class Page(NamedTuple):
    """The page of one rule.

    Attributes:
        what, why, how, fix: paragraphs, in Markdown.
        bad, good: examples in YAML.
        before: what the version control has, where the rule compares with it; else empty.
    """

    name: str
    what: str
    why: str
    how: str
    bad: str
    good: str
    fix: str
    before: str = ""


def read_page(code: str) -> Page:
    """The page on a rule that the catalogue has."""
    text = (_FOLDER / f"{code}.md").read_text(encoding="utf-8")
    opening, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    title, _, what = opening.partition("\n")
    named = {name: body.strip() for name, _, body in (part.partition("\n") for part in parts)}
    bad, good = named["Bad"], named["Good"]
    return Page(
        title.removeprefix("# ").strip(),
        what.strip(),
        named["Why"],
        named["How"],
        _block(bad, "yaml"),
        _block(good, "yaml"),
        named["Fix"],
        _block(bad, "yaml before"),
    )


def _block(text: str, kind: str) -> str:
    match = re.search(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return match[1] if match else ""
