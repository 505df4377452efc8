"""The gateway: what reaches the streams, and what does not."""

import errno
import json
import os
import re
from io import StringIO
from pathlib import Path

import pytest
from rich.table import Table
from rich.text import Text
from terminal_samples import ASCII_STYLE, UNICODE_STYLE, written

from quizkit.terminal.out import Out
from quizkit.terminal.style import Style

COLOUR = UNICODE_STYLE._replace(colour=True)
HOSTILE = "a\x1b[31mb\x1b]52;c;aGk=\x07c\x9b1md\u202ee\x08f\rg"
SGR = re.compile(r"\x1b\[[0-9;]*m")


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_styles_become_colours_where_there_are_any() -> None:
    plain, coloured = written(), written(COLOUR)
    for one in (plain, coloured):
        one.out.line(("right", "✓ Right"), " so", ("dim", ""), ("pointed strong", "x"))
    assert plain.stdout.getvalue() == "✓ Right sox\n"
    assert coloured.stdout.getvalue() == "\x1b[1;32m✓ Right\x1b[0m so\x1b[1;36;1mx\x1b[0m\n"


@pytest.mark.parametrize("style", [UNICODE_STYLE, COLOUR, ASCII_STYLE])
def test_hostile_text_cannot_steer_the_terminal(style: Style) -> None:
    stdout, stderr = Terminal(), Terminal()
    out = Out(stdout, stderr, style)
    table = Table.grid()
    table.add_row(Text(HOSTILE), Text(HOSTILE, "bold"))
    out.line(HOSTILE, ("strong", HOSTILE))
    out.table(("a", "b"), [(HOSTILE, HOSTILE)])
    out.data(HOSTILE)
    out.prompt(HOSTILE)
    out.rich(table)
    out.error(HOSTILE)
    out.advice(HOSTILE)
    out.news(HOSTILE)
    shown = SGR.sub("", stdout.getvalue() + stderr.getvalue())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)
    if not style.colour:
        assert "\x1b" not in stdout.getvalue() + stderr.getvalue()


def test_data_for_a_program_is_exact() -> None:
    one = written()
    one.out.data(HOSTILE)
    assert one.stdout.getvalue() == f"{HOSTILE}\n"


def test_what_the_encoding_lacks_never_fails() -> None:
    stdout = StringIO()
    out = Out(stdout, StringIO(), ASCII_STYLE)
    out.line("naïve → “日本” \udc80")
    out.data('{"text": "“日”"}')
    assert stdout.getvalue().encode("ascii")
    assert stdout.getvalue().split("\n")[1] == '{"text": "\\u201c\\u65e5\\u201d"}'


def test_json_stays_json_in_every_encoding() -> None:
    stdout = StringIO()
    values = {"é": "日 😀 \udc80 \\xe9 \x9b"}
    Out(stdout, StringIO(), ASCII_STYLE).data(json.dumps(values, ensure_ascii=False))
    assert stdout.getvalue().isascii()
    assert json.loads(stdout.getvalue()) == values


def test_table_fits_a_terminal_and_is_whole_elsewhere() -> None:
    rows = [("networks", "14", "An introduction to computer networks"), ("日本", "3", "")]
    on_terminal = Terminal()
    Out(on_terminal, StringIO(), UNICODE_STYLE._replace(columns=30)).table(
        ("deck", "due", "title"), rows, ("due",)
    )
    assert on_terminal.getvalue().split("\n") == [
        "deck      due  title",
        "networks   14  An introductio…",
        "日本        3",
        "",
    ]
    elsewhere = written(UNICODE_STYLE._replace(columns=30))
    elsewhere.out.table(("deck", "due", "title"), rows, ("due",))
    assert "An introduction to computer networks\n" in elsewhere.stdout.getvalue()


def test_table_without_rows_has_its_header() -> None:
    one = written()
    one.out.table(("deck", "due"), [])
    assert one.stdout.getvalue() == "deck  due\n"


def test_data_on_stdout_and_all_else_on_stderr() -> None:
    one = written(COLOUR)
    one.out.error("wrong\nin two lines")
    one.out.advice("do this")
    one.out.news("that happened")
    assert one.stdout.getvalue() == ""
    assert one.stderr.getvalue() == "wrong\nin two lines\ndo this\nthat happened\n"


def test_advice_is_dim_on_a_terminal() -> None:
    stderr = Terminal()
    Out(StringIO(), stderr, COLOUR).advice("do this")
    assert stderr.getvalue() == "\x1b[2mdo this\x1b[0m\n"


def test_rich_is_laid_out_for_the_width_and_keeps_our_styles() -> None:
    one = written(COLOUR._replace(columns=12))
    one.out.rich(Text("words that wrap", "bold green"))
    assert one.stdout.getvalue() == "\x1b[1;32mwords that\x1b[0m\n\x1b[1;32mwrap\x1b[0m\n"


def test_rich_markup_and_emoji_in_text_mean_nothing() -> None:
    one = written()
    one.out.rich("[red]a[/red] :smile:")
    assert one.stdout.getvalue() == "[red]a[/red] :smile:\n"


def test_back_moves_up_and_nowhere_when_there_is_nothing() -> None:
    one = written()
    one.out.back(0)
    assert one.stdout.getvalue() == ""
    one.out.back(3)
    assert one.stdout.getvalue() == "\x1b[3A\r"


class Closed(StringIO):
    """A stream at whose other end nobody is."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def write(self, text: str) -> int:
        raise OSError(self._number, os.strerror(self._number), text)


@pytest.mark.parametrize("number", [errno.EPIPE, errno.EIO])
def test_nobody_reads(number: int) -> None:
    out = Out(Closed(number), StringIO(), UNICODE_STYLE)
    with pytest.raises(BrokenPipeError):
        out.line("text")


def test_full_disk_is_not_taken_for_a_reader_who_left() -> None:
    with pytest.raises(OSError, match="space") as raised:
        Out(Closed(errno.ENOSPC), StringIO(), UNICODE_STYLE).line("text")
    assert not isinstance(raised.value, BrokenPipeError)


def test_abandoned_streams_take_everything(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as stdout, (tmp_path / "err").open("w") as stderr:
        out = Out(stdout, stderr, UNICODE_STYLE)
        with pytest.raises(BrokenPipeError):
            out.line("text")
        out.abandon()
        out.line("text")
    Out(StringIO(), StringIO(), UNICODE_STYLE).abandon()  # streams without a file are left alone


def test_this_process() -> None:
    assert isinstance(Out.of_process(), Out)
