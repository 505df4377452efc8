"""The head of a deck: what it says of itself, and the defaults for its questions."""

import re
from collections.abc import Iterable

from quizkit.files.unsafe_text import shortened
from quizkit.kinds.about import read_source
from quizkit.kinds.fields import Fields, found
from quizkit.model.compare import without_accents
from quizkit.model.digest import blake2b
from quizkit.model.head import Exam, Head, Source, TypedRules
from quizkit.model.nodes import MapNode, Node, TextNode
from quizkit.model.problems import Problems
from quizkit.model.text import clean

KEYS = {
    "title": "as shown; else the file's name",
    "id": "stable name of the deck; else the file's name",
    "language": "of the questions, like en or de-CH",
    "license": "like CC-BY-4.0",
    "authors": "list of names",
    "version": "any text",
    "description": "what the deck is about",
    "tags": "given to every question",
    "sources": "works that questions may cite: {name: {title, author, publisher, date, url}}",
    "source": "default for every question",
    "defaults": "for every question: {typed: {case, accents, typos}, shuffle}",
    "exam": "defaults of an exam: {questions, minutes, pass}",
    "terms": "glossary, one line each: a flashcard asked in both directions",
    "questions": "list of questions",
}
"""Keys at the top of a deck, with what each is for."""

DEFAULTS_KEYS = ("typed", "shuffle")
TYPED_KEYS = ("case", "accents", "typos")
EXAM_KEYS = ("questions", "minutes", "pass")
SOURCE_KEYS = ("title", "author", "publisher", "date", "url")

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_SHARE = re.compile(r"(\d{1,3}(?:\.\d+)?) ?%")
_MOST_QUESTIONS, _MOST_MINUTES = 10_000, 1_440


def read_head(root: MapNode, stem: str, problems: Problems) -> Head:
    """Reads the head. What is wrong in it is told and left out; no question depends on it.

    Args:
        stem: the file's name without its ending.
    """
    fields = Fields(root, Head("", ""), problems)
    _check_keys(root, KEYS, "a deck", problems)
    written_id = _read_id(fields)
    head = Head(
        id=written_id or id_of_file(stem),
        title=fields.optional_text("title", fatal=False) or clean(stem),
        id_written=bool(written_id),
        language=_read_language(fields),
        license=fields.optional_text("license", fatal=False),
        authors=_texts(fields, "authors"),
        version=fields.optional_text("version", fatal=False),
        description=fields.optional_text("description", fatal=False),
        tags=_read_tags(fields),
        sources=_read_sources(fields),
        exam=_read_exam(fields),
    )
    head = _with_defaults(head, fields)
    if "source" in fields.values:
        head = head._replace(source=read_source(Fields(root, head, problems)))
    return head


def id_of_file(stem: str) -> str:
    """A deck id made of a file's name."""
    slug = re.sub(r"[^A-Za-z0-9._-]+", "-", without_accents(stem)).strip("._-")[:64]
    letters_lost = sum(map(str.isalnum, without_accents(stem))) - sum(map(str.isalnum, slug))
    if slug and not letters_lost:
        return slug
    digest = blake2b(stem.encode("utf-8", "surrogateescape"), digest_size=3).hexdigest()
    return f"{slug[:57] or 'deck'}-{digest}"


def _read_id(fields: Fields) -> str:
    text = fields.optional_text("id", fatal=False)
    if not text or _ID.fullmatch(text):
        return text
    node = fields.node("id")
    message = f"`id` should be letters, digits and . _ - inside, at most 64, found {found(node)}"
    fields.report(node, "E007", message, f"write `id: {id_of_file(text)}`", fatal=False)
    return ""


def _read_language(fields: Fields) -> str:
    text = fields.optional_text("language", fatal=False)
    if text and not _LANGUAGE.fullmatch(text):
        fields.wrong_shape("language", fields.node("language"), "a tag like en or de-CH", fatal=False)
        return "en"
    return text or "en"


def _texts(fields: Fields, key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(node.text.strip() for node in fields.texts(key, fatal=False)))


def _read_tags(fields: Fields) -> tuple[str, ...]:
    node = fields.values.get("tags")
    if isinstance(node, TextNode) and node.plain and "," in node.text:
        fields.wrong_shape("tags", node, f"a list like [{node.text.strip()}]", fatal=False)
        return ()
    return _texts(fields, "tags")


def _read_sources(fields: Fields) -> dict[str, Source]:
    sources = {}
    for name, node in fields.pairs("sources", example="{davies: {title: …}}", fatal=False):
        source = _read_work(name.text.strip(), node, fields)
        if source is not None:
            sources[name.text.strip()] = source
    return sources


def _read_work(name: str, node: Node, fields: Fields) -> Source | None:
    if isinstance(node, TextNode) and node.text.strip():
        return Source(node.text.strip())
    if not isinstance(node, MapNode):
        fields.wrong_shape(
            shortened(name), node, "a title, or a mapping like {title: …, author: …}", fatal=False
        )
        return None
    _check_keys(node, SOURCE_KEYS, f"the source `{shortened(name)}`", fields.problems)
    work = Fields(node, fields.head, fields.problems)
    source = Source(*(work.optional_text(key, fatal=False) for key in SOURCE_KEYS))
    if not source.title:
        fields.report(node, "E006", f"the source `{shortened(name)}` has no `title`", fatal=False)
    return source


def _with_defaults(head: Head, fields: Fields) -> Head:
    defaults = _inner(fields, "defaults", DEFAULTS_KEYS, "{shuffle: false}")
    if defaults is None:
        return head
    head = head._replace(shuffle=defaults.flag("shuffle", default=True) or not defaults.sound)
    typed = _inner(defaults, "typed", TYPED_KEYS, "{case: false, accents: false, typos: 1}")
    if typed is None:
        return head
    typos = typed.whole("typos", 0, 2, fatal=False)
    rules = TypedRules(
        case=typed.flag("case", default=False),
        accents=typed.flag("accents", default=False),
        typos=TypedRules().typos if typos is None else typos,
    )
    return head._replace(typed=rules)


def _read_exam(fields: Fields) -> Exam | None:
    exam = _inner(fields, "exam", EXAM_KEYS, "{questions: 20, minutes: 30, pass: 60%}")
    if exam is None:
        return None
    return Exam(
        exam.whole("questions", 1, _MOST_QUESTIONS, fatal=False),
        exam.whole("minutes", 1, _MOST_MINUTES, fatal=False),
        _read_share(exam),
    )


def _read_share(exam: Fields) -> float | None:
    text = exam.optional_text("pass", fatal=False)
    if not text:
        return None
    match = _SHARE.fullmatch(text)
    share = float(match[1]) / 100 if match else 0.0
    if 0 < share <= 1:
        return share
    exam.wrong_shape("pass", exam.node("pass"), "a share like 60%", fatal=False)
    return None


def _inner(fields: Fields, key: str, known: tuple[str, ...], example: str) -> Fields | None:
    """The fields of a mapping in the head; None when it is absent or no mapping."""
    node = fields.values.get(key)
    if node is None:
        return None
    if not isinstance(node, MapNode):
        fields.wrong_shape(key, node, f"a mapping like {example}", fatal=False)
        return None
    _check_keys(node, known, f"`{key}`", fields.problems)
    return Fields(node, fields.head, fields.problems)


def _place_elsewhere(key: str) -> str:
    """Where in a deck a key belongs that stands in the head; empty when nowhere."""
    from quizkit.kinds.registry import KINDS, keys_of

    if key in DEFAULTS_KEYS:
        return f"write `defaults: {{{key}: …}}`"
    if key in TYPED_KEYS:
        return f"write `defaults: {{typed: {{{key}: …}}}}`"
    if any(key in keys_of(kind) for kind in KINDS):
        return "it belongs to a question: indent it like its other keys, below `- `"
    return ""


def _check_keys(node: MapNode, known: Iterable[str], where: str, problems: Problems) -> None:
    for name, value in node.pairs:
        if name.text not in known:
            from difflib import get_close_matches

            elsewhere = _place_elsewhere(name.text) if known is KEYS and isinstance(value, TextNode) else ""
            if elsewhere:
                problems.add(name, "E004", f"`{name.text}` is no key of a deck", elsewhere, fatal=False)
                continue
            near = get_close_matches(name.text.strip().lower(), known, 1, 0.7)
            advice = f"did you mean `{near[0]}`?" if near else f"known here: {', '.join(known)}"
            problems.add(name, "E004", f"`{shortened(name.text)}` is no key of {where}", advice, fatal=False)
