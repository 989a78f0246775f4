"""The contracts that a search finds: as many rows as there are, fetched by pages where they are looked at."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor

from cmdesk.gui.colours import LIGHT
from cmdesk.gui.models.summaries_model import PAGE, SummariesModel, SummaryColumn
from cmdesk.register.records import Summary
from tests.gui.home.test_columns import SUMMARY

ROLE = Qt.ItemDataRole
COLUMNS = (
    SummaryColumn("reference", "Reference", lambda one: one.reference),
    SummaryColumn("client", "Client", lambda one: one.client, tone=lambda one: "urgent" if one.id == 1 else ""),
)


def summaries(page: int, number: int = PAGE) -> tuple[Summary, ...]:
    """Return the contracts of a page, numbered from nought."""
    return tuple(replace(SUMMARY, id=at, reference=f"R-{at}") for at in range(page * PAGE, page * PAGE + number))


@pytest.fixture
def model() -> SummariesModel:
    """Return a model of 250 contracts of which the first page is there."""
    found = SummariesModel()
    found.show_columns(COLUMNS)
    found.start(250, {0: summaries(0)})
    return found


def test_qt_agrees(model: SummariesModel, qtmodeltester: Any) -> None:
    """Whatever it asks."""
    qtmodeltester.check(model)
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0


def test_a_page_is_wanted_when_it_is_looked_at(model: SummariesModel) -> None:
    """And there once it was fetched."""
    wanted: list[int] = []
    model.wanted.connect(lambda: wanted.append(1))
    assert model.index(3, 0).data() == "R-3"
    assert model.index(230, 0).data() is None
    assert model.index(230, 0).data(ROLE.ForegroundRole) is None
    assert wanted == [1]
    changed: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last, _roles: changed.append((first.row(), last.row())))
    model.put_page(2, summaries(2, 50))
    assert model.index(230, 0).data() == "R-230"
    assert changed == [(200, 249)]
    model.put_page(1, ())
    assert changed == [(200, 249)]


def test_what_is_renewed_keeps_its_rows(model: SummariesModel) -> None:
    """More come at the end, or fewer are left."""
    gone: list[int] = []
    model.modelReset.connect(lambda: gone.append(1))
    for total in (260, 10, 10, 0):
        model.renew(total, {0: summaries(0, min(total, PAGE))})
        assert model.rowCount() == total
    assert gone == []


def test_where_a_contract_stands(model: SummariesModel) -> None:
    """Among those that were fetched."""
    assert model.row_of(7) == 7
    assert model.row_of(120) == -1
    assert model.summary(120) is None


def test_words_and_tones(model: SummariesModel) -> None:
    """Where a column has one."""
    assert model.index(1, 1).data(ROLE.ForegroundRole) == QColor(LIGHT.urgent)
    assert model.index(2, 1).data(ROLE.ForegroundRole) == QColor(LIGHT.text)
    assert model.index(1, 0).data(ROLE.ForegroundRole) is None
    assert model.index(1, 0).data(ROLE.ToolTipRole) == "R-1"
    assert model.index(1, 0).data(ROLE.DecorationRole) is None
    assert model.data(QModelIndex()) is None
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Client"
    assert model.headerData(1, Qt.Orientation.Vertical) is None
    assert model.headerData(1, Qt.Orientation.Horizontal, ROLE.DecorationRole) is None
    assert model.headerData(1, Qt.Orientation.Horizontal, ROLE.FontRole) is not None
    assert model.headerData(1, Qt.Orientation.Horizontal, ROLE.TextAlignmentRole) is not None


def test_rows_are_copied(model: SummariesModel) -> None:
    """Those that were fetched, under their heads."""
    assert model.copied([1, 120]) == "Reference\tClient\nR-1\tAcme"


def test_what_is_muted_has_no_colour_of_its_own(model: SummariesModel) -> None:
    """Until it says something again."""
    urgent = model.index(1, 1)
    assert model.data(urgent, ROLE.ForegroundRole) == QColor(LIGHT.urgent)
    model.mute(muted=True)
    assert model.data(urgent, ROLE.ForegroundRole) is None
    model.mute(muted=False)
    assert model.data(urgent, ROLE.ForegroundRole) == QColor(LIGHT.urgent)
