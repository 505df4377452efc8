"""The linear mode: every form and every command, through streams of text."""

from collections.abc import Callable
from io import BytesIO, StringIO, TextIOWrapper

import pytest
from terminal_samples import (
    FORMS,
    HOME,
    LINEAR_STYLE,
    PERFECT,
    PICK,
    SUMMARY,
    UNICODE_STYLE,
    VERDICTS,
    asking,
    no_objection,
    written,
)

from quizkit.model.replies import (
    Arranged,
    Filled,
    GaveUp,
    Listed,
    Paired,
    Picked,
    Rated,
    Reply,
    Ticked,
    Typed,
)
from quizkit.terminal.front import Choice, Command
from quizkit.terminal.linear import LinearFront
from quizkit.terminal.out import Out
from quizkit.terminal.style import Style

FIRST, SECOND, _ = (option.key for option in PICK.options)
COMMANDS: list[tuple[str, object]] = [
    (":hint", Command.HINT),
    (":skip", Command.SKIP),
    (":dontknow", GaveUp()),
    (":undo", Command.UNDO),
    (":right", Command.RIGHT),
    (":easy", Command.EASY),
    (":flag", Command.FLAG),
    (":info", Command.INFO),
    (":edit", Command.EDIT),
    (":quit", Command.QUIT),
]


class Told:
    """A front that reads given lines, and what it has written."""

    def __init__(self, *lines: str, style: Style = LINEAR_STYLE) -> None:
        self._stdout, self._stderr = StringIO(), StringIO()
        self._stdin = StringIO("".join(f"{line}\n" for line in lines))
        self.front = LinearFront(Out(self._stdout, self._stderr, style), self._stdin)

    @property
    def text(self) -> str:
        assert self._stderr.getvalue() == ""
        assert "\x1b" not in self._stdout.getvalue()
        return self._stdout.getvalue()

    @property
    def left(self) -> str:
        return self._stdin.read()


@pytest.mark.parametrize(
    ("form", "lines", "reply"),
    [
        ("pick", ["2"], Picked(SECOND)),
        ("pick", ["datagrams never GET lost"], Picked(FIRST)),
        ("pick", ["", "7", "2"], Picked(SECOND)),
        ("tick", ["3, 1"], Ticked(("PHYSICAL", "BANANA"))),
        ("tick", ["link; transport"], Ticked(("LINK", "TRANSPORT"))),
        ("tick", [""], Ticked(())),
        ("tick", ["5", "4"], Ticked(("TRANSPORT",))),
        ("arrange", ["2 3 1"], Arranged(("MAGNA CARTA", "DIET OF WORMS", "PEACE OF WESTPHALIA"))),
        ("arrange", ["2 3", "1,2,3"], Arranged(("PEACE OF WESTPHALIA", "MAGNA CARTA", "DIET OF WORMS"))),
        (
            "pair",
            ["a", "zürich", "D"],
            Paired((("CALVIN", "GENEVA"), ("ZWINGLI", "ZÜRICH"), ("LUTHER", "WITTENBERG"))),
        ),
        (
            "pair",  # a letter in use is freed
            ["b", "b", "a", "x", "c"],
            Paired((("CALVIN", "GENEVA"), ("ZWINGLI", "ZÜRICH"), ("LUTHER", "BASEL"))),
        ),
        ("card", ["", "3"], Rated(3)),
        ("card", ["anything", "0", "easy"], Rated(4)),
        ("line", ["  41.6   m "], Typed("41.6   m")),
        ("line", ["::hint"], Typed(":hint")),
        ("line", [""], Typed("")),
        ("lines", ["one", "two", ""], Listed(("one", "two"))),
        ("lines", ["a", "b", "c", "d", ""], Listed(("a", "b", "c", "d"))),
        ("lines", [""], Listed(())),
        ("gaps", ["Westphalia", "war"], Filled(("Westphalia", "war"))),
        ("gaps", ["", "::"], Filled(("", ":"))),
    ],
)
def test_reply(form: str, lines: list[str], reply: Reply) -> None:
    told = Told(*lines)
    assert told.front.ask(asking(form), no_objection) == reply
    assert told.left == ""
    assert told.text.endswith("\n")


@pytest.mark.parametrize("form", list(FORMS))
@pytest.mark.parametrize(("line", "got"), COMMANDS)
def test_commands(form: str, line: str, got: object) -> None:
    assert Told(line).front.ask(asking(form), no_objection) == got


@pytest.mark.parametrize("form", list(FORMS))
def test_end_of_input_quits(form: str) -> None:
    assert Told().front.ask(asking(form), no_objection) is Command.QUIT


@pytest.mark.parametrize("line", [":e", ":", ":next", ":practise", ":?"])
def test_wrong_command_lists_those_there_are(line: str) -> None:
    told = Told(line, "1")
    assert told.front.ask(asking("pick"), no_objection) == Picked(FIRST)
    names = "Commands here: :hint :skip :dontknow :undo :right :easy :flag :info :edit :quit"
    assert names in told.text.splitlines()


@pytest.mark.parametrize("form", list(FORMS))
def test_question(golden: Callable[[str, str], None], form: str) -> None:
    lines = {"pair": ["b", "b", "a", "c"], "card": ["", "2"], "arrange": ["3 2 1"], "lines": ["x", ""]}
    told = Told(*lines.get(form, ["1", "2"]))
    view = asking(form)._replace(hints=("First hint.",), passage="A passage\nof *two* lines.")
    told.front.ask(view, no_objection)
    golden(f"linear-{form}", told.text)


def test_the_screen_of_the_design() -> None:
    told = Told("2")
    view = asking("pick")._replace(number=3, of=5, right=2, wrong=0, kind="choice", deck="")
    told.front.ask(view._replace(prompt="What does TCP guarantee about the order of segments?"), no_objection)
    told.front.verdict(VERDICTS["right"]._replace(why="Loss still happens.", source="", next="", reason=""))
    assert told.text.replace("Your answer: \n", "Your answer: 2\n").splitlines() == [
        "Question 3 of 5, choice. Right so far 2, wrong 0.",
        "What does TCP guarantee about the order of segments?",
        "1) Datagrams never get lost",
        "2) The receiver hands bytes over in sequence",
        f"3) {PICK.options[2].text}",
        "Your answer: 2",
        "+ Right",
        "Why: Loss still happens.",
    ]


def test_line_end_is_left_to_the_terminal_where_a_person_types() -> None:
    told = Told("2", style=UNICODE_STYLE._replace(linear=True))
    told.front.ask(asking("pick"), no_objection)
    assert told.text.endswith("Your answer: ")


def test_deck_is_told_when_it_changes() -> None:
    told = Told("1", "1", "1")
    for name, deck in (("a", "One"), ("b", "One"), ("c", "Two")):
        told.front.ask(asking("pick")._replace(seed=name, deck=deck), no_objection)
    assert told.text.count("Deck: One") == 1
    assert told.text.count("Deck: Two") == 1


@pytest.mark.parametrize("name", list(VERDICTS))
def test_verdict_does_not_wait(golden: Callable[[str, str], None], name: str) -> None:
    told = Told(":quit")
    assert told.front.verdict(VERDICTS[name]) is Command.NEXT
    assert told.front.after(VERDICTS[name]) is Command.NEXT
    assert told.left == ":quit\n"
    golden(f"linear-verdict-{name}", told.text)


def test_objection_is_told_and_the_question_asked_again() -> None:
    told = Told("", "41")
    reply = told.front.ask(asking("line"), lambda reply: "" if reply != Typed("") else "Nothing was typed.")
    assert reply == Typed("41")
    assert told.text.splitlines()[-3:] == [
        "Your answer, a number in m: ",
        "Nothing was typed.",
        "Your answer, a number in m: ",
    ]


@pytest.mark.parametrize(
    ("form", "lines", "reply"),
    [
        ("lines", ["one", ":hint", "two", ""], Listed(("one", "two"))),
        ("gaps", ["one", ":flag", "two"], Filled(("one", "two"))),
        (
            "pair",
            ["d", "b", ":info", "a"],
            Paired((("CALVIN", "WITTENBERG"), ("ZWINGLI", "ZÜRICH"), ("LUTHER", "GENEVA"))),
        ),
        ("card", ["", ":undo", "4"], Rated(4)),
        ("pick", [":hint", "2"], Picked(SECOND)),
    ],
)
def test_after_a_command_it_goes_on_where_it_was(form: str, lines: list[str], reply: Reply) -> None:
    told = Told(*lines)
    view = asking(form)
    assert isinstance(told.front.ask(view, no_objection), Command)
    before = told.text
    assert told.front.ask(view, no_objection) == reply
    assert view.prompt not in told.text[len(before) :]


def test_another_question_begins_anew() -> None:
    told = Told("one", ":skip", "two", "three")
    assert told.front.ask(asking("gaps"), no_objection) is Command.SKIP
    assert told.front.ask(asking("gaps")._replace(seed="8"), no_objection) == Filled(("two", "three"))


def test_news() -> None:
    told = Told()
    told.front.hint("Think of **sequence** numbers.", 1, 2)
    told.front.info(("Due 3 days ago.", "Answered twice."))
    told.front.note("Taken back.")
    told.front.warn("Something is amiss.")
    assert told.text.splitlines() == [
        "Hint 1 of 2: Think of sequence numbers.",
        "Due 3 days ago.",
        "Answered twice.",
        "Taken back.",
        "! Something is amiss.",
    ]


@pytest.mark.parametrize(
    ("lines", "command"),
    [
        ([""], Command.NEXT),
        ([], Command.NEXT),
        ([":next"], Command.NEXT),
        ([":quit"], Command.NEXT),
        ([":p"], Command.PRACTISE),
        ([":undo"], Command.UNDO),
        ([":right"], Command.RIGHT),
        ([":easy"], Command.EASY),
        ([":edit"], Command.EDIT),
        ([":hint", ":u"], Command.UNDO),
    ],
)
def test_commands_at_the_end(lines: list[str], command: Command) -> None:
    assert Told(*lines).front.summary(SUMMARY) is command


def test_summary(golden: Callable[[str, str], None]) -> None:
    told = Told("", "")
    told.front.summary(SUMMARY)
    told.front.summary(PERFECT)
    golden("linear-summary", told.text)


@pytest.mark.parametrize(
    ("lines", "choice"),
    [
        ([""], Choice()),
        (["2"], Choice("verbs")),
        (["french verbs"], Choice("verbs")),
        (["n"], Choice(new_only=True)),
        (["New"], Choice(new_only=True)),
        (["s"], Choice(stats=True)),
        (["4", "1"], Choice("networks")),
        (["q"], None),
        ([":quit"], None),
        ([], None),
    ],
)
def test_home(golden: Callable[[str, str], None], lines: list[str], choice: Choice | None) -> None:
    told = Told(*lines)
    assert told.front.home(HOME) == choice
    if lines == [""]:
        golden("linear-home", told.text)


def test_bytes_that_are_no_text_do_not_fail() -> None:
    stdout = StringIO()
    stdin = TextIOWrapper(BytesIO(b"caf\xff\n\x1b[31mred\x00\n"), encoding="utf-8")
    front = LinearFront(Out(stdout, StringIO(), LINEAR_STYLE), stdin)
    assert front.ask(asking("line"), no_objection) == Typed("caf\ufffd")
    assert front.ask(asking("line"), no_objection) == Typed("␛[31mred␀")


def test_one_stdin_serves_home_and_the_sitting_after_it() -> None:
    out = written(LINEAR_STYLE).out
    stdin = TextIOWrapper(BytesIO(b"2\n1\n"), encoding="utf-8")
    assert LinearFront(out, stdin).home(HOME) == Choice("verbs")
    assert LinearFront(out, stdin).ask(asking("pick"), no_objection) == Picked(FIRST)


def test_hostile_deck_cannot_write_escapes() -> None:
    told = Told("1", style=LINEAR_STYLE._replace(colour=True))
    told.front.ask(asking("pick")._replace(prompt="\x1b]0;x\x07", deck="\x9b31m"), no_objection)
    told.front.verdict(VERDICTS["wrong"]._replace(why="\x1b[2J"))
    assert "\x9b" not in told.text
