"""A count of Business Days as lines of text: every day from the start on, numbered where it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, Words
from cmdesk.calendars.counting import DayKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdesk.calendars.counting import CountedDay, DayCount


def day_lines(count: DayCount, words: Words) -> Iterator[str]:
    """Yield one line a day: its number or a dash, the day, and why it does not count."""
    for day in count.days:
        number = str(day.number) if day.number else "–"  # noqa: RUF001  # the dash of an empty state
        text = f"{number:>6}  {day.day.isoformat()}  {words.short_date(day.day)}"
        why = _why(day, words)
        yield f"{text}  {why}" if why else text


def _why(day: CountedDay, words: Words) -> str:
    """Return why a day does not count, and that it is uncertain where it is."""
    if day.number:
        return words.text(N_("estimated")) if day.estimated else ""
    return words.text(N_("weekend")) if day.reason is DayKind.WEEKEND else day.name
