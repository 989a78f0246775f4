"""A posted notice of non-renewal in words: what it does, what that costs, and under which readings it would not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cmdesk.basics.wording import words_for
from cmdesk.engine.calculate import Calculation
from cmdesk.engine.late import posted
from cmdesk.exports.text import results_text
from cmdesk.exports.verdict import changes, under_readings, verdict, ways_in_words
from tests.helpers import calculated, notice

ENGLISH = words_for("en")
TUE_2024_12_03 = date(2024, 12, 3)
PLAN = [{"kind": "subscription", "amount": "100.00", "every": "month", "from": "2024-03-01"}]


def with_notice(sent: str, channel: str = "registered", **values: Any) -> Calculation:
    """Return a contract whose notice for the term to 28 February 2025 is to be there by 30 November 2024."""
    notices = [notice("n", sent, kind="non_renewal", **{"from": "client"}, channel=channel)]
    return calculated(TUE_2024_12_03, **{"notices": notices, "fees": PLAN, **values})


def told(calculation: Calculation) -> tuple[str, list[str]]:
    """Return the verdict, and what is said of readings."""
    (one,) = posted(calculation)
    found = under_readings(one, calculation.case)
    asked = [ENGLISH.text(sentence).format(ways=ways_in_words(ways, ENGLISH)) for sentence, ways in found]
    return ENGLISH.text(verdict(one)), asked


def test_in_time() -> None:
    """Under every reading; there is nothing to choose."""
    assert told(with_notice("2024-11-18")) == (
        "In time, it ends the contract at the end of Friday 28 February 2025.",
        ["In time under every reading."],
    )


def test_late_with_what_it_costs() -> None:
    """Posted on Wednesday 27 November it arrives on Monday 2 December: a further year at 100 a month."""
    sentence, ways = told(with_notice("2024-11-27"))
    assert sentence == (
        "Too late for its own term, it ends the contract only on Saturday 28 February 2026; "
        "the term that follows costs EUR 1,200.00 in subscription fees."
    )
    assert ways == ["In time under: it counts when it is sent"]


def test_late_under_every_reading() -> None:
    """Without a fee plan the cost is not known, and not said."""
    assert told(with_notice("2025-01-06", "personal", fees=[])) == (
        "Too late for its own term, it ends the contract one term later, at the end of Saturday 28 February 2026.",
        ["Late under every reading."],
    )


def test_late_and_void() -> None:
    """Under reading late_notice: void nothing ends, and the next term is to be paid."""
    sentence, _ways = told(with_notice("2024-11-27", readings={"late_notice": "void"}))
    assert sentence == (
        "Given too late, it ends nothing under the reading chosen; "
        "the term that follows costs EUR 1,200.00 in subscription fees."
    )


def test_in_time_by_a_choice() -> None:
    """Where sending was chosen to decide, it is late if delivery does."""
    _sentence, ways = told(with_notice("2024-11-27", readings={"notice_effective": "dispatch"}))
    assert ways == ["Late under: it counts when it is deemed delivered"]


def test_waiting_for_a_confirmation() -> None:
    """The courier's is missing: only if sending decides it is in time already."""
    assert told(with_notice("2024-11-28", "courier")) == (
        "Its delivery waits for the written confirmation of receipt.",
        ["In time under: it counts when it is sent"],
    )


def test_waiting_and_in_time_under_no_reading() -> None:
    """Sent in December, whatever counts: no way to be in time is named."""
    assert told(with_notice("2024-12-05", "courier"))[1] == []


@pytest.mark.parametrize(
    "combinations, ways",
    [
        (({"notice_effective": "dispatch"},), ((("notice_effective", "dispatch"),),)),
        (
            (
                {"notice_effective": "dispatch", "term_end": "day_before_anniversary"},
                {"notice_effective": "dispatch", "term_end": "anniversary"},
            ),
            ((("notice_effective", "dispatch"),),),
        ),
        (
            (
                {"notice_effective": "deemed_delivery", "term_end": "anniversary", "holiday_scope": "narrow"},
                {"notice_effective": "dispatch"},
            ),
            ((("notice_effective", "dispatch"),), (("term_end", "anniversary"), ("holiday_scope", "narrow"))),
        ),
    ],
)
def test_only_what_changes_is_named(combinations: Any, ways: Any) -> None:
    """Choices as they are made already are left out, and ways that change more than another does."""
    assert changes(combinations, with_notice("2024-11-27").case) == ways


def test_ways_in_a_row() -> None:
    """Choices that are needed together, and ways of which each will do."""
    ways = ((("notice_effective", "dispatch"),), (("term_end", "anniversary"), ("holiday_scope", "narrow")))
    first, second = ways_in_words(ways, ENGLISH).split("; or ")
    assert first == "it counts when it is sent"
    assert second == "the last day is the anniversary itself and only the holidays of the whole country"


def test_the_text_says_so_below_the_notice() -> None:
    """The sentence and the readings; where it waits, the sentence stands there already."""
    late = results_text(with_notice("2024-11-27"), ENGLISH, width=110)
    assert "costs EUR 1,200.00 in subscription fees." in " ".join(late.split())
    assert "In time under: it counts when it is sent" in late
    waiting = results_text(with_notice("2024-11-28", "courier"), ENGLISH, width=110)
    (about,) = [part for part in waiting.split("\n  ") if part.startswith("Non-renewal notice n: days late")]
    assert about
    assert waiting.count("In time under: ") == 1
