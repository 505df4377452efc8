"""What a full terminal shows of an answer, and lets be said of it, later in a sitting."""

from io import StringIO

import pytest
from prompt_screens import Keyboard, WatchedAsker, keyboard_and_screen
from terminal_samples import RIGHT, SUMMARY, UNICODE_STYLE, WRONG_TYPED, asking, no_objection

from quizkit.terminal.front import Command, Verdict
from quizkit.terminal.full import FullFront, Pause
from quizkit.terminal.out import Out


def front(keys: Keyboard, columns: int = 80, pause: Pause = "wrong") -> FullFront:
    """A front whose prompts are worked by the keyboard."""
    assert keys.paper is not None
    style = UNICODE_STYLE._replace(columns=columns)
    made = FullFront(Out(keys.paper, StringIO(), style), StringIO(), pause)
    made.__dict__["_asker"] = WatchedAsker(style, keys)
    return made


@pytest.mark.parametrize(
    ("last", "key", "command"),
    [(WRONG_TYPED, "o", Command.RIGHT), (RIGHT, "+", Command.EASY), (RIGHT, "u", Command.UNDO)],
)
def test_an_answer_that_was_overruled_or_undone_is_not_judged_again(
    last: Verdict, key: str, command: Command
) -> None:
    with keyboard_and_screen(80) as keys:
        made = front(keys.press(key, "@asked", "q"), pause="never")
        made.verdict(last)
        assert made.ask(asking("pick"), no_objection) is command
        made.ask(asking("pick"), no_objection)
        keys_told = keys.frames["asked"].splitlines()[-2:]
        assert not any("was right" in line or "too easy" in line for line in keys_told)


def test_a_verdict_that_was_overruled_offers_no_more_of_it() -> None:
    with keyboard_and_screen(80) as keys:
        made = front(keys.press("@wrong", "o", "@overruled", "enter"))
        assert made.verdict(WRONG_TYPED) is Command.RIGHT
        made.note("Counted as right. It comes back in 2 days.")
        assert made.after(None) is Command.NEXT
        assert "o I was right" in keys.frames["wrong"]
        assert "o I was right" not in keys.frames["overruled"]
        assert keys.frames["overruled"].split("(it was wrong)")[1].split("\n")[:4] == [
            "",
            "",
            "  Counted as right. It comes back in 2 days.",
            "",
        ]


def test_a_question_is_painted_again_below_a_summary() -> None:
    with keyboard_and_screen(80, 60) as keys:
        made = front(keys.press("s", "u", "@again", "1"))
        assert made.ask(asking("pick"), no_objection) is Command.SKIP
        assert made.summary(SUMMARY) is Command.UNDO
        made.ask(asking("pick"), no_objection)
        assert "What does TCP guarantee" in keys.frames["again"].split("Tomorrow: 14 due.")[1]
