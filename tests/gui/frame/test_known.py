"""How far holidays and rates are known, in one line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cmdesk.basics.wording import LANGUAGES
from cmdesk.desk.rates import add_rate
from cmdesk.gui import language
from cmdesk.gui.answers.views import LinkView
from cmdesk.gui.frame.known import all_known_words, known_words
from cmdesk.gui.frame.status_line import StatusLine
from cmdesk.gui.windows import speak
from cmdesk.rates.local import use
from cmdesk.rates.series import Reference
from tests.gui.helpers import calculation_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

BY_RULE = "Holidays by the rules known now"
OWN_RATE = [{"parameter": "interest_percent", "value": 12}]


@pytest.fixture(autouse=True)
def _shipped_alone() -> Iterator[None]:
    """Leave no rates of one test to another."""
    use(None)
    yield
    use(None)


@pytest.mark.parametrize(
    "values, rates",
    [
        ({}, ", rates to December 2026"),
        ({"law": "DK"}, ", rates to June 2026"),
        ({"law": "CN"}, ", no statutory rates"),
        (
            {"readings": {"interest_law": "client_country"}, "client": {"name": "C", "country": "DK"}},
            ", rates to June 2026",
        ),
        ({"readings": {"interest_law": "client_country"}}, ""),
        ({"deviations": OWN_RATE}, ""),
        ({"deviations": OWN_RATE, "currency": "AED"}, ""),
    ],
)
def test_the_law_that_applies_decides(values: dict[str, Any], rates: str) -> None:
    """As entered or assumed; where a rate was agreed, or nothing sets one, there is nothing to know."""
    assert known_words(calculation_of(**values)) == f"{BY_RULE}{rates}"


@pytest.mark.parametrize(
    "values",
    [
        {"currency": "DKK"},
        {"payments": [{"date": "2025-01-01", "amount": "10", "currency": "USD"}]},
    ],
)
def test_another_currency_asks_for_exchange_rates(values: dict[str, Any]) -> None:
    """That of the contract or of a payment."""
    said = known_words(calculation_of(**values))
    assert said.startswith(f"{BY_RULE}, rates to December 2026, exchange rates to ")


@pytest.mark.parametrize(
    "entity, short, year",
    [("cn", "Some holidays estimated from 2027", 2027), ("jp", BY_RULE, 2100), ("nl", BY_RULE, 2101)],
)
def test_holidays_that_are_announced_year_by_year(entity: str, short: str, year: int) -> None:
    """China has announced 2026, and no more; the equinoxes of Japan are worked out to 2099, which only the tip says."""
    calculation = calculation_of(entity=entity)
    rest = ", rates to December 2026" if entity == "nl" else ", no statutory rates"
    assert known_words(calculation) == f"{short}{rest}"
    assert all_known_words(calculation) == f"{BY_RULE}, some estimated from {year}{rest}"


@pytest.mark.parametrize("name", LANGUAGES)
@pytest.mark.parametrize("values", [{"currency": "DKK", "law": "DK"}, {"entity": "cn", "currency": "USD"}])
def test_it_can_be_read_in_a_window_of_the_usual_size(values: dict[str, Any], name: str, qtbot: QtBot) -> None:
    """With all that can be known, and something to look at, in every language."""
    speak(name)
    line = StatusLine()
    qtbot.addWidget(line)
    line.resize(1280, 30)
    line.show_saved(language.text("Saved in the register"))
    line.show_cautions([LinkView("a", "a"), LinkView("b", "b")])
    line.show_known(known_words(calculation_of(**values)), "tip")
    line.show()
    known = next(one for one in line.findChildren(QLabel) if one.toolTip() == "tip")
    assert known.width() == known.sizeHint().width()


def test_what_the_user_entered_counts() -> None:
    """A half-year more."""
    add_rate("dk", "2026-H2", Reference(Decimal("1.60"), "a bank", date(2026, 11, 23)))
    assert known_words(calculation_of(law="DK")).endswith(", rates to December 2026")
