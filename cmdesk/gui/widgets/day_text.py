"""What a person types for a day, read strictly: never a guess, and a proposal where the meaning is near."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, Sentence, say, words_for

if TYPE_CHECKING:
    from cmdesk.basics.wording import Words

FIRST_YEAR, LAST_YEAR = 1990, 2100
_RELATIVE = r"([+-])\s*(\d{1,4})\s*([dwmy]?)"
_PIECE = r"\d+|[^\W\d_]+"
_FILLERS = {"den", "the", "of"}
_MONTHS, _WEEK = 12, 7
_COMPACT, _COMPACT_SHORT = 8, 6
_CHINESE_WEEKDAY = "(?:周|星期)[一二三四五六日天]"


@dataclass(frozen=True, slots=True)
class DayReading:
    """What was understood: a day, nothing for an empty text, or a problem with what was probably meant."""

    day: date | None = None
    problem: Sentence | None = None
    proposal: date | None = None


@dataclass(frozen=True, slots=True)
class Habits:
    """How days are written where the user is: the order of day, month and year, the words, and today."""

    order: str
    words: Words
    today: date


def read_day(text: str, habits: Habits) -> DayReading:
    """Return the day that a text says: ISO, the order of the place, a relative day, or words."""
    plain = text.strip().lower()
    if plain in {"", "-", "–"}:  # noqa: RUF001  # the dash of an empty state
        return DayReading()
    relative = _relative(plain, habits.today)
    if relative is not None:
        return _bounded(relative)
    tokens = re.findall(_PIECE, _unmarked(plain))
    numbers = [token for token in tokens if token.isdigit()]
    named = [token for token in tokens if not token.isdigit() and token not in _FILLERS]
    if named:
        return _with_month_name(text, named, numbers, habits)
    if len(numbers) == 1 and re.fullmatch(r"\d+", plain):
        return _compact(plain, text, habits)
    return _from_numbers(text, numbers, habits)


def _unmarked(plain: str) -> str:
    """Return a text without the characters and weekdays that Chinese dates carry."""
    plain = re.sub(_CHINESE_WEEKDAY, " ", plain)
    return plain.replace("年", "-").replace("月", "-").replace("日", " ").replace("号", " ")


def _relative(plain: str, today: date) -> date | None:
    """Return the day of "t", "eom" or "+3m", None for anything else."""
    if plain == "t":
        return today
    if plain == "eom":
        return today.replace(day=_days_in(today.year, today.month))
    match = re.fullmatch(_RELATIVE, plain)
    if match is None:
        return None
    number = int(match[2]) * (1 if match[1] == "+" else -1)
    try:
        return _moved(today, number, match[3])
    except (OverflowError, ValueError):
        return date.max


def _moved(day: date, number: int, unit: str) -> date:
    """Return a day so many days, weeks, months or years on."""
    if unit in {"m", "y"}:
        from cmdesk.calendars.periods import add_months  # noqa: PLC0415  # the header needs no months to be drawn

        return add_months(day, number * (_MONTHS if unit == "y" else 1))
    return day + timedelta(days=number * (_WEEK if unit == "w" else 1))


def _compact(plain: str, text: str, habits: Habits) -> DayReading:
    """Return the day of figures without marks: "28022026", "20260228", and a proposal for "280226"."""
    if len(plain) == _COMPACT:
        starts_with_year = FIRST_YEAR <= int(plain[:4]) <= LAST_YEAR and 1 <= int(plain[4:6]) <= _MONTHS
        if habits.order == "ymd" or starts_with_year:
            return _from_numbers(text, [plain[:4], plain[4:6], plain[6:]], habits)
        return _from_numbers(text, [plain[:2], plain[2:4], plain[4:]], habits)
    if len(plain) == _COMPACT_SHORT:
        return _from_numbers(text, [plain[:2], plain[2:4], plain[4:]], habits)
    return _not_a_day(text, habits)


def _from_numbers(text: str, numbers: list[str], habits: Habits) -> DayReading:
    """Return the day of three numbers in the order of the place, the year first wherever it has four figures."""
    if len(numbers) == 2:  # noqa: PLR2004  # day and month
        return _without_year(numbers, habits) or _not_a_day(text, habits)
    if len(numbers) != 3:  # noqa: PLR2004  # day, month, year
        return _not_a_day(text, habits)
    order = "ymd" if len(numbers[0]) > 2 else habits.order  # noqa: PLR2004  # a year in full
    if order == "ymd" and habits.order != "ymd" and len(numbers[0]) != 4:  # noqa: PLR2004
        return _not_a_day(text, habits)
    if order == "ymd" and len(numbers[2]) == 4:  # noqa: PLR2004  # 28-2-2026 where years come first
        order = "dmy"
    parts = dict(zip(order, numbers, strict=True))
    return _checked(parts["y"], int(parts["m"]), int(parts["d"]), habits)


def _without_year(numbers: list[str], habits: Habits) -> DayReading | None:
    """Return the problem of a day and a month alone, proposing the year in which it comes next."""
    parts = dict(zip(habits.order.replace("y", ""), (int(number) for number in numbers), strict=True))
    for year in (habits.today.year, habits.today.year + 1):
        day = _real(year, parts["m"], parts["d"])
        if day is not None and day >= habits.today:
            return DayReading(problem=say(N_("Write the year too.")), proposal=day)
    return None


def _checked(year: str, month: int, day: int, habits: Habits) -> DayReading:
    """Return a day whose parts are known, or what is wrong with one of them."""
    if len(year) <= 2:  # noqa: PLR2004  # no century
        return _without_century(int(year), month, day)
    number = int(year)
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return DayReading(problem=say(N_("Days run from 1990 to 2100.")))
    if not 1 <= month <= _MONTHS:
        swapped = _real(number, day, month)
        return DayReading(problem=say(N_("There is no month {month}."), month=month), proposal=swapped)
    found = _real(number, month, day)
    if found is not None:
        return DayReading(found)
    last = date(number, month, _days_in(number, month))
    name = habits.words.month(number, month)
    problem = say(N_("{month} has {days} days, not {day}."), month=name, days=last.day, day=day)
    return DayReading(problem=problem, proposal=last if day else None)


def _without_century(year: int, month: int, day: int) -> DayReading:
    """Return the problem of a year in two figures, proposing the century."""
    century = 1900 if year >= FIRST_YEAR % 100 else 2000
    return DayReading(problem=say(N_("Write the year in four figures.")), proposal=_real(century + year, month, day))


def _with_month_name(text: str, named: list[str], numbers: list[str], habits: Habits) -> DayReading:
    """Return the day of "28 Feb 2026" or "Feb 28, 2026", a weekday in front being checked."""
    months = {month for word in named if (month := _month_named(word, habits.words)) is not None}
    if len(months) != 1 or len(numbers) != 2:  # noqa: PLR2004  # day and year
        return _not_a_day(text, habits)
    first_is_year = len(numbers[0]) == 4  # noqa: PLR2004
    day, year = (numbers[1], numbers[0]) if first_is_year else (numbers[0], numbers[1])
    if len(day) > 2 or any(_is_unknown(word, habits.words) for word in named):  # noqa: PLR2004
        return _not_a_day(text, habits)
    reading = _checked(year, months.pop(), int(day), habits)
    if reading.day is not None and not _agrees(named, reading.day, habits.words):
        problem = say(N_("{day} is another weekday."), day=habits.words.date(reading.day))
        return DayReading(problem=problem, proposal=reading.day)
    return reading


def _is_unknown(word: str, words: Words) -> bool:
    """Tell whether a word names neither a month nor a weekday."""
    return _month_named(word, words) is None and _weekday_named(word, words) is None


def _agrees(named: list[str], day: date, words: Words) -> bool:
    """Tell whether the weekday in a text, if there is one, is that of its day."""
    weekdays = {weekday for word in named if (weekday := _weekday_named(word, words)) is not None}
    return weekdays <= {day.weekday()}


@cache
def _month_names(words: Words) -> tuple[frozenset[str], ...]:
    """Return the names of each month, long and short, in small letters."""
    return tuple(
        frozenset(
            re.sub(_PIECE, lambda match: match[0] if not match[0].isdigit() else "", name).strip(" .").lower()
            for name in (words.month_name(month), words.plain_date(date(2000, month, 1)))
        )
        for month in range(1, _MONTHS + 1)
    )


def _month_named(word: str, words: Words) -> int | None:
    """Return the month that a word names: whole, or its first three letters or more."""
    for language in (words, words_for("en")):
        for number, names in enumerate(_month_names(language), start=1):
            if any(word == name or (len(word) > 2 and name.startswith(word)) for name in names):  # noqa: PLR2004
                return number
    return None


def _weekday_named(word: str, words: Words) -> int | None:
    """Return the weekday that a word names, 0 for Monday."""
    for weekday in range(_WEEK):
        long = words.date(date(2024, 1, 1) + timedelta(days=weekday)).split()[0].lower()
        if word == words.weekday_name(weekday).lower() or (len(word) > 2 and long.startswith(word)):  # noqa: PLR2004
            return weekday
    return None


def _days_in(year: int, month: int) -> int:
    """Return the number of days of a month."""
    following = date(year + month // _MONTHS, month % _MONTHS + 1, 1)
    return (following - timedelta(days=1)).day


def _real(year: int, month: int, day: int) -> date | None:
    """Return a day if it exists."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _bounded(day: date) -> DayReading:
    """Return a day if it lies within the years that cmdesk knows."""
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return DayReading(day)
    return DayReading(problem=say(N_("Days run from 1990 to 2100.")))


def _not_a_day(text: str, habits: Habits) -> DayReading:
    """Return the problem of a text that says no day."""
    example = habits.words.plain_date(habits.today)
    return DayReading(problem=say(N_("“{text}” is no day. Write it as {example}."), text=text.strip(), example=example))
