"""Holidays of the library with our corrections: what is known, what is estimated, in which language."""

from __future__ import annotations

import importlib.metadata
import json
import os
import subprocess
import sys
from datetime import date
from importlib.machinery import PathFinder
from pathlib import Path
from types import SimpleNamespace

import holidays as library
import pytest

from cmdesk.calendars import holidays as room
from cmdesk.calendars.errors import UnknownCountryError
from cmdesk.calendars.holidays import (
    countries,
    holiday_names,
    holiday_table,
    is_known_country,
    library_version,
)
from cmdesk.calendars.recipes import Recipe, recipe
from cmdesk.calendars.table import FIRST_DAY, HolidayTable

THU_2005_05_05 = date(2005, 5, 5)  # Ascension Day and a fifth year's Liberation Day
THU_2016_05_05 = date(2016, 5, 5)  # Ascension Day
TUE_2026_05_05 = date(2026, 5, 5)
MON_2025_05_05 = date(2025, 5, 5)
FRI_2026_04_03 = date(2026, 4, 3)
MON_2026_04_06 = date(2026, 4, 6)
FRI_1989_12_01 = date(1989, 12, 1)
FRI_2160_03_21 = date(2160, 3, 21)
MON_2160_05_05 = date(2160, 5, 5)
WED_2160_12_31 = date(2160, 12, 31)


def name_on(wanted: Recipe, day: date, language: str = "en") -> str | None:
    """Return the name of the holiday on a day."""
    place = holiday_table(wanted).place_of_holiday(day)
    return None if place is None else holiday_names(wanted, language)[place]


@pytest.mark.parametrize(
    "scope, wording, good_friday, liberation_day",
    [
        ("narrow", "generally_recognised", False, False),
        ("standard", "generally_recognised", False, True),
        ("standard", "national", True, True),
        ("widest", "national", True, True),
    ],
)
def test_dutch_disputes(scope: str, wording: str, *, good_friday: bool, liberation_day: bool) -> None:
    """Good Friday and 5 May, in a fifth year and in another; Ascension Day stays a holiday where it falls on 5 May."""
    wanted = recipe("NL", None, wording, scope)
    assert bool(name_on(wanted, FRI_2026_04_03)) is good_friday
    assert bool(name_on(wanted, TUE_2026_05_05)) is liberation_day
    assert bool(name_on(wanted, MON_2025_05_05)) is liberation_day
    assert name_on(wanted, MON_2026_04_06) == "Easter Monday"
    assert name_on(wanted, THU_2005_05_05)
    assert name_on(wanted, THU_2016_05_05)


@pytest.mark.parametrize(
    "country, day, language, name",
    [
        ("NL", TUE_2026_05_05, "en", "Liberation Day"),
        ("NL", TUE_2026_05_05, "nl", "Bevrijdingsdag"),
        ("NL", TUE_2026_05_05, "da", "Liberation Day"),
        ("NL", MON_2026_04_06, "nl", "Tweede paasdag"),
        ("NL", MON_2026_04_06, "zh_CN", "Easter Monday"),
        ("BE", MON_2026_04_06, "nl", "Paasmaandag"),
        ("DK", MON_2026_04_06, "da", "Anden påskedag"),
        ("DK", MON_2026_04_06, "nl", "Easter Monday"),
        ("CN", date(2026, 10, 1), "zh_CN", "国庆节"),
        ("CN", date(2026, 10, 1), "da", "National Day"),
        ("HK", date(2026, 10, 1), "zh_CN", "国庆日"),
        ("ZA", date(2026, 9, 24), "en", "Heritage Day"),
        ("ZA", date(2026, 9, 24), "nl", "Heritage Day"),
    ],
)
def test_names_in_four_languages(country: str, day: date, language: str, name: str) -> None:
    """The library's own where it has them for the country, else English, whatever the locale of the process."""
    assert name_on(recipe(country, None, "national", "standard"), day, language) == name


def test_the_locale_of_the_process_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library would follow it."""
    monkeypatch.setenv("LANGUAGE", "nl")
    names = room._library_days.__wrapped__(recipe("NL", None, "national", "narrow"), "en").names
    assert names[MON_2026_04_06] == "Easter Monday"


@pytest.mark.parametrize(
    "country, official_until",
    [
        ("AE", 2026),
        ("KE", 2026),
        ("IN", 2026),
        ("SG", 2027),
        ("TR", 2032),
        ("CN", 2026),
        ("JP", 2099),
        ("NL", 2100),
        ("GB", 2100),
        ("ZA", 2100),
    ],
)
def test_how_far_holidays_are_official(country: str, official_until: int) -> None:
    """Estimates start in 2027 (AE, KE, IN), 2028 (SG), 2033 (TR); China's swaps end in 2026, the library in 2100."""
    known = holiday_table(recipe(country, None, "national", "standard")).known
    assert known.until == date(official_until, 12, 31)


@pytest.mark.parametrize(
    "country, first, last",
    [("NL", 1989, 2100), ("DE", 1991, 2100), ("ES", 2008, 2100), ("JP", 1989, 2099), ("IN", 2001, 2035)],
)
def test_the_years_that_the_library_covers(country: str, first: int, last: int) -> None:
    """Germany from 1991, Spain from 2008; for India it warns that Hindu holidays reach from 2001 to 2035."""
    known = holiday_table(recipe(country, None, "national", "standard")).known
    assert (known.first, known.last) == (date(first, 1, 1), date(last, 12, 31))


def test_outside_its_years_its_rules_go_on() -> None:
    """German Unity Day 1990 and Christmas of 2150 and 2160 are there, as estimates; never mere weekends."""
    table = holiday_table(recipe("DE", None, "national", "standard"))
    for day in (date(1990, 10, 3), date(2150, 12, 25), date(2160, 12, 25)):
        assert table.place_of_holiday(day) is not None
        assert table.has_estimate(day, day)
    assert not table.has_estimate(date(1991, 1, 1), date(2100, 12, 31))


def test_the_first_and_the_last_day_of_the_table_may_be_holidays() -> None:
    """Portugal restored its independence on 1 December; Latvia closes on 31 December."""
    assert name_on(recipe("PT", None, "national", "narrow"), FRI_1989_12_01)
    assert name_on(recipe("LV", None, "national", "narrow"), WED_2160_12_31)


def test_corrections_reach_to_the_last_year() -> None:
    """Easter Sunday 2160 is 23 March; of the narrow scope neither Good Friday nor Liberation Day is one."""
    wanted = recipe("NL", None, "national", "standard")
    assert name_on(wanted, FRI_2160_03_21) == "Good Friday"
    assert name_on(wanted, MON_2160_05_05) == "Liberation Day"
    narrow = recipe("NL", None, "national", "narrow")
    assert [name_on(narrow, day) for day in (FRI_2160_03_21, MON_2160_05_05)] == [None, None]


def test_a_lunar_calendar_that_ends_keeps_the_fixed_days() -> None:
    """China's moons end in 2100; Labour Day 2110 remains."""
    table = holiday_table(recipe("CN", None, "national", "standard"))
    assert table.place_of_holiday(date(2110, 5, 1)) is not None


def test_chinese_holidays_after_the_last_announcement_are_estimates() -> None:
    """They look official, and their transfers are not announced."""
    table = holiday_table(recipe("CN", None, "national", "standard"))
    assert table.has_estimate(date(2027, 10, 1), date(2027, 10, 1))
    assert not table.has_estimate(date(2026, 1, 1), date(2026, 12, 31))


def test_what_fails_within_the_librarys_years_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is swallowed where the library should know."""

    def broken(self: object) -> None:
        raise TypeError(self)

    monkeypatch.setattr("holidays.countries.netherlands.Netherlands._populate_public_holidays", broken)
    with pytest.raises(TypeError):
        room._library_days.__wrapped__(recipe("NL", None, "national", "narrow"), "en")


@pytest.mark.parametrize(
    "names, estimated",
    [
        ("Eid al-Fitr (estimated)", True),
        ("Eid al-Fitr (observed, estimated)", True),
        ("Eid al-Fitr (estimated); Eid al-Fitr Holiday (estimated)", True),
        ("Christmas Day; Mawlid (estimated)", False),
        ("Christmas Day", False),
    ],
)
def test_the_label_of_an_estimate(names: str, *, estimated: bool) -> None:
    """A day that is a holiday anyway is certain."""
    assert room._is_labelled(names) is estimated


@pytest.mark.parametrize(
    "estimated, last_official",
    [
        ({2027, 2028, 2029, 2030}, 2026),
        ({1990, 1991, 2027, 2028, 2029, 2030}, 2026),
        # In one year the moon passed by: no holiday, no label.
        ({2027, 2028, 2030}, 2026),
        # The last year may be such a year.
        ({2029}, 2028),
        (set(), 2030),
    ],
)
def test_estimates_run_to_the_end(estimated: set[int], last_official: int) -> None:
    """Estimates of the past do not count, and a year without one between two others is none."""
    assert room._last_official(2030, estimated) == last_official


def test_a_country_that_stopped_announcing() -> None:
    """Without a single year announced, nothing is taken away."""
    stopped = SimpleNamespace(has_substituted_holidays=True)
    assert room._last_announced(stopped) == 2160  # type: ignore[arg-type]


def test_a_country_without_swaps_announces_nothing() -> None:
    """Its days of one year alone, like a coronation, are no end of what is known."""
    plain = SimpleNamespace(special_public_holidays={2023: (5, 8)})
    assert room._last_announced(plain) == 2160  # type: ignore[arg-type]


def test_knows_countries_and_regions() -> None:
    """By their codes, exactly."""
    assert is_known_country("NL")
    assert not is_known_country("nl")
    assert "BY" in countries().by_code["DE"].subdivisions
    assert "Bayern" not in countries().by_code["DE"].subdivisions
    with pytest.raises(UnknownCountryError, match="did you mean GB"):
        countries().check("UK", None)
    assert countries().near_subdivision("DE", "Bayern") == ("BY",)


def test_knows_every_country_of_the_library() -> None:
    """What the library has, is known; other codes of a country are not."""
    supported = library.list_supported_countries(include_aliases=False)
    assert {code: sorted(country.subdivisions) for code, country in countries().by_code.items()} == {
        code: sorted(subdivisions) for code, subdivisions in supported.items()
    }


def test_every_country_has_a_table() -> None:
    """No rule of the library breaks, inside its years or outside; names match days one to one."""
    for code, country in countries().by_code.items():
        subdivision = next(iter(country.subdivisions), None)
        wanted = recipe(code, subdivision, "generally_recognised", "widest")
        found = room._library_days.__wrapped__(wanted, "en")
        table = HolidayTable.from_bytes(room._table(wanted).to_bytes())
        assert len(table.holidays) == len(found.names), code
        assert min(found.names, default=FIRST_DAY) >= FIRST_DAY, code
        assert table.known.until <= table.known.last, code


# The library is not imported where everything is kept.


def test_the_version_is_the_librarys() -> None:
    """Without importing it."""
    assert library_version() == importlib.metadata.version("holidays")


def test_the_version_from_the_metadata(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the folder of metadata is not to be found, or is there twice, the slow way answers."""

    def elsewhere(name: str) -> SimpleNamespace | None:
        return SimpleNamespace(origin=str(tmp_path / "holidays" / "__init__.py")) if name == "holidays" else None

    for found in (lambda _: None, elsewhere):
        monkeypatch.setattr(PathFinder, "find_spec", found)
        assert library_version.__wrapped__() == importlib.metadata.version("holidays")
    for version in ("1.0", "1.1"):
        (tmp_path / f"holidays-{version}.dist-info").mkdir()
    assert library_version.__wrapped__() == importlib.metadata.version("holidays")
    (tmp_path / "holidays-1.1.dist-info").rmdir()
    for other in ("calendars-2.0.dist-info", "holidays-2.0.data"):
        (tmp_path / other).mkdir()
    assert library_version.__wrapped__() == "1.0"


WARM = """
import sys
from datetime import date
from cmdesk.calendars.entities import calendar_for, entities
from cmdesk.calendars.holidays import countries

calendar = calendar_for("nl", "national")
print(calendar.add_business_days(date(2026, 3, 27), 10), calendar.holiday(date(2026, 4, 3), "nl").name)
print(calendar.explain(date(2026, 3, 27), 10).days[6].name, "BY" in countries().by_code["DE"].subdivisions)
print("holidays" in sys.modules, "platformdirs" in sys.modules, "importlib.metadata" in sys.modules)
"""


def started(folder: Path) -> list[str]:
    """Return what a fresh process prints."""
    root = Path(__file__).parents[2]
    environment = {**os.environ, "CMDESK_CACHE_DIR": str(folder), "PYTHONPATH": str(root)}
    done = subprocess.run(
        [sys.executable, "-c", WARM], env=environment, cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def test_a_second_start_does_not_import_the_library(tmp_path: Path) -> None:
    """The first one does; both answer the same, names and near misses included."""
    cold, warm = started(tmp_path), started(tmp_path)
    assert cold[:2] == warm[:2] == ["2026-04-14 Goede vrijdag", "Good Friday True"]
    assert cold[2].startswith("True")
    assert warm[2] == "False False False"


def test_a_corrupt_table_is_worked_out_again(tmp_path: Path) -> None:
    """Real files of every kind, each with one byte changed or cut short."""
    started(tmp_path)
    whole = {path: path.read_bytes() for path in tmp_path.glob("*.bin")}
    assert len([path for path in whole if not path.name.startswith("toml-")]) == 4
    for path, content in whole.items():
        path.write_bytes(content[:-1])
    assert started(tmp_path)[:2] == ["2026-04-14 Goede vrijdag", "Good Friday True"]
    assert {path: path.read_bytes() for path in tmp_path.glob("*.bin")} == whole
    for path, content in whole.items():
        middle = len(content) // 2
        path.write_bytes(content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :])
    assert started(tmp_path)[2].startswith("True")
    assert {path: path.read_bytes() for path in tmp_path.glob("*.bin")} == whole


def test_another_version_of_the_library_makes_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an older library said is not believed."""
    monkeypatch.setenv("CMDESK_CACHE_DIR", str(tmp_path))
    wanted = recipe("DK", None, "national", "narrow")
    holiday_table.__wrapped__(wanted)
    (path,) = tmp_path.glob("DK-*.bin")
    before = path.read_bytes()
    monkeypatch.setattr(room, "library_version", lambda: "0.999")
    monkeypatch.setattr(room, "_version", room._version.__wrapped__)
    assert holiday_table.__wrapped__(wanted).place_of_holiday(MON_2026_04_06) is not None
    assert b"0.999" in path.read_bytes()
    assert before != path.read_bytes()


def test_the_list_of_countries_is_plain_data() -> None:
    """It is kept as JSON."""
    assert json.loads(json.dumps(room._countries()))["NL"][0] == ["NLD"]
