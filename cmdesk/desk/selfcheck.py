"""Whether what cmdesk stands on works where it is installed: data, calendars, words, zones, results, the register."""

from __future__ import annotations

import zoneinfo
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from cmdesk.basics.errors import CmdeskError
from cmdesk.basics.wording import LANGUAGES, N_, words_for
from cmdesk.calendars.entities import calendar_for, entities
from cmdesk.calendars.recipes import SCOPES, WORDINGS
from cmdesk.desk.calculation import calculated
from cmdesk.desk.exporting import FORMATS, export
from cmdesk.desk.inputs import read_contract_file
from cmdesk.desk.pictures import has_several_colours
from cmdesk.desk.registers import edit, opened
from cmdesk.desk.sample import SAMPLE_DAY, sample_path
from cmdesk.rates.checked import known_until
from cmdesk.rates.ecb import shipped_history
from cmdesk.rates.history_file import read_history

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_WORKBOOK = FORMATS[0]
_SUMMER = datetime(2025, 7, 1)  # noqa: DTZ001  # given its zone below
_CHRISTMAS, _NATIONAL_DAY = date(2025, 12, 25), date(2025, 10, 1)
_LEAST_RESULTS, _LEAST_SHEETS = 20, 5
_KNOWN, _HISTORY = "2025-H2", "Date,DKK,\n2025-11-18,7.4676,\n"
_FIRST_CHINESE, _LAST_CHINESE = "\u4e00", "\u9fff"


class SelfCheckError(CmdeskError):
    """Something does not work where cmdesk is installed."""


def check_calculation(_folder: Path) -> str:
    """Calculate the sample contract."""
    found = calculated(read_contract_file(sample_path()), SAMPLE_DAY)
    _require(len(found.results) >= _LEAST_RESULTS, f"only {len(found.results)} results")
    deadline = found.results["term.non_renewal_deadline"].value
    _require(deadline == date(2025, 11, 30), f"the sample's notice is due on {deadline}")
    return f"{len(found.results)} results"


def check_workbook(folder: Path) -> str:
    """Export the sample contract in every language and look into each workbook."""
    calculation = calculated(read_contract_file(sample_path()), SAMPLE_DAY)
    for language in LANGUAGES:
        path = folder / f"sample-{language}.xlsx"
        export(_WORKBOOK, calculation, str(path), words_for(language))
        with ZipFile(path) as archive:
            _require(archive.testzip() is None, f"{path.name} is damaged")
            sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
            _require(len(sheets) >= _LEAST_SHEETS, f"{path.name} has {len(sheets)} sheets")
            texts = archive.read("xl/sharedStrings.xml").decode()
            _require(calculation.contract.reference in texts, f"{path.name} lacks the contract's reference")
    return f"{len(LANGUAGES)} workbooks"


def check_calendars(_folder: Path) -> str:
    """Build the calendar of every entity, under both wordings and in all scopes."""
    built = 0
    for entity in entities():
        for wording in WORDINGS:
            for scope in SCOPES:
                calendar = calendar_for(entity, wording, scope)
                result = calendar.add_business_days(SAMPLE_DAY, 10)
                within = timedelta(13) <= result - SAMPLE_DAY <= timedelta(21)
                _require(within, f"{entity}, {wording}, {scope}: {result}")
                _require(calendar.known_until >= SAMPLE_DAY, f"{entity}: holidays end on {calendar.known_until}")
                built += 1
    return f"{built} calendars"


def check_languages(_folder: Path) -> str:
    """Look for every language's catalogue, and have it translate a sentence."""
    key = N_("When does it end?")
    for language in LANGUAGES[1:]:
        _require(words_for(language).text(key) != key, f"{language} does not translate")
    return f"{len(LANGUAGES)} languages"


def check_names_of_holidays(_folder: Path) -> str:
    """Have holidays named in Danish and in Chinese."""
    danish = _name_of(_CHRISTMAS, "dk", "da")
    _require(danish != _name_of(_CHRISTMAS, "dk", "en"), f"Christmas in Danish is {danish}")
    chinese = _name_of(_NATIONAL_DAY, "cn", "zh_CN")
    _require(any(_FIRST_CHINESE <= mark <= _LAST_CHINESE for mark in chinese), f"1 October in Chinese is {chinese}")
    return f"{danish}, {chinese}"


def check_zones(_folder: Path) -> str:
    """Find every entity's time zone in the data that come along, whatever the system has."""
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath(to=())
    try:
        zones = {one.zone: zoneinfo.ZoneInfo.no_cache(one.zone) for one in entities().values()}
    finally:
        zoneinfo.reset_tzpath(to=before)
    offset = _SUMMER.replace(tzinfo=zones["Europe/Amsterdam"]).utcoffset()
    _require(offset == timedelta(hours=2), f"summer time in Amsterdam is {offset} ahead")
    return f"{len(zones)} zones"


def check_rates(folder: Path) -> str:
    """Read the laws of late interest and the exchange rates, and judge a history as if it were imported."""
    known = min(known_until().values())
    _require(known >= _KNOWN, f"rates of interest are known to {known}")
    rate = shipped_history().on("DKK", SAMPLE_DAY)
    _require(rate is not None, f"there is no exchange rate of {SAMPLE_DAY}")
    archive = folder / "rates.zip"
    with ZipFile(archive, "w", ZIP_DEFLATED) as opened:
        opened.writestr("eurofxref-hist.csv", _HISTORY)
    _require(read_history(archive.read_bytes(), archive.name) == _HISTORY.encode(), "a history cannot be imported")
    return f"{len(known_until())} laws to {known}, exchange rates to {shipped_history().known_until}"


def check_register(folder: Path) -> str:
    """Make a register, put the sample contract in, find it again, and check what was written."""
    path = folder / "register.sqlite"
    path.unlink(missing_ok=True)
    contract = read_contract_file(sample_path())
    with opened(str(path)) as register:
        register.add(contract, edit("self-test"))
        found = register.search(f'ref:"{contract.reference}"', SAMPLE_DAY).rows
        _require([one.reference for one in found] == [contract.reference], f"a search finds {len(found)} contracts")
        _require(bool(register.deadlines_of(found[0].id)), "the sample has no deadlines")
        checked = register.check()
    _require(checked.broken is None, f"line {checked.broken} of the history is not what was written")
    return f"{checked.lines} line of history, {path.stat().st_size >> 10} KB"


def check_picture(path: Path) -> str:
    """Look whether there is anything on a picture."""
    _require(has_several_colours(path.read_bytes()), f"{path.name} is of one colour")
    return path.name


CORE_CHECKS: Mapping[str, Callable[[Path], str]] = {
    "calculation": check_calculation,
    "workbook": check_workbook,
    "calendars": check_calendars,
    "languages": check_languages,
    "names of holidays": check_names_of_holidays,
    "time zones": check_zones,
    "rates": check_rates,
    "register": check_register,
}
"""Every check that needs no window; each says what it saw or raises an error."""


def _name_of(day: date, entity: str, language: str) -> str:
    """Return the name of an entity's holiday in a language."""
    holiday = calendar_for(entity, "national").holiday(day, language)
    _require(holiday is not None, f"{day} is no holiday of {entity}")
    return holiday.name if holiday else ""


def _require(condition: bool, otherwise: str) -> None:  # noqa: FBT001  # it stands for assert, which -O takes away
    """Raise an error where a condition does not hold."""
    if not condition:
        raise SelfCheckError(otherwise)
