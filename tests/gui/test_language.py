"""One language for all of the window."""

from __future__ import annotations

import pytest

from cmdesk.basics.wording import LANGUAGES
from cmdesk.gui import language


@pytest.mark.parametrize(
    "wanted, found",
    [(["da-DK", "en"], "da"), (["zh-Hans-CN"], "zh_CN"), (["fr-FR", "nl"], "nl"), (["fr"], "en"), ([], "en")],
)
def test_the_nearest_language_of_the_system(wanted: list[str], found: str) -> None:
    """The first that the window speaks, English where it speaks none."""
    assert language.nearest(wanted) == found


def test_a_choice_holds_for_everything_made_after_it() -> None:
    """Words come from the chosen language."""
    language.choose("da")
    assert language.words().language == "da"


def test_every_language_has_a_name_of_its_own() -> None:
    """A reader finds the own language in its own words."""
    assert set(language.OWN_NAMES) == set(LANGUAGES)


def test_what_stands_by_itself_begins_large() -> None:
    """What comes after its first letter stays as it is, and nothing is nothing."""
    assert [language.capitalised(one) for one in ("registered mail", "ACME ApS", "")] == [
        "Registered mail",
        "ACME ApS",
        "",
    ]
