"""How to send what meets a deadline: what is advised, the channels in their order, and what to chase."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cmdesk.engine.bands import with_bands
from cmdesk.gui.answers.answer import answer_of
from cmdesk.gui.answers.sending import sendings_of
from cmdesk.gui.answers.views import SendView
from tests.gui.helpers import TUE_2025_11_18, calculation_of

DEADLINE = "term.non_renewal_deadline"  # Sunday 30 November 2025


def sending(as_of: date = TUE_2025_11_18, deadline: str = DEADLINE, **values: Any) -> SendView:
    """Return how to meet a deadline of the small contract."""
    calculation = with_bands(calculation_of(as_of, **values))
    return sendings_of(calculation, lambda result: answer_of(calculation, result, str))[deadline]


def test_each_channel_says_when_and_what_comes_of_it() -> None:
    """By day: registered mail takes three Business Days, the courier one."""
    found = sending()
    assert [row.cells for row in found.rows] == [
        ("Registered mail", "Tue 25 Nov", "Fri 28 Nov", "7 days"),
        ("Courier", "Thu 27 Nov", "Fri 28 Nov", "9 days"),
        ("By hand", "Fri 28 Nov", "Fri 28 Nov", "10 days"),
        ("Electronically", "Fri 28 Nov", "Fri 28 Nov", "10 days"),
    ]
    assert found.heads == ("Send", "by", "delivered", "left")
    assert found.rows[0].columns[1] == ("by", "Tue 25 Nov", "Thu 27 Nov", "Fri 28 Nov", "Fri 28 Nov")


@pytest.mark.parametrize(
    "as_of, words, tone",
    [
        (date(2025, 11, 18), "Post registered by Tue 25 Nov", "urgent"),
        (date(2025, 10, 30), "Post registered by Tue 25 Nov", "soon"),
        (date(2025, 6, 2), "Post registered by Tue 25 Nov", ""),
        (date(2025, 11, 26), "Too late to post. Hand over by Fri 28 Nov", "urgent"),
        (date(2025, 11, 29), "No Business Day is left. Hand over by Sun 30 Nov", "urgent"),
    ],
)
def test_the_first_channel_that_still_arrives_is_advised(as_of: date, words: str, tone: str) -> None:
    """Registered mail needs no confirmation; after it a notice can be handed over, up to the last Business Day."""
    found = sending(as_of)
    assert (found.words, found.tone) == (words, tone)


def test_the_safe_day_is_advised() -> None:
    """By the safe reading the day of the event counts, so each day to send lies a Business Day earlier."""
    events = [{"date": "2025-11-11"}]
    found = sending(deadline="force_majeure.0.notify_by", force_majeure=events)
    assert found.rows[0].cells[1] == "Thu 20 Nov"
    assert found.words == "Post registered by Wed 19 Nov to be safe"
    later = sending(date(2025, 11, 20), deadline="force_majeure.0.notify_by", force_majeure=events)
    assert later.words == "Post registered by Thu 20 Nov"


def test_what_to_chase_while_there_is_time() -> None:
    """A day that has passed is no way out any more."""
    assert sending().chase == (
        "Chase a missing confirmation by Fri 28 Nov 2025; "
        "without it: by registered mail until Tue 25 Nov 2025, by hand until Fri 28 Nov 2025."
    )
    late = sending(date(2025, 11, 27))
    assert late.chase == "Chase a missing confirmation by Fri 28 Nov 2025; without it: by hand until Fri 28 Nov 2025."
    assert late.rows[0].cells[3] == "too late"
    assert late.rows[1].cells[3] == "today"
    assert sending(date(2025, 11, 29)).chase == ""


def test_a_channel_that_does_not_serve_says_so() -> None:
    """2023 deems no time for an electronic notice; the row stays, without a day."""
    electronic = sending(edition="2023-01-01").rows[-1]
    assert (electronic.label, electronic.cells, electronic.status) == ("Electronically", (), "Does not apply")
