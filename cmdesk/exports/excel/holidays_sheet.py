"""The sheet of holidays: one list a calendar used, to which every formula in Business Days refers by name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.calendars.counting import Holiday
from cmdesk.editions.readings import readings
from cmdesk.exports.excel.formulas import HolidayRange
from cmdesk.exports.excel.sheet import Column, figures, span
from cmdesk.exports.phrases import choice_of, name_of_entity, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cmdesk.basics.wording import Words
    from cmdesk.calendars.calendar import BusinessCalendar
    from cmdesk.calendars.own_days import OwnDay
    from cmdesk.engine.calculate import Calculation
    from cmdesk.exports.excel.sheet import Sheet
    from cmdesk.rules.case import Case

FIRST_ROW = 5
"""Where the lists begin; above them title, what they cover, and heads."""

_SPACING = 4
_WORDINGS = {
    "generally_recognised": N_("Generally recognised public holidays ({edition})"),
    "national": N_("National public holidays ({edition})"),
}
_LIST = (figures(N_("Date"), 18), Column(N_("Holiday"), 40), Column(N_("Basis"), 14))
_WORKED = (figures(N_("Date"), 18), Column(N_("Reason"), 40))
COLUMNS = (*_LIST, Column("", 3)) * 3


@dataclass(frozen=True, slots=True)
class HolidayList:
    """The holidays of one calendar within the years that the workbook needs."""

    wording: str
    edition: str
    calendar: BusinessCalendar
    days: tuple[Holiday, ...]

    def range(self) -> HolidayRange:
        """Return the list as formulas know it."""
        return HolidayRange(f"Holidays_{self.wording}", self.calendar)


def holiday_lists(calculation: Calculation, words: Words) -> tuple[HolidayList, ...]:
    """Return the lists of every edition in force, one for each wording."""
    case = calculation.case
    first, last = years_needed(calculation)
    found: dict[str, HolidayList] = {}
    for day in (date.min, *(start for start, _ in case.moves)):
        edition = case.edition(day)
        wording = str(edition.mode("holiday_wording"))
        if wording not in found:
            calendar = case.calendar(day)
            found[wording] = HolidayList(wording, edition.id, calendar, _days(calendar, first, last, words.language))
    return tuple(found.values())


def years_needed(calculation: Calculation) -> tuple[date, date]:
    """Return the first and the last day of the years that counting touches, and of one more on either side."""
    days = [calculation.as_of, *_days_counted(calculation)]
    return date(min(days).year - 1, 1, 1), date(max(days).year + 1, 12, 31)


def _days_counted(calculation: Calculation) -> Iterator[date]:
    """Yield the days of every result that rests on a calendar."""
    for result in calculation.results.values():
        if "holiday_scope" in result.readings:
            yield from _civil(result.value)
            for step in result.steps:
                yield from _civil(step.value)
                if step.count is not None:
                    yield step.count.start


def _civil(value: Any) -> Iterator[date]:
    """Yield a value if it is a day."""
    if isinstance(value, date):
        yield value


def _days(calendar: BusinessCalendar, first: date, last: date, language: str) -> tuple[Holiday, ...]:
    """Return every holiday between two days; never none, because no spreadsheet knows an empty list."""
    found = []
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = calendar.holiday(date.fromordinal(ordinal), language)
        if day is not None:
            found.append(day)
    return tuple(found) or (_sunday_after(first),)


def _sunday_after(day: date) -> Holiday:
    """Return a Sunday, which is no Business Day anyway, to stand in a list that would be empty."""
    return Holiday(day + timedelta(days=6 - day.weekday()), "", estimated=False)


def write_holidays(sheet: Sheet, workbook: Any, calculation: Calculation, lists: Sequence[HolidayList]) -> None:
    """Write the lists, and give each its name."""
    case = calculation.case
    first, last = years_needed(calculation)
    sheet.opening(
        sheet.words.text(N_("Holidays")),
        say(N_("{entity}: {scope}"), entity=name_of_entity(case.entity), scope=_scope(case)),
        _covered(first, last),
    )
    for place, one in enumerate(lists):
        _write_list(sheet, 1 + place * _SPACING, one, {own.date for own in case.contract.holidays.added})
        column = sheet.abroad(span(FIRST_ROW, FIRST_ROW + len(one.days) - 1, 1 + place * _SPACING))
        workbook.define_name(one.range().name, f"={column}")
    if case.contract.holidays.removed:
        _write_worked(sheet, 1 + len(lists) * _SPACING, case.contract.holidays.removed)
    sheet.freeze_below(FIRST_ROW - 1)


def _scope(case: Case) -> Sentence:
    """Return the reading that says which holidays count."""
    reading = readings()["holiday_scope"]
    return say(reading.labels[choice_of(case, reading)])


def _covered(first: date, last: date) -> Sentence:
    """Return which years the lists hold."""
    return say(N_("From {first} to {last}; the formulas know no other holidays."), first=first, last=last)


def _write_list(sheet: Sheet, column: int, one: HolidayList, agreed: set[date]) -> None:
    """Write the holidays of one calendar."""
    edition = say(title_of(one.edition))
    sheet.text(FIRST_ROW - 2, column, say(_WORDINGS[one.wording], edition=edition), "note")
    sheet.head(FIRST_ROW - 1, _LIST, column)
    for row, day in enumerate(one.days, start=FIRST_ROW):
        sheet.value(row, column, day.day)
        sheet.text(row, column + 1, day.name)
        sheet.key(row, column + 2, _basis(day, agreed), "quiet")


def _basis(day: Holiday, agreed: set[date]) -> str:
    """Return what a holiday rests on, where that is not plain law."""
    if day.day in agreed:
        return N_("agreed")
    return N_("estimated") if day.estimated else ""


def _write_worked(sheet: Sheet, column: int, worked: Sequence[OwnDay]) -> None:
    """Write the holidays that were agreed to be worked."""
    sheet.key(FIRST_ROW - 2, column, N_("Agreed to be worked, so left out of the lists"), "note")
    sheet.head(FIRST_ROW - 1, _WORKED, column)
    for row, own in enumerate(worked, start=FIRST_ROW):
        sheet.value(row, column, own.date)
        sheet.text(row, column + 1, own.reason)
