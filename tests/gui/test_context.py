"""What pages ask of the contract that is open."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pytestqt.qtbot import QtBot

from cmdesk.gui import language
from cmdesk.gui.found import Found
from tests.gui.helpers import context_of

FRI_2025_04_18 = date(2025, 4, 18)
SAT_2025_04_19 = date(2025, 4, 19)
TUE_2025_04_22 = date(2025, 4, 22)


def test_the_nature_of_days() -> None:
    """Good Friday, a Saturday and a Tuesday at a Dutch entity."""
    context = context_of()
    good_friday, saturday, tuesday = map(context.nature, (FRI_2025_04_18, SAT_2025_04_19, TUE_2025_04_22))
    assert good_friday is not None
    assert good_friday.holiday == "Good Friday"
    assert saturday is not None
    assert (saturday.is_business_day, saturday.holiday) == (False, "")
    assert tuesday is not None
    assert tuesday.is_business_day


def test_holidays_are_named_in_the_window_s_language() -> None:
    """A Dutch reader sees the Dutch name."""
    context = context_of()
    language.choose("nl")
    nature = context.nature(FRI_2025_04_18)
    assert nature is not None
    assert nature.holiday == "Goede vrijdag"


def test_nothing_is_known_of_days_before_there_are_answers() -> None:
    """Without an entity there is no calendar."""
    assert context_of(entity=None).nature(FRI_2025_04_18) is None


def test_money_in_the_contract_s_currency() -> None:
    """The currency's own decimals; euro while none is entered."""
    assert context_of(currency="JPY").money(Decimal(1512)) == "JPY 1,512"
    assert context_of(currency=None).currency() == "EUR"
    assert context_of().decimals() == 2


def test_results_by_the_row_as_typed() -> None:
    """A row that is left out has no result, and the next one keeps its own."""
    invoices = [{"number": "A"}, {"number": "B", "date": "2025-03-03", "amount": "10"}]
    context = context_of(invoices=invoices)
    assert context.result("invoices", 0, "due") is None
    due = context.result("invoices", 1, "due")
    assert due is not None
    assert due.value == date(2025, 3, 17)


def test_answers_are_told(qtbot: QtBot) -> None:
    """Pages follow every calculation."""
    context = context_of()
    with qtbot.waitSignal(context.calculated):
        context.show(Found(None), None)
    assert context.result_by_id("term.start") is None
