"""`quizkit config`: what is set, and where it comes from."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizkit.commands.arguments import json_option, outside_of

if TYPE_CHECKING:
    from quizkit.commands.outside import Outside


@click.group("config", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Show and change settings.

    \b
    Examples:
      quizkit config                               all settings, and where each value comes from
      quizkit config get retention
      quizkit config set new_a_day 15
      quizkit config set deck.sahel-roots.retention 0.95
      quizkit config unset new_a_day
      quizkit config edit                          the file, in your editor
    """
    if ctx.invoked_subcommand is None:
        _list(outside_of(ctx), as_json=False)


@command.command("list")
@json_option
@click.pass_context
def list_all(ctx: click.Context, *, as_json: bool) -> None:
    """List all settings, and where each value comes from."""
    _list(outside_of(ctx), as_json=as_json)


@command.command("get")
@click.argument("key")
@click.pass_context
def get(ctx: click.Context, key: str) -> None:
    """Print the value that holds."""
    import json

    from quizkit.files.settings import wanted
    from quizkit.files.settings_edit import list_settings

    outside = outside_of(ctx)
    wanted(key)  # refuses what is no setting
    values = {row.key: row.value for row in list_settings(Path(outside.places.settings))}
    value = json.loads(values.get(key) or values[key.rpartition(".")[2]])
    outside.out.data(value if isinstance(value, str) else json.dumps(value))


@command.command("set")
@click.argument("key")
@click.argument("value")
@click.pass_context
def set_one(ctx: click.Context, key: str, value: str) -> None:
    """Set one value; the rest of the file stays as it is."""
    from quizkit.files.settings import value_from_text
    from quizkit.files.settings_edit import set_value

    outside = outside_of(ctx)
    set_value(Path(outside.places.settings), key, value_from_text(key, value))
    outside.out.news(f"{key} = {value}, in {outside.places.settings}.")


@command.command("unset")
@click.argument("key")
@click.pass_context
def unset_one(ctx: click.Context, key: str) -> None:
    """Go back to the default."""
    from quizkit.files.settings import wanted
    from quizkit.files.settings_edit import unset

    outside = outside_of(ctx)
    wanted(key)
    if unset(Path(outside.places.settings), key):
        outside.out.news(f"{key} is back at its default.")
    else:
        outside.out.news(f"{key} was not set; nothing was changed.")


@command.command("edit")
@click.pass_context
def edit_file(ctx: click.Context) -> None:
    """Open the settings in your editor, and check them afterwards."""
    from quizkit.commands.editor import edit
    from quizkit.files.places import make_folder, write_atomically
    from quizkit.files.settings import read_settings

    outside = outside_of(ctx)
    path = Path(outside.places.settings)
    if not path.exists():
        make_folder(path.parent)
        write_atomically(path, b"# Settings of quizkit; `quizkit config` lists them.\n")
    edit(outside, path, 1)
    read_settings(path)
    outside.out.news("The settings can be read.")


def _list(outside: "Outside", *, as_json: bool) -> None:
    from quizkit.files.settings_edit import list_settings

    path = Path(outside.places.settings)
    rows = [(row.key, row.value, _from(outside, row.key, written=row.written)) for row in list_settings(path)]
    if as_json:
        import json

        values = [{"key": key, "value": json.loads(value), "from": origin} for key, value, origin in rows]
        outside.out.data(json.dumps(values, ensure_ascii=False, indent=2))
    else:
        outside.out.table(("setting", "value", "from"), rows)


def _from(outside: "Outside", key: str, *, written: bool) -> str:
    """Where a value comes from; what overrules it now."""
    overruling = {
        "color": [name for name in ("NO_COLOR", "FORCE_COLOR") if outside.environ.get(name)],
        "linear": [name for name in ("ACCESSIBLE",) if outside.environ.get(name)],
        "editor": [name for name in ("VISUAL", "EDITOR") if outside.environ.get(name) and not written],
    }.get(key, [])
    origin = str(outside.places.settings) if written else "default"
    return f"{origin}, overruled by {overruling[0]}" if overruling else origin
