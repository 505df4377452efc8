"""The head of a deck: what it says of itself, and the defaults for its questions."""

import re
from collections.abc import Collection

from quizkit.files.head_keys import check_keys, check_root_keys
from quizkit.files.unsafe_text import shortened
from quizkit.kinds.about import read_source
from quizkit.kinds.fields import Fields, found
from quizkit.model.compare import without_accents
from quizkit.model.digest import blake2b
from quizkit.model.head import Exam, Head, Source, TypedRules, levels_named
from quizkit.model.nodes import MapNode, Node, TextNode
from quizkit.model.problems import Problems
from quizkit.model.text import clean

KEYS = {
    "title": ("text?", "as shown; else the file's name"),
    "id": ("id?", "stable name of the deck; else the file's name"),
    "language": ("language?", "of the questions, like en or de-CH"),
    "license": ("text?", "like CC-BY-4.0"),
    "authors": ("texts?", "list of names"),
    "version": ("text?", "any text"),
    "description": ("text?", "what the deck is about"),
    "tags": ("texts?", "given to every question"),
    "sources": ("sources?", "works that questions may cite: {name: {title, author, publisher, date, url}}"),
    "source": ("source?", "default for every question"),
    "defaults": ("defaults?", "for every question: {typed: {case, accents, typos}, shuffle}"),
    "exam": ("exam?", "defaults of an exam: {questions, minutes, pass}"),
    "blueprint": ("shares?", "share of the questions with a tag or a level: {tag: 30%, level 1-2: 50%}"),
    "terms": ("pairs?", "glossary, one line each: a flashcard asked in both directions"),
    "questions": ("entries?", "list of questions"),
}
"""Keys at the top of a deck: the shape of each (see `kinds.shapes`), and what it is for."""

DEFAULTS_KEYS = {
    "typed": ("typed?", "how strictly typed answers are compared: {case, accents, typos}"),
    "shuffle": ("flag?", "true or false: options may be shown in any order"),
}
TYPED_KEYS = ("case", "accents", "typos")
EXAM_KEYS = {
    "questions": ("1..10000?", "how many are asked"),
    "minutes": ("1..1440?", "time for all of them"),
    "pass": ("share?", "share of the credit that is needed, like 60%"),
}
SOURCE_KEYS = {
    "title": ("text", "of the work"),
    "author": ("text?", "who wrote it"),
    "publisher": ("text?", "who published it, or where it was published"),
    "date": ("text?", "when it was published"),
    "url": ("text?", "where it can be read"),
}
_WITHIN_DEFAULTS = {key: f"typed: {{{key}: …}}" for key in TYPED_KEYS}
_ELSEWHERE = {
    **{key: f"defaults: {{{key}: …}}" for key in DEFAULTS_KEYS},
    **{key: f"defaults: {{{written}}}" for key, written in _WITHIN_DEFAULTS.items()},
}
"""Keys that stand deeper in the head, with how they are written there."""

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
    check_root_keys(root, KEYS, _ELSEWHERE, problems)
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
        blueprint=_read_blueprint(fields),
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
    check_keys(node, SOURCE_KEYS, f"the source `{shortened(name)}`", {}, fields.problems)
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
    share = _share(text)
    if share:
        return share
    exam.wrong_shape("pass", exam.node("pass"), "a share like 60%", fatal=False)
    return None


def _share(text: str) -> float | None:
    """A text like `60%` as a number from 0 to 1; None when it is none."""
    match = _SHARE.fullmatch(text)
    share = float(match[1]) / 100 if match else 2.0
    return share if share <= 1 else None


def _read_blueprint(fields: Fields) -> tuple[tuple[str, float], ...]:
    """Parts of the deck with the share of the questions that each should have. A wrong one is left out."""
    parts: dict[str, float] = {}
    for name, value in fields.pairs("blueprint", example="{a tag: 30%, level 1-2: 50%}", fatal=False):
        part = " ".join(name.text.split())
        share = _share(value.text.strip()) if isinstance(value, TextNode) else None
        if levels_named(part) == range(0):
            message = f"`{shortened(part)}` should be a tag, or levels from 1 to 5"
            fields.report(name, "E006", message, "write `level 2`, or `level 1-2` for several", fatal=False)
        elif share is None:
            fields.wrong_shape(shortened(part), value, "a share like 30%", fatal=False)
        elif part in parts:
            fields.report(name, "E003", f"`{shortened(part)}` stands here twice", "remove one", fatal=False)
        else:
            parts[part] = share
    return tuple(parts.items())


def _inner(fields: Fields, key: str, known: Collection[str], example: str) -> Fields | None:
    """The fields of a mapping in the head; None when it is absent or no mapping."""
    node = fields.values.get(key)
    if node is None:
        return None
    if not isinstance(node, MapNode):
        fields.wrong_shape(key, node, f"a mapping like {example}", fatal=False)
        return None
    elsewhere = _WITHIN_DEFAULTS if key == "defaults" else {}
    check_keys(node, known, f"`{key}`", elsewhere, fields.problems)
    return Fields(node, fields.head, fields.problems)
