"""The keys that any question may carry beside its prompt and answer.

What is wrong with a key that only accompanies the question (tags, level, source, why, hint) is reported,
but the question is asked all the same.

A question without an `id` is named after its prompt: the first words in plain letters, a hyphen, and six
hexadecimal digits of the BLAKE2b hash of the folded prompt (`where-was-the-edict-of-3f09c1`).
"""

from quizkit.kinds.fields import Fields, found
from quizkit.model.compare import fold, without_accents
from quizkit.model.digest import blake2b
from quizkit.model.nodes import MapNode, Node, TextNode, place_of
from quizkit.model.question import About

KEYS = {
    "id": ("id?", "stable name of the question within its deck; letters, digits, and . _ - inside"),
    "tags": ("list?", "list of topics"),
    "level": ("1..5?", "1 (remember) to 5 (evaluate)"),
    "source": (
        "source?",
        "where the answer stands: a name from the deck's sources, {name: place}, or free text",
    ),
    "why": ("text?", "shown after the answer"),
    "hint": ("texts?", "help on demand: a text, or a list given one at a time"),
    "shuffle": ("flag?", "true or false: options may be shown in any order"),
    "pin": ("text?", "text of the option that stays last"),
    "passage": ("text?", "a text the question is about"),
}
"""Keys of any question: the shape of each (see `shapes`), and what it is for."""

BACK = "~back"
"""Ends the key of a card's other direction; an `id` cannot hold a tilde."""

_LONGEST_ID = 64
_SLUG_WORDS = 5
_SLUG_LENGTH = 40
_SLUG_REACH = 80
"""How much of a prompt is looked at for its first words."""
_TO_SPACES = {ord(sign): " " for sign in map(chr, range(128)) if not sign.isalnum()}


def read_about(fields: Fields, prompt: str, options: tuple[str, ...] = ()) -> About:
    """Reads the common keys.

    Args:
        prompt: names the question when it has no `id`.
        options: what `pin` may name.
    """
    values, head = fields.values, fields.head
    written = _written_id(fields) if "id" in values else ""
    key = written or prompt_key(prompt)
    return About(
        key,
        bool(written),
        key,
        place_of(fields.entry),
        read_tags(fields) if "tags" in values else head.tags,
        fields.whole("level", 1, 5, fatal=False) if "level" in values else None,
        read_source(fields) if "source" in values else head.source,
        fields.optional_text("why", fatal=False) if "why" in values else "",
        _texts(fields, "hint") if "hint" in values else (),
        fields.optional_text("passage") if "passage" in values else "",
        fields.flag("shuffle", default=head.shuffle) if "shuffle" in values else head.shuffle,
        _pin(fields, options) if "pin" in values else "",
    )


def prompt_key(prompt: str) -> str:
    """The key of a question that has no `id`. It changes with the prompt's words, not with its layout."""
    folded = fold(prompt)
    plain = without_accents(folded[:_SLUG_REACH]).encode("ascii", "replace").decode()
    slug = "-".join(plain.translate(_TO_SPACES).split()[:_SLUG_WORDS])[:_SLUG_LENGTH].rstrip("-")
    return f"{slug or 'q'}-{blake2b(folded.encode('utf-8', 'surrogatepass'), digest_size=3).hexdigest()}"


def read_tags(fields: Fields) -> tuple[str, ...]:
    """The deck's tags, then the entry's own."""
    own = [node.text.strip() for node in fields.list_of_texts("tags", fatal=False)]
    return tuple(dict.fromkeys((*fields.head.tags, *own)))


def read_source(fields: Fields) -> str:
    """Where the answer stands, as it is shown."""
    node = fields.node("source")
    if isinstance(node, MapNode):
        pairs = fields.text_pairs("source", example="{name: p. 12}", fatal=False)
        return "; ".join(f"{_work(fields, name)}, {place.text.strip()}" for name, place in pairs)
    text = fields.optional_text("source", fatal=False)
    if text in fields.head.sources:
        return str(fields.head.sources[text])
    # Free text is welcome, but a lone word that is nearly a name was meant to be that name.
    near = _near_name(fields, text) if text.replace("-", "").replace("_", "").isalnum() else ""
    if near:
        _unknown_source(fields, node, text, near)
    return text


def _work(fields: Fields, node: TextNode) -> str:
    name = node.text.strip()
    if name in fields.head.sources:
        return str(fields.head.sources[name])
    _unknown_source(fields, node, name, _near_name(fields, name))
    return name


def _unknown_source(fields: Fields, node: Node, name: str, near: str) -> None:
    names = ", ".join(fields.head.sources)
    known = f"the deck's sources are: {names}" if names else "the deck's head has no `sources`"
    advice = f"did you mean `{near}`?" if near else known
    fields.report(node, "E023", f"no source is named `{name}`", advice, fatal=False)


def _near_name(fields: Fields, name: str) -> str:
    if not fields.head.sources:
        return ""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, fields.head.sources, n=1, cutoff=0.75)), "")


def _written_id(fields: Fields) -> str:
    text = fields.optional_text("id")
    if not text:
        return ""
    plain = text.replace("-", "").replace("_", "").replace(".", "")
    if len(text) <= _LONGEST_ID and text.isascii() and plain.isalnum() and text[0].isalnum():
        return text
    node = fields.node("id")
    wanted = f"at most {_LONGEST_ID} letters, digits, and . _ - inside"
    fields.report(
        node, "E007", f"`id` should be {wanted}, found {found(node)}", f"try {prompt_key(text)[:-7]}"
    )
    return ""


def _texts(fields: Fields, key: str) -> tuple[str, ...]:
    return tuple(node.text.strip() for node in fields.texts(key, fatal=False))


def _pin(fields: Fields, options: tuple[str, ...]) -> str:
    text = fields.optional_text("pin")
    if not text:
        return ""
    for option in options:
        if fold(option) == fold(text):
            return option
    node = fields.node("pin")
    if options:
        fields.report(node, "E006", f"`pin` should be the text of an option, found {found(node)}")
    elif fields.sound:
        fields.report(node, "E006", "`pin` keeps an option last, and this question has none", "remove `pin`")
    return ""
