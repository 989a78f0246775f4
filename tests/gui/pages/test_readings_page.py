"""Readings: each place, why there is a choice, every choice in a sentence, and what it decides in this contract."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from cmdesk.basics.wording import words_for
from cmdesk.editions.readings import readings
from cmdesk.gui.context import Context
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.pages.readings_page import ReadingsPage
from cmdesk.gui.widgets.reading_field import ReadingField
from tests.gui.helpers import context_of, words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
INCIDENT = [{"date": "2025-06-12", "claims": [{"head": "direct", "amount": "100.00"}]}]
PAYMENTS = [{"date": "2025-03-10", "amount": "1250.00"}, {"date": "2025-06-12", "amount": "262.50"}]


def page(qtbot: QtBot, context: Context | None = None, **values: Any) -> ReadingsPage:
    """Return the page, shown."""
    made = ReadingsPage(context or context_of(**values))
    qtbot.addWidget(made)
    made.context.setParent(made)
    made.show()
    return made


def said(made: ReadingsPage, name: str) -> str:
    """Return all that is said of a reading."""
    return words_of(made.forms[0].rows[f"readings.{name}"])


@pytest.mark.parametrize("name", readings())
def test_every_reading_is_explained(qtbot: QtBot, name: str) -> None:
    """Its name, its clause, why there is a choice, each choice in a sentence, and what it decides."""
    made, reading, words = page(qtbot), readings()[name], words_for("en")
    told = said(made, name)
    assert f"{words.text(reading.label)} ({reading.clause})" in told
    assert words.text(reading.why) in told
    assert "Decides" in told
    rings = made.forms[0].rows[f"readings.{name}"].findChildren(QRadioButton)
    assert len(rings) == len(reading.choices)
    for ring, choice in zip(rings, reading.choices, strict=True):
        assert ring.text().casefold().startswith(words.text(reading.labels[choice]).casefold())
    assert [ring.text().endswith("(default)") for ring in rings] == [True] + [False] * (len(rings) - 1)


def test_choosing_and_going_back(qtbot: QtBot) -> None:
    """The default is not written down; what differs is."""
    context = context_of()
    made = page(qtbot, context)
    field = made.forms[0].rows["readings.late_notice"].field
    assert isinstance(field, ReadingField)
    default, other = field.findChildren(QRadioButton)
    other.click()
    assert context.draft.value("readings") == {"late_notice": "void"}
    default.click()
    assert context.draft.value("readings") is None


def test_what_a_reading_decides(qtbot: QtBot) -> None:
    """The cap without the payment on the day of the incident, or with it; another reading decides nothing."""
    made = page(qtbot, incidents=INCIDENT, payments=PAYMENTS)
    assert "Liability cap: EUR 1,250.00 to EUR 1,512.50" in said(made, "incident_day_payments")
    assert "Decides nothing in this contract as it is." in said(made, "cap_per")


def test_a_choice_that_gives_nothing(qtbot: QtBot) -> None:
    """A late notice ends the contract later, or not at all."""
    notice = {"id": "n1", "kind": "non_renewal", "from": "client", "channel": "personal", "sent": "2025-12-20"}
    assert "Non-renewal notice n1 ends the contract: Sun 28 Feb 2027 or none" in said(
        page(qtbot, notices=[notice]), "late_notice"
    )


def test_many_answers_wait_until_they_are_asked_for(qtbot: QtBot) -> None:
    """Three are seen; the others are one link away."""
    made = page(qtbot)
    first = said(made, "term_end")
    assert "more" in first
    label = next(one for one in made.findChildren(QLabel) if "all term_end" in one.text())
    label.linkActivated.emit("all term_end")
    assert len(said(made, "term_end")) > len(first)
    assert "more" not in said(made, "term_end")


def test_it_follows_the_contract_while_it_is_seen(qtbot: QtBot) -> None:
    """Hidden it works nothing out; shown again it says what holds now."""
    made = page(qtbot)
    before = said(made, "notice_backward")
    assert "28 Nov 2025 to Sun 30 Nov 2025" in before
    made.hide()
    later = context_of(effective_date="2024-04-15")
    made.context.show(later.readable, later.calculation)
    assert said(made, "notice_backward") == before
    made.show()
    assert "Decides nothing" in said(made, "notice_backward")
    made.context.show(later.readable, None)
    assert "Decides" not in said(made, "notice_backward")


def test_an_answer_is_a_link(sample: MainWindow) -> None:
    """It brings the answer into sight."""
    sample.show_page(6)
    QApplication.processEvents()
    sample.session.context.place_wanted.emit("answer term.last_day")
    line = next(one for one in sample.answers if one.view.id == "term.last_day")
    assert line.head.isChecked()
    page = sample.page(6)
    assert isinstance(page, ReadingsPage)
    wanted: list[str] = []
    sample.session.context.place_wanted.connect(wanted.append)
    label = next(one for one in page.findChildren(QLabel) if "answer term.last_day" in one.text())
    label.linkActivated.emit("answer term.last_day")
    assert wanted == ["answer term.last_day"]
