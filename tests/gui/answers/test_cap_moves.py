"""How the cap moves, as the window words it, and when it is drawn."""

from __future__ import annotations

from datetime import date
from typing import Any

from pytestqt.qtbot import QtBot

from cmdesk.gui.answers.cap_moves import CapMoves, cap_curve
from cmdesk.gui.widgets.cap_line import CapCurve
from tests.helpers import calculated

MON_2024_06_03 = date(2024, 6, 3)
PAID = [{"date": "2024-04-10", "amount": "1000"}, {"date": "2024-05-06", "amount": "500"}]


def curve(**values: Any) -> CapCurve:
    """Return the curve of the base contract with some keys set otherwise."""
    found = cap_curve(calculated(MON_2024_06_03, **values))
    assert found is not None
    return found


def test_the_curve_of_two_payments() -> None:
    """Proportions of the highest cap, days and sums in words."""
    found = curve(payments=PAID)
    assert [one.height for one in found.spans] == [0, 2 / 3, 1, 1 / 3, 0]
    assert found.spans[1].words == "Thu 11 Apr 2024 to Mon 6 May 2024: EUR 1,000.00"
    assert found.spans[-1].words == "Wed 7 May 2025: EUR 0.00"
    assert (found.title, found.highest) == ("How the cap moves, by what is known", "EUR 1,500.00")
    assert (found.first, found.last, found.today) == ("Fri 1 Mar 2024", "Wed 7 May 2025", MON_2024_06_03)


def test_what_is_told_begins_on_the_as_of_date() -> None:
    """The cap of then, and the changes after it."""
    assert curve(payments=PAID).told == (
        "EUR 1,500.00 from Mon 3 Jun 2024, EUR 500.00 from Fri 11 Apr 2025, EUR 0.00 from Wed 7 May 2025"
    )


def test_a_gap() -> None:
    """It has no height, and its words say why."""
    rates = [{"date": "2024-06-03", "currency": "AED", "per_eur": "4"}]
    found = curve(payments=PAID, currency="AED", fx=rates)
    assert [one.height for one in found.spans] == [None, 1, None]
    assert found.spans[-1].words == "Tue 11 Jun 2024 to Wed 7 May 2025: no exchange rate known"
    assert found.told == "AED 1,500.00 from Mon 3 Jun 2024, no exchange rate known from Tue 11 Jun 2024"


def test_the_rate_alone_is_not_told() -> None:
    """Its days fill the line, not the ears."""
    dollars = [{"date": "2024-05-06", "amount": "500", "currency": "USD"}]
    found = curve(payments=dollars)
    assert len(found.spans) > 100
    assert found.told.count(" from ") == 2


def test_a_cap_that_never_moves_has_no_curve() -> None:
    """There is nothing to draw."""
    assert cap_curve(calculated(MON_2024_06_03)) is None


def test_it_is_drawn_after_the_answers(qtbot: QtBot) -> None:
    """Not at once; and it goes once the cap moves no more."""
    made = CapMoves()
    qtbot.addWidget(made)
    made.follow(lambda: curve(payments=PAID))
    assert made.isHidden()
    qtbot.waitUntil(made.isVisible)
    assert made.line.accessibleDescription().startswith("EUR 1,500.00")
    made.follow(lambda: None)
    assert made.isVisible()
    qtbot.waitUntil(made.isHidden)
