"""The facts that every answer starts from."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.gui.pages.contract_page import ContractPage
from cmdesk.gui.widgets.entity_field import EntityField
from tests.gui.helpers import context_of, words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_another_entity_asks_for_its_description(qtbot: QtBot) -> None:
    """Only where one is described; what is entered goes into the contract."""
    context = context_of()
    made = ContractPage(context)
    qtbot.addWidget(made)
    made.show()
    own = made.forms[1]
    assert own.isHidden()
    entity = made.forms[0].rows["entity"].field
    assert isinstance(entity, EntityField)
    entity.setCurrentIndex(entity.count() - 1)
    entity.activated.emit(entity.count() - 1)
    assert not own.isHidden()
    country = own.rows["entity.country"]
    country.field.set_value("NO")
    country.field.edited.emit()
    assert context.draft.value("entity.country") == "NO"
    context.draft.put("entity", "nl", "Entity")
    assert own.isHidden()


def test_the_default_term_is_that_of_the_edition(qtbot: QtBot) -> None:
    """Said where no term is stated; before the answers are there, without its length."""
    made = ContractPage(context_of(initial_term=None))
    qtbot.addWidget(made)
    assert "Empty: 12 months, as the Terms say" in words_of(made)
    other = ContractPage(context_of(initial_term=None, entity=None))
    qtbot.addWidget(other)
    assert "Empty: as the Terms say" in words_of(other)


def test_what_was_agreed_otherwise(qtbot: QtBot) -> None:
    """Deviations, closing days and worked holidays."""
    context = context_of()
    made = ContractPage(context)
    qtbot.addWidget(made)
    made.show()
    assert [table.place for table in made.tables] == ["deviations", "holidays.add", "holidays.remove"]
    made.tables[1].model.put_block(0, 0, [["24.12.2025", "agreed"]])
    assert context.draft.value("holidays.add") == [{"date": "2025-12-24", "reason": "agreed"}]
    made.tables[1].model.remove([0])
    assert context.draft.value("holidays") is None
