"""What if: facts set otherwise, what that would change, taking it over in one step, or leaving without a trace."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cmdesk.basics.errors import CmdeskError
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.pages.bound_table import BoundTable
from cmdesk.gui.panels import trial as trial_module
from cmdesk.gui.panels.what_if_panel import WhatIfPanel
from tests.gui.helpers import words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
DATE = "incidents[0].date"


def opened(window: MainWindow, place: str = "") -> WhatIfPanel:
    """Return the panel, beginning with a fact."""
    window.panels.ask_what_if(place)
    (panel,) = window.findChildren(WhatIfPanel)
    return panel


def enter(panel: WhatIfPanel, place: str, value: Any) -> None:
    """Enter another value of a fact."""
    field = panel.rows[place].row.field
    field.set_value(value)
    field.edited.emit()
    panel.show_changes()


def texts(panel: WhatIfPanel) -> dict[str, list[str]]:
    """Return what would change, by what it is."""
    return {line.cells[0].text: [cell.text for cell in line.cells[1:]] for line in panel.model.lines}


def test_one_fact_otherwise(sample: MainWindow) -> None:
    """The first incident two months later: the window of payments and the cap move with it; the contract stays."""
    panel = opened(sample, DATE)
    assert not panel.apply_button.isEnabled()
    assert panel.empty.text().startswith("Choose a fact")
    enter(panel, DATE, "2025-08-12")
    found = texts(panel)
    assert found["First incident"] == ["Thu 12 Jun 2025", "Tue 12 Aug 2025", "61 days later", "8.4"]
    assert found["Payments count from"][:3] == ["Wed 12 Jun 2024", "Mon 12 Aug 2024", "61 days later"]
    assert found["Liability cap"][0] == "EUR 18,748.30"
    assert panel.about.text() == "As of Tuesday 18 November 2025. 7 answers would change."
    assert sample.session.draft.value(DATE) == "2025-06-12"


def test_several_facts_at_once(sample: MainWindow) -> None:
    """What follows from all of them together; one left alone again no longer counts."""
    panel = opened(sample, "effective_date")
    enter(panel, "effective_date", "2024-04-01")
    panel.add("initial_term")
    enter(panel, "initial_term", {"months": 12})
    assert texts(panel)["Last day of the term"][:2] == ["Sat 28 Feb 2026", "Tue 31 Mar 2026"]
    panel.rows["effective_date"].removed.emit("effective_date")
    assert list(panel.rows) == ["initial_term"]
    assert "Last day of the term" not in texts(panel)
    assert texts(panel)["Number of the term"][:2] == ["0", "1"]


def test_taken_over_in_one_step(sample: MainWindow) -> None:
    """And taken back in one."""
    draft = sample.session.draft
    before = draft.values
    panel = opened(sample, DATE)
    enter(panel, DATE, "2025-08-12")
    panel.add("initial_term")
    enter(panel, "initial_term", {"months": 12})
    panel.apply_button.click()
    assert (draft.value(DATE), draft.value("initial_term")) == ("2025-08-12", {"months": 12})
    assert draft.undo_stack.undoText() == "What if"
    assert not panel.isVisible()
    draft.undo_stack.undo()
    assert draft.values == before


def test_closed_without_a_trace(sample: MainWindow) -> None:
    """Esc; nothing was typed into the contract."""
    panel = opened(sample, DATE)
    enter(panel, DATE, "2025-08-12")
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert not sample.session.is_modified


def test_a_fact_is_chosen_by_its_name(sample: MainWindow, qtbot: QtBot) -> None:
    """A part of it is enough."""
    panel = opened(sample)
    qtbot.waitUntil(panel.isActiveWindow)
    panel.choice.setFocus()
    QTest.keyClicks(panel.choice, "Events outside")
    QTest.keyClick(panel.choice, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: list(panel.rows) == ["readings.after_hours"])
    assert panel.choice.text() == ""
    QTest.keyClicks(panel.choice, "date outage")
    QTest.keyClick(panel.choice, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: DATE in panel.rows)
    panel.rows[DATE].removed.emit(DATE)
    panel.choice.take("nothing of the kind")
    assert list(panel.rows) == ["readings.after_hours"]


def test_a_new_entry_asks_for_all_that_it_needs(sample: MainWindow) -> None:
    """A notice: its id is proposed; until all is there it is left out, and what lacks is named."""
    panel = opened(sample, "notices[5].sent")
    assert list(panel.rows) == [f"notices[5].{key}" for key in ("id", "kind", "from", "channel", "sent")]
    assert panel.rows["notices[5].id"].value == "n6"
    for key, value in (("kind", "non_renewal"), ("from", "client"), ("channel", "personal"), ("sent", "2025-11-20")):
        assert "The contract ends" not in texts(panel)
        enter(panel, f"notices[5].{key}", value)
    assert texts(panel)["The contract ends"][1] == "Sat 28 Feb 2026"
    panel.rows["notices[5].from"].removed.emit("notices[5].from")
    assert "Left out of the answers until complete: Notices › a new one › Sender" in words_of(panel)  # noqa: RUF001
    assert not panel.apply_button.isEnabled()
    panel.notice.linkActivated.emit("notices[5].from")
    assert "notices[5].from" in panel.rows


def test_a_value_that_cannot_be(sample: MainWindow) -> None:
    """What the strict reader finds wrong with it stands at the field; nothing is worked out, and nothing applied."""
    panel = opened(sample, "initial_term")
    enter(panel, "initial_term", {"months": 0})
    assert "from 1 to 600" in words_of(panel.rows["initial_term"])
    assert panel.empty.text() == "Nothing is worked out from facts that are at fault."
    assert panel.about.text() == "As of Tuesday 18 November 2025."
    assert not panel.apply_button.isEnabled()
    enter(panel, "initial_term", {"months": 12})
    assert "from 1 to 600" not in words_of(panel)
    assert panel.apply_button.isEnabled()


def test_facts_that_contradict_each_other(sample: MainWindow) -> None:
    """A notice of 5 May 2026 confirmed on 5 November 2025: not incomplete but wrong, and said in its own words."""
    panel = opened(sample, "notices[2].sent")
    enter(panel, "notices[2].sent", "2026-05-05")
    said = words_of(panel)
    name = "Notices › Request for information, 3 Nov 2025 › Confirmed"  # noqa: RUF001
    assert f"{name}: lies before Tuesday 5 May 2026; check both" in said
    assert "Left out of the answers" not in said
    assert texts(panel) == {}
    assert not panel.apply_button.isEnabled()
    panel.notice.linkActivated.emit("notices[2].confirmed")
    assert "Lies before Tuesday 5 May 2026; check both" in words_of(panel.rows["notices[2].confirmed"])
    assert not panel.notice.isVisible()
    enter(panel, "notices[2].confirmed", "2026-05-06")
    assert panel.apply_button.isEnabled()


def test_a_text_that_is_not_understood(sample: MainWindow) -> None:
    """As long as one field cannot be read, what the others try is shown but not applied."""
    panel = opened(sample, DATE)
    enter(panel, DATE, "2025-08-12")
    panel.add("incidents[1].date")
    enter(panel, "incidents[1].date", "31.2.2026")
    assert panel.about.text().endswith("7 answers would change.")
    assert not panel.apply_button.isEnabled()


def test_what_is_wrong_already_hinders_nothing(sample: MainWindow) -> None:
    """A contract at fault elsewhere can be tried out, and what is tried applied."""
    sample.session.draft.put("payments[0].vat", "9999.00", "VAT")
    sample.session.calculate()
    panel = opened(sample, DATE)
    enter(panel, DATE, "2025-08-12")
    assert "9,999" not in words_of(panel)
    assert panel.apply_button.isEnabled()


def test_a_day_that_lies_ahead(sample: MainWindow) -> None:
    """An incident after the as-of date counts as if it were known; the day from which a fee is due says nothing."""
    panel = opened(sample, DATE)
    enter(panel, DATE, "2026-06-12")
    assert "after the as-of date; taken as known" in words_of(panel.rows[DATE])
    enter(panel, DATE, "2025-11-18")
    assert "taken as known" not in words_of(panel)
    for place in ("effective_date", "fees[0].from", "incidents[0].against"):
        panel.add(place)
    enter(panel, "fees[0].from", "2026-06-12")
    assert "taken as known" not in words_of(panel)


def test_what_cannot_be_worked_out(sample: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason stands where the answers would; nothing is applied."""

    def fails(*_given: object) -> None:
        raise CmdeskError("no rate reaches so far")  # noqa: TRY003  # any of the family

    panel = opened(sample, DATE)
    monkeypatch.setattr(trial_module, "calculate", fails)
    enter(panel, DATE, "2025-08-12")
    assert panel.empty.text() == "no rate reaches so far"
    assert not panel.apply_button.isEnabled()
    enter(panel, DATE, "2025-06-12")
    panel.add("effective_date")
    enter(panel, "effective_date", None)
    assert panel.empty.text() == "There are no answers to compare yet."
    assert not panel.apply_button.isEnabled()


def test_it_follows_the_contract(sample: MainWindow) -> None:
    """What is now changes with it; a fact that is gone is no longer tried."""
    panel = opened(sample, DATE)
    enter(panel, DATE, "2025-08-12")
    sample.session.draft.put(DATE, "2025-07-12", "Date")
    sample.session.calculate()
    assert "now: 12 Jul 2025" in words_of(panel)
    assert texts(panel)["First incident"][2] == "31 days later"
    panel.add("incidents[1].date")
    sample.session.draft.put("incidents", None, "Incidents")
    sample.session.calculate()
    assert list(panel.rows) == [DATE]  # that of a new one now, the second is gone


def test_a_contract_without_answers(window: MainWindow) -> None:
    """There is nothing to compare with."""
    panel = opened(window, "effective_date")
    assert panel.empty.text() == "There are no answers to compare yet."


def test_it_begins_where_the_cursor_is(sample: MainWindow) -> None:
    """In a field of a form, in a cell of a table, or nowhere."""
    sample.activateWindow()
    sample.go_to("effective_date")
    sample.ask_what_if()
    panel = opened(sample)
    assert list(panel.rows) == ["effective_date"]
    sample.show_page(3)
    table = sample.page(3).tables[0]
    assert isinstance(table, BoundTable)
    table.view.setFocus()
    table.view.setCurrentIndex(table.model.index(0, 0))
    QApplication.processEvents()
    assert sample.page(3).place_of(table.view) == DATE
    table.view.what_if_wanted.emit()
    assert list(panel.rows) == ["effective_date", DATE]
    table.view.setCurrentIndex(table.model.index(len(table.model.rows), 0))
    assert sample.page(3).place_of(table.view) == ""
    assert sample.page(3).place_of(sample.header) == ""
    assert sample.page(3).place_of(None) == ""
