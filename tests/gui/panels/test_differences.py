"""Answers that differ, as lines: values of both sides, by how much, clauses, under the questions."""

from __future__ import annotations

from typing import Any

from cmdesk.engine.compare import differences
from cmdesk.gui.panels.differences import heads, lines
from tests.gui.helpers import calculation_of

CLAIMED = [{"date": "2025-06-12", "claims": [{"amount": "100.00"}]}]
PAID = [{"date": "2025-01-10", "amount": "1512.50"}, {"date": "2025-06-11", "amount": "1512.50"}]


def texts(wanted: str = "", *, before: Any = None, after: Any = None) -> list[list[str]]:
    """Return what differs between the small contract with some keys set otherwise and with others."""
    found = differences(calculation_of(**(before or {})), calculation_of(**(after or {})))
    return [[cell.text for cell in line.cells] for line in lines(found, wanted)]


def test_days_and_sums_with_what_lies_between_them() -> None:
    """A month later begins, a month later ends; each under its question."""
    found = texts(after={"effective_date": "2024-04-01"})
    assert ["Last day of the term", "Sat 28 Feb 2026", "Tue 31 Mar 2026", "31 days later", "10.1"] in found
    headings = [one[0] for one in found if len(one) == 1]
    assert headings[0] == "When does it end?"
    assert "When must notice go out?" in headings
    earlier = texts(
        before={"incidents": CLAIMED, "payments": PAID},
        after={"incidents": [{**CLAIMED[0], "date": "2025-06-10"}], "payments": PAID},
    )
    cap = next(one for one in earlier if one[0] == "Liability cap")
    assert cap == ["Liability cap", "EUR 3,025.00", "EUR 1,512.50", "EUR 1,512.50 less", "8.4"]


def test_a_side_without_a_value_says_why() -> None:
    """Of 2023 an electronic notice has no time; and one side may lack an answer altogether."""
    under_2023 = texts(after={"edition": "2023-01-01"})
    electronic = next(one for one in under_2023 if one[0].endswith("electronically"))
    assert electronic[1:] == ["Fri 28 Nov 2025", "not applicable", "", "13.7 \u2192 13.6"]
    come = texts(after={"incidents": CLAIMED})
    first = next(one for one in come if one[0] == "First incident")
    assert first == ["First incident", "\u2013", "Thu 12 Jun 2025", "", "8.4"]


def test_a_status_is_told() -> None:
    """What rests on a plan is projected on both sides."""
    plan = {"kind": "subscription", "amount": "100.00", "every": "month", "from": "2024-03-01"}
    found = texts(before={"fees": [plan]}, after={"fees": [{**plan, "amount": "110.00"}]})
    invoices = next(one for one in found if one[0] == "Projected invoices of the term")
    assert invoices[1:3] == ["24 entries (projected)", "24 entries (projected)"]


def test_days_to_send_a_notice_of_non_renewal_stand_there_once() -> None:
    """They have a name of their own among the answers."""
    sent = [one for one in texts(after={"effective_date": "2024-04-01"}) if "by courier" in " ".join(one)]
    assert len(sent) == 1


def test_only_lines_with_the_words_wanted() -> None:
    """In any of their cells; a question without such lines goes with them."""
    found = texts("last DAY mar", after={"effective_date": "2024-04-01"})
    assert [one[0] for one in found] == ["When does it end?", "Last day of the term"]
    assert texts("nowhere", after={"effective_date": "2024-04-01"}) == []


def test_heads() -> None:
    """The sides have the names they are given."""
    assert [head.title for head in heads("a", "b")] == ["Answer", "a", "b", "By how much", "Clause"]
