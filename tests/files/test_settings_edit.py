"""Settings are changed one by one, and everything else in the file stays."""

from pathlib import Path

import pytest

from quizkit.files.settings import DECK_KEYS, KEYS, DeckSettings, read_settings, value_from_text, wanted
from quizkit.files.settings_edit import list_settings, set_value, unset
from quizkit.model.errors import QuizkitError, UsageError

FILE = '# mine\nretention = 0.92   # more\n\n[deck."eu.hist"]\nnew_a_day = 3\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "sub" / "config.toml"
    path.parent.mkdir()
    path.write_text(FILE)
    return path


def test_every_setting_is_listed_with_its_origin(path: Path) -> None:
    rows = {row.key: (row.value, row.written) for row in list_settings(path)}
    assert set(KEYS) <= rows.keys()
    assert rows["retention"] == ("0.92", True)
    assert rows["day_start"] == ('"04:00"', False)
    assert rows["linear"] == ("false", False)
    assert rows["deck.eu.hist.new_a_day"] == ("3", True)
    assert "deck.eu.hist.retention" not in rows


def test_setting_keeps_comments_and_layout(path: Path) -> None:
    set_value(path, "retention", 0.95)
    assert path.read_text() == FILE.replace("0.92", "0.95")
    set_value(path, "pause", "always")
    assert path.read_text().startswith('# mine\nretention = 0.95   # more\npause = "always"\n')
    assert read_settings(path).for_deck("eu.hist").new_a_day == 3


def test_setting_for_one_deck(path: Path) -> None:
    set_value(path, "deck.eu.hist.retention", 0.8)
    set_value(path, "deck.other.new_a_day", 1)
    settings = read_settings(path)
    assert settings.for_deck("eu.hist") == DeckSettings(0.8, 3)
    assert settings.for_deck("other") == DeckSettings(0.92, 1)


def test_the_first_setting_makes_the_file_and_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "config.toml"
    set_value(path, "deck.other.new_a_day", 1)
    assert path.read_text() == "[deck.other]\nnew_a_day = 1\n"
    set_value(path, "session", 30)
    assert read_settings(path).session == 30
    assert read_settings(path).for_deck("other").new_a_day == 1


def test_unsetting_goes_back_to_the_default(path: Path) -> None:
    assert unset(path, "retention")
    assert not unset(path, "retention")
    assert not unset(path, "deck.nowhere.new_a_day")
    assert unset(path, "deck.eu.hist.new_a_day")
    assert read_settings(path).for_deck("eu.hist") == DeckSettings(0.90, 10)
    assert path.read_text().startswith("# mine\n")


def test_a_file_with_a_mistake_is_left_as_it_is(path: Path) -> None:
    path.write_text("retention = 2\n")
    with pytest.raises(QuizkitError, match="retention"):
        set_value(path, "session", 30)
    assert path.read_text() == "retention = 2\n"


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("retention", "0.9", 0.9),
        ("new_a_day", "5", 5),
        ("linear", "yes", True),
        ("streak", "off", False),
        ("day_start", "05:30", "05:30"),
        ("editor", "42", "42"),
        ("deck.a.b.new_a_day", "0", 0),
    ],
)
def test_a_text_is_read_as_its_setting_wants(key: str, text: str, value: object) -> None:
    assert value_from_text(key, text) == value


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("retention", "2", "0.70 to 0.97"),
        ("linear", "1", "true or false"),
        ("pause", "sometimes", "always"),
        ("retenshun", "0.9", "no setting"),
        ("deck.a.session", "5", "no setting"),
        ("deck.session", "5", "no setting"),
        ("deck", "5", "no setting"),
    ],
)
def test_what_is_no_setting_or_no_value_is_refused(key: str, text: str, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        value_from_text(key, text)
    assert said in refused.value.message


def test_every_setting_says_what_is_wanted() -> None:
    assert all(map(wanted, KEYS))
    assert all(wanted(f"deck.x.{key}") for key in DECK_KEYS)
