"""Settings: what may be written, and what is refused by name."""

import os
from pathlib import Path
from typing import Any

import pytest

from quizkit.files import settings as settings_module
from quizkit.files.settings import MOST_BYTES, DeckSettings, Settings, parse_settings, read_settings
from quizkit.model.errors import QuizkitError


def parse(text: str) -> Settings:
    return parse_settings(text.encode(), "config.toml")


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "config.toml") == Settings()
    assert Settings() == Settings(240, 0.90, 36500, 10, 20, 0, "wrong", False, False, True, "auto", "", {})


def test_an_empty_file_is_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("# nothing\n")
    assert read_settings(tmp_path / "config.toml") == Settings()


def test_the_example_in_the_module_is_the_defaults() -> None:
    assert settings_module.__doc__ is not None
    example = settings_module.__doc__.split("\n\n", 1)[1]
    settings = parse(example.replace("\n    ", "\n").strip())
    assert settings._replace(decks={}) == Settings()
    assert settings.decks == {"eu-hist-w3": DeckSettings(0.95, 5)}


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ('day_start = "00:00"', "day_start_minutes", 0),
        ('day_start = "23:59"', "day_start_minutes", 1439),
        ("retention = 0.7", "retention", 0.70),
        ("retention = 0.97", "retention", 0.97),
        ("maximum_interval_days = 365", "maximum_interval_days", 365),
        ("new_a_day = 0", "new_a_day", 0),
        ("session = 1", "session", 1),
        ('pause = "never"', "pause", "never"),
        ("linear = true", "linear", True),
        ("streak = false", "streak", False),
        ('color = "never"', "color", "never"),
        ('editor = "code --wait"', "editor", "code --wait"),
    ],
)
def test_each_setting(text: str, field: str, value: Any) -> None:
    assert parse(text) == Settings()._replace(**{field: value})


def test_a_deck_has_what_differs_and_else_what_holds_for_all() -> None:
    settings = parse('retention = 0.8\n[deck."eu.hist"]\nnew_a_day = 3\n[deck.b]\nretention = 0.95\n')
    assert settings.for_deck("eu.hist") == DeckSettings(0.8, 3)
    assert settings.for_deck("b") == DeckSettings(0.95, 10)
    assert settings.for_deck("other") == DeckSettings(0.8, 10)
    assert list(settings.decks) == ["eu.hist", "b"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('day_start = "4:00"', "`day_start` should be a time of day like \"04:00\", found '4:00'"),
        ('day_start = "24:00"', "`day_start` should be"),
        ("day_start = 240", "found 240"),
        ("retention = 0.5", "`retention` should be a share from 0.70 to 0.97, found 0.5"),
        ("retention = 0.98", "`retention` should be"),
        ("retention = true", "found True"),
        ('retention = "90%"', "found '90%'"),
        ("new_a_day = -1", "`new_a_day` should be a whole number from 0 to 9999, found -1"),
        ("new_a_day = 2.5", "found 2.5"),
        ("session = 0", "`session` should be a whole number from 1 to 9999"),
        ("session = true", "found True"),
        ("maximum_interval_days = 99999", "should be a whole number from 1 to 36500"),
        ('pause = "sometimes"', '`pause` should be "never", "wrong" or "always", found \'sometimes\''),
        ("pause = []", "`pause` should be"),
        ("linear = 1", "`linear` should be true or false, found 1"),
        ("color = false", '`color` should be "auto", "always" or "never", found False'),
        ("editor = 3", "`editor` should be a command in quotes, found 3"),
        ("deck = 3", "`deck` should be tables like [deck.eu-hist-w3], found 3"),
        ("deck.a = 3", "`deck.a` should be a table [deck.a], found 3"),
        ("[deck.a]\nretention = 2", "`deck.a.retention` should be a share"),
        ("[deck.a]\nsession = 2", "`deck.a.session`, which is no setting"),
        ("sesion = 2", "`sesion`, which is no setting"),
        ("session = ", "cannot be read: Invalid value (at "),
        ("session = 1\nsession = 2", "cannot be read: Cannot overwrite a value"),
        ("session = " + "9" * 5_000, "cannot be read: "),
        (
            "session = 0x" + "f" * 5_000,
            "`session` should be a whole number from 1 to 9999, found too much to",
        ),
        ("session = " + "[" * 5_000, "cannot be read: "),
        ('pause = "' + "x" * 5_000 + '"', "found 'xxx"),
        ("x" * 5_000 + " = 1", "xx…`, which is no setting"),
    ],
)
def test_what_is_refused_is_named(text: str, told: str) -> None:
    with pytest.raises(QuizkitError) as caught:
        parse(text)
    assert told in caught.value.message
    assert "config.toml" in caught.value.message
    assert caught.value.advice
    assert len(caught.value.message) < 250


@pytest.mark.parametrize(
    ("text", "advice"), [("sesion = 2", "Did you mean `session`?"), ("xyz = 2", "Known are: day_start, ")]
)
def test_advice_for_unknown_settings(text: str, advice: str) -> None:
    with pytest.raises(QuizkitError) as caught:
        parse(text)
    assert caught.value.advice.startswith(advice)


def test_a_file_that_is_no_text_or_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(QuizkitError, match="cannot be read"):
        read_settings(path)
    assert path.read_bytes() == b"\xff\xfe"
    with pytest.raises(QuizkitError, match=r"cannot be read: (Is a directory|it is no ordinary file)"):
        read_settings(tmp_path)


def test_a_pipe_and_a_very_large_file_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(QuizkitError, match="cannot be read: it is no ordinary file"):
        read_settings(tmp_path / "pipe")
    path = tmp_path / "config.toml"
    path.write_text("#" * MOST_BYTES)
    assert read_settings(path) == Settings()
    path.write_text("#" * (MOST_BYTES + 1))
    with pytest.raises(QuizkitError, match="cannot be read: it has more than 1,048,576 bytes"):
        read_settings(path)
