"""The first sheet: who and what, the verdict on all checks, what comes next, the answers."""

from __future__ import annotations

from datetime import date

import pytest

import cmdesk
from tests.exports.excel.books import TUE_2025_11_18, book, of_vector, written
from tests.helpers import EDITION_2023, EDITION_2025, notice

WHAT, VALUE, LEFT, STATUS = range(2, 6)


def test_head() -> None:
    """Client, reference, the day, and what the workbook is not; then what to act on."""
    texts = book(client={"name": "ACME ApS"}, reference="ACME-1").texts("Summary")
    assert texts[:4] == ["ACME ApS", "ACME-1", "As of Monday 3 June 2024", "A calculation aid, not legal advice."]
    assert texts[4] == "What to act on"


def test_what_the_contract_is_about() -> None:
    """Its edition, parties, dates and currency."""
    facts = {row.get(WHAT): row.get(VALUE) for row in book(service_entity="dk").rows("Summary")}
    assert facts["Edition of the Terms"] == "Terms & Conditions of 3 March 2025"
    assert facts["Contracting entity"] == "CM.com N.V."
    assert facts["Serving entity"] == "CM.com in Denmark"
    assert facts["Effective Date"] == date(2024, 3, 1)
    assert facts["Currency"] == "Euro"


@pytest.mark.parametrize(
    "term, words",
    [({"months": 12}, "12 months"), ({"ends_on": "2025-02-28"}, "until Friday 28 February 2025"), (None, "as the")],
)
def test_the_initial_term_as_entered(term: object, words: str) -> None:
    """Months, a last day, or what the Terms say."""
    assert book(initial_term=term).row_of("Summary", "Initial Term")[VALUE].startswith(words)


def test_an_amendment_is_told() -> None:
    """From which day another edition governs."""
    found = book(
        edition=EDITION_2023,
        notices=[notice("n1", "2024-03-10", kind="amendment")],
        amendments=[{"notice": "n1", "to_edition": EDITION_2025}],
    )
    told = found.row_of("Summary", "By amendment")[VALUE]
    assert told == "Terms & Conditions of 3 March 2025 from Thursday 11 April 2024"


def test_the_verdict() -> None:
    """All checks of all sheets, counted by a formula."""
    found = written(of_vector("random-0003"))
    checks = [formula for _, _, formula in found.formula_cells() if formula.startswith("=IFERROR(IF(")]
    assert f"All checks of {len(checks)} formulas hold." in found.texts("Summary")
    (verdict,) = [formula for sheet, _, formula in found.formula_cells() if sheet == "Summary"]
    assert verdict.count("COUNTIF(") == 4
    assert f"={len(checks)}," in verdict


def test_what_comes_next_stands_first() -> None:
    """Days still to come, the next one on top, each with the days left; past ones are not there."""
    rows = book().rows("Summary")
    (head,) = [at for at, row in enumerate(rows) if row.get(WHAT) == "What to act on"]
    days = []
    for row in rows[head + 1 :]:
        if not isinstance(row.get(LEFT), int):
            break
        days.append((row[VALUE], row[LEFT]))
    assert days
    assert days == sorted(days)
    assert all(day == date.fromordinal(date(2024, 6, 3).toordinal() + left) for day, left in days)


def test_nothing_left_to_act_on() -> None:
    """Where every day has passed, a line says so."""
    ended = {"by": "client", "reason": "convenience", "effective": "2024-07-31"}
    found = book(as_of=TUE_2025_11_18, termination=ended)
    assert "Nothing to act on after the as-of date." in found.texts("Summary")


def test_answers_under_their_questions() -> None:
    """What concerns the contract as a whole, with its status; what is not applicable is left to the results."""
    found = book()
    row = found.row_of("Summary", "Protection of Confidential Information ends")
    assert (row[VALUE], row[STATUS]) == (date(2028, 2, 28), "projected")
    for question in ("When does it end?", "When must notice go out?", "What is at stake?"):
        assert question in found.texts("Summary")
    assert "not applicable" not in found.texts("Summary")


def test_cautions_and_provenance() -> None:
    """What is worth a look, and where the figures come from."""
    fallen_due = "Force Majeure does not excuse the payment of sums that have already fallen due."
    found = book(force_majeure=[{"date": "2024-05-06"}])
    assert found.row_of("Summary", "Force Majeure: row 1")[VALUE] == fallen_due
    assert found.row_of("Summary", "cmdesk")[VALUE] == cmdesk.__version__
    assert found.row_of("Summary", "Holidays")[VALUE] == "by the rules known now, some estimated from 2101"
    assert found.row_of("Summary", "Fingerprint of the edition")[VALUE].startswith(f"{EDITION_2025} ")
    assert "Worth a look" not in book().texts("Summary")


def test_totals_of_what_is_owed() -> None:
    """What all invoices come to stands under the question."""
    invoices = [{"number": "1", "date": "2024-05-01", "amount": "100.00"}]
    assert book(invoices=invoices).row_of("Summary", "Open in all")[VALUE] == 100
