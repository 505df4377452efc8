"""Asks in a full terminal while a clock runs: what is left is told before the keys."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar

from quizkit.terminal import exam_lines, exam_words
from quizkit.terminal.ask import Asker, Draft
from quizkit.terminal.exam_front import GoTo, Standing, Time
from quizkit.terminal.front import Asking, Command
from quizkit.terminal.offers import Helps
from quizkit.terminal.prompts import ListPrompt, ListScreen, Screen, drop_typed_ahead
from quizkit.terminal.style import Style

T = TypeVar("T")


class ExamAsker(Asker):
    """Asks, one prompt after another. What was done so far with a question is kept until it is answered."""

    def __init__(self, style: Style, time: Time) -> None:
        super().__init__(style, lambda: None)
        self._time = time
        self._timed = True
        self._kept: dict[str, Draft] = {}

    def review(self, view: Standing, at: int, rows_above: int, ready: Callable[[], None]) -> Command | GoTo:
        """Lets a question be chosen; the pointer begins at row `at`, from 0."""
        screen = _ReviewScreen(self._list, view, at, rows_above)
        screen.before_drawing(drop_typed_ahead)
        screen.before_drawing(ready)
        got: Command | GoTo = self._run(screen)
        return got

    def wait_untimed(self, values: Mapping[str, T], helps: Helps, ready: Callable[[], None]) -> T | Command:
        """As `wait`, after the exam."""
        self._timed = False
        return self.wait(values, helps, ready)

    def _draft_of(self, view: Asking) -> Draft:
        if self._draft is not None:
            self._kept[self._draft.seed] = self._draft
        kept = self._kept.pop(view.seed, None)
        return super()._draft_of(view) if kept is None or kept.form != view.form else kept

    def _run(self, screen: Screen) -> Any:
        if self._timed and self._time.left() is not None:
            screen.before_keys = self._told
            screen.each_second(partial(self._tick, screen))
        return super()._run(screen)

    def _told(self) -> Helps:
        left_ms = self._time.left()
        return [] if left_ms is None else [(exam_words.about_left(left_ms), "left")]

    def _tick(self, screen: Screen) -> None:
        if self._time.left() == 0:
            screen.finish(Command.TIME_UP)
        else:
            screen.draw_again()


class _ReviewScreen(ListScreen):
    """All questions, with what is open and marked."""

    def __init__(self, prompt: ListPrompt, view: Standing, at: int, rows_above: int) -> None:
        super().__init__(prompt, len(view.prompts), at)
        self.on("enter", lambda: self.finish(GoTo(self.at + 1)))
        keys = {
            "h": Command.HAND_IN,
            **dict.fromkeys(("p", "pageup", "escape"), Command.BACK),
            "q": Command.QUIT,
        }
        for key, command in keys.items():
            self.on(key, partial(self.finish, command))
        self.show(
            lambda: exam_lines.review_rows(view, self.look, self.at),
            lambda: [("Enter", "go there"), ("h", "hand in"), ("p", "previous"), ("q", "leave")],
            rows_above,
        )
