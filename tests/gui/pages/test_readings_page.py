"""Readings: each place, why there is a choice, and what was chosen."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cmdesk.editions.readings import readings
from cmdesk.gui.pages.readings_page import ReadingsPage
from cmdesk.gui.widgets.choice_field import ChoiceField
from tests.gui.helpers import context_of


def test_every_reading_can_be_chosen(qtbot: QtBot) -> None:
    """The default first, named as such; the others below it."""
    context = context_of()
    made = ReadingsPage(context)
    qtbot.addWidget(made)
    assert set(made.forms[0].rows) == {f"readings.{name}" for name in readings()}
    for name, reading in readings().items():
        field = made.forms[0].rows[f"readings.{name}"].field
        assert isinstance(field, ChoiceField)
        assert field.currentText().endswith("(default)")
        assert field.count() == len(reading.choices)


def test_choosing_and_going_back(qtbot: QtBot) -> None:
    """The default is not written down; what differs is."""
    context = context_of()
    made = ReadingsPage(context)
    qtbot.addWidget(made)
    field = made.forms[0].rows["readings.late_notice"].field
    field.set_value("void")
    field.edited.emit()
    assert context.draft.value("readings") == {"late_notice": "void"}
    field.set_value(None)
    field.edited.emit()
    assert context.draft.value("readings") is None
