"""What a user prefers, and what happens to it when its file is damaged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cmdesk.desk.failures import OutputError
from cmdesk.desk.settings import Settings, load_settings, save_settings, settings_file

CHOSEN = Settings("da", "dark", "/contracts", {"after_hours": "next_business_day"}, {"from_the_future": [1]})


def written(values: Any) -> None:
    """Write the settings' file by hand."""
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text(json.dumps(values), encoding="utf-8")


def test_the_first_start() -> None:
    """Without a file there are the program's own settings, and nothing to say."""
    assert load_settings().settings == Settings()
    assert load_settings().note is None


def test_back_as_saved() -> None:
    """What was saved comes back, what a newer version wrote too."""
    save_settings(CHOSEN)
    assert load_settings().settings == CHOSEN
    assert load_settings().note is None
    assert json.loads(settings_file().read_text("utf-8"))["from_the_future"] == [1]


def test_a_damaged_file() -> None:
    """The last good copy is used, and the user is told."""
    save_settings(CHOSEN)
    settings_file().write_text("{", encoding="utf-8")
    loaded = load_settings()
    assert loaded.settings == CHOSEN
    assert loaded.note is not None
    assert loaded.note.in_english() == (f"The settings in {settings_file()} were damaged; the last good copy is used.")


def test_a_damaged_file_without_a_copy() -> None:
    """Without a good copy the program's own settings are used, and the user is told."""
    written([])
    loaded = load_settings()
    assert loaded.settings == Settings()
    assert loaded.note is not None
    assert loaded.note.in_english().endswith("were damaged; cmdesk starts with its own.")


@pytest.mark.parametrize(
    "name, value",
    [
        ("language", "fr"),
        ("language", ["nl"]),
        ("theme", None),
        ("last_folder", 3),
        ("readings", []),
        ("readings", {"after_hours": "never"}),
        ("readings", {"nonsense": "same_day"}),
        ("readings", {"after_hours": ["same_day"]}),
    ],
)
def test_a_setting_that_makes_no_sense(name: str, value: Any) -> None:
    """It alone is passed over and named; the others stand."""
    written({"language": "nl", "theme": "dark", name: value})
    loaded = load_settings()
    assert getattr(loaded.settings, name) == getattr(Settings(), name)
    assert name == "theme" or loaded.settings.theme == "dark"
    assert loaded.note is not None
    assert loaded.note.in_english().endswith(f"make no sense and are passed over: {name}")


def test_settings_that_cannot_be_saved(home: Path) -> None:
    """It is told, with the file's name."""
    home.write_text("a file where the folder should be", "utf-8")
    with pytest.raises(OutputError, match=r"settings\.json: "):
        save_settings(CHOSEN)
