"""Whole commands by a clock that a journey moves; every question of the deck has the same answer."""

from io import StringIO
from pathlib import Path

from world import World

from quizkit.commands.boundary import run
from quizkit.commands.outside import Outside, Streams
from quizkit.model.facts import Card, Moment
from quizkit.store.log import Log

QUESTIONS = 8
DECK = "title: Same\nid: same\nquestions:\n" + "".join(
    f"  - {{id: q{number}, question: Type alpha for {number}., answer: alpha}}\n"
    for number in range(QUESTIONS)
)
NEW_A_DAY = 2
COMMANDS = ("stats", "due", "forecast", "plan", "away", "log", "history same:q0")
"""What tells of days."""
RIGHT = "alpha\n" * 2 * QUESTIONS + ":quit\n"


class Traveller(World):
    """A world with a deck of its own, whose clock is set to moments."""

    def __init__(self, folder: Path, day_start_minutes: int = 240) -> None:
        super().__init__(folder)
        self.path = self.deck(DECK)
        self.home.mkdir()
        hour, minute = divmod(day_start_minutes, 60)
        settings = f'new_a_day = {NEW_A_DAY}\nday_start = "{hour:02}:{minute:02}"\n'
        (self.home / "config.toml").write_text(settings)

    def set_clock(self, moment: Moment) -> None:
        self.now_ms, self.offset_minutes = moment.at_ms, moment.offset_minutes

    def study(self, typed: str = RIGHT) -> None:
        ran = self.run("study", self.path, "--linear", typed=typed)
        assert ran.code == 0, (ran.err, ran.out[-500:])

    def cards(self) -> dict[str, Card]:
        with Log.read_only(self.home / "log.db") as log:
            return {card.name.key: card for card in log.cards("same")}

    def count(self, what: str) -> int:
        """A figure of `quizkit due --json`."""
        return int(self.run("due", "same", "--json").json[0][what])

    def look_round(self) -> None:
        """Everything that tells of days."""
        for command in COMMANDS:
            ran = self.run(*command.split())
            assert ran.code == 0, (command, ran.out)
            assert not ran.err or "clock" in ran.err, (command, ran.err)
            assert "-1 day" not in ran.out
        found = self.run("stats", "--json").json
        assert found["streak_days"] >= 0
        assert found["answers"] == len([answer for answer in self.answers() if answer["mode"] == "study"])

    def study_while_the_clock_jumps(self, *days: int) -> None:
        """A sitting in which the clock is set anew by so many days before each reply."""

        class Jumping(StringIO):
            def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override]
                line = super().readline()
                if line and waiting:
                    world.now_ms += waiting.pop(0) * 86_400_000
                return line

        world, waiting = self, list(days)
        streams = Streams(Jumping("alpha\n" * len(days) + ":quit\n"), StringIO(), StringIO())
        outside = Outside(self.environ, streams, self.outside().clock)
        assert run(["study", str(self.path), "--linear", "--new", str(len(days))], outside) == 0
