"""The front for a full terminal, drawn on a screen: reviewed files at 80 and at 40 columns."""

from collections.abc import Callable, Sequence
from io import StringIO

import pytest
from golden import frames
from prompt_screens import Keyboard, WatchedAsker, keyboard_and_screen
from terminal_samples import (
    ALMOST,
    FORMS,
    HOME,
    PERFECT,
    RIGHT,
    SUMMARY,
    UNICODE_STYLE,
    VERDICTS,
    WRONG,
    WRONG_TYPED,
    asking,
    no_objection,
    options,
)

from quizkit.model.forms import PickOne
from quizkit.model.replies import Listed, Picked, Reply, Ticked, Typed
from quizkit.terminal.front import Choice, Command, DeckLine
from quizkit.terminal.full import FullFront, Pause
from quizkit.terminal.out import Out

Check = Callable[[str, str], None]


def front(keys: Keyboard, columns: int = 80, pause: Pause = "wrong") -> FullFront:
    """A front whose prompts are worked by the keyboard."""
    assert keys.paper is not None
    style = UNICODE_STYLE._replace(columns=columns)
    made = FullFront(Out(keys.paper, StringIO(), style), StringIO(), pause)
    made.__dict__["_asker"] = WatchedAsker(style, keys)
    return made


WALKS: dict[str, Sequence[str]] = {
    "pick": ["@first", "down", "@below", "esc", "@menu", "esc", "@back", "2"],
    "tick": ["enter", "@refused", "1", "down", "down", " ", "@ticked", "enter"],
    "arrange": ["@first", " ", "down", "down", "@carried", " ", "K", "@shifted", "enter"],
    "pair": ["@first", "b", "@paired", "b", "@moved", "a", "c", "@all", "enter"],
    "card": ["@front", "enter", "@back", "up", "@hard", "2"],
    "line": ["@first", "enter", "@refused", *"41 m", "@typed", "esc", "@menu", "esc", "@back", "enter"],
    "lines": [*"one", "enter", *"two", "@second", "enter", "@third", "s-tab", "@again", "enter", "enter"],
    "gaps": [*"Westfalia", "@first", "enter", *"war", "@second", "s-tab", "@again", "enter", "enter"],
}


def objection(reply: Reply) -> str:
    empty = reply in (Ticked(()), Typed(""), Listed(()))
    return "Nothing was answered, and nothing cannot be marked." if empty else ""


@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize("form", list(FORMS))
def test_question_as_it_is_worked(golden: Check, form: str, columns: int) -> None:
    with keyboard_and_screen(columns) as keys:
        assert keys.paper is not None
        front(keys.press(*WALKS[form]), columns).ask(asking(form), objection)
        golden(f"ask-{form}-{columns}", frames({**keys.frames, "settled": keys.paper.text}))


def test_cursor_follows_the_pointer() -> None:
    with keyboard_and_screen(80) as keys:
        front(keys.press("@first", "down", "@second", "2")).ask(asking("pick"), no_objection)
        assert keys.pointed == {
            "first": " › 1) Datagrams never get lost",
            "second": " › 2) The receiver hands bytes over in sequence",
        }


def test_more_options_than_rows_scroll(golden: Check) -> None:
    form = PickOne(options(*(f"option number {number}" for number in range(1, 31))))
    view = asking("pick")._replace(form=form)
    with keyboard_and_screen(80, 20) as keys:
        keys.press("@first", "up", "@last", "up", "up", "up", "9")
        assert front(keys).ask(view, no_objection) == Picked("OPTION NUMBER 9")
        golden("ask-many-80", frames(keys.frames))


def test_long_wrapped_option_is_seen_whole_when_pointed_at() -> None:
    long = "many words " * 20
    form = PickOne(options(*(f"{number} {long}" for number in range(1, 8)), "last"))
    with keyboard_and_screen(80, 20) as keys:
        front(keys.press("down", "down", "down", "@fourth", "4")).ask(
            asking("pick")._replace(form=form), no_objection
        )
        shown = keys.frames["fourth"].split("› 4) 4 ")[1]
        assert " ".join(shown.split()).count("many words") == 20


def test_hint_and_note_stand_between_question_and_options(golden: Check) -> None:
    with keyboard_and_screen(80) as keys:
        made = front(keys.press("down", "?", "f", "@again", "enter"))
        view = asking("pick")
        assert made.ask(view, no_objection) is Command.HINT
        made.hint("Think of **sequence** numbers.", 1, 2)
        view = view._replace(hints=("Think of **sequence** numbers.",))
        assert made.ask(view, no_objection) is Command.FLAG
        made.note("Marked for a second look.")
        assert made.ask(view._replace(flagged=True), no_objection) == Picked(FORMS["pick"].options[1].key)  # type: ignore[union-attr]
        golden("ask-hint-80", frames(keys.frames))


def test_edited_question_is_painted_again() -> None:
    with keyboard_and_screen(80) as keys:
        made = front(keys.press("e", "@again", "1"))
        assert made.ask(asking("pick"), no_objection) is Command.EDIT
        made.ask(asking("pick")._replace(prompt="What is it now?"), no_objection)
        assert "What is it now?" in keys.frames["again"]
        assert keys.frames["again"].count("4 of 12") == 2


@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize("name", [name for name in VERDICTS if name not in {"right", "bare"}])
def test_verdict_waits(golden: Check, name: str, columns: int) -> None:
    with keyboard_and_screen(columns) as keys:
        assert front(keys.press("@waiting", "enter"), columns).verdict(VERDICTS[name]) is Command.NEXT
        golden(f"verdict-{name}-{columns}", keys.frames["waiting"])


@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize("name", ["right", "bare"])
def test_right_goes_on(golden: Check, name: str, columns: int) -> None:
    with keyboard_and_screen(columns) as keys:
        assert front(keys, columns).verdict(VERDICTS[name]) is Command.NEXT
        assert keys.paper is not None
        golden(f"verdict-{name}-{columns}", keys.paper.text)


@pytest.mark.parametrize(
    ("pause", "verdict", "waits"),
    [
        ("never", WRONG, False),
        ("never", ALMOST, False),
        ("wrong", RIGHT, False),
        ("wrong", ALMOST, True),
        ("wrong", WRONG, True),
        ("always", RIGHT, True),
    ],
)
def test_pause(pause: Pause, verdict: object, waits: bool) -> None:
    with keyboard_and_screen(80) as keys:
        got = front(keys.press("u"), pause=pause).verdict(verdict)  # type: ignore[arg-type]
        assert got is (Command.UNDO if waits else Command.NEXT)


@pytest.mark.parametrize(
    ("verdict", "keys", "command"),
    [
        (WRONG, ["enter"], Command.NEXT),
        (WRONG, [" "], Command.NEXT),
        (WRONG, ["u"], Command.UNDO),
        (WRONG, ["i"], Command.INFO),
        (WRONG, ["f"], Command.FLAG),
        (WRONG, ["e"], Command.EDIT),
        (WRONG, ["q"], Command.QUIT),
        (WRONG, ["c-d"], Command.QUIT),
        (WRONG, ["o", "+", "x", "enter"], Command.NEXT),
        (WRONG_TYPED, ["o"], Command.RIGHT),
        (WRONG_TYPED, ["+", "enter"], Command.NEXT),
        (ALMOST, ["+"], Command.EASY),
    ],
)
def test_keys_after_a_verdict(verdict: object, keys: list[str], command: Command) -> None:
    with keyboard_and_screen(80) as board:
        made = front(board.press(*keys, *keys))
        assert made.verdict(verdict) is command  # type: ignore[arg-type]
        assert made.after(verdict) is command  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("last", "key", "command"),
    [(WRONG_TYPED, "o", Command.RIGHT), (RIGHT, "+", Command.EASY)],
)
def test_last_answer_can_be_judged_at_the_next_question(last: object, key: str, command: Command) -> None:
    with keyboard_and_screen(80) as keys:
        made = front(keys.press("@asked", key), pause="never")
        made.verdict(last)  # type: ignore[arg-type]
        assert made.ask(asking("pick"), no_objection) is command
        assert f" {key} " in keys.frames["asked"].splitlines()[-1]


@pytest.mark.parametrize("columns", [80, 40])
def test_summary(golden: Check, columns: int) -> None:
    with keyboard_and_screen(columns, 40) as keys:
        made = front(keys.press("@missed", "m", "@perfect", "enter"), columns)
        assert made.summary(SUMMARY) is Command.PRACTISE
        keys.frames["missed"] += "\n"
        assert made.summary(PERFECT) is Command.NEXT
        golden(f"summary-{columns}", frames(keys.frames))


@pytest.mark.parametrize(
    ("keys", "command"),
    [
        (["enter"], Command.NEXT),
        (["q"], Command.NEXT),
        (["c-d"], Command.NEXT),
        (["u"], Command.UNDO),
        (["e"], Command.EDIT),
        (["o"], Command.RIGHT),
    ],
)
def test_keys_at_the_end(keys: list[str], command: Command) -> None:
    with keyboard_and_screen(80) as board:
        made = front(board.press(*keys), pause="never")
        made.verdict(WRONG_TYPED)
        assert made.summary(SUMMARY) is command


@pytest.mark.parametrize("columns", [80, 40])
def test_home(golden: Check, columns: int) -> None:
    with keyboard_and_screen(columns) as keys:
        assert front(keys.press("@home", "?", "@help", "2"), columns).home(HOME) == Choice("verbs")
        golden(f"home-{columns}", frames(keys.frames))


@pytest.mark.parametrize(
    ("keys", "choice"),
    [
        (["enter"], Choice()),
        (["1"], Choice("networks")),
        (["9", "n"], Choice(new_only=True)),
        (["s"], Choice(stats=True)),
        (["q"], None),
        (["c-d"], None),
        (["down", "down", "enter"], Choice("verbs")),
        (["down", "esc", "3"], Choice("new")),
    ],
)
def test_keys_at_home(keys: list[str], choice: Choice | None) -> None:
    with keyboard_and_screen(80) as board:
        assert front(board.press(*keys)).home(HOME) == choice


def test_more_than_nine_decks_are_chosen_with_arrows(golden: Check) -> None:
    decks = tuple(DeckLine(f"d{number}", f"Deck {number}", number, 0, 0.5, "") for number in range(1, 13))
    with keyboard_and_screen(80, 30) as keys:
        made = front(keys.press("@home", "down", "up", "@chosen", "enter"))
        assert made.home(HOME._replace(decks=decks, notes=())) == Choice("d12")
        golden("home-many-80", frames(keys.frames))


def test_news_and_warnings() -> None:
    with keyboard_and_screen(40) as keys:
        made = front(keys, 40)
        made.note("The last answer was taken back.")
        made.warn("networks:tcp is not in its deck any more and was left out.")
        made.info(("Due 3 days ago.", "Answered twice, never forgotten."))
        assert keys.paper is not None
        assert keys.paper.text.split("\n") == [
            "",
            "  The last answer was taken back.",
            "",
            "  ! networks:tcp is not in its deck any",
            "    more and was left out.",
            "",
            "  Due 3 days ago.",
            "  Answered twice, never forgotten.",
        ]
