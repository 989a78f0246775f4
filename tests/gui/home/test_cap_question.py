"""The cap without a contract; expected sums by hand from 8.4: the lesser of what was paid and EUR 50,000."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.gui import language
from cmdesk.gui.home.cap_question import CapQuestion
from cmdesk.gui.widgets.line_field import LineField
from tests.gui.helpers import words_of
from tests.gui.home.test_questions import asked
from tests.helpers import EDITION_2023, EDITION_2025

DAY = "2025-11-18"


@pytest.fixture
def around(qtbot: QtBot) -> QWidget:
    """Return what the question stands in."""
    found = QWidget()
    qtbot.addWidget(found)
    found.show()
    return found


@pytest.fixture
def question(around: QWidget) -> CapQuestion:
    """Return the question, shown."""
    found = CapQuestion(around)
    found.show()
    return found


def test_nothing_is_answered_before_all_is_entered(question: CapQuestion) -> None:
    """Which edition holds, and what was paid, is the user's to say; the sum is told in the months of 8.4."""
    assert "in the 12 months before the incident" in words_of(question)
    assert "8.4" not in asked(question, edition=EDITION_2025)
    assert "8.4" not in asked(question, edition=None, paid="1000")
    assert question.rows["per_eur"].isHidden()


def test_what_was_paid_is_the_cap_where_it_is_less(question: CapQuestion) -> None:
    """EUR 12,000.00, with the clause, the window, and what was compared."""
    said = asked(question, edition=EDITION_2025, incident=DAY, paid="12000").splitlines()
    assert "EUR 12,000.00" in said
    assert "8.4, Terms & Conditions of 3 March 2025" in said
    assert "Window of payments: from Monday 18 November 2024 to Monday 17 November 2025" in said
    assert "Highest sum for which CM.com is liable · EUR 50,000.00" in said
    copying = next(button for button in question.findChildren(QToolButton) if button.toolTip() == "Copy with citation")
    copying.click()
    assert QApplication.clipboard().text().startswith("EUR 12,000.00 (8.4, Terms & Conditions of 3 March 2025). What")


def test_the_limit_is_the_cap_where_as_much_was_paid(question: CapQuestion) -> None:
    """EUR 50,000.00, under the earlier edition too."""
    said = asked(question, edition=EDITION_2023, incident=DAY, paid="62000.50").splitlines()
    assert "EUR 50,000.00" in said
    assert "8.4, Terms & Conditions of 1 January 2023" in said


def test_another_currency_needs_a_rate(question: CapQuestion) -> None:
    """Far ahead none is known, so it is said what is missing; at 7.46 the limit is DKK 373,000.00."""
    said = asked(question, edition=EDITION_2025, incident="2090-01-02", paid="500000", currency="DKK")
    assert not question.rows["per_eur"].isHidden()
    assert "Waiting for a fact" in said
    assert "No exchange rate is known for DKK on Monday 2 January 2090 or the week before it; enter one above." in said
    assert "DKK 373,000.00" in asked(question, per_eur="7.46").splitlines()
    assert "EUR 50,000.00" in asked(question, currency="EUR").splitlines()
    assert question.rows["per_eur"].isHidden()


def test_what_is_wrong_is_said_at_its_field(question: CapQuestion) -> None:
    """A sum below zero, a rate of zero; a rate that cannot be read is not taken for none."""
    asked(question, edition=EDITION_2025, incident=DAY, paid="-5", currency="DKK", per_eur="0")
    for key in ("paid", "per_eur"):
        assert question.rows[key].editor.property("fault")
    rate = question.rows["per_eur"].editor
    assert isinstance(rate, LineField)
    asked(question, paid="5")
    rate.take("seven")
    assert "8.4" not in words_of(question)
    assert rate.property("fault")


def test_in_chinese(around: QWidget) -> None:
    """The answer speaks the reader's language: the Terms of 3 March 2025, and no English because."""
    language.choose("zh_CN")
    said = asked(CapQuestion(around), edition=EDITION_2025, incident=DAY, paid="12000")
    assert "12,000.00" in said
    assert "2025年3月3日" in said
    assert "What was paid" not in said
