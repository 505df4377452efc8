"""How a text is written as a YAML scalar."""

import re

_LEADING_SIGNS = tuple("[]{}*&!%@`\"'|>?#,-:")
_SIGNS_OF_SCRIPTS = "\u061c\u200c\u200d\u200e\u200f"
"""Scripts and emoji need these, which nobody sees."""


def as_scalar(text: str, *, in_flow: bool = False) -> str:
    """One line of text as a YAML scalar: plain where that is read back as it is, else in quotes.

    Args:
        in_flow: it stands within brackets or braces, where a comma ends a text.
    """
    can_stand = all(map(_can_stand, text))
    plain = (
        can_stand
        and text == text.strip()
        and text != ""
        and ": " not in text
        and " #" not in text
        and not text.endswith(":")
        and not (text.startswith(_LEADING_SIGNS) and not re.match(r"[-?:](?=[^\s,\[\]{}])", text))
        and not (in_flow and re.search(r"^[?:]|[\[\]{},]|:$|:\?", text))
    )
    if plain:
        return text
    if can_stand:
        return quoted(text)
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if _can_stand(char) else _escape(char) for char in escaped) + '"'


def quoted(written: str) -> str:
    """What stands in a file, in quotes that take it as it is.

    It may go over several lines: they are folded within quotes as they are without them. Double quotes where
    nothing in it would need a backslash.
    """
    if '"' in written or "\\" in written:
        return "'" + written.replace("'", "''") + "'"
    return f'"{written}"'


def _can_stand(char: str) -> bool:
    """Whether a character is read back as it is."""
    if char.isprintable() or char in _SIGNS_OF_SCRIPTS:
        return True
    from unicodedata import category

    return category(char) == "Zs"


def _escape(char: str) -> str:
    code = ord(char)
    return {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(char) or (
        f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
    )
