"""Reference rates as a table: a row a half-year, the newest first, a column a series."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.gui import icons, language
from cmdesk.gui.colours import shown
from cmdesk.gui.widgets.half_years import half_year_in_words
from cmdesk.rates.interest import laws
from cmdesk.rates.local import local
from cmdesk.rates.series import Reference, Series, next_half_year, series_names

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole
_AHEAD = 2


class RatesTableModel(QAbstractTableModel):
    """What is known and what is not, some half-years ahead; what the user entered has a mark."""

    def __init__(self, wanted: str = "", parent: QObject | None = None) -> None:
        """Take the rates of now; the rows reach to a `wanted` half-year at least."""
        super().__init__(parent)
        self._wanted = wanted
        self.series: tuple[Series, ...] = ()
        self.half_years: tuple[str, ...] = ()
        self.refresh()

    def refresh(self) -> None:
        """Take the rates anew."""
        self.beginResetModel()
        self.series = tuple(local().series(name) for name in series_names())
        self.half_years = tuple(reversed(_half_years(self.series, self._wanted)))
        self.endResetModel()

    def reference(self, index: Index) -> Reference | None:
        """Return the rate in a cell, None where it is not known."""
        return self.series[index.column()].rates.get(self.half_years[index.row()])

    def cell(self, series: str, half_year: str) -> QModelIndex:
        """Return the cell of a series and a half-year; no cell where there is none."""
        names = [one.name for one in self.series]
        if series not in names or half_year not in self.half_years:
            return QModelIndex()
        return self.index(self.half_years.index(half_year), names.index(series))

    def said(self, index: Index) -> Sentence:
        """Return in a sentence what is known in a cell, and where from."""
        series, half, one = self.series[index.column()], self.half_years[index.row()], self.reference(index)
        title, half_year = say(series.title), half_year_in_words(half)
        if one is None:
            return say(N_("{title}, {half_year}: not known."), title=title, half_year=half_year)
        sentence = (
            N_("{title}, {half_year}: {percent} %, entered by you. Source: {source}, checked on {day}.")
            if one.own
            else N_("{title}, {half_year}: {percent} %. Source: {source}, checked on {day}.")
        )
        return say(
            sentence,
            title=title,
            half_year=half_year,
            percent=one.percent,
            source=one.source,
            day=one.checked_on,
        )

    # What Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.half_years)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.series)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self.reference(index)
        match role:
            case _ROLE.DisplayRole:
                return language.words().value(one.percent if one else None)
            case _ROLE.ToolTipRole | _ROLE.AccessibleDescriptionRole:
                return language.text(self.said(index))
            case _ROLE.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case _ROLE.ForegroundRole if one is None:
                return QColor(shown().secondary)
            case _ROLE.DecorationRole if one is not None and one.own:
                return icons.picture("deviation", shown().accent, 16, 2)
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            words = language.text(half_year_in_words(self.half_years[section]))
            return language.capitalised(words) if role == _ROLE.DisplayRole else None
        series = self.series[section]
        match role:
            case _ROLE.DisplayRole:
                return language.text(series.title)
            case _ROLE.ToolTipRole:
                return language.text(say(N_("For the law of {countries}"), countries=_countries(series)))
            case _:
                return None


def _half_years(series: tuple[Series, ...], wanted: str) -> tuple[str, ...]:
    """Return the half-years from the first known to some that are not yet, and to the one that is wanted."""
    last = max(half for one in series for half in one.rates)
    for _time in range(_AHEAD):
        last = next_half_year(last)
    found = [min(half for one in series for half in one.rates)]
    while found[-1] < max(last, wanted):
        found.append(next_half_year(found[-1]))
    return tuple(found)


def _countries(series: Series) -> tuple[str, ...]:
    """Return the names of the countries whose law starts from a series."""
    words = language.words()
    return tuple(words.country(law.country) for law in laws().values() if law.series.name == series.name)
