"""Results as plain text for a terminal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cmdesk.basics.wording import LANGUAGES, words_for
from cmdesk.editions.readings import readings
from cmdesk.engine.bands import with_bands
from cmdesk.engine.calculate import calculate
from cmdesk.exports.columns import width_of
from cmdesk.exports.text import results_text
from tests.helpers import calculated, contract_of, notice

MON_2024_06_03 = date(2024, 6, 3)
ENGLISH = words_for("en")
MUCH: dict[str, Any] = {
    "reference": "A contract of a reference so long that no terminal of eighty columns holds it on one line, ever",
    "client": {"name": "王小明科技有限公司", "country": "NL", "size": "micro"},
    "notices": [notice("n1", "2024-05-06T16:30", kind="default", channel="registered")],
    "force_majeure": [{"date": "2024-05-06"}],
    "invoices": [{"number": "2024-1", "date": "2024-05-01", "amount": "100.00"}],
    "incidents": [{"date": "2024-05-20", "description": "outage", "against": "cm.com"}],
}


def text(**values: Any) -> str:
    """Return the text of the base contract with some keys set otherwise, without steps."""
    return results_text(calculated(MON_2024_06_03, **values), ENGLISH)


def test_head_and_foot() -> None:
    """It opens with the contract and closes with what it is not."""
    lines = text().splitlines()
    assert lines[0] == "TEST · Client"
    assert lines[1] == "Terms & Conditions of 3 March 2025, as of Monday 3 June 2024"
    assert lines[-1] == "A calculation aid, not legal advice."


def test_questions_in_order() -> None:
    """The four questions are the headings."""
    found = text()
    places = [found.index(question) for question in ("WHEN DOES IT END?", "WHEN MUST NOTICE GO OUT?", "WHAT IS OWED?")]
    assert places == sorted(places)
    assert found.index("WHAT IS AT STAKE?") > places[-1]


def test_a_result() -> None:
    """A result has label, value, clause, reason and readings."""
    assert (
        "  First day of the term                       Friday 1 March 2024\n"
        "    10.1 · The Initial Term began on Friday 1 March 2024.\n"
        "    Readings: "
    ) in text()


def test_a_status_that_is_not_final() -> None:
    """What is not certain says so."""
    found = text()
    assert "Monday 28 February 2028 (projected)" in found
    assert "waiting for a fact" in found


def test_steps_on_request() -> None:
    """The derivation appears only where it is asked for, numbered."""
    assert " 1. Effective Date" not in text()
    assert " 1. Effective Date: Friday 1 March 2024 (10.1)" in results_text(
        calculated(MON_2024_06_03), ENGLISH, steps=True
    )


def test_readings_are_listed_once_with_the_choice() -> None:
    """Below the results stands what was chosen of each reading."""
    chosen = text(readings={"term_end": "anniversary"})
    listed = chosen[chosen.index("READINGS THESE RESULTS REST ON") :].splitlines()
    assert listed[2:4] == [
        "  The last day of a term                      the last day is the anniversary itself",
        "                                              (10.1)",
    ]


def test_readings_in_words() -> None:
    """A result names its readings by what they are about, and what was chosen where that is not the usual."""
    usual, chosen = text(), text(readings={"term_end": "anniversary"})
    assert "    Readings: The last day of a term\n" in usual
    assert "    Readings: The last day of a term: the last day is the anniversary itself\n" in chosen
    for name in readings():
        assert name not in usual + chosen


def test_deviations_and_warnings() -> None:
    """What was agreed otherwise is told at the result it decided; what is worth a look at the end."""
    agreed = {"parameter": "notice_months", "value": 2, "agreed_in": "Order Form, 4"}
    found = text(deviations=[agreed], force_majeure=[{"date": "2024-05-06"}])
    assert "    Agreed otherwise: Least time between a notice of non-renewal and the end of the" in found
    assert "    term: 2 months (Order Form, 4)\n" in found
    assert "WORTH A LOOK\n\n  Force Majeure: row 1: Force Majeure does not excuse the payment of sums" in found
    assert "WORTH A LOOK" not in text()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_line_is_too_wide(language: str, width: int) -> None:
    """Whatever the language and the names, lines fit and end without spaces."""
    lines = results_text(calculated(MON_2024_06_03, **MUCH), words_for(language), steps=True, width=width).splitlines()
    assert max(map(width_of, lines)) <= width
    assert not [line for line in lines if line != line.rstrip()]


@pytest.mark.parametrize("asked, given", [(10, 60), (500, 110)])
def test_width_stays_within_reason(asked: int, given: int) -> None:
    """A terminal of ten columns or of five hundred makes no page."""
    lines = results_text(calculated(MON_2024_06_03, **MUCH), ENGLISH, steps=True, width=asked).splitlines()
    assert given - 12 < max(map(width_of, lines)) <= given


def test_a_name_cannot_act_on_the_terminal() -> None:
    """Escape sequences, which the reader of contracts refuses, would come out as text too."""
    contract = replace(contract_of(), reference="R\x1b[31m\x07")
    found = results_text(calculate(contract, MON_2024_06_03), ENGLISH)
    assert found.startswith("R [31m  · Client\n")


def test_a_calculation_without_readings_has_no_list_of_them() -> None:
    """No heading stands over nothing."""
    calculation = calculated(MON_2024_06_03)
    for one in tuple(calculation.results):
        if calculation.results[one].readings:
            del calculation.results[one]  # type: ignore[attr-defined]  # a plain dictionary inside
    assert "READINGS" not in results_text(calculation, ENGLISH)


def test_a_band_on_request() -> None:
    """What other readings allow stands below the result, only where they make a difference."""
    found = results_text(with_bands(calculated(MON_2024_06_03)), ENGLISH)
    assert "    Readings allow Friday 28 February 2025 to Saturday 1 March 2025; what decides: The\n" in found
    assert found.count("Readings allow Friday 1 March 2024") == 0


def test_days_to_send_by_on_the_last_saturday() -> None:
    """Nothing is left to chase or to switch to, so nothing is said of it; by hand notice still counts."""
    found = results_text(calculated(date(2024, 11, 30)), ENGLISH)
    assert "SEND BY" in found
    assert "no Business Day is left; handed over by" in found
    assert "Chase" not in found


def test_totals_lead_what_is_owed() -> None:
    """The question opens with what all invoices come to."""
    found = text(**MUCH)
    start = found.index("WHAT IS OWED?")
    assert found[start:].splitlines()[2:4] == [
        "  Open in all                                 EUR 100.00",
        "    On Monday 3 June 2024 1 invoice is not paid in full.",
    ]
    assert "Open in all" not in text()
