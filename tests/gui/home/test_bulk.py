"""What is done with many contracts at once: deleted and had back, exported."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QItemSelection, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from cmdesk.desk.registers import edit
from cmdesk.gui.file_dialogs import FOLDER
from cmdesk.gui.home import bulk
from cmdesk.gui.home.contracts import Contracts
from cmdesk.gui.home.found import Seen
from cmdesk.gui.home.home import Home
from cmdesk.gui.home.question import Question
from cmdesk.gui.remembered import remember
from cmdesk.gui.windows import Windows
from cmdesk.register.changing import Changing
from cmdesk.register.errors import LockedError
from cmdesk.register.query import Query, parsed
from cmdesk.register.records import Edit, SortBy, Stored
from cmdesk.register.register import Register
from tests.gui.helpers import words_of
from tests.gui.home.conftest import settle, window_of
from tests.gui.home.test_contracts import references
from tests.gui.registers import NOON, added, changed, follow, somebody_else
from tests.helpers import contract_of


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
    qtbot.waitUntil(lambda: len(references(contracts)) == 44)
    settle(windows, qtbot)
    assert "R-01" not in references(contracts)
    assert said_in(opened_home) == "1 contract deleted.  Undo"
    follow(window_of(opened_home), "Undo")
    qtbot.waitUntil(lambda: "R-01" in references(contracts))
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
    qtbot.waitUntil(lambda: len(references(contracts)) == 44)
    settle(windows, qtbot)
    for _time in range(2):
        QTest.keyClick(contracts.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(references(contracts)) == 45)
    settle(windows, qtbot)
    assert draft.value("reference") == "Behind"


def test_the_keys_of_undo_reach_home_from_everywhere(
    contracts: Contracts, opened_home: Home, windows: Windows, qtbot: QtBot
) -> None:
    """From a field that has nothing to undo, from a question, and from where nothing has the cursor at all."""
    window = window_of(opened_home)
    window.session.draft.put("reference", "Behind", "Reference")
    opened_home.aside.questions[1].head.click()
    question = opened_home.aside.questions[1].body
    assert isinstance(question, Question)
    contracts.saved.show()
    for target in (contracts.line.field, contracts.saved.name, question.rows["n"].field, window.banner, window):
        assert isinstance(target, QWidget)
        contracts.table.selectRow(0)
        contracts.delete_button.click()
        qtbot.waitUntil(lambda: len(references(contracts)) == 44)
        settle(windows, qtbot)
        QTest.keyClick(target, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(target, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: len(references(contracts)) == 45)
        settle(windows, qtbot)
    assert window.session.draft.value("reference") == "Behind"


def test_a_field_undoes_what_was_typed_in_it_first(
    contracts: Contracts, opened_home: Home, windows: Windows, qtbot: QtBot
) -> None:
    """Then nothing, where nothing is deleted."""
    for field in (contracts.line.field, contracts.saved.name):
        contracts.bulk.remember_gone(Stored(7, 2, contract_of(), "Ann", NOON, "", NOON))
        QTest.keyClicks(field, "x")
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert field.text() == ""
        assert said_in(opened_home) == ""
    qtbot.waitUntil(lambda: not contracts.line.is_waiting)
    settle(windows, qtbot)


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
        contracts.delete_button.click()
        qtbot.waitUntil(lambda: "deleted" in said_in(opened_home))
        settle(windows, qtbot)
        assert said_in(opened_home) == "43 contracts deleted. 1 was changed meanwhile and stays.  Undo"
        assert "Deleting: 20 of 45" in said
        assert other.count(Query(), edit().at.date()) == 1
        follow(window_of(opened_home), "Undo")
        qtbot.waitUntil(lambda: "back" in said_in(opened_home))
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


def test_the_dialog_proposes_a_name(contracts: Contracts, tmp_path: Path) -> None:
    """With the day, in the folder used last; it follows the format until another is typed."""
    remember(**{FOLDER: str(tmp_path)})
    contracts.bulk.ask_export()
    dialog = contracts.bulk.dialog
    assert dialog is not None
    workbook, lines = dialog.nameFilters()
    assert dialog.selectedFiles() == [str(tmp_path / "contracts-2025-11-18.xlsx")]
    dialog.selectNameFilter(lines)
    dialog.filterSelected.emit(lines)
    assert dialog.selectedFiles() == [str(tmp_path / "contracts-2025-11-18.jsonl")]
    dialog.selectFile("mine.jsonl")
    dialog.filterSelected.emit(workbook)
    assert dialog.selectedFiles() == [str(tmp_path / "mine.jsonl")]
    dialog.close()


# What was on the screen


@pytest.fixture
def longer(opened_home: Home, windows: Windows, qtbot: QtBot) -> Contracts:
    """Return a register of 130 contracts, of which the first hundred are there."""
    with somebody_else() as other:
        other.add_all((contract_of(reference=f"R-{number:03}") for number in range(130)), Edit("Ann", NOON))
    opened_home.search()
    opened_home.refresh()
    settle(windows, qtbot)
    return opened_home.contracts


def deleted() -> list[str]:
    """Return the references of the contracts that are deleted."""
    with somebody_else() as other:
        return sorted(one.reference for one in other.deleted().rows)


def test_what_was_chosen_goes_whatever_is_asked_for_by_then(
    contracts: Contracts, windows: Windows, qtbot: QtBot
) -> None:
    """A head was clicked, a search typed, and neither is answered yet."""
    contracts.table.selectRow(1)
    contracts.table.sorting_chosen.emit(SortBy.CLIENT)
    contracts.table.sorting_chosen.emit(SortBy.CLIENT)
    contracts.table.delete_wanted.emit()
    qtbot.waitUntil(lambda: deleted() == ["R-01"])
    contracts.table.sorting_chosen.emit(SortBy.REFERENCE)
    settle(windows, qtbot)
    contracts.table.selectRow(1)
    contracts.line.searched.emit(parsed("ref:R-3", NOON.date()))
    contracts.table.delete_wanted.emit()
    qtbot.waitUntil(lambda: deleted() == ["R-01", "R-02"])
    settle(windows, qtbot)


def test_what_somebody_puts_in_front_moves_nothing(contracts: Contracts, windows: Windows, qtbot: QtBot) -> None:
    """The row that was chosen is of another contract by then."""
    contracts.table.selectRow(5)
    with somebody_else() as other:
        added(other, reference="A-1")
    contracts.table.delete_wanted.emit()
    qtbot.waitUntil(lambda: deleted() == ["R-05"])
    settle(windows, qtbot)


def test_one_that_somebody_changed_meanwhile_stays(contracts: Contracts, opened_home: Home, qtbot: QtBot) -> None:
    """And that is told."""
    contracts.table.selectRow(5)
    with somebody_else() as other:
        changed(other, 6, reference="R-05", currency="DKK")
    contracts.table.delete_wanted.emit()
    qtbot.waitUntil(lambda: "deleted" in said_in(opened_home))
    assert said_in(opened_home) == "0 contracts deleted. 1 was changed meanwhile and stays."
    assert deleted() == []


def test_another_version_of_the_same_number_stays(contracts: Contracts, opened_home: Home, qtbot: QtBot) -> None:
    """As where a backup was put back, and somebody stored something since; nobody saw that here."""
    contracts.bulk.take_out((Seen(6, 1, NOON.replace(hour=9)), Seen(7, 1, NOON)))
    qtbot.waitUntil(lambda: "deleted" in said_in(opened_home))
    assert said_in(opened_home) == "1 contract deleted. 1 was changed meanwhile and stays.  Undo"
    assert deleted() == ["R-06"]


def test_what_somebody_deleted_once_more_stays_deleted(
    contracts: Contracts, opened_home: Home, windows: Windows, qtbot: QtBot
) -> None:
    """On purpose, after it was had back."""
    contracts.table.selectRow(5)
    contracts.table.delete_wanted.emit()
    qtbot.waitUntil(lambda: deleted() == ["R-05"])
    settle(windows, qtbot)
    with somebody_else() as other:
        other.undelete(6, edit())
        other.delete(6, 3, edit())
    contracts.bulk.undo()
    qtbot.waitUntil(lambda: "back" in said_in(opened_home))
    assert said_in(opened_home) == "0 contracts are back."
    assert deleted() == ["R-05"]
    settle(windows, qtbot)


def test_a_key_that_is_held_down_has_nothing_back(contracts: Contracts, windows: Windows, qtbot: QtBot) -> None:
    """What was typed is undone by it, and no more."""
    contracts.table.selectRow(5)
    contracts.table.delete_wanted.emit()
    qtbot.waitUntil(lambda: deleted() == ["R-05"])
    settle(windows, qtbot)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, "", autorep=True, count=1)
    QApplication.sendEvent(contracts.line.field, held)
    settle(windows, qtbot)
    assert deleted() == ["R-05"]
    QTest.keyClick(contracts.line.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: deleted() == [])
    settle(windows, qtbot)


def test_what_was_chosen_is_exported_whatever_is_asked_for_by_then(
    contracts: Contracts, windows: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    """As it was when the file was asked for; all that is found is what was found on the screen."""
    contracts.table.selectRow(3)
    contracts.table.export_wanted.emit()
    dialog = contracts.bulk.dialog
    assert dialog is not None
    contracts.table.sorting_chosen.emit(SortBy.CHANGED)
    settle(windows, qtbot)
    dialog.fileSelected.emit(str(tmp_path / "one.jsonl"))
    qtbot.waitUntil((tmp_path / "one.jsonl").exists)
    assert json.loads((tmp_path / "one.jsonl").read_text("utf-8"))["reference"] == "R-03"
    contracts.line.searched.emit(parsed("ref:R-3", NOON.date()))
    contracts.bulk.export(str(tmp_path / "all.jsonl"))
    qtbot.waitUntil((tmp_path / "all.jsonl").exists)
    settle(windows, qtbot)
    assert len((tmp_path / "all.jsonl").read_text("utf-8").splitlines()) == 45
    dialog.close()


def test_those_out_of_sight_are_asked_about(
    longer: Contracts, opened_home: Home, windows: Windows, qtbot: QtBot
) -> None:
    """All as they are found at one moment, under their number; what comes later stays, and nothing goes unasked."""
    longer.table.selectAll()
    longer.table.delete_wanted.emit()
    qtbot.waitUntil(lambda: "Delete" in said_in(opened_home))
    assert said_in(opened_home) == "Delete 130 contracts, also those out of sight?  Delete"
    assert deleted() == []
    with somebody_else() as other:
        added(other, reference="A-1")
    follow(window_of(opened_home), "Delete")
    qtbot.waitUntil(lambda: "130 contracts deleted." in said_in(opened_home))
    qtbot.waitUntil(lambda: references(longer) == ["A-1"])
    settle(windows, qtbot)


def choose_rows(contracts: Contracts, first: int, last: int) -> None:
    """Choose rows from one to another."""
    select = contracts.table.selectionModel()
    rows = QItemSelection(contracts.model.index(first, 0), contracts.model.index(last, 0))
    select.select(rows, select.SelectionFlag.ClearAndSelect | select.SelectionFlag.Rows)


def test_a_part_out_of_sight_is_looked_for(longer: Contracts, opened_home: Home, qtbot: QtBot) -> None:
    """As long as the rows that were in sight still hold the same contracts."""
    choose_rows(longer, 98, 120)
    longer.table.delete_wanted.emit()
    qtbot.waitUntil(lambda: "Delete" in said_in(opened_home))
    assert said_in(opened_home) == "Delete 23 contracts, also those out of sight?  Delete"
    with somebody_else() as other:
        added(other, reference="A-1")
    longer.table.delete_wanted.emit()
    qtbot.waitUntil(lambda: "The list" in said_in(opened_home))
    assert said_in(opened_home) == "The list has changed meanwhile; choose once more"
    assert deleted() == []


def test_a_part_out_of_sight_is_exported(longer: Contracts, windows: Windows, qtbot: QtBot, tmp_path: Path) -> None:
    """From the 100th to the 110th."""
    choose_rows(longer, 99, 109)
    longer.bulk.export(str(tmp_path / "some.jsonl"))
    qtbot.waitUntil((tmp_path / "some.jsonl").exists)
    settle(windows, qtbot)
    lines = (tmp_path / "some.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["reference"] for line in lines] == [f"R-{number:03}" for number in range(99, 110)]


def test_what_fails_midway_is_told_with_what_is_done(
    contracts: Contracts, opened_home: Home, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Undo has back exactly those that are gone, and goes on with the rest where that fails too."""

    def fail(name: str, at: int) -> None:
        real: Callable[..., object] = getattr(Register, name)

        def work(register: Register, number: int, *rest: object) -> object:
            if number == at:
                raise LockedError(register.place)
            return real(register, number, *rest)

        monkeypatch.setattr(Register, name, work)

    fail("delete", 31)
    contracts.table.selectAll()
    contracts.table.delete_wanted.emit()
    qtbot.waitUntil(lambda: "30 contracts deleted." in said_in(opened_home))
    assert len(deleted()) == 30
    fail("undelete", 27)
    follow(window_of(opened_home), "Undo")
    qtbot.waitUntil(lambda: "26 contracts are back." in said_in(opened_home))
    assert deleted() == ["R-26", "R-27", "R-28", "R-29"]
    monkeypatch.setattr(Register, "undelete", Changing.undelete)
    follow(window_of(opened_home), "Undo")
    qtbot.waitUntil(lambda: said_in(opened_home) == "4 contracts are back.")
    assert deleted() == []


def test_edits_are_stored_while_contracts_are_exported(
    contracts: Contracts, windows: Windows, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long that takes."""
    goes_on, told = Event(), list[object]()
    monkeypatch.setattr(bulk, "_written", lambda *_: goes_on.wait(60) and 45)
    contracts.bulk.export(str(tmp_path / "all.xlsx"))
    windows.keeper.ask(lambda register: added(register, reference="S-1").contract.reference, told.append, told.append)
    qtbot.waitUntil(lambda: told == ["S-1"])
    assert windows.upkeep.is_busy
    goes_on.set()
    settle(windows, qtbot)


def test_another_register_has_nothing_of_it_back(contracts: Contracts, opened_home: Home, qtbot: QtBot) -> None:
    """Its contracts bear the same numbers."""
    contracts.table.selectRow(1)
    contracts.table.delete_wanted.emit()
    qtbot.waitUntil(lambda: "deleted" in said_in(opened_home))
    contracts.start()
    assert contracts.model.rowCount() == 0
    follow(window_of(opened_home), "Undo")
    qtbot.waitUntil(lambda: contracts.model.rowCount() == 44)
    assert deleted() == ["R-01"]
