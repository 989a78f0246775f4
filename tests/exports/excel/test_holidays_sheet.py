"""The sheet of holidays: what the formulas count with is what the calendar counts with."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cmdesk.basics.wording import words_for
from cmdesk.calendars.calendar import BusinessCalendar
from cmdesk.calendars.table import FIRST_DAY, LAST_DAY, HolidayTable, Known
from cmdesk.exports.excel.holidays_sheet import FIRST_ROW, _days, holiday_lists, years_needed
from tests.exports.excel.books import MON_2024_06_03, book, of_vector
from tests.helpers import EDITION_2023, EDITION_2025, calculated, notice

ENGLISH = words_for("en")
SATURDAY = 5
OWN_DAYS = {
    "add": [{"date": "2024-05-10", "reason": "=bridge day"}],
    "remove": [{"date": "2024-05-09", "reason": "worked, Order Form 5"}],
}


@pytest.mark.parametrize("entity", ["nl", "dk", "cn", "de"])
def test_the_list_and_the_calendar_agree_on_every_day(entity: str) -> None:
    """A day from Monday to Friday is in the list exactly if it is no Business Day."""
    calculation = calculated(MON_2024_06_03, entity=entity, holidays=OWN_DAYS)
    (one,) = holiday_lists(calculation, ENGLISH)
    listed = {holiday.day for holiday in one.days}
    assert len(listed) == len(one.days)
    day, last = years_needed(calculation)
    while day <= last:
        if day.weekday() < SATURDAY:
            assert (day in listed) is not one.calendar.is_business_day(day), day
        day += timedelta(days=1)


def test_the_years_reach_as_far_as_anything_is_counted() -> None:
    """A year more on either side of what counting touches."""
    assert years_needed(calculated(MON_2024_06_03)) == (date(2023, 1, 1), date(2025, 12, 31))
    late = [notice("n1", "2030-05-06", channel="registered")]
    assert years_needed(calculated(MON_2024_06_03, notices=late)) == (date(2023, 1, 1), date(2031, 12, 31))
    slow = [{"parameter": "registered_business_days", "value": 90}]
    assert years_needed(calculated(MON_2024_06_03, deviations=slow))[0] == date(2023, 1, 1)


def test_one_list_for_each_wording() -> None:
    """An amendment that brings the other edition brings its calendar; each list has its name."""
    moved: dict[str, Any] = {
        "edition": EDITION_2023,
        "notices": [notice("n1", "2024-03-10", kind="amendment")],
        "amendments": [{"notice": "n1", "to_edition": EDITION_2025}],
    }
    found = book(**moved)
    assert sorted(found.formulas.defined_names) == ["Holidays_generally_recognised", "Holidays_national"]
    texts = found.texts("Holidays")
    assert "Generally recognised public holidays (Terms & Conditions of 1 January 2023)" in texts
    assert "National public holidays (Terms & Conditions of 3 March 2025)" in texts


def test_editions_of_one_wording_share_a_list() -> None:
    """An amendment within the same edition brings no second list."""
    same = {
        "notices": [notice("n1", "2024-03-10", kind="amendment")],
        "amendments": [{"notice": "n1", "to_edition": EDITION_2025}],
    }
    assert len(holiday_lists(calculated(MON_2024_06_03, **same), ENGLISH)) == 1


def test_the_name_covers_the_list() -> None:
    """The range that formulas use holds real days, all of them, none twice, in order."""
    found = book()
    name = found.formulas.defined_names["Holidays_national"]
    ((sheet, cells),) = name.destinations
    days = [row[0].value.date() for row in found.values[sheet][cells.replace("$", "")]]
    assert sheet == "Holidays"
    assert days == sorted(set(days))
    assert date(2024, 12, 25) in days
    assert found.values["Holidays"].cell(FIRST_ROW + len(days) + 1, 2).value is None


def test_own_days() -> None:
    """A closing day stands in the list as agreed, its reason as a text; a worked holiday stands apart."""
    found = book(holidays=OWN_DAYS)
    row = found.row_of("Holidays", "=bridge day", 3)
    assert (row[2], row[4]) == (date(2024, 5, 10), "agreed")
    worked = found.row_of("Holidays", "worked, Order Form 5", 7)
    assert worked[6] == date(2024, 5, 9)
    assert date(2024, 5, 9) not in [row.get(2) for row in found.rows("Holidays")]


def test_estimated_holidays_say_so() -> None:
    """Chinese holidays after the last schedule announced are marked."""
    texts = book(as_of=date(2030, 6, 3), entity="cn").texts("Holidays")
    assert "estimated" in texts
    assert "estimated" not in book().texts("Holidays")


def test_the_head_says_what_is_covered() -> None:
    """Whose calendar it is, by which reading, from when to when."""
    texts = book(readings={"holiday_scope": "narrow"}).texts("Holidays")
    assert texts[1] == "CM.com N.V.: only the holidays of the whole country"
    assert texts[2].startswith("From Sunday 1 January 2023 to Wednesday 31 December 2025")


def test_names_follow_the_language() -> None:
    """A Danish workbook names Danish holidays in Danish."""
    assert "Juledag" in book(language="da", entity="dk").texts(words_for("da").text("Holidays"))


def test_a_list_is_never_empty() -> None:
    """Where there is no holiday at all a Sunday stands in, because an empty range is an error somewhere."""
    known = Known(FIRST_DAY, LAST_DAY, LAST_DAY)
    empty = BusinessCalendar(HolidayTable.of({}, known), ZoneInfo("UTC"), lambda _language: [])
    (only,) = _days(empty, date(2024, 1, 1), date(2024, 12, 31), "en")
    assert (only.day, only.day.weekday()) == (date(2024, 1, 7), 6)


def test_chinese_working_saturdays_are_no_business_days() -> None:
    """The vector of a make-up Saturday recalculates with a plain Monday to Friday week."""
    calculation = of_vector("hand-chinese-make-up-saturday")
    (one,) = holiday_lists(calculation, ENGLISH)
    assert one.range().calendar is one.calendar
