"""The columns of the register as one looks at it, and which of them a user chose to see."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics

from cmdesk.basics.wording import N_
from cmdesk.calendars.entities import entities
from cmdesk.editions.load import editions
from cmdesk.gui import fonts, language
from cmdesk.gui.answers.distances import urgency
from cmdesk.gui.models.summaries_model import SummaryColumn
from cmdesk.gui.remembered import recalled, remember
from cmdesk.gui.widgets.days import today
from cmdesk.register.records import SortBy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cmdesk.register.records import Summary

LONG_DAYS = date(2026, 9, 30), date(2026, 12, 30)
"""Days whose words are among the longest: by the name of the month, or by its number."""

CHOSEN = "home_columns"
"""The name under which the chosen columns are remembered."""

_NEAR = 180
_AROUND = 20
USUAL = ("reference", "client", "due", "what", "entity", "edition")


def known_columns() -> tuple[SummaryColumn, ...]:
    """Return every column there is, in the window's language."""
    return tuple(
        SummaryColumn(key, language.text(title), words, sort, width or _width(key), share, _TONES.get(key))
        for key, title, words, sort, width, share in _COLUMNS
    )


def chosen_columns(keys: Sequence[str] = ()) -> tuple[SummaryColumn, ...]:
    """Return the columns of some keys, else those that the user chose, in the order in which all of them stand."""
    wanted = {*keys} or {*_kept()}
    found = tuple(column for column in known_columns() if column.key in wanted)
    return found or chosen_columns(USUAL)


def keep(keys: Sequence[str]) -> None:
    """Remember which columns are to be seen."""
    remember(**{CHOSEN: ",".join(keys)})


def _kept() -> tuple[str, ...]:
    kept = recalled(CHOSEN)
    return tuple(kept.split(",")) if isinstance(kept, str) else USUAL


def near(day: date, as_of: date) -> str:
    """Return a day with its weekday, and with its year where that is not plain."""
    words = language.words()
    return words.near_date(day) if abs((day - as_of).days) < _NEAR else words.short_date(day)


def _width(key: str) -> int:
    """Return how wide a column has to be in the window's language for the longest day, or the longest country."""
    words, time = language.words(), " 00:00" if key == "changed" else ""
    days = words.short_date if key == "due" else words.plain_date
    countries = [words.country(one.country) for one in entities().values()] if key == "entity" else []
    metrics = QFontMetrics(fonts.font(fonts.Role.BODY))
    return max(map(metrics.horizontalAdvance, countries or [days(day) + time for day in LONG_DAYS])) + _AROUND


# The words of each


def _due(one: Summary) -> str:
    """Return the day to go by: where it has passed, that of another way which is still in time."""
    return "" if one.next is None else near(one.next.advised(today())[1], today())


def _what(one: Summary) -> str:
    return "" if one.next is None else language.text(one.next.label)


def _urgency(one: Summary) -> str:
    if one.next is None:
        return ""
    return "urgent" if one.next.act_by < today() else urgency(one.next.act_by, today())


def _entity(one: Summary) -> str:
    found = entities().get(one.entity)
    return one.entity if found is None else language.words().country(found.country)


def _edition(one: Summary) -> str:
    found = editions().get(one.edition)
    return one.edition if found is None else language.words().plain_date(found.published)


def _country(one: Summary) -> str:
    return "" if one.country is None else language.words().country(one.country)


def _changed(one: Summary) -> str:
    moment = one.changed_at.astimezone()
    return f"{language.words().plain_date(moment.date())} {moment:%H:%M}"


_COLUMNS: tuple[tuple[str, str, Callable[[Summary], str], SortBy | None, int, int], ...] = (
    ("reference", N_("Reference"), lambda one: one.reference, SortBy.REFERENCE, 124, 1),
    ("client", N_("Client"), lambda one: one.client, SortBy.CLIENT, 110, 2),
    ("country", N_("Country"), _country, None, 110, 0),
    ("due", N_("Act by"), _due, SortBy.DUE, 0, 0),
    ("what", N_("What"), _what, None, 140, 5),
    ("entity", N_("Entity"), _entity, SortBy.ENTITY, 0, 0),
    ("edition", N_("Edition"), _edition, SortBy.EDITION, 0, 0),
    (
        "effective_date",
        N_("Effective Date"),
        lambda one: language.words().plain_date(one.effective_date),
        SortBy.EFFECTIVE_DATE,
        0,
        0,
    ),
    ("currency", N_("Currency"), lambda one: one.currency, SortBy.CURRENCY, 76, 0),
    ("changed", N_("Changed"), _changed, SortBy.CHANGED, 0, 0),
    ("by", N_("Changed by"), lambda one: one.changed_by, None, 110, 0),
)

_TONES = {"due": _urgency}
