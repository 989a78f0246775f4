"""Two calculations side by side as plain text."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cmdesk.basics.wording import LANGUAGES, words_for
from cmdesk.engine.compare import Comparison, compared, under_editions
from cmdesk.engine.what_if import read_change, what_if
from cmdesk.exports.columns import width_of
from cmdesk.exports.comparison_text import editions_text, how_far, what_if_text
from tests.helpers import EDITIONS, contract_of, notice

MON_2025_06_02 = date(2025, 6, 2)
ENGLISH = words_for("en")
COURIER = notice("n", "2025-06-02", channel="courier", confirmed="2025-06-05")
FEES = [{"kind": "subscription", "amount": "10", "every": "month", "from": "2025-03-01"}]


def editions(**values: Any) -> str:
    """Return the base contract under both editions as text."""
    contract = contract_of(**values)
    return editions_text(compared(contract, *under_editions(contract, EDITIONS, MON_2025_06_02)), ENGLISH)


def comparison(*written: str, **values: Any) -> Comparison:
    """Return the base contract before and after some changes."""
    changes = [read_change(one) for one in written]
    return what_if(contract_of(**values), changes, MON_2025_06_02, "")


def tried(*written: str, **values: Any) -> str:
    """Return the base contract before and after some changes as text."""
    return what_if_text(comparison(*written, **values), [read_change(one) for one in written], ENGLISH)


def test_head_and_foot_of_editions() -> None:
    """It opens with the contract and both editions, and closes with what it is not."""
    lines = editions().splitlines()
    assert lines[0] == "TEST · Client"
    assert " ".join(lines[1:3]) == (
        "Terms & Conditions of 1 January 2023 → Terms & Conditions of 3 March 2025, as of Monday 2 June 2025"
    )
    assert lines[-1] == "A calculation aid, not legal advice."


def test_a_difference() -> None:
    """13.6, 13.7: both days, how far apart, and the clauses."""
    assert (
        "  Notice n is deemed delivered                Thursday 5 June 2025 → Tuesday 3 June 2025\n"
        "    2 days earlier · 13.6 → 13.7\n"
    ) in editions(notices=[COURIER])


def test_two_days_on_two_lines() -> None:
    """Where a line has no room for both days, it ends between them."""
    assert (
        "  Notice n is deemed delivered                Wednesday 10 September 2025\n"
        "                                              → Tuesday 2 September 2025\n"
        "    8 days earlier · 13.6 → 13.7\n"
    ) in editions(notices=[notice("n", "2025-09-01", channel="courier", confirmed="2025-09-10")])


def test_what_one_side_does_not_know() -> None:
    """Where there is no day, the status says why there is none; a result that is not there is a dash."""
    found = editions()
    assert "not applicable → Friday 28 November 2025\n" in found
    assert "    13.6 → 13.7\n" in found
    come = tried("incidents[0].date=2025-05-20", "incidents[0].description=x")
    assert "  Liability cap                               – → EUR 0.00\n    8.4\n" in come  # noqa: RUF001


def test_questions_in_order() -> None:
    """Differences stand under the questions that they answer, and only those questions are there."""
    found = tried("payments[0].date=2025-05-02", "payments[0].amount=5", 'readings.term_end="anniversary"')
    places = [found.index(question) for question in ("WHEN DOES IT END?", "WHEN MUST NOTICE GO OUT?", "AT STAKE?")]
    assert places == sorted(places)
    assert "WHAT IS OWED?" not in found


def test_how_much_is_the_same() -> None:
    """The rest is counted; where there is nothing but the rest, a sentence says so."""
    same = len(comparison("reference=X").before.results)
    n = same - len(comparison("currency=GBP").differences)
    assert f"\n{n} other results are the same.\n" in tried("currency=GBP")
    assert "\nNo answer changes.\n" in tried("reference=X")
    contract = contract_of()
    twice = compared(contract, *under_editions(contract, EDITIONS[:1] * 2, MON_2025_06_02))
    assert "\nUnder both editions everything comes to the same.\n" in editions_text(twice, ENGLISH)


def test_the_changes() -> None:
    """What is supposed stands on top: texts as they are, other values as JSON, null as taken out."""
    payment = '{"date": "2025-05-02", "amount": 1.10}'
    found = tried("reference=X", "projected_payments=true", "law=null", f"payments[0]={payment}")
    assert "WHAT IF\n\n" in found
    for line in (
        "  reference                                   X\n",
        "  projected_payments                          true\n",
        "  law                                         taken out\n",
        '  payments[0]                                 {"date": "2025-05-02", "amount": 1.1}\n',
    ):
        assert line in found


def test_warnings_that_only_one_side_has() -> None:
    """9.1: what comes is worth a look, what goes too; what both have is not."""
    supposed = "Suppose payments, only {side}: Projected invoices are supposed to be paid"
    assert supposed.format(side="after") in tried("projected_payments=true")
    assert supposed.format(side="before") in tried("projected_payments=null", projected_payments=True)
    assert "WORTH A LOOK" not in tried("reference=X", projected_payments=True)
    assert "only under Terms & Conditions of 1 January 2023: " in editions(force_majeure=[{"date": "2025-05-06"}])


def test_places_of_warnings_are_named_as_the_first_side_counts() -> None:
    """13: entries keep their number while others are taken out, and one that only the second side has goes last."""
    invoices = [{"number": one, "date": "2025-05-02", "amount": "1"} for one in ("17", "18", "19")]
    notices = [notice("n1", "2025-05-02", kind="default")]
    linked = tried("invoices[17]=null", "invoices[19].dispute_notice=n1", invoices=invoices, notices=notices)
    assert "Invoices: 19: Dispute notice, only after: The notice linked here came from" in linked
    events = [{"date": "2025-05-05"}, {"date": "2025-05-06"}]
    changed = tried("force_majeure[0]=null", 'force_majeure[2]={"date": "2025-05-07"}', force_majeure=events)
    assert "  Force Majeure: row 1, only before: " in changed
    assert "  Force Majeure: row 3, only after: " in changed
    assert "  Force Majeure: row 2, only" not in changed


@pytest.mark.parametrize(
    "written, values, result_id, said",
    [
        ("effective_date=2024-03-02", {}, "term.start", "1 day later"),
        ("effective_date=2024-02-28", {}, "term.start", "1 day earlier"),
        ("effective_date=2024-02-27", {}, "term.start", "2 days earlier"),
        ("effective_date=2024-03-11", {}, "term.start", "10 days later"),
        ("initial_term.months=3", {}, "term.number", "1 more"),
        ("initial_term.months=36", {}, "term.number", "1 less"),
        ("deviations[cap_limit].value=10", None, "liability.cap_if_today", "EUR 40.00 less"),
        ("deviations[cap_limit].value=60", None, "liability.cap_if_today", "EUR 10.00 more"),
        ("fees[0].amount=11", {"fees": FEES}, "fees.invoices", "12 gone, 12 new"),
        ("fees[0].until=2026-01-31", {"fees": FEES}, "fees.invoices", "1 gone, 0 new"),
        ("fees=[]", {"fees": FEES}, "fees.invoices", None),
        ("currency=GBP", {}, "liability.cap_if_today", None),
        ("incidents[0].date=2025-05-20", {}, "liability.window_start", None),
    ],
)
def test_how_far(written: str, values: dict[str, Any] | None, result_id: str, said: str | None) -> None:
    """Days, sums, numbers and entries are counted in words; what cannot be counted has none."""
    capped = {
        "deviations": [{"parameter": "cap_limit", "value": 50}],
        "payments": [{"date": "2025-05-02", "amount": "100"}],
    }
    more = ["incidents[0].description=x"] if written.startswith("incidents") else []
    found = comparison(written, *more, **(capped if values is None else values))
    [one] = [one for one in found.differences if one.id == result_id]
    moved = how_far(one)
    assert (moved.in_english() if moved is not None else None) == said


def test_a_status_alone_moves_nothing() -> None:
    """6.3: projected while no end is known, and final where the contract ends on that very day."""
    found = comparison('termination={"by": "client", "reason": "other", "effective": "2026-02-28"}')
    [one] = [one for one in found.differences if one.id == "confidentiality.ends"]
    assert one.by == 0
    assert how_far(one) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 88, 200])
def test_no_line_is_too_long(language: str, width: int) -> None:
    """In every language and width nothing runs out of the page."""
    contract = contract_of(
        reference="A reference so long that it needs more than the one line that a terminal has, even a wide terminal",
        notices=[COURIER],
        force_majeure=[{"date": "2025-05-06"}],
    )
    found = compared(contract, *under_editions(contract, EDITIONS, MON_2025_06_02))
    text = editions_text(found, words_for(language), width)
    assert max(map(width_of, text.splitlines())) <= min(max(width, 60), 110)
    assert "\u00a0" not in text
