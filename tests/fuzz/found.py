"""What fuzzing has found: inputs that broke a promise once. `test_fuzz_cases` runs each of them again."""

from typing import NamedTuple

PILE = "\u0301" * 5


class Found(NamedTuple):
    """An input of a target, and what went wrong."""

    target: str
    what: str
    data: bytes


FOUND = (
    Found("yaml", "an unsafe character below a lone carriage return", b"title: a\rquestions:\n  - x\x12\n"),
    Found("yaml", "a byte that is not UTF-8 below a lone carriage return", b"title: a\rtags:\r\n  - x\xff\n"),
    Found("yaml", "a line of a space that is none to YAML", "title: A\n \u3000 \nx: y\n".encode()),
    Found("text", "marks piled up over a marker that is not shown", f"8e{PILE}`{PILE}`".encode()),
    Found("text", "an indentation that is wider than the terminal", b"8" + b" " * 40 + b"b"),
    Found(
        "fixes",
        "a repair after which fewer questions are left",
        b" question: :\nquestions:\n  - :\n  - question: n\n    date: 4",
    ),
    Found("numbers", "a mark that joins the letter before it once a space is left out", b"\x9f\xb9\xd8\xb8"),
    Found("numbers", "a unit that goes on with the digits before it", b"\x08%,2\x0c"),
    Found("numbers", "a right reply that is too long to be typed", b"\xae/" + b"\xae" * 8),
    Found("linear", "thousands of digits where one is wanted", b"\x011\x02\n"),
    Found("linear", "thousands of digits for a card", b"\x00\n4\x02\n"),
)
