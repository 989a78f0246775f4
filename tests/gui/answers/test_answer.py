"""One result in words: value, status, deviation, source, share, and derivation."""

from __future__ import annotations

from typing import Any

import pytest

from cmdesk.gui.answers.assembly import groups_of
from cmdesk.gui.answers.views import AnswerView, CardView, GroupView
from tests.gui.helpers import calculation_of

INVOICE = {"number": "I-1", "date": "2025-11-10", "amount": "1512.50"}
PAID = {"date": "2025-11-12", "amount": "1512.50", "invoice": "I-1"}


def groups(**values: Any) -> dict[str, GroupView]:
    """Return the groups of the small contract by their questions."""
    return {group.key: group for group in groups_of(calculation_of(**values), str)}


def card(group: GroupView, key: str) -> CardView:
    """Return a card that lies open or is folded away."""
    return next(one for one in (*group.cards, *group.past) if one.key == key)


def answer(found: CardView, result_id: str) -> AnswerView:
    """Return an answer of a card."""
    return next(one for one in found.answers if one.id == result_id)


def test_a_waiting_answer_names_its_fact() -> None:
    """As a link to the place, with the status in a word."""
    notice = {"id": "n1", "kind": "default", "from": "cm.com", "channel": "courier", "sent": "2025-11-17"}
    found = card(groups(notices=[notice])["When must notice go out?"], "notice.n1")
    view = answer(found, "notice.n1.deemed_delivered")
    assert [link.place for link in view.missing] == ["notices[0].confirmed"]
    assert view.status == "Waiting"
    assert not view.has_value


def test_a_deviation_is_marked() -> None:
    """The Order Form decided, and where it says so."""
    deviation = {"parameter": "payment_days", "value": 30, "agreed_in": "Order Form, 3"}
    found = card(groups(invoices=[INVOICE], deviations=[deviation])["What is owed?"], "invoice.0")
    view = answer(found, "invoice.0.due")
    assert view.value == "Wed 10 Dec 2025"
    assert view.deviates == "Order Form"
    assert view.deviation == "Order Form prevails: Order Form, 3"


def test_a_value_with_its_source() -> None:
    """To be pasted into a letter."""
    found = card(groups()["When must notice go out?"], "term.notice")
    assert found.head.citation == "Sun 30 Nov 2025 (T&C 3 Mar 2025, 10.2)"


def test_the_cap_has_its_share_of_the_limit() -> None:
    """In euro, beside a limit in euro."""
    values = {"payments": [{"date": "2025-03-20", "amount": "12500"}], "incidents": [{"date": "2025-06-12"}]}
    found = card(groups(**values)["What is at stake?"], "liability")
    assert found.head.share is not None
    assert found.head.share.part == pytest.approx(0.25)
    assert found.head.share.text == "EUR 12,500.00 of 50,000.00"


def test_the_cap_in_another_currency_has_none() -> None:
    """A limit in euro says nothing about kroner."""
    values = {"currency": "DKK", "payments": [{"date": "2025-03-20", "amount": "12500"}]}
    found = card(groups(**values)["What is at stake?"], "liability")
    assert found.head.share is None


def test_the_cap_if_today_has_a_curve() -> None:
    """And no other answer."""
    values = {"payments": [{"date": "2025-10-02", "amount": "1512.50"}], "incidents": [{"date": "2025-11-10"}]}
    found = card(groups(**values)["What is at stake?"], "liability")
    (curved,) = (one for one in found.answers if one.curve is not None)
    assert curved.id == "liability.cap_if_today"
    assert curved.curve is not None
    assert curved.curve() is not None


def test_a_list_states_its_sum_and_its_entries() -> None:
    """The projected invoices of the term: added up, and one by one when asked."""
    fees = [{"kind": "setup", "amount": "2000", "from": "2024-03-01"}]
    found = card(groups(fees=fees)["What is owed?"], "fees.invoices")
    assert (found.head.value, found.head.beside) == ("EUR 2,000.00", "1 invoice")
    last = found.head.steps()[-1]
    assert last.value == "EUR 2,000.00"
    assert "1 Mar 2024" in last.text


def test_steps_carry_clause_value_and_days() -> None:
    """Where days were counted, every one of them."""
    found = card(groups()["When must notice go out?"], "term.notice")
    assert found.send is not None
    steps = found.send.rows[0].steps()
    assert any(step.clause == "10.2" for step in steps)
    (counted,) = [step.count for step in steps if step.count is not None]
    assert [day.number for day in counted.days] == [1, 2, 3]
