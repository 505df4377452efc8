"""`quizkit tune`: the learner's own parameters of the model of memory."""

from typing import TYPE_CHECKING, Any

import click

from quizkit.commands.arguments import json_option, outside_of

if TYPE_CHECKING:
    from quizkit.commands.outside import Outside
    from quizkit.commands.tuning import Tuning
    from quizkit.store.log import Log


@click.command("tune")
@click.option("--dry-run", is_flag=True, help="Say what would be kept; change nothing.")
@click.option("--defaults", is_flag=True, help="Go back to the parameters that everybody begins with.")
@json_option
@click.pass_context
def command(ctx: click.Context, *, dry_run: bool, defaults: bool, as_json: bool) -> None:
    """Fit the model of memory to your own answers, so that questions come back when you need them.

    The newest fifth of your answers is held out: the parameters that are found are kept only if they foretell
    those better than the ones in force, by more than chance. Days that are set already stay; each question
    goes by the new parameters from its next answer on. It needs the extra `tune`:
    python -m pip install 'quizkit[tune]'

    \b
    Examples:
      quizkit tune
      quizkit tune --dry-run --json
      quizkit tune --defaults
    """
    outside = outside_of(ctx)
    with outside.open_log() as log:
        if defaults:
            _go_back(outside, log, dry_run=dry_run, as_json=as_json)
            return
        from quizkit.commands.tuning import keep, tune

        tuning = tune(outside, log)
        kept = tuning.trial.better and not dry_run
        if kept:
            keep(outside, log, tuning)
    if as_json:
        _write_json(outside, {**tuning.figures(), "parameters": list(tuning.parameters), "changed": kept})
    else:
        _tell(outside, tuning, dry_run=dry_run)


def _go_back(outside: "Outside", log: "Log", *, dry_run: bool, as_json: bool) -> None:
    from quizkit.commands.tuning import write

    own = log.parameters is not None
    changed = own and not dry_run
    if changed:
        write(outside, log, (), "{}")
    if as_json:
        _write_json(outside, {"parameters": list(outside.model.tuned(None).parameters), "changed": changed})
    elif not own:
        outside.out.line("The default parameters hold already.")
    else:
        would = "would hold" if dry_run else "hold"
        outside.out.line(f"The default parameters {would} again.")


def _tell(outside: "Outside", tuning: "Tuning", *, dry_run: bool) -> None:
    out, trial = outside.out, tuning.trial
    out.line(
        f"{tuning.answers} answers on a later day than the one before; "
        f"the newest {trial.held_out} were held out."
    )
    rows = [("as it is", f"{trial.before:.4f}"), ("fitted", f"{trial.after:.4f}")]
    out.table(("parameters", "log loss"), rows, right=("log loss",))
    if not trial.better:
        out.line("They stay as they are: the fitted ones gain no more there than chance would.")
    elif dry_run:
        out.line("The fitted ones would be kept.")
    else:
        out.line("The fitted ones are kept: each question goes by them from its next answer on.")


def _write_json(outside: "Outside", values: dict[str, Any]) -> None:
    import json

    outside.out.data(json.dumps(values, indent=2))
