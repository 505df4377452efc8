"""Hostile text in every text field of a deck, and what of it may be seen in what a program writes."""

import json
import re
from typing import Any
from unicodedata import category

PAYLOADS: dict[str, str] = {
    "erase": "\x1b[2J\x1b[H\x1b[1;1H",
    "colours": "\x1b[31;5;7m\x1b[8mhidden\x1b[999m",
    "title": "\x1b]0;owned\x07\x1b]2;owned\x1b\\",
    "clipboard": "\x1b]52;c;b3duZWQ=\x07",
    "link": "\x1b]8;;http://evil.test\x1b\\click\x1b]8;;\x1b\\",
    "strings": '\x1bP$q"p\x1b\\\x1b_evil\x1b\\\x1b^evil\x1b\\\x1bXevil\x1b\\',
    "answers": "\x1b[c\x1b[6n\x1b[>q\x1b]10;?\x07\x05\x1bZ",
    "modes": "\x1b[?1049h\x1b[?1000h\x1b[?25l\x1b[?2004h\x1b=\x1bc\x1b(0\x0e",
    "keys": "\x1b[21t\x1b[?1;2c\x1b[200~evil\x1b[201~",
    "C1": "\x9b31m\x9d0;owned\x9c\x90q\x9c\x9f\x84\x8d",
    "bytes": "\x00\x01\x07\x08\x0b\x0c\x7f\x1a",
    "overwriting": "wrong\rright\x08\x08\x08\x08",
    "bidi": "\u202egpj.exe\u202d\u202a\u202b",
    "isolates": "\u2066\u2067\u2068x \u2069\u2069\u2069\u2069\u2067",
    "marks": "\u200f\u200e\u061c",
    "invisible": "\u200b\u2060\ufeff\u00ad\u180e\u2063\ufff9\ufffb",
    "tags": "".join(chr(0xE0000 + ord(char)) for char in "ignore"),
    "pile": "e" + "\u0301\u0489\u20dd" * 100,
    "no characters": "\uffff\ufdd0\U0010ffff",
    "line ends": "a\x85b\u2028c\u2029d\r\ne",
    "rich": "[bold red]x[/] [link=http://evil.test]y[/link] [@click=app.bell]z[/] :smile: \\[",
    "prompt": "<b>x</b> <ansired>y</ansired> &lt; %s {x} {0}",
    "markup": "**x** _y_ `z` ```\n\x1b[2J\n```",
    "html": "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&#27;",
    "formula": "=cmd|' /C calc'!A0",
    "wide": "日本語" * 30,
    "long": "x" * 3_000,
}
ALL = " ".join(text for name, text in PAYLOADS.items() if name not in {"long", "pile", "wide", "markup"})
HARMLESS = "plain words"


def entries(evil: str) -> dict[str, list[dict[str, Any]]]:
    """Questions of each kind, by its name, with the payload in each of their texts."""
    key = in_key(evil)
    every = {
        "tags": [f"tag {evil}"],
        "source": f"source {evil}",
        "why": f"why {evil}",
        "hint": [f"hint one {evil}", f"hint two {evil}"],
        "passage": f"passage {evil}",
    }
    asked = {"question": f"asked {evil}", **every}
    typed = {f"mistake {key}": f"words {evil}"}
    options = {
        "right": f"right {evil}",
        "wrong": {f"false {key}": f"words on it {evil}", f"last {key}": ""},
    }
    inner = {"question": f"inner {evil}", "answer": f"answer {evil}"}
    return {
        "flashcard": [{"front": f"front {evil}", "back": f"back {evil}", "both": True, **every}],
        "single choice": [{**asked, **options, "pin": f"last {key}"}],
        "multiple response": [
            {**asked, "question": f"which {evil}", "right": [f"one {evil}", f"two {evil}"]}
            | {"wrong": [f"three {evil}"], "pin": f"three {evil}"}
        ],
        "true or false": [{**asked, "question": f"true {evil}", "truth": True}],
        "short answer": [
            {**asked, "question": f"typed {evil}", "answer": [f"name {evil}", f"alias {evil}"]}
            | {"feedback": typed}
        ],
        "number": [
            {**asked, "question": f"how many {evil}", "number": "41.6 +- 0.5 m"}
            | {"units": {"cm": 0.01}, "feedback": {"40": f"words on a number {evil}"}}
        ],
        "date": [
            {**asked, "question": f"when {evil}", "date": "1453-05-29", "feedback": {"1454": f"words {evil}"}}
        ],
        "cloze": [
            {**every, "cloze": f"before {key}. {{{{gap {key}.|other {key}.::help {key}.}}}} after"}
            | {"feedback": typed}
        ],
        "enumeration": [
            {**asked, "question": f"name all {evil}", "feedback": typed}
            | {"list": [[f"first {evil}", f"primo {evil}"], f"second {evil}"]}
        ],
        "ordering": [
            {**asked, "question": f"order {evil}", "order": [f"low {evil}", f"mid {evil}", f"high {evil}"]},
            {**asked, "question": f"line {evil}", "timeline": {f"old {key}": "1200", f"new {key}": "1300"}},
        ],
        "matching": [
            {**asked, "question": f"match {evil}", "extra": [f"extra {evil}"]}
            | {"match": {f"left {key}": f"its {evil}", f"other {key}": f"that {evil}"}}
        ],
        "passage": [
            {"passage": f"long passage {evil}", "tags": [f"tag {evil}"], "source": f"source {evil}"}
            | {"questions": [inner]}
        ],
    }


def in_key(evil: str) -> str:
    """The payload on one line, and no longer than a key may be."""
    return " ".join(re.split("[\r\n\x85\u2028\u2029]+", evil))[:80].replace("|", "/").replace("::", ":")


def head(evil: str) -> dict[str, Any]:
    key = in_key(evil)
    work = {part: f"{part} {evil}" for part in ("title", "author", "publisher", "date", "url")}
    return {
        "title": f"title {evil}",
        "id": "evil",
        "license": f"license {evil}",
        "authors": [f"author {evil}"],
        "version": f"version {evil}",
        "description": f"description {evil}",
        "tags": [f"topic {evil}"],
        "sources": {f"work {key}": work},
        "source": f"default {evil}",
        "exam": {"questions": 20, "minutes": 30, "pass": "60%"},
        "blueprint": {f"topic {key}": "30%"},
        "terms": {f"term {key}": f"meaning {evil}"},
    }


def deck(evil: str) -> str:
    whole = {**head(evil), "questions": [entry for some in entries(evil).values() for entry in some]}
    return "".join(f"{key}: {_in_yaml(value)}\n" for key, value in whole.items())


def _in_yaml(value: object) -> str:
    """JSON is YAML; whatever cannot be written as it is becomes an escape."""
    written = json.dumps(value, ensure_ascii=False)
    odd = (char for char in set(written) if not char.isprintable())
    return written.translate({ord(char): f"\\U{ord(char):08x}" for char in odd})


_CSI = r"\x1b\[[0-?]*[ -/]*[@-~]"
_MOVES = "ABCDEFGHJK"
_ALLOWED = re.compile(
    r"\x1b\[(?:[ABCDEFGHJK]|(?:[0-9]|3[0-7]|9[0-7]|22|23|24|39)?(?:;(?:[0-9]|3[0-7]|9[0-7]|22|39))*m|\?(?:1|7|12|25|2004)[hl])"
)


def sequences(raw: str) -> set[str]:
    """The escape sequences in what was written; moves and erasures without their numbers."""
    found = re.findall(_CSI, raw)
    return {re.sub(r"[0-9;]", "", one) if one[-1] in _MOVES else one for one in found}


_ODD = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_KEPT = "\r\n\u061c\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069"
"""Said here once more, so that the judge does not lean on what is judged."""


def strange(raw: str) -> set[str]:
    """Escape sequences and characters that no run of ours may write."""
    rest = re.sub(_CSI, "", raw)
    odd = {char for char in set(rest) if char not in _KEPT and category(char) in _ODD}
    return odd | {one for one in sequences(raw) if not _ALLOWED.fullmatch(one)}
