"""One fact tried otherwise: what it is now, whether another value is tried, and leaving it alone."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from cmdesk.gui.facts import facts
from cmdesk.gui.panels.fact_row import FactRow
from cmdesk.gui.widgets.line_field import LineField
from tests.gui.helpers import context_of, words_of


def row(qtbot: QtBot, place: str) -> FactRow:
    """Return the row of a fact of the small contract."""
    context = context_of()
    fact = next(one for one in facts(context.draft.values) if one.place == place)
    made = FactRow(fact, context)
    qtbot.addWidget(made)
    context.setParent(made)
    now = context.draft.value(place)
    made.begin(now, now)
    return made


def tried(made: FactRow) -> tuple[object, bool]:
    """Return the value in the field, and whether it counts."""
    return made.value, made.is_tried


def test_it_starts_with_what_is(qtbot: QtBot) -> None:
    """Nothing is tried until the field says something else that can be understood."""
    made = row(qtbot, "effective_date")
    assert "Effective Date" in words_of(made)
    assert "now: 1 Mar 2024" in words_of(made)
    assert tried(made) == ("2024-03-01", False)
    field = made.row.field
    assert isinstance(field, LineField)
    field.take("31.2.2024")
    assert tried(made) == ("31.2.2024", False)
    field.take("1.4.2024")
    assert tried(made) == ("2024-04-01", True)
    field.take("1.3.2024")
    assert tried(made) == ("2024-03-01", False)


def test_what_is_may_change_meanwhile(qtbot: QtBot) -> None:
    """The value tried stays; where it has become that of the contract, nothing is tried any more."""
    made = row(qtbot, "effective_date")
    assert isinstance(made.row.field, LineField)
    made.row.field.take("1.4.2024")
    made.show_now("2024-02-01")
    assert tried(made) == ("2024-04-01", True)
    assert "now: 1 Feb 2024" in words_of(made)
    made.show_now("2024-04-01")
    assert tried(made) == ("2024-04-01", False)


def test_choices_and_rings(qtbot: QtBot) -> None:
    """What is now is told by its label, or as it is."""
    assert "now: \u2013" in words_of(row(qtbot, "readings.term_end"))
    assert "now: 2025-03-03" in words_of(row(qtbot, "edition"))
    assert "now: Netherlands" in words_of(row(qtbot, "entity"))


def test_it_is_left_alone_by_a_button(qtbot: QtBot) -> None:
    """Which says what it does."""
    made = row(qtbot, "effective_date")
    gone: list[str] = []
    made.removed.connect(gone.append)
    name = "Leave Effective Date as it is"
    next(one for one in made.findChildren(QToolButton) if one.accessibleName() == name).click()
    assert gone == ["effective_date"]
