"""The verdict on a notice of non-renewal: in time or late, what follows, and links to what would turn it."""

from __future__ import annotations

from datetime import date
from typing import Any

from cmdesk.engine.late import Posted
from cmdesk.gui.answers.assembly import groups_of
from cmdesk.gui.answers.verdicts import with_verdict
from cmdesk.gui.answers.views import CardView, Fold
from tests.gui.helpers import calculation_of

NOTICE = "When must notice go out?"
PLAN = [{"kind": "subscription", "amount": "100.00", "every": "month", "from": "2024-03-01"}]


def card(sent: str, channel: str = "registered", as_of: date = date(2025, 12, 3), **values: Any) -> CardView:
    """Return the card of a notice for the term to 28 February 2026, which is to be there by 30 November 2025."""
    notice = {"id": "n1", "kind": "non_renewal", "from": "client", "channel": channel, "sent": sent}
    groups = groups_of(calculation_of(as_of, **{"notices": [notice], "fees": PLAN, **values}), str)
    cards = next(group for group in groups if group.key == NOTICE).cards
    return next(one for one in cards if one.key == "notice.n1")


def test_in_time() -> None:
    """A word instead of a number, and that no reading changes it."""
    head = card("2025-11-18").head
    assert (head.label, head.value, head.tone) == ("Notice of non-renewal n1", "In time", "")
    assert head.note == (
        "In time, it ends the contract at the end of Saturday 28 February 2026.<br>In time under every reading."
    )


def test_late() -> None:
    """By how much, what it ends, what the next term costs, and a link to the reading that would save it."""
    found = card("2025-11-27")
    assert (found.head.value, found.head.tone) == ("2 days late", "urgent")
    assert found.head.note == (
        "Too late for its own term, it ends the contract only on Sunday 28 February 2027; "
        "the term that follows costs EUR 1,200.00 in subscription fees.<br>"
        'In time under: <a href="readings.notice_effective">it counts when it is sent</a>'
    )
    assert [row.id for row in found.rows] == ["notice.n1.deemed_delivered", "notice.n1.extra_cost"]
    assert found.leads


def test_what_is_late_comes_first() -> None:
    """Before days that are still to come."""
    requests = [{"date": "2025-12-01"}]
    notice = {"id": "n1", "kind": "non_renewal", "from": "client", "channel": "registered", "sent": "2025-11-27"}
    groups = groups_of(calculation_of(date(2025, 12, 3), notices=[notice], information_requests=requests), str)
    assert [one.key for one in groups[0].cards][:2] == ["notice.n1", "information_request.0"]


def test_waiting_for_a_confirmation() -> None:
    """The card waits, and says under which reading it need not."""
    head = card("2025-11-26", "courier").head
    assert (head.value, head.status) == ("\u2013", "Waiting")
    assert head.note == 'In time under: <a href="readings.notice_effective">it counts when it is sent</a>'


def test_a_notice_without_effect_is_not_folded_away() -> None:
    """2023 deems no time for an electronic notice; that is nothing to hide."""
    head = card("2025-11-26", "electronic", edition="2023-01-01").head
    assert head.fold is Fold.OPEN
    assert head.status == "Does not apply"


def test_many_ways_are_cut_short() -> None:
    """Three are named, the others counted."""
    calculation = calculation_of(notices=[], fees=PLAN)
    names = ("notice_effective", "term_end", "notice_backward", "after_hours", "holiday_scope")
    choices = ("dispatch", "anniversary", "same_day_number", "next_business_day", "narrow")
    combinations = tuple({name: choice} for name, choice in zip(names, choices, strict=True))
    late = calculation.results["term.number"]  # its value is 0, as that of a notice in time
    view = next(iter(groups_of(calculation, str))).cards[0].head
    made = with_verdict(view, Posted("n1", late, late, late, (), combinations), calculation.case)
    assert made.note.count("<a ") == 3
    assert made.note.endswith("; or 2 more")
