"""Reference rates as a table: what is known, what is not, and what the user entered."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt

from cmdesk.desk.rates import add_rate
from cmdesk.gui import language
from cmdesk.gui.models.rates_table_model import RatesTableModel
from cmdesk.rates.series import Reference

ROLE = Qt.ItemDataRole
MON_2026_11_23 = date(2026, 11, 23)


def shown(model: RatesTableModel, series: str, half_year: str, role: ROLE = ROLE.DisplayRole) -> object:
    """Return what a cell shows."""
    return model.cell(series, half_year).data(role)


def test_half_years_by_series(qapp: object) -> None:
    """The newest first, two more than are known, down to the first; the columns say what they are."""
    del qapp
    model = RatesTableModel()
    assert model.half_years[:3] == ("2027-H2", "2027-H1", "2026-H2")
    assert model.half_years[-1] == "2019-H1"
    assert (model.rowCount(), model.columnCount()) == (18, 3)
    assert (model.rowCount(model.index(0, 0)), model.columnCount(model.index(0, 0))) == (0, 0)
    heads = [model.headerData(number, Qt.Orientation.Horizontal) for number in range(3)]
    assert heads == [
        "Lending rate of Danmarks Nationalbank",
        "Main refinancing rate of the European Central Bank",
        "Official rate of the Bank of England",
    ]
    laws = [model.headerData(number, Qt.Orientation.Horizontal, ROLE.ToolTipRole) for number in range(3)]
    assert laws[0] == "For the law of Denmark"
    assert laws[1] == "For the law of Netherlands, Germany, France, Belgium, Spain, Italy, Ireland"
    assert model.headerData(2, Qt.Orientation.Vertical) == "Second half of 2026"
    assert model.headerData(2, Qt.Orientation.Vertical, ROLE.ToolTipRole) is None
    assert model.headerData(2, Qt.Orientation.Horizontal, ROLE.DecorationRole) is None


def test_what_is_known_and_what_is_not(qapp: object) -> None:
    """A figure with its source, or a dash in grey."""
    del qapp
    model = RatesTableModel()
    assert shown(model, "ecb", "2026-H2") == "2.40"
    assert shown(model, "dk", "2022-H1") == "\u22120.45"
    assert shown(model, "ecb", "2019-H1") == "0.00"
    assert shown(model, "dk", "2026-H2") == "\u2013"
    assert shown(model, "dk", "2026-H2", ROLE.ForegroundRole) is not None
    assert shown(model, "ecb", "2026-H2", ROLE.ForegroundRole) is None
    assert shown(model, "ecb", "2026-H2", ROLE.DecorationRole) is None
    assert shown(model, "ecb", "2026-H2", ROLE.TextAlignmentRole) is not None
    assert shown(model, "dk", "2026-H2", ROLE.ToolTipRole) == (
        "Lending rate of Danmarks Nationalbank, second half of 2026: not known."
    )
    assert shown(model, "ecb", "2026-H2", ROLE.AccessibleDescriptionRole) == (
        "Main refinancing rate of the European Central Bank, second half of 2026: 2.40 %. "
        "Source: European Central Bank, key interest rates, checked on Sunday 22 November 2026."
    )
    assert model.data(QModelIndex()) is None


def test_what_the_user_entered_has_a_mark(qapp: object) -> None:
    """It is there as soon as the model is asked to look again, with two more rows to go on."""
    del qapp
    model = RatesTableModel()
    add_rate("ecb", "2027-H1", Reference(Decimal("2.15"), "ECB", MON_2026_11_23))
    model.refresh()
    assert model.half_years[0] == "2028-H1"
    assert shown(model, "ecb", "2027-H1") == "2.15"
    assert shown(model, "ecb", "2027-H1", ROLE.DecorationRole) is not None
    assert shown(model, "ecb", "2027-H1", ROLE.ToolTipRole) == (
        "Main refinancing rate of the European Central Bank, first half of 2027: 2.15 %, entered by you. "
        "Source: ECB, checked on Monday 23 November 2026."
    )


def test_the_rows_reach_to_what_is_wanted(qapp: object) -> None:
    """However far ahead that is; what there is not has no cell."""
    del qapp
    model = RatesTableModel("2030-H1")
    assert model.half_years[0] == "2030-H1"
    assert model.cell("ecb", "2030-H1").isValid()
    assert not model.cell("ecb", "2031-H1").isValid()
    assert not model.cell("cn", "2026-H1").isValid()


@pytest.mark.parametrize("name, figure", [("nl", "2,40"), ("en", "2.40")])
def test_figures_speak_the_language(qapp: object, name: str, figure: str) -> None:
    """With its decimal mark."""
    del qapp
    language.choose(name)
    assert shown(RatesTableModel(), "ecb", "2026-H2") == figure
