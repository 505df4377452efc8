"""What `quizkit tune` does: fits parameters, tries them on answers held out, and keeps them."""

import json
from typing import TYPE_CHECKING, Any

from quizkit.model.errors import QuizkitError
from quizkit.model.facts import Tuned
from quizkit.model.value import Value
from quizkit.study.fitting import FEWEST, Trial, split, training_items, try_out

if TYPE_CHECKING:
    from quizkit.commands.outside import Outside
    from quizkit.store.log import Log


class Tuning(Value):
    """Parameters that were fitted, and how they fared.

    Attributes:
        answers: how many there are that something could be foretold of, those held out too.
    """

    parameters: tuple[float, ...]
    answers: int
    trial: Trial

    def figures(self) -> dict[str, Any]:
        """As the log and `--json` have them."""
        trial = self.trial
        return {
            "answers": self.answers,
            "held_out": trial.held_out,
            "before": round(trial.before, 6),
            "after": round(trial.after, 6),
            "error": round(trial.error, 6),
        }


def tune(outside: "Outside", log: "Log") -> Tuning:
    """Fits parameters to all answers but the newest and tries them on those. Nothing is written.

    Raises:
        NoFit: the library that fits is not there.
        QuizkitError: there are too few answers.
    """
    from quizkit.study.optimizer import check_installed, fit, memories

    check_installed()
    answers = log.repetitions()
    parts = split(answers)
    if parts.answers < FEWEST:
        raise QuizkitError(
            f"There are too few answers to fit to: {parts.answers} on a later day than the one before, and "
            f"{FEWEST} are needed.",
            "With fewer the parameters would follow chance. Until then those that suit most people hold.",
        )
    parameters = fit(training_items(answers, parts.from_ms))
    trial = try_out(answers, parts.from_ms, outside.model.tuned(parameters), memories(parameters))
    return Tuning(parameters, parts.answers, trial)


def keep(outside: "Outside", log: "Log", tuning: Tuning) -> None:
    """Writes the parameters, and why, and makes everything anew that follows from them."""
    write(outside, log, tuning.parameters, json.dumps(tuning.figures()))


def write(outside: "Outside", log: "Log", parameters: tuple[float, ...], figures: str) -> None:
    """Writes parameters; empty for the defaults. Takes a while in a long log."""
    with outside.progress("Reckoning anew what you remember") as progress:
        log.write([Tuned(parameters, figures)], outside.moment(), progress)
