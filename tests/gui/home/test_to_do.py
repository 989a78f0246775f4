"""What is to be done, as it is seen: groups, days in words, how far ahead, and opening."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.basics.wording import LANGUAGES
from cmdesk.desk.registers import edit
from cmdesk.gui import fonts, language
from cmdesk.gui.answers.distances import distance
from cmdesk.gui.home.home import Home
from cmdesk.gui.home.to_do import HORIZON, ToDoList
from cmdesk.gui.remembered import recalled
from cmdesk.gui.windows import Windows
from tests.gui.helpers import TUE_2025_11_18
from tests.gui.home.conftest import settle
from tests.gui.home.test_to_do_list import THU_20_NOV, invoice
from tests.gui.registers import added, somebody_else

THIS_WEEK = "2024-02-27"
"""A contract of this day: notice by Wednesday 26 November, to post on Friday the 21st."""


def seen(home: Home) -> list[tuple[str, ...]]:
    """Return the rows, the first line of each cell."""
    return [tuple(cell.first for cell in row.cells) for row in home.to_do.model.rows]


def looked_at(home: Home, windows: Windows, qtbot: QtBot) -> list[tuple[str, ...]]:
    """Return the rows as they are now."""
    home.refresh()
    settle(windows, qtbot)
    return seen(home)


def test_groups_stand_by_the_day_to_act(opened_home: Home, windows: Windows, qtbot: QtBot) -> None:
    """Late ones on top, sums overdue, then by week and month; each with its day, what is to be done, and how."""
    with somebody_else() as other:
        added(other, reference="A", client={"name": "Acme"}, effective_date=THU_20_NOV)
        added(other, reference="B", effective_date=THIS_WEEK, invoices=[invoice("F1", "2025-08-01")])
        added(other, reference="C")
        added(other, reference="D", effective_date="2024-04-01")
    notice = "Last day to give notice of non-renewal"
    assert looked_at(opened_home, windows, qtbot) == [
        ("Overdue, still in time another way · 1",),
        ("Thu 20 Nov", "Acme", notice, "By hand"),
        ("Overdue, not paid · 1",),
        ("Fri 15 Aug", "Client", "Invoice F1: due", ""),
        ("This week",),
        ("Fri 21 Nov", "Client", notice, "Registered mail"),
        ("This month",),
        ("Tue 25 Nov", "Client", notice, "Registered mail"),
        ("Later",),
        ("Wed 24 Dec", "Client", notice, "Registered mail"),
    ]
    below = [tuple(cell.second for cell in row.cells) for row in opened_home.to_do.model.rows]
    assert below[1] == ("in 2 days", "A", "10.2", "by post until Mon 17 Nov")
    assert below[5] == ("in 3 days", "B", "10.2 · deadline Wed 26 Nov", "")
    assert opened_home.to_do.figures.text().startswith("1 overdue")


def test_return_opens_the_contract_at_the_answer(opened_home: Home, windows: Windows, qtbot: QtBot) -> None:
    """And a heading opens nothing."""
    with somebody_else() as other:
        number = added(other).id
    looked_at(opened_home, windows, qtbot)
    wanted: list[tuple[int, str]] = []
    opened_home.to_do.opened.disconnect()
    opened_home.to_do.opened.connect(lambda number, answer: wanted.append((number, answer)))
    opened_home.to_do.go_to_list()
    QTest.keyClick(opened_home.to_do.view, Qt.Key.Key_Return)
    opened_home.to_do.view.row_opened.emit(0)
    assert wanted == [(number, "term.non_renewal_deadline")]


def test_how_far_ahead_is_remembered(opened_home: Home, windows: Windows, qtbot: QtBot) -> None:
    """A figure is a link that looks so far."""
    with somebody_else() as other:
        added(other, effective_date="2024-04-01")
    assert len(looked_at(opened_home, windows, qtbot)) == 2
    opened_home.to_do.figures.linkActivated.emit("30")
    settle(windows, qtbot)
    assert seen(opened_home) == []
    assert "next 30 days" in opened_home.to_do.empty.text()
    assert recalled(HORIZON) == "30"
    opened_home.to_do.look_ahead("all")
    settle(windows, qtbot)
    assert len(seen(opened_home)) == 4


def test_nothing_however_far_ahead(opened_home: Home, windows: Windows, qtbot: QtBot) -> None:
    """Is said without a number of days."""
    opened_home.to_do.look_ahead("all")
    settle(windows, qtbot)
    assert opened_home.to_do.empty.text() == "Nothing is to be done in any contract."


def test_only_one_kind(opened_home: Home, windows: Windows, qtbot: QtBot) -> None:
    """Of a contract with an invoice that is overdue."""
    with somebody_else() as other:
        added(other, invoices=[invoice("F1", "2025-08-01")])
    opened_home.to_do.kind.set_value("invoice")
    opened_home.to_do.kind.edited.emit()
    settle(windows, qtbot)
    assert [row[-1] for row in seen(opened_home)] == ["Overdue, not paid · 1", ""]


def test_more_that_are_overdue_come_when_asked_for(opened_home: Home, windows: Windows, qtbot: QtBot) -> None:
    """Five of seven at first, the oldest."""
    with somebody_else() as other:
        added(other, invoices=[invoice(f"F{day}", f"2025-08-0{day}") for day in range(1, 8)])
    rows = looked_at(opened_home, windows, qtbot)
    assert rows[5:7] == [("Tue 19 Aug", "Client", "Invoice F5: due", ""), ("2 more that are overdue",)]
    opened_home.to_do.view.clicked.emit(opened_home.to_do.model.index(6, 0))
    settle(windows, qtbot)
    assert seen(opened_home)[7][2] == "Invoice F7: due"


def test_more_comes_at_the_end(opened_home: Home, windows: Windows, qtbot: QtBot) -> None:
    """A hundred at first; what is chosen stays so."""
    with somebody_else() as other:
        for number in range(104):
            added(other, reference=f"R-{number:03}")
    looked_at(opened_home, windows, qtbot)
    assert len(seen(opened_home)) in {101, 105}
    opened_home.to_do.view.setCurrentIndex(opened_home.to_do.model.index(40, 0))
    opened_home.to_do.view.verticalScrollBar().setValue(opened_home.to_do.view.verticalScrollBar().maximum())
    settle(windows, qtbot)
    assert len(seen(opened_home)) == 105
    assert opened_home.to_do.view.currentIndex().row() == 40


@pytest.mark.parametrize("gone", [False, True])
def test_what_is_chosen_stays_chosen(opened_home: Home, windows: Windows, qtbot: QtBot, gone: bool) -> None:
    """Also where something new stands before it now."""
    with somebody_else() as other:
        number = added(other, reference="B").id
        looked_at(opened_home, windows, qtbot)
        opened_home.to_do.go_to_list()
        added(other, reference="A", effective_date=THIS_WEEK)
        if gone:
            other.delete(number, 1, edit())
    looked_at(opened_home, windows, qtbot)
    row = opened_home.to_do.view.currentIndex().row()
    assert gone or opened_home.to_do.model.rows[row].contract_id == number


def test_rows_are_copied(opened_home: Home, windows: Windows, qtbot: QtBot) -> None:
    """With both lines of each cell."""
    with somebody_else() as other:
        added(other)
    looked_at(opened_home, windows, qtbot)
    opened_home.to_do.go_to_list()
    QTest.keyClick(opened_home.to_do.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().split("\t")[:4] == ["Tue 25 Nov", "in 7 days", "Client", "TEST"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_how_far_a_day_is_always_fits(windows: Windows, qtbot: QtBot, code: str) -> None:
    """In days, months or years, ago or ahead, in every language."""
    language.choose(code)
    parent = QWidget()
    qtbot.addWidget(parent)
    made = ToDoList(windows.keeper, parent)
    metrics = QFontMetrics(fonts.font(fonts.Role.SMALL))
    far = [timedelta(days=days) for days in (7300, 725, 400, 365, 340, 99, 9)]
    told = [distance(day, TUE_2025_11_18) for one in far for day in (TUE_2025_11_18 - one, TUE_2025_11_18 + one)]
    assert max(metrics.horizontalAdvance(language.text(one)) for one in told) + 16 <= made.view.columnWidth(0)
