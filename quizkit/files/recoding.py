"""Files that are not UTF-8: their text, where its encoding is beyond doubt.

That is UTF-16, which some editors call Unicode. Other encodings leave no trace: a byte that is `é` in one is
another letter in the next, so such a file is left to its author, who sees what is right.
"""

import codecs

_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_LOOKED_AT = 2000


def is_utf_16(data: bytes) -> bool:
    """Whether the bytes begin with its mark, or every other one of them is mostly NUL and the rest never."""
    return _encoding(data) != ""


def recoded(data: bytes) -> str | None:
    """The text of a file in UTF-16, without its mark; None when it is not that, or damaged."""
    encoding = _encoding(data)
    if not encoding:
        return None
    try:
        text = data.decode(encoding).lstrip("\ufeff")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def as_in_windows(byte: int) -> str:
    """The character that Western editions of Windows write as this byte; empty when nobody could see it."""
    char = bytes([byte]).decode("cp1252", errors="ignore")
    return char if char.isprintable() else ""


def _encoding(data: bytes) -> str:
    marked = _MARKS.get(data[:2])
    if marked:
        return marked
    even, odd = data[0:_LOOKED_AT:2].count(0), data[1:_LOOKED_AT:2].count(0)
    enough = len(data[:_LOOKED_AT]) // 4
    if even > enough and odd == 0:
        return "utf-16-be"
    return "utf-16-le" if odd > enough and even == 0 else ""
