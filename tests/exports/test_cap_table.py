"""How the cap moves, as text: the changes to come, and how many more there are."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from cmdesk.basics.wording import words_for
from cmdesk.exports.cap_table import MOST_LINES, cap_table
from cmdesk.exports.page import Page
from cmdesk.exports.text import results_text
from tests.helpers import calculated

MON_2024_06_03 = date(2024, 6, 3)
TITLE = "  How the cap moves, by what is known"
PAID = [{"date": "2024-04-10", "amount": "1000"}, {"date": "2024-05-06", "amount": "500"}]


def lines(**values: Any) -> list[str]:
    """Return the table of the base contract with some keys set otherwise."""
    return list(cap_table(Page(words_for("en")), calculated(MON_2024_06_03, **values)))


def test_the_changes_to_come() -> None:
    """Each from its day on: the payments of April and May 2024 leave the window a year and a day later."""
    assert lines(payments=PAID) == [
        TITLE,
        "    from Fri 11 Apr 2025  EUR 500.00",
        "    from Wed 7 May 2025   EUR 0.00",
    ]


def test_no_more_than_a_few_lines() -> None:
    """The others are counted, and the last of them is named."""
    paid = [{"date": date(2024, 5, 1) + timedelta(at), "amount": "10"} for at in range(MOST_LINES + 1)]
    found = lines(payments=paid)
    assert len(found) == MOST_LINES + 2
    assert found[-1] == "    and 1 more change, on Mon 12 May 2025"
    paid.append({"date": date(2024, 5, 20), "amount": "10"})
    assert lines(payments=paid)[-1] == "    and 2 more changes, the last on Wed 21 May 2025"


def test_a_gap() -> None:
    """Where no rate is known the table says so."""
    rates = [{"date": "2024-06-03", "currency": "AED", "per_eur": "4"}]
    assert lines(payments=PAID, currency="AED", fx=rates)[1:] == ["    from Tue 11 Jun 2024  no exchange rate known"]


def test_the_rate_alone_fills_no_lines() -> None:
    """Where it moves the cap every other day, the table is of what the payments do, and says so."""
    dollars = [*PAID, {"date": "2024-05-07", "amount": "110", "currency": "USD"}]
    found = lines(payments=dollars)
    assert [one[:26] for one in found[1:4]] == [f"    from {day}" for day in _LEAVING]
    assert found[4:] == ["    From day to day it moves with the exchange rate as well."]


_LEAVING = ("Fri 11 Apr 2025  ", "Wed 7 May 2025   ", "Thu 8 May 2025   ")


def test_it_moved_before() -> None:
    """Nothing is to come where what was paid went back at once, or the limit holds longer than one looks."""
    back = [*PAID, {"date": "2024-05-07", "amount": "9000", "kind": "refund"}]
    assert lines(payments=back) == [TITLE, "    It stays the same up to Thu 8 May 2025."]


def test_it_never_moves() -> None:
    """Without a payment there is nothing to tell."""
    assert lines() == []


def test_it_stands_at_stake() -> None:
    """Below the answers to what is at stake, and before the next heading."""
    text = results_text(calculated(MON_2024_06_03, payments=PAID), words_for("en"))
    at = text.index(TITLE)
    assert (
        text.index("WHAT IS AT STAKE?") < text.index("Cap if an incident happened today") < at < text.index("SEND BY")
    )
