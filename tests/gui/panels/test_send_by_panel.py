"""All days to send by: every open deadline with every channel, by the safe day, in step with the contract."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.panels.send_by_panel import SendByPanel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SAFE, SEND_BY, LEFT, WHO, WHAT, HOW, DELIVERED, DEADLINE, CHASE = range(9)


def opened(window: MainWindow) -> SendByPanel:
    """Return the panel, opened as the menu does."""
    window.panels.show_send_by()
    (panel,) = window.findChildren(SendByPanel)
    return panel


def texts(panel: SendByPanel) -> list[list[str]]:
    """Return what the table says."""
    return [[cell.text for cell in line.cells] for line in panel.model.lines]


def test_the_first_safe_day_is_on_top(sample: MainWindow) -> None:
    """Of 18 November: word of the Force Majeure of 10 November, posted today to be safe under every reading."""
    found = texts(opened(sample))
    assert found[0][:WHAT] == ["Tue 18 Nov", "Wed 19 Nov", "tomorrow", "The Party affected"]
    assert found[0][HOW:] == ["Registered mail", "Mon 24 Nov", "Mon 24 Nov", ""]
    days = [line.cells[SAFE].key for line in opened(sample).model.lines]
    assert days == sorted(days)
    assert len(found) == 24


def test_what_is_too_late_stands_below(sample: MainWindow) -> None:
    """Of 21 November: registered mail for the Force Majeure was to go by 19 November, the courier's by today."""
    panel = opened(sample)
    sample.session.choose_as_of(date(2025, 11, 21))
    found = texts(panel)
    assert found[0][:WHO] == ["Thu 20 Nov, passed", "Fri 21 Nov", "today"]
    assert (found[-1][SEND_BY], found[-1][LEFT], found[-1][HOW]) == ("Wed 19 Nov", "2 days ago", "Registered mail")
    assert panel.about.text().endswith("1 that is too late stands below.")
    panel.view.sortByColumn(SEND_BY, Qt.SortOrder.DescendingOrder)
    assert texts(panel)[-1][SEND_BY] == "Wed 19 Nov"


def test_only_what_one_party_may_have_to_send(sample: MainWindow) -> None:
    """CM.com gives notice of non-renewal, or tells of Force Majeure; the Client does that and all the rest."""
    panel = opened(sample)
    assert {row[WHO] for row in texts(panel)} == {"The Client", "Either Party", "The Party affected"}
    panel.who.setCurrentIndex(panel.who.findData("cm.com"))
    panel.who.edited.emit()
    assert {row[WHO] for row in texts(panel)} == {"Either Party", "The Party affected"}
    assert len(texts(panel)) == 8
    panel.who.setCurrentIndex(panel.who.findData("client"))
    panel.who.edited.emit()
    assert len(texts(panel)) == 24
    panel.who.setCurrentIndex(0)
    panel.who.edited.emit()
    assert len(texts(panel)) == 24


def test_a_contract_without_answers(window: MainWindow) -> None:
    """It has no days."""
    assert opened(window).empty.text() == "No deadline is open that something sent would meet."


def test_what_to_chase(sample: MainWindow) -> None:
    """The courier's confirmation of the notice of non-renewal is to be there on Friday 28 November."""
    courier = next(one for one in texts(opened(sample)) if "non-renewal" in one[WHAT] and one[HOW] == "Courier")
    assert (courier[SEND_BY], courier[DEADLINE], courier[CHASE]) == ("Thu 27 Nov", "Sun 30 Nov", "Fri 28 Nov")


def test_it_is_copied_with_days_as_spreadsheets_read_them(sample: MainWindow) -> None:
    """Days left as a number."""
    opened(sample).view.copy()
    lines = QApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:3] == ["Safe day", "Send by", "Days left"]
    assert lines[1].split("\t")[:3] == ["2025-11-18", "2025-11-19", "1"]


def test_it_is_sorted_by_any_column(sample: MainWindow) -> None:
    """By what is to be sent, in the order of the alphabet."""
    panel = opened(sample)
    panel.view.sortByColumn(WHAT, Qt.SortOrder.AscendingOrder)
    assert texts(panel)[0][WHAT] == "Amendment n2: object by"


def test_it_follows_the_contract(sample: MainWindow) -> None:
    """A later as-of date leaves fewer deadlines; what is far off is named with its year."""
    panel = opened(sample)
    sample.session.choose_as_of(date(2026, 2, 1))
    assert texts(panel) == []
    assert panel.empty.text() == "No deadline is open that something sent would meet."
    sample.session.choose_as_of(date(2025, 4, 1))
    assert {one[DEADLINE] for one in texts(panel)} >= {"Sun 30 Nov 2025"}


def test_it_is_open_once(sample: MainWindow) -> None:
    """Asked for again it comes to the front; closed, it is made anew."""
    first = opened(sample)
    assert opened(sample) is first
    first.reject()
    QApplication.processEvents()
    sample.panels.show_send_by()
    assert sample.findChildren(SendByPanel)[-1] is not first


def test_enter_leads_to_the_answer(sample: MainWindow) -> None:
    """Also to one that waits under more: the dispute of an invoice."""
    panel = opened(sample)
    for result_id in ("term.non_renewal_dispatch.registered", "act_by.invoice.11.dispute_by.registered"):
        panel.line_opened.emit(result_id)
        line = next(one for one in sample.answers if one.view.id == result_id)
        assert line.head.isChecked()


def test_the_answers_lead_to_it(sample: MainWindow) -> None:
    """By a link beside the question."""
    assert sample._contents is not None
    sample._contents.panel.link_followed.emit("send by")
    assert sample.findChildren(SendByPanel)
