"""Opens a deck at a line in the learner's editor."""

import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from quizkit.commands.outside import Outside
from quizkit.model.errors import QuizkitError

_PLUS_LINE = {"vi", "vim", "nvim", "nano", "emacs", "emacsclient", "micro", "kak", "joe", "ne", "ed", "gedit"}
_COLON_LINE = {"hx", "helix", "subl", "zed"}
_GOTO = {"code", "codium", "cursor"}


def editor_command(editor: str, path: Path, line: int) -> list[str]:
    """The command that opens `path` at `line`; editors that are not known here open it at the top."""
    words = shlex.split(editor)
    match Path(words[0]).stem:
        case name if name in _PLUS_LINE:
            return [*words, f"+{line}", str(path)]
        case name if name in _COLON_LINE:
            return [*words, f"{path}:{line}"]
        case name if name in _GOTO:
            return [*words, "--wait", "--goto", f"{path}:{line}"]
    return [*words, str(path)]


def chosen_editor(environ: Mapping[str, str], setting: str) -> str:
    """The learner's editor: the setting, `VISUAL`, `EDITOR`, or the first usual one that is installed."""
    for editor in (setting, environ.get("VISUAL", ""), environ.get("EDITOR", "")):
        if editor.strip():
            return editor
    return next((name for name in ("nano", "vim", "vi") if shutil.which(name)), "")


def edit(outside: Outside, path: Path, line: int) -> None:
    """Waits until the learner has closed the editor.

    Raises:
        QuizkitError: there is no editor, or it does not start.
    """
    editor = chosen_editor(outside.environ, _setting(outside))
    if not editor:
        raise QuizkitError("There is no editor to open.", "Set EDITOR to the command of one, `nano` say.")
    try:
        subprocess.run(editor_command(editor, path, line), check=False)  # noqa: S603 - the user's own choice
    except (OSError, ValueError) as error:
        advice = "The setting `editor`, or else VISUAL or EDITOR, names it."
        raise QuizkitError(f"The editor “{editor}” does not start: {error}.", advice) from error


def _setting(outside: Outside) -> str:
    """Settings that cannot be read do not keep the editor shut in which they are mended."""
    try:
        return outside.settings.editor
    except QuizkitError:
        return ""
