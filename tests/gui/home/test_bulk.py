"""What is done with many contracts at once: deleted and had back, exported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from cmdesk.desk.registers import edit
from cmdesk.gui.home.contracts import Contracts
from cmdesk.gui.home.home import Home
from cmdesk.gui.windows import Windows
from cmdesk.register.query import Query
from tests.gui.helpers import words_of
from tests.gui.home.conftest import settle, window_of
from tests.gui.home.test_contracts import references
from tests.gui.registers import added, changed, follow, somebody_else


@pytest.fixture
def contracts(opened_home: Home, windows: Windows, qtbot: QtBot) -> Contracts:
    """Return a register of 45 contracts."""
    with somebody_else() as other:
        for number in range(45):
            added(other, reference=f"R-{number:02}")
    opened_home.search()
    opened_home.refresh()
    settle(windows, qtbot)
    return opened_home.contracts


def said_in(home: Home) -> str:
    """Return what the banner says."""
    return words_of(window_of(home).banner).strip()


def test_one_is_deleted_and_had_back(contracts: Contracts, opened_home: Home, windows: Windows, qtbot: QtBot) -> None:
    """The banner offers it at once."""
    contracts.table.selectRow(1)
    contracts.delete_button.click()
    qtbot.waitUntil(lambda: len(references(contracts)) == 44, timeout=10_000)
    settle(windows, qtbot)
    assert "R-01" not in references(contracts)
    assert said_in(opened_home) == "1 contract deleted.  Undo"
    follow(window_of(opened_home), "Undo")
    qtbot.waitUntil(lambda: "R-01" in references(contracts), timeout=10_000)
    settle(windows, qtbot)
    assert said_in(opened_home) == "1 contract is back."


def test_the_keys_of_undo_have_back_what_was_deleted(
    contracts: Contracts, opened_home: Home, windows: Windows, qtbot: QtBot
) -> None:
    """Once; they never reach the contract that stands behind Home."""
    draft = window_of(opened_home).session.draft
    draft.put("reference", "Behind", "Reference")
    contracts.table.selectRow(0)
    contracts.table.setFocus()
    QTest.keyClick(contracts.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(references(contracts)) == 44, timeout=10_000)
    settle(windows, qtbot)
    for _time in range(2):
        QTest.keyClick(contracts.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(references(contracts)) == 45, timeout=10_000)
    settle(windows, qtbot)
    assert draft.value("reference") == "Behind"


def test_many_are_deleted_some_at_a_time(
    contracts: Contracts, opened_home: Home, windows: Windows, qtbot: QtBot
) -> None:
    """How far it is can be seen; one that somebody changed meanwhile stays, one that is gone is gone."""
    contracts.table.selectAll()
    with somebody_else() as other:
        changed(other, 1, reference="R-00", currency="DKK")
        other.delete(2, 1, edit())
        said: list[str] = []
        contracts.bulk.progressed.connect(lambda _sentence: said.append(contracts.number.text()))
        contracts.bulk.take_out(tuple(filter(None, map(contracts.model.summary, range(45)))))
        qtbot.waitUntil(lambda: "deleted" in said_in(opened_home), timeout=30_000)
        settle(windows, qtbot)
        assert said_in(opened_home) == "43 contracts deleted. 1 was changed meanwhile and stays.  Undo"
        assert "Deleting: 20 of 45" in said
        assert other.count(Query(), edit().at.date()) == 1
        follow(window_of(opened_home), "Undo")
        qtbot.waitUntil(lambda: "back" in said_in(opened_home), timeout=30_000)
        assert other.count(Query(), edit().at.date()) == 44


def test_nothing_chosen_deletes_nothing(contracts: Contracts, windows: Windows) -> None:
    """Not even where the key is pressed."""
    contracts.table.clearSelection()
    contracts.table.delete_wanted.emit()
    assert not windows.keeper.jobs.is_busy


def test_what_is_chosen_is_exported(
    contracts: Contracts, opened_home: Home, windows: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    """As JSON lines, as they are stored."""
    contracts.table.selectRow(3)
    contracts.bulk.export(str(tmp_path / "some.jsonl"))
    settle(windows, qtbot)
    (line,) = (tmp_path / "some.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["reference"] == "R-03"
    assert said_in(opened_home) == "1 contract exported to some.jsonl."


def test_where_nothing_is_chosen_all_that_is_found_is_exported(
    contracts: Contracts, windows: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    """As a workbook with the deadlines of each."""
    contracts.table.clearSelection()
    contracts.line.set_text("ref:R-1")
    settle(windows, qtbot)
    contracts.bulk.export(str(tmp_path / "all.xlsx"))
    settle(windows, qtbot)
    book = CalamineWorkbook.from_path(str(tmp_path / "all.xlsx"))
    cells = [str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row]
    assert {cell for cell in cells if cell.startswith("R-")} == {f"R-1{number}" for number in range(10)}


def test_chosen_ones_are_exported_with_their_deadlines(
    contracts: Contracts, windows: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    """Of two contracts, three terms each."""
    contracts.table.selectRow(3)
    contracts.table.selectionModel().select(
        contracts.model.index(7, 0),
        contracts.table.selectionModel().SelectionFlag.Select | contracts.table.selectionModel().SelectionFlag.Rows,
    )
    contracts.bulk.export(str(tmp_path / "two.xlsx"))
    settle(windows, qtbot)
    book = CalamineWorkbook.from_path(str(tmp_path / "two.xlsx"))
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    found = [[str(cell) for row in sheet for cell in row if str(cell).startswith("R-")] for sheet in sheets]
    assert sorted(map(sorted, found), key=len) == [["R-03", "R-07"], sorted(["R-03", "R-07"] * 3)]


def test_a_file_that_cannot_be_written_is_said(
    contracts: Contracts, opened_home: Home, windows: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    """Nothing of it is left."""
    contracts.bulk.export(str(tmp_path / "no folder" / "all.jsonl"))
    settle(windows, qtbot)
    assert said_in(opened_home).startswith("Not exported: ")


def test_the_dialog_offers_both_formats(contracts: Contracts) -> None:
    """The suffix follows the format."""
    for _time in range(2):
        contracts.export_button.click()
    dialog = contracts.bulk.dialog
    assert dialog is not None
    assert dialog.nameFilters() == ["Excel workbook with all deadlines (*.xlsx)", "Contracts as JSON lines (*.jsonl)"]
    dialog.filterSelected.emit(dialog.nameFilters()[1])
    assert dialog.defaultSuffix() == "jsonl"
    dialog.close()
