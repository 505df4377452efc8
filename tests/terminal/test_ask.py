"""Every form and every key, through prompts that are drawn nowhere."""

import asyncio
from collections.abc import Sequence
from contextlib import closing
from typing import Any

import pytest
from prompt_screens import WatchedAsker, keyboard
from terminal_samples import ASKING, FORMS, UNICODE_STYLE, asking, no_objection, options

from quizkit.model.forms import FillGaps, Gap, PickOne
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
from quizkit.terminal import offers
from quizkit.terminal.ask import Setting
from quizkit.terminal.front import Asking, Command, Objection
from quizkit.terminal.prompts import ListPrompt, ListScreen

SETTING = Setting(offers.QUESTION, 6, lambda: None)
WITH_LAST = SETTING._replace(offered=(*offers.QUESTION, offers.RIGHT, offers.EASY))


def ask(
    view: Asking, keys: Sequence[str], objection: Objection = no_objection, setting: Setting = SETTING
) -> Reply | Command:
    with keyboard() as keys_of:
        keys_of.press(*keys)
        got = WatchedAsker(UNICODE_STYLE, keys_of).ask(view, objection, setting)
        assert keys_of.left == []
        return got


FIRST, SECOND, THIRD = (option.key for option in FORMS["pick"].options)  # type: ignore[union-attr]
WESTPHALIA, CARTA, WORMS = (item.key for item in FORMS["arrange"].items)  # type: ignore[union-attr]
BANANA, LINK, PHYSICAL, TRANSPORT = "BANANA", "LINK", "PHYSICAL", "TRANSPORT"
CALVIN, ZWINGLI, LUTHER = "CALVIN", "ZWINGLI", "LUTHER"
GENEVA, ZURICH, BASEL, WITTENBERG = "GENEVA", "ZÜRICH", "BASEL", "WITTENBERG"


@pytest.mark.parametrize(
    ("form", "keys", "reply"),
    [
        ("pick", ["2"], Picked(SECOND)),
        ("pick", ["enter"], Picked(FIRST)),
        ("pick", ["down", "enter"], Picked(SECOND)),
        ("pick", ["j", "j", "k", "enter"], Picked(SECOND)),
        ("pick", ["up", "enter"], Picked(THIRD)),
        ("pick", ["4", "9", "x", "enter"], Picked(FIRST)),
        ("tick", [" ", "enter"], Ticked((PHYSICAL,))),
        ("tick", ["4", "1", "enter"], Ticked((PHYSICAL, TRANSPORT))),
        ("tick", ["3", "3", "2", "enter"], Ticked((LINK,))),
        ("tick", ["2", "down", " ", "enter"], Ticked((LINK, BANANA))),
        ("tick", ["enter"], Ticked(())),
        ("arrange", ["enter"], Arranged((WESTPHALIA, CARTA, WORMS))),
        ("arrange", [" ", "down", "down", " ", "enter"], Arranged((CARTA, WORMS, WESTPHALIA))),
        ("arrange", [" ", "j", "j", "j", "k", "enter"], Arranged((CARTA, WESTPHALIA, WORMS))),
        ("arrange", ["J", "J", "enter"], Arranged((CARTA, WORMS, WESTPHALIA))),
        ("arrange", ["s-down", "s-up", "s-down", "enter"], Arranged((CARTA, WESTPHALIA, WORMS))),
        ("arrange", ["down", "down", "K", "enter"], Arranged((WESTPHALIA, WORMS, CARTA))),
        ("arrange", ["3", "up", "up", "2", "enter"], Arranged((WORMS, CARTA, WESTPHALIA))),
        ("arrange", ["up", "1", "enter"], Arranged((WORMS, WESTPHALIA, CARTA))),
        (
            "pair",
            ["a", "b", "d", "enter"],
            Paired(((CALVIN, GENEVA), (ZWINGLI, ZURICH), (LUTHER, WITTENBERG))),
        ),
        (
            "pair",  # a letter in use is freed, and Enter goes to the row that is open
            ["b", "b", "d", "enter", "a", "enter"],
            Paired(((CALVIN, GENEVA), (ZWINGLI, ZURICH), (LUTHER, WITTENBERG))),
        ),
        (
            "pair",
            ["a", "b", "c", "up", "backspace", "d", "enter"],
            Paired(((CALVIN, GENEVA), (ZWINGLI, WITTENBERG), (LUTHER, BASEL))),
        ),
        (
            "pair",  # below the last row comes the first open one
            ["down", "down", "a", "b", "c", "enter"],
            Paired(((CALVIN, ZURICH), (ZWINGLI, BASEL), (LUTHER, GENEVA))),
        ),
        ("card", ["enter", "1"], Rated(1)),
        ("card", [" ", "4"], Rated(4)),
        ("card", ["3", "enter", " ", "2"], Rated(2)),
        ("card", ["enter", "enter"], Rated(3)),
        ("card", ["enter", "down", "enter"], Rated(4)),
        ("line", [*"41 m", "enter"], Typed("41 m")),
        ("line", [*" so  so ", "enter"], Typed("so  so")),
        ("line", [*"?sufieqd+", "enter"], Typed("?sufieqd+")),
        ("line", ["a", "s-tab", "enter"], Typed("a")),
        ("line", ["a", "\x1b[200~ b\r\nc\rd \x1b[201~", "e", "enter"], Typed("ab c de")),
        ("line", [*"ab", "left", "backspace", "enter"], Typed("b")),
        ("lines", [*"one", "enter", *"two", "enter", "enter"], Listed(("one", "two"))),
        ("lines", ["enter"], Listed(())),
        (
            "lines",
            [*"oen", "enter", "s-tab", "backspace", "backspace", *"ne", "enter", "enter"],
            Listed(("one",)),
        ),
        ("lines", ["x", "enter", "y", "s-tab", "enter", "enter"], Listed(("x", "y"))),
        ("gaps", ["a", "enter", "b", "enter"], Filled(("a", "b"))),
        ("gaps", ["enter", "b", "enter"], Filled(("", "b"))),
        ("gaps", ["a", "enter", "b", "s-tab", "backspace", "c", "enter", "enter"], Filled(("c", "b"))),
        ("gaps", ["s-tab", "a", "enter", "b", "enter"], Filled(("a", "b"))),
    ],
)
def test_reply(form: str, keys: list[str], reply: Reply) -> None:
    assert ask(asking(form), keys) == reply


COMMANDS: list[tuple[str, object]] = [
    ("?", Command.HINT),
    ("s", Command.SKIP),
    ("d", GaveUp()),
    ("u", Command.UNDO),
    ("f", Command.FLAG),
    ("i", Command.INFO),
    ("e", Command.EDIT),
    ("q", Command.QUIT),
    ("c-d", Command.QUIT),
    ("+", Command.EASY),
    ("o", Command.RIGHT),
]


@pytest.mark.parametrize(
    ("form", "key", "got"),
    [
        *(("pick", key, got) for key, got in COMMANDS),
        *((form, "?", Command.HINT) for form in ("tick", "arrange", "card")),
        *((form, "d", GaveUp()) for form in ("tick", "arrange", "card")),
        *((form, "e", Command.EDIT) for form in ("tick", "arrange", "card")),
    ],
)
def test_command_keys(form: str, key: str, got: object) -> None:
    assert ask(asking(form), [key], setting=WITH_LAST) == got


def test_on_the_last_answer_nothing_can_be_said_before_there_is_one() -> None:
    assert ask(asking("pick"), ["o", "+", "1"]) == Picked(FIRST)


@pytest.mark.parametrize(("key", "got"), [("?", Command.HINT), ("c-d", Command.QUIT), ("+", Command.EASY)])
def test_among_pairs_letters_are_partners(key: str, got: Command) -> None:
    assert ask(asking("pair"), ["s", "e", "q", key], setting=WITH_LAST) is got


@pytest.mark.parametrize(
    ("form", "key", "got"),
    [
        *(("line", key, got) for key, got in COMMANDS if key != "c-d"),
        *((form, "s", Command.SKIP) for form in FORMS),
        *((form, "d", GaveUp()) for form in FORMS),
    ],
)
def test_menu_offers_all_commands(form: str, key: str, got: object) -> None:
    assert ask(asking(form), ["esc", key], setting=WITH_LAST) == got


@pytest.mark.parametrize(
    ("keys", "got"),
    [
        (["esc", "down", "down", "enter"], GaveUp()),
        (["esc", "enter"], Command.HINT),
        (["esc", "c-d"], Command.QUIT),
        (["esc", "esc", "2"], Picked(SECOND)),
    ],
)
def test_menu_is_worked_with_arrows_and_left_with_escape(keys: list[str], got: object) -> None:
    assert ask(asking("pick"), keys) == got


@pytest.mark.parametrize("form", list(FORMS))
def test_control_c_interrupts(form: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        ask(asking(form), ["c-c"])


@pytest.mark.parametrize("form", ["line", "lines", "gaps"])
def test_control_d_quits_while_typing(form: str) -> None:
    assert ask(asking(form), ["a", "c-d"]) is Command.QUIT


@pytest.mark.parametrize(
    ("form", "keys", "reply"),
    [
        ("pick", ["1", "2"], Picked(SECOND)),
        ("tick", ["enter", "1", "enter"], Ticked((PHYSICAL,))),
        ("line", ["x", "enter", "y", "enter"], Typed("xy")),
        ("lines", ["enter", "x", "enter", "enter"], Listed(("x",))),
        ("gaps", ["enter", "enter", "y", "enter"], Filled(("", "y"))),
    ],
)
def test_reply_with_an_objection_is_asked_again(form: str, keys: list[str], reply: Reply) -> None:
    refused: list[Reply] = []

    def objection(got: Reply) -> str:
        if not refused:
            refused.append(got)
            return "Something else is wanted."
        return ""

    assert ask(asking(form), keys, objection) == reply
    assert refused


@pytest.mark.parametrize(
    ("form", "before", "after", "reply"),
    [
        ("tick", ["2", "4", "?"], ["enter"], Ticked((LINK, TRANSPORT))),
        ("pick", ["down", "?"], ["enter"], Picked(SECOND)),
        ("arrange", ["J", "f"], ["J", "enter"], Arranged((CARTA, WORMS, WESTPHALIA))),
        (
            "pair",
            ["d", "?"],
            ["b", "a", "enter"],
            Paired(((CALVIN, WITTENBERG), (ZWINGLI, ZURICH), (LUTHER, GENEVA))),
        ),
        ("card", ["enter", "i"], ["2"], Rated(2)),
        ("line", [*"thr", "esc", "?"], [*"ee", "enter"], Typed("three")),
        ("lines", ["a", "enter", "b", "esc", "f"], ["enter", "enter"], Listed(("a", "b"))),
        ("gaps", ["a", "enter", "b", "esc", "i"], ["enter"], Filled(("a", "b"))),
    ],
)
def test_what_was_done_is_kept_after_a_command(
    form: str, before: list[str], after: list[str], reply: Reply
) -> None:
    with keyboard() as keys:
        asker = WatchedAsker(UNICODE_STYLE, keys.press(*before, *after))
        assert isinstance(asker.ask(asking(form), no_objection, SETTING), Command)
        assert asker.ask(asking(form), no_objection, SETTING) == reply


@pytest.mark.parametrize("changed", [{"seed": "8"}, {"form": FillGaps((Gap(""), " ", Gap(""), "."))}])
def test_another_question_begins_empty(changed: dict[str, Any]) -> None:
    view = asking("gaps")
    with keyboard() as keys:
        asker = WatchedAsker(UNICODE_STYLE, keys.press("a", "enter", "esc", "?", "b", "enter", "c", "enter"))
        assert asker.ask(view, no_objection, SETTING) is Command.HINT
        assert asker.ask(view._replace(**changed), no_objection, SETTING) == Filled(("b", "c"))


def test_after_a_reply_nothing_is_kept() -> None:
    with keyboard() as keys:
        asker = WatchedAsker(UNICODE_STYLE, keys.press("1", "enter", "enter"))
        assert asker.ask(asking("tick"), no_objection, SETTING) == Ticked((PHYSICAL,))
        assert asker.ask(asking("tick"), no_objection, SETTING) == Ticked(())


def test_more_than_nine_options_are_reached_with_arrows() -> None:
    form = PickOne(options(*(f"option {number}" for number in range(1, 41))))
    view = ASKING._replace(form=form)
    assert ask(view, ["up", "up", "enter"]) == Picked("OPTION 39")
    assert ask(view, ["9"]) == Picked("OPTION 9")


def test_pasted_lines_become_one() -> None:
    assert ask(asking("line"), ["\x1b[200~a\nb\x1b[201~", "enter"]) == Typed("a b")


def test_error_in_a_key_is_raised_and_does_not_hang() -> None:
    def objection(reply: Reply) -> str:
        raise ZeroDivisionError(reply)

    with pytest.raises(ZeroDivisionError):
        ask(asking("pick"), ["1"], objection)


def test_a_key_that_ends_what_sigint_has_just_ended() -> None:
    with keyboard(), closing(asyncio.new_event_loop()) as loop:
        screen = ListScreen(ListPrompt(UNICODE_STYLE), 1)
        screen._app.future = loop.create_future()
        screen._app.future.cancel()
        screen.finish("too late")
        assert screen._app.future.cancelled()


def test_waiting_for_a_key() -> None:
    with keyboard() as keys:
        asker = WatchedAsker(UNICODE_STYLE, keys.press("x", "down", "n", "c-d"))
        assert asker.wait({"n": "next", "q": "quit"}, [("n", "next")], lambda: None) == "next"
        assert asker.wait({"n": "next"}, [], lambda: None) is Command.QUIT


def test_browsing() -> None:
    with keyboard() as keys:
        asker = WatchedAsker(UNICODE_STYLE, keys.press("down", "j", "enter", "down", "esc"))
        labels = ["one", "two", "three"]
        assert asker.browse(labels) == 2
        assert asker.browse(labels) is None
