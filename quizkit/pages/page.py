"""The frame of a page: what is allowed in it, how it looks, headings, tables. All text is escaped here.

A page is one file. It has no script, and its policy forbids any request: opened from a mail or a stick it
tells nobody. Colours follow the reader's setting; printed, everything is unfolded on white.
"""

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from quizkit.model.text import clean

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

_STYLE = Path(__file__).parent / "page.css"


_OPENING = b"<!doctype html>"
_MADE_BY_US = '<meta name="generator" content="quizkit">'


def is_page(opening: bytes) -> bool:
    """Whether a file that begins so is one of these pages."""
    return opening.startswith(_OPENING) and _MADE_BY_US.encode() in opening


def text(of: str) -> str:
    """Any text as text: nothing in it is markup, steers the reader's device or turns the line around it."""
    return escape(clean(of), quote=True)


def page(title: str, about: Sequence[str], sections: Iterable[str]) -> str:
    """A whole page.

    Args:
        title: its heading.
        about: paragraphs below the heading.
        sections: as `section` makes them.
    """
    return "\n".join(
        [
            _OPENING.decode(),
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            _MADE_BY_US,
            f"<title>{text(title)}</title>",
            f"<style>\n{_STYLE.read_text(encoding='utf-8')}</style>",
            "</head>",
            "<body>",
            "<header>",
            f"<h1>{text(title)}</h1>",
            *(f'<p class="dim">{text(one)}</p>' for one in about),
            "</header>",
            "<main>",
            *sections,
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


def section(key: str, heading: str, parts: Iterable[str]) -> str:
    """A part of a page with its heading; `key` names it within the page."""
    opening = f'<section aria-labelledby="{key}">\n<h2 id="{key}">{text(heading)}</h2>'
    return "\n".join([opening, *parts, "</section>"])


def paragraphs(sentences: Iterable[str]) -> list[str]:
    return [f"<p>{text(one)}</p>" for one in sentences]


def folded(summary: str, table: str) -> str:
    """A table behind a line that unfolds it."""
    return f"<details>\n<summary>{text(summary)}</summary>\n{table}\n</details>"


def table(caption: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table. The first cell of a row is its heading, the others are figures."""
    head = "".join(f'<th scope="col"{_figure(place)}>{text(one)}</th>' for place, one in enumerate(header))
    body = [
        f'<tr><th scope="row"><bdi>{text(first)}</bdi></th>'
        + "".join(f'<td class="number">{text(one)}</td>' for one in rest)
        + "</tr>"
        for first, *rest in rows
    ]
    opening = f"<table>\n<caption>{text(caption)}</caption>\n<thead><tr>{head}</tr></thead>"
    return "\n".join([opening, "<tbody>", *body, "</tbody>", "</table>"])


def _figure(place: int) -> str:
    return ' class="number"' if place else ""
