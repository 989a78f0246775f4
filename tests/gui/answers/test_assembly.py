"""From a calculation to cards: what belongs together, the order, and what is folded away."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cmdesk.gui.answers.assembly import family_of, groups_of
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


def test_the_question_that_asks_first_comes_first() -> None:
    """With a non-renewal deadline ahead, notice comes before everything else."""
    assert next(iter(groups())) == "When must notice go out?"


def test_the_deadline_leads_and_the_channels_follow_by_day() -> None:
    """Registered mail has to go first, and each channel is named by itself."""
    found = card(groups()["When must notice go out?"], "term.notice")
    assert found.head.value == "Sun 30 Nov 2025"
    assert found.head.beside == "in 12 days"
    assert found.head.tone == "soon"
    assert found.head.send == "Post registered by Tue 25 Nov"
    assert found.send is not None
    rows = found.send.rows
    assert [row.label for row in rows] == ["Registered mail", "Courier", "By hand", "Electronically"]
    assert [row.value for row in rows][:2] == ["Tue 25 Nov 2025", "Thu 27 Nov 2025"]
    assert rows[0].tone == "urgent"
    assert found.rows == ()


def test_a_deadline_in_the_ledger_folds_its_channels() -> None:
    """An invoice is to be paid more often than disputed."""
    found = card(groups(invoices=[INVOICE])["What is owed?"], "invoice.0")
    assert found.send is not None
    assert found.send.folded
    assert answer(found, "invoice.0.dispute_by").send == "Post registered by Wed 19 Nov"


def test_days_to_send_by_have_no_card_of_their_own() -> None:
    """Each stands with the deadline that it meets."""
    found = groups(force_majeure=[{"date": "2025-11-10"}])["When must notice go out?"]
    assert {one.key for one in found.cards} == {"force_majeure.0", "term.notice"}
    assert found.cards[0].key == "force_majeure.0"


def test_after_the_deadline_the_days_to_send_stay_by_channel() -> None:
    """They are over, and there is nothing left to advise."""
    found = {group.key: group for group in groups_of(calculation_of(date(2025, 12, 15)), str)}
    over = card(found["When must notice go out?"], "term.notice")
    assert over.send is None
    assert over.head.send == ""
    assert {row.label for row in over.rows} >= {"By hand", "By courier"}


def test_a_known_end_settles_the_deadline() -> None:
    """Once notice was given in time there is nothing left to send."""
    notice = {"id": "n1", "kind": "non_renewal", "from": "client", "channel": "personal", "sent": "2025-11-03"}
    found = groups(notices=[notice])["When must notice go out?"]
    assert "term.notice" in [one.key for one in found.past]
    assert "term.notice" not in [one.key for one in found.cards]


def test_the_end_leads_where_it_is_known() -> None:
    """Else the last day of the running term."""
    assert card(groups()["When does it end?"], "term").head.id == "term.last_day"


def test_an_open_invoice_shows_what_is_owed() -> None:
    """The open sum first; when it is due below it, under the invoice's own title."""
    found = card(groups(invoices=[INVOICE])["What is owed?"], "invoice.0")
    assert found.title == "Invoice I-1"
    assert (found.head.label, found.head.value) == ("Open", "EUR 1,512.50")
    due = answer(found, "invoice.0.due")
    assert (due.label, due.value, due.tone) == ("Due", "Mon 24 Nov 2025", "urgent")


def test_a_paid_invoice_is_folded_away() -> None:
    """Nothing of it asks for anything."""
    found = groups(invoices=[INVOICE], payments=[PAID])["What is owed?"]
    assert "invoice.0" in [one.key for one in found.past]


def test_an_overdue_invoice_stays_and_is_urgent() -> None:
    """It comes before what is due later, but does not push its question to the front."""
    overdue = {**INVOICE, "number": "I-0", "date": "2025-10-01"}
    found = groups(invoices=[INVOICE, overdue])
    assert [one.key for one in found["What is owed?"].cards][:3] == ["owed", "invoice.1", "invoice.0"]
    assert answer(found["What is owed?"].cards[1], "invoice.1.due").tone == "urgent"


def test_what_is_over_is_folded_away() -> None:
    """A default notice whose days have all passed."""
    notice = {"id": "n1", "kind": "default", "from": "cm.com", "channel": "personal", "sent": "2024-10-01"}
    found = groups(notices=[notice])["When must notice go out?"]
    assert "notice.n1" in [one.key for one in found.past]


def test_what_does_not_apply_is_counted_apart() -> None:
    """An answer that the edition does not give."""
    found = groups(edition="2023-01-01", invoices=[INVOICE])["What is owed?"]
    assert "invoice.0.breach_from" in [one.id for one in found.none]


@pytest.mark.parametrize(
    "result_id, family",
    [
        ("term.non_renewal_deadline", "term.notice"),
        ("term.non_renewal_dispatch.registered", "term.notice"),
        ("term.ends", "term"),
        ("notice.n1.cure_by", "notice.n1"),
        ("invoice.0.due", "invoice.0"),
        ("liability.incident.0.excluded", "liability.incident.0"),
        ("liability.cap", "liability"),
        ("usage_plan.2025-06.overage", "usage_plan"),
        ("fees.invoices", "fees.invoices"),
    ],
)
def test_what_an_answer_is_about(result_id: str, family: str) -> None:
    """Answers about one thing share a card."""
    assert family_of(result_id) == family
