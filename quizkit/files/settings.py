"""The user's settings, from `config.toml`. Read here; `settings_edit` writes them.

day_start = "04:00"             # when a study day begins
retention = 0.90                # share of answers wanted right, 0.70 to 0.97
maximum_interval_days = 36500
new_a_day = 10                  # new questions a day and deck
session = 20                    # questions a sitting
minutes = 0                     # minutes a sitting; 0 for no limit
pause = "wrong"                 # wait after a verdict: "never", "wrong" or "always"
linear = false                  # always as with --linear
confidence = false              # ask "sure or unsure?" before each verdict
streak = true
color = "auto"                  # or "always", "never"
editor = ""                     # else $VISUAL or $EDITOR

[deck.eu-hist-w3]
retention = 0.95
new_a_day = 5
"""

import errno
import os
import re
import stat
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from os import PathLike

from quizkit.model.errors import QuizkitError, UsageError
from quizkit.model.value import Value

if TYPE_CHECKING:
    from os import PathLike

MOST_BYTES = 1024 * 1024
_LONGEST_SHOWN = 100

ADVICE = "Mend the line or delete it; nothing was changed."


Pause: TypeAlias = Literal["never", "wrong", "always"]


class DeckSettings(Value):
    retention: float
    new_a_day: int


class Settings(Value):
    """What the user wants.

    Attributes:
        day_start_minutes: when a study day begins, in minutes after midnight.
        retention: share of answers wanted right, 0.70 to 0.97.
        new_a_day: new questions a day, for each deck.
        session: questions a sitting. minutes: the longest a sitting lasts; 0 for no limit.
        pause: "never", "wrong" or "always": when to wait after a verdict.
        confidence: whether one is sure is asked before the verdict.
        color: "auto", "always" or "never".
        editor: empty when the environment decides.
        decks: what differs for a deck, by its id.
    """

    day_start_minutes: int = 240
    retention: float = 0.90
    maximum_interval_days: int = 36500
    new_a_day: int = 10
    session: int = 20
    minutes: int = 0
    pause: Pause = "wrong"
    linear: bool = False
    confidence: bool = False
    streak: bool = True
    color: str = "auto"
    editor: str = ""
    decks: Mapping[str, DeckSettings] = {}

    def for_deck(self, deck: str) -> DeckSettings:
        return self.decks.get(deck, DeckSettings(self.retention, self.new_a_day))


class _Setting(Value):
    """How one value is read: `read` returns None for what is not `wanted`."""

    read: Callable[[Any], Any]
    wanted: str
    field: str = ""


def read_settings(path: "str | PathLike[str]") -> Settings:
    """The settings in a file; the defaults when there is no file.

    Raises:
        QuizkitError: the file cannot be read, or something in it is not a setting.
    """
    try:
        data = _read_file(path)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        advice = "Make the file readable for you, or move it away to go on without it."
        raise QuizkitError(f"The settings in {path} cannot be read: {error.strerror}.", advice) from None
    return parse_settings(data, str(path))


def _read_file(path: "str | PathLike[str]") -> bytes:
    # Without O_NONBLOCK, opening a FIFO would wait for a writer that may never come.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(descriptor, "rb") as file:  # noqa: PTH123 - see places.Places
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "it is no ordinary file")
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise OSError(errno.EFBIG, f"it has more than {MOST_BYTES:,} bytes")
    return data


def parse_settings(data: bytes, shown_as: str) -> Settings:
    """Reads settings from TOML.

    Args:
        shown_as: the file's name, for messages.
    """
    import tomllib

    try:
        table = tomllib.loads(data.decode())
    except (ValueError, RecursionError) as error:  # no TOML, no UTF-8, numbers and nesting without end
        raise QuizkitError(
            f"The settings in {shown_as} cannot be read: {_shortened(error)}.", ADVICE
        ) from None
    decks = table.pop("deck", {})
    settings = Settings(**_read_table(table, _SETTINGS, "", shown_as))
    if not isinstance(decks, dict):
        raise _wrong("deck", decks, "tables like [deck.eu-hist-w3]", shown_as)
    own = {}
    for deck, deck_table in decks.items():
        if not isinstance(deck_table, dict):
            raise _wrong(f"deck.{deck}", deck_table, f"a table [deck.{deck}]", shown_as)
        read = _read_table(deck_table, _DECK_SETTINGS, f"deck.{deck}.", shown_as)
        own[deck] = settings.for_deck(deck)._replace(**read)
    return settings._replace(decks=own)


def value_from_text(key: str, text: str) -> bool | int | float | str:
    """What is meant by a text that stands for a setting's value, as a command line gives it.

    Args:
        key: like `pause`, or `deck.eu-hist-w3.new_a_day`.

    Raises:
        UsageError: there is no such setting, or the text is none of its values.
    """
    setting = _setting(key)
    readings: list[bool | int | float | str] = [text]
    for number in (int, float):
        with suppress(ValueError):
            readings.insert(0, number(text))
    if text.lower() in ("true", "false", "yes", "no", "on", "off"):
        readings.insert(0, text.lower() in ("true", "yes", "on"))
    for value in readings:
        if setting.read(value) is not None:
            return value
    raise UsageError(f"`{key}` should be {setting.wanted}, found {text!r}.")


def wanted(key: str) -> str:
    """What a setting's value should be, as a clause.

    Raises:
        UsageError: there is no such setting.
    """
    return _setting(key).wanted


def _setting(key: str) -> "_Setting":
    deck, _, name = key.removeprefix("deck.").rpartition(".") if key.startswith("deck.") else ("", "", key)
    known = _DECK_SETTINGS if key.startswith("deck.") else _SETTINGS
    if name in known and bool(deck) == key.startswith("deck."):
        return known[name]
    from difflib import get_close_matches

    near = get_close_matches(name, known, 1)
    prefix = f"deck.{deck}." if deck else ""
    hint = f"Did you mean `{prefix}{near[0]}`?" if near else f"Known are: {', '.join(known)}."
    raise UsageError(f"`{key}` is no setting.", hint)


def _read_table(
    table: dict[str, Any], known: Mapping[str, "_Setting"], prefix: str, shown_as: str
) -> dict[str, Any]:
    values = {}
    for key, found in table.items():
        if key not in known:
            raise _unknown(key, known, prefix, shown_as)
        setting = known[key]
        value = setting.read(found)
        if value is None:
            raise _wrong(prefix + key, found, setting.wanted, shown_as)
        values[setting.field or key] = value
    return values


def _unknown(key: str, known: Mapping[str, "_Setting"], prefix: str, shown_as: str) -> QuizkitError:
    from difflib import get_close_matches

    near = get_close_matches(key, known, 1)
    hint = f"Did you mean `{near[0]}`?" if near else f"Known are: {', '.join(known)}."
    return QuizkitError(
        f"The settings in {shown_as} have `{_shortened(prefix + key)}`, which is no setting.", hint
    )


def _wrong(key: str, found: Any, wanted: str, shown_as: str) -> QuizkitError:
    try:
        shown = _shortened(repr(found))
    except (ValueError, RecursionError):
        shown = "too much to show"  # a hexadecimal number may have more digits than Python writes
    return QuizkitError(f"In {shown_as}, `{_shortened(key)}` should be {wanted}, found {shown}.", ADVICE)


def _shortened(what: object) -> str:
    text = " ".join(str(what).split())
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def _whole(low: int, high: int) -> "_Setting":
    def read(found: Any) -> int | None:
        return found if type(found) is int and low <= found <= high else None

    return _Setting(read, f"a whole number from {low} to {high}")


def _one_of(*words: str) -> "_Setting":
    quoted = [f'"{word}"' for word in words]
    return _Setting(
        lambda found: found if found in words else None, f"{', '.join(quoted[:-1])} or {quoted[-1]}"
    )


def _retention(found: Any) -> float | None:
    return float(found) if type(found) in (int, float) and 0.70 <= found <= 0.97 else None


def _clock(found: Any) -> int | None:
    match = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)", found) if isinstance(found, str) else None
    return int(match[1]) * 60 + int(match[2]) if match else None


_FLAG = _Setting(lambda found: found if isinstance(found, bool) else None, "true or false")
_RETENTION = _Setting(_retention, "a share from 0.70 to 0.97")

_DECK_SETTINGS = {"retention": _RETENTION, "new_a_day": _whole(0, 9999)}
_SETTINGS = {
    "day_start": _Setting(_clock, 'a time of day like "04:00"', field="day_start_minutes"),
    **_DECK_SETTINGS,
    "maximum_interval_days": _whole(1, 36500),
    "session": _whole(1, 9999),
    "minutes": _whole(0, 1440),
    "pause": _one_of("never", "wrong", "always"),
    "linear": _FLAG,
    "confidence": _FLAG,
    "streak": _FLAG,
    "color": _one_of("auto", "always", "never"),
    "editor": _Setting(lambda found: found if isinstance(found, str) else None, "a command in quotes"),
}
KEYS = tuple(_SETTINGS)
DECK_KEYS = tuple(_DECK_SETTINGS)
