"""The field for an entity: one of the table, or another."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cmdesk.gui.widgets.entity_field import OWN, EntityField

ENTITIES = {"nl": "Netherlands", "dk": "Denmark"}
OTHER = {"name": "CM.com Norway", "country": "NO"}


def test_another_entity_is_described(qtbot: QtBot) -> None:
    """Choosing it begins an empty description; going back and forth keeps what was described."""
    made = EntityField(lambda: ENTITIES)
    qtbot.addWidget(made)
    made.set_value("nl")
    assert made.value() == "nl"
    made.setCurrentIndex(made.findData(OWN))
    assert made.value() == {"name": ""}
    made.set_value(OTHER)
    assert made.value() == OTHER
    assert made.currentText() == "Another entity"
    made.set_value("dk")
    assert made.value() == "dk"


def test_nothing_can_have_a_name(qtbot: QtBot) -> None:
    """The serving entity is the contracting one unless it is named."""
    made = EntityField(lambda: ENTITIES, "As the contracting entity")
    qtbot.addWidget(made)
    assert made.value() is None
    assert made.currentText() == "As the contracting entity"
