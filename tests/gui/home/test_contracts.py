"""The register as one searches it, in a real window with a real register."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cmdesk.gui.home.columns import CHOSEN
from cmdesk.gui.home.contracts import Contracts
from cmdesk.gui.home.home import Home
from cmdesk.gui.remembered import recalled
from cmdesk.gui.windows import Windows
from cmdesk.register.query import parsed
from cmdesk.register.records import Edit, Filter, SortBy
from tests.gui.home.conftest import settle
from tests.gui.registers import NOON, added, changed, somebody_else
from tests.helpers import contract_of


@pytest.fixture
def some(opened_home: Home, windows: Windows, qtbot: QtBot) -> Contracts:
    """Return a register of three contracts, with the cursor in the search."""
    with somebody_else() as other:
        for reference, client, entity in (("A-1", "Acme", "nl"), ("B-2", "Beta", "dk"), ("C-3", "Acme Two", "gb")):
            added(other, reference=reference, client={"name": client}, entity=entity)
    opened_home.search()
    opened_home.refresh()
    settle(windows, qtbot)
    return opened_home.contracts


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the place of a register of 1,050 contracts, which nobody changes."""
    place = str(tmp_path_factory.mktemp("large") / "contracts.sqlite")
    with somebody_else(place) as other:
        every = (contract_of(client={"name": "Acme"}, reference=f"R-{number:04}") for number in range(1050))
        other.add_all(every, Edit("Ann", NOON))
    return place


@pytest.fixture
def many(at_home: Home, large: str, windows: Windows, qtbot: QtBot) -> Contracts:
    """Return the register of 1,050 contracts, as one looks at it."""
    at_home.search()
    windows.keeper.open(large)
    settle(windows, qtbot)
    return at_home.contracts


def references(contracts: Contracts) -> list[str]:
    """Return the references of the contracts that were fetched."""
    found = (contracts.model.summary(row) for row in range(contracts.model.rowCount()))
    return [one.reference for one in found if one is not None]


def typed(contracts: Contracts, text: str, windows: Windows, qtbot: QtBot) -> list[str]:
    """Return what a search finds, typed key by key."""
    contracts.line.field.clear()
    QTest.keyClicks(contracts.line.field, text)
    qtbot.waitUntil(lambda: not contracts.line.is_waiting)
    settle(windows, qtbot)
    return references(contracts)


def test_all_contracts_are_there(some: Contracts) -> None:
    """By reference, with their number."""
    assert references(some) == ["A-1", "B-2", "C-3"]
    assert some.number.text() == "3 contracts"
    assert not some.empty.isVisible()


def test_what_is_typed_is_found(some: Contracts, windows: Windows, qtbot: QtBot) -> None:
    """Words and prefixes."""
    assert typed(some, "acme", windows, qtbot) == ["A-1", "C-3"]
    assert typed(some, "acme -two", windows, qtbot) == ["A-1"]
    assert typed(some, "entity:dk", windows, qtbot) == ["B-2"]
    assert some.number.text() == "1 contract"


def test_nothing_found_teaches(some: Contracts, windows: Windows, qtbot: QtBot) -> None:
    """The prefixes one can use."""
    assert typed(some, "nobody", windows, qtbot) == []
    assert some.empty.isVisible()
    assert some.empty.text().startswith("Nothing found for “nobody”.")
    assert "client:acme" in some.empty.text()
    QTest.keyClick(some.line.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not some.line.is_waiting)
    settle(windows, qtbot)
    assert len(references(some)) == 3


def test_what_was_found_before_is_not_taken_for_the_answer(some: Contracts, windows: Windows, qtbot: QtBot) -> None:
    """A faulty search leaves it in sight, grey and out of reach, until something is found again."""
    assert typed(some, "acme", windows, qtbot) == ["A-1", "C-3"]
    some.table.selectRow(0)
    assert typed(some, "acme due:<", windows, qtbot) == ["A-1", "C-3"]
    some.refresh()
    settle(windows, qtbot)
    assert some.number.text() == "Not searched yet: what is shown was found before."
    for one in (some.table, some.export_button, some.delete_button):
        assert not one.isEnabled()
    some.table.clearSelection()
    QTest.keyClick(some.line.field, Qt.Key.Key_Down)
    assert some.table.chosen_number == 0
    assert typed(some, "beta", windows, qtbot) == ["B-2"]
    assert some.table.isEnabled()
    assert some.export_button.isEnabled()
    assert some.number.text() == "1 contract"


def test_the_answer_is_the_answer_again_also_by_a_refresh(some: Contracts, windows: Windows, qtbot: QtBot) -> None:
    """What was found before is searched for again, and news take the place of that question before its answer."""
    assert typed(some, "acme", windows, qtbot) == ["A-1", "C-3"]
    typed(some, "acme due:<", windows, qtbot)
    some.line.set_text("acme")
    some.refresh()
    settle(windows, qtbot)
    assert some.table.isEnabled()
    assert some.export_button.isEnabled()
    assert some.number.text() == "2 contracts"


def test_down_leads_to_a_contract_that_is_chosen(some: Contracts) -> None:
    """Also where the cursor was there before, and nothing is chosen any more."""
    for _time in range(2):
        QTest.keyClick(some.line.field, Qt.Key.Key_Down)
        assert some.table.chosen_contracts == (1,)
        some.table.clearSelection()


def test_nothing_found_names_what_was_searched_for(some: Contracts, windows: Windows, qtbot: QtBot) -> None:
    """Not what is at fault since."""
    assert typed(some, "nobody", windows, qtbot) == []
    typed(some, "nobody due:<", windows, qtbot)
    some.refresh()
    settle(windows, qtbot)
    assert some.empty.text().startswith("Nothing found for “nobody”.")
    assert not some.empty.isEnabled()


def test_another_register_is_shown_whatever_is_typed(some: Contracts, windows: Windows, qtbot: QtBot) -> None:
    """Grey where that is at fault."""
    typed(some, "due:<", windows, qtbot)
    some.start()
    settle(windows, qtbot)
    assert references(some) == ["A-1", "B-2", "C-3"]
    assert not some.table.isEnabled()


def test_an_empty_register_teaches(opened_home: Home, windows: Windows, qtbot: QtBot) -> None:
    """What to begin with."""
    opened_home.search()
    settle(windows, qtbot)
    assert opened_home.contracts.empty.text().startswith("No contracts yet.")
    assert not opened_home.contracts.export_button.isEnabled()


def test_a_head_sorts_and_sorts_back(some: Contracts, windows: Windows, qtbot: QtBot) -> None:
    """By Client, then the other way round; what is due next always comes first."""
    across = some.table.horizontalHeader()
    for expected in (["A-1", "C-3", "B-2"], ["B-2", "C-3", "A-1"]):
        across.sectionClicked.emit(1)
        settle(windows, qtbot)
        assert references(some) == expected
    assert across.sortIndicatorSection() == 1
    for _time in range(2):
        across.sectionClicked.emit(2)
        settle(windows, qtbot)
        assert some.search_now.sort is SortBy.DUE
        assert not some.search_now.descending
    across.sectionClicked.emit(3)  # what there is to do sorts nothing
    assert some.search_now.sort is SortBy.DUE


def test_only_what_is_looked_at_is_fetched(many: Contracts, windows: Windows, qtbot: QtBot) -> None:
    """A page of a hundred, and the last one where one goes to the end."""
    assert many.model.rowCount() == 1050
    assert references(many)[:2] == ["R-0000", "R-0001"]
    assert len(references(many)) == 100
    many.table.scrollToBottom()
    QApplication.processEvents()
    many.table.viewport().grab()
    qtbot.waitUntil(lambda: references(many)[-1] == "R-1049")
    settle(windows, qtbot)
    assert len(references(many)) <= 300


def test_where_the_register_stops_counting_it_counts_to_the_end(
    many: Contracts, windows: Windows, qtbot: QtBot
) -> None:
    """A page counts a thousand; then the whole number is there."""
    typed(many, "acme", windows, qtbot)
    assert many.number.text() == "1,050 contracts"
    assert many.model.rowCount() == 1050


def test_what_others_change_appears(some: Contracts, windows: Windows, qtbot: QtBot) -> None:
    """What is chosen stays chosen, though it stands elsewhere now."""
    some.table.selectRow(1)
    with somebody_else() as other:
        added(other, reference="A-0")
        changed(other, 2, reference="B-2", client={"name": "Beta, renamed"})
    windows.keeper.look()
    qtbot.waitUntil(lambda: len(references(some)) == 4)
    settle(windows, qtbot)
    assert references(some) == ["A-0", "A-1", "B-2", "C-3"]
    one = some.model.summary(2)
    assert one is not None
    assert one.client == "Beta, renamed"
    assert some.table.chosen_contracts == (2,)
    assert some.table.currentIndex().row() == 2


def test_what_is_chosen_far_apart_stays_chosen(many: Contracts, windows: Windows, qtbot: QtBot) -> None:
    """And where all are, all stay so."""
    many.table.selectRow(3)
    many.table.scrollToBottom()
    many.table.viewport().grab()
    qtbot.waitUntil(lambda: references(many)[-1] == "R-1049")
    many.refresh()
    settle(windows, qtbot)
    assert many.table.chosen_contracts == (4,)
    many.table.selectAll()
    many.refresh()
    settle(windows, qtbot)
    assert many.table.chosen_number == 1050


def test_nothing_is_chosen_that_nobody_chose(some: Contracts, windows: Windows, qtbot: QtBot) -> None:
    """Two of three were chosen, and one of the two goes: as many are left as were chosen."""
    some.table.selectAll()
    some.table.choose_contracts((1, 2), 2)
    with somebody_else() as other:
        other.delete(1, 1, Edit("Ann", NOON))
    some.refresh()
    settle(windows, qtbot)
    assert references(some) == ["B-2", "C-3"]
    assert some.table.chosen_contracts == (2,)


def test_another_search_that_is_answered_by_a_refresh_chooses_nothing(
    some: Contracts, windows: Windows, qtbot: QtBot
) -> None:
    """It takes the place of the question that was asked first."""
    some.table.choose_contracts((1, 2), 2)
    some.line.searched.emit(parsed("acme", NOON.date()))
    some.refresh()
    settle(windows, qtbot)
    assert references(some) == ["A-1", "C-3"]
    assert some.table.chosen_number == 0


def test_the_keyboard_reaches_everything(some: Contracts, windows: Windows, qtbot: QtBot) -> None:
    """Down goes into the list, Return opens, Esc and Up go back."""
    opened: list[int] = []
    some.opened.disconnect()
    some.opened.connect(opened.append)
    QTest.keyClick(some.line.field, Qt.Key.Key_Down)
    assert some.table.hasFocus()
    QTest.keyClick(some.table, Qt.Key.Key_Down)
    QTest.keyClick(some.table, Qt.Key.Key_Return)
    assert opened == [2]
    QTest.keyClick(some.table, Qt.Key.Key_Escape)
    assert some.line.field.hasFocus()
    QTest.keyClicks(some.line.field, "acme")
    QTest.keyClick(some.line.field, Qt.Key.Key_Down)  # before the search began by itself
    settle(windows, qtbot)
    assert references(some) == ["A-1", "C-3"]


def test_columns_are_chosen_and_remembered(some: Contracts) -> None:
    """From the menu, which offers every order too."""
    some.columns_menu.fill()
    titles = {action.text(): action for action in some.columns_menu.actions()}
    assert titles["Client"].isChecked()
    titles["Client"].trigger()
    titles["Currency"].trigger()
    keys = [column.key for column in some.model.columns]
    assert "client" not in keys
    assert keys[-1] == "currency"
    assert recalled(CHOSEN) == ",".join(keys)
    order = titles["Sort by"].menu()
    assert isinstance(order, QMenu)
    assert [action.text() for action in order.actions()][:3] == ["Reference", "Client", "Act by"]
    order.actions()[1].trigger()
    assert some.search_now.sort is SortBy.CLIENT


def test_a_saved_search_brings_its_order_and_columns(some: Contracts, windows: Windows, qtbot: QtBot) -> None:
    """And what is searched for now can be saved the same way."""
    saved = Filter("Acme", "acme", SortBy.CLIENT, descending=True, columns=("reference", "client"))
    some.apply(saved)
    settle(windows, qtbot)
    assert references(some) == ["C-3", "A-1"]
    assert some.as_filter("Acme") == saved


def test_rows_are_copied_for_a_spreadsheet(some: Contracts) -> None:
    """Under the heads."""
    some.table.selectRow(1)
    QTest.keyClick(some.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    heads, row = QApplication.clipboard().text().split("\n")
    assert heads.split("\t")[:2] == ["Reference", "Client"]
    assert row.split("\t") == [
        "B-2",
        "Beta",
        "Tue 25 Nov",
        "Last day to give notice of non-renewal",
        "Denmark",
        "3 Mar 2025",
    ]


def test_how_many_are_chosen_is_said(some: Contracts) -> None:
    """From two on."""
    some.table.selectAll()
    assert some.number.text() == "3 contracts, 3 chosen"
    assert some.delete_button.isEnabled()
    some.be_read_only(True)
    assert not some.delete_button.isEnabled()
