"""What other readings would make of an answer."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cmdesk.engine.bands import Band, with_bands
from cmdesk.engine.calculate import Calculation
from cmdesk.gui.answers.bands import band_of, contested, reading_link
from cmdesk.gui.answers.views import BandView
from tests.gui.helpers import calculation_of


def band(result_id: str, calculation: Calculation) -> BandView | None:
    """Return the band of an answer."""
    return band_of(calculation, calculation.results[result_id])


def banded(**values: Any) -> Calculation:
    """Return the answers of the small contract with their bands."""
    return with_bands(calculation_of(**values))


def test_a_deadline_has_a_safe_day() -> None:
    """The term may end a day later and the months be counted back another way: 28 November is in time for all."""
    found = band("term.non_renewal_deadline", banded())
    assert found is not None
    assert (found.low, found.high, found.safe) == ("28 Nov 2025", "1 Dec 2025", "Fri 28 Nov 2025")
    assert found.at == pytest.approx(2 / 3)
    assert "Fri 28 Nov 2025 is safe under all of them" in found.words
    assert [link.place for link in found.deciding] == ["readings.term_end", "readings.notice_backward"]


def test_a_day_that_is_safe_already_needs_no_other() -> None:
    """The adopted day is the earliest."""
    found = band("term.non_renewal_dispatch.registered", banded())
    assert found is not None
    assert (found.at, found.safe) == (0.0, "")


def test_sums_lie_between_sums() -> None:
    """What was paid without VAT, or with it."""
    payments = [{"date": "2025-03-20", "amount": "1512.50", "vat": "262.50"}]
    found = band("liability.cap", banded(payments=payments, incidents=[{"date": "2025-06-12"}]))
    assert found is not None
    assert (found.low, found.high, found.at) == ("EUR 1,250.00", "EUR 1,512.50", 1.0)
    assert found.words == "By the readings it lies from EUR 1,250.00 to EUR 1,512.50."


def test_where_all_readings_agree_there_is_no_band() -> None:
    """Nor where bands were not asked for."""
    assert band("term.start", banded()) is None
    assert band("term.non_renewal_deadline", calculation_of()) is None


@pytest.mark.parametrize(
    "low, high, words",
    [
        (date(2025, 11, 30), date(2025, 11, 30), "Other readings give no figure here."),
        (date(2025, 11, 28), date(2025, 11, 30), "Under some of them there is none."),
    ],
)
def test_a_reading_under_which_there_is_nothing_is_said(low: date, high: date, words: str) -> None:
    """Beside the ends, if there are two."""
    calculation = calculation_of()
    open_band = Band(low, high, none=True, deciding=("late_notice",))
    object.__setattr__(calculation, "bands", {"term.non_renewal_deadline": open_band})
    found = band("term.non_renewal_deadline", calculation)
    assert found is not None
    assert found.words.endswith(words)


NOTICE_OF_DEFAULT = {"id": "n1", "kind": "default", "from": "cm.com", "channel": "personal", "sent": "2025-11-03"}


def test_what_is_allowed_from_a_day_is_safe_from_the_last() -> None:
    """Terminated on the first of them, the contract might not be terminated at all."""
    found = band_between(date(2025, 11, 18), date(2026, 1, 13))
    assert found.safe == "Tue 13 Jan 2026"
    assert "Tue 13 Jan 2026 is safe under all of them" in found.words


def test_where_it_may_never_be_allowed_no_day_is_safe() -> None:
    """Under some readings there is no right."""
    found = band_between(date(2025, 11, 18), date(2026, 1, 13), none=True)
    assert found.safe == ""
    assert "safe" not in found.words


def band_between(low: date, high: date, *, none: bool = False) -> BandView:
    """Return the band of the day from which the contract can be terminated."""
    calculation = calculation_of(notices=[NOTICE_OF_DEFAULT])
    ends = Band(low, high, none=none, deciding=("holiday_scope",))
    object.__setattr__(calculation, "bands", {"notice.n1.termination_from": ends})
    found = band("notice.n1.termination_from", calculation)
    assert found is not None
    return found


def test_a_reading_is_a_way_to_where_it_is_chosen() -> None:
    """By its name in words."""
    link = reading_link("term_end")
    assert link.place == "readings.term_end"
    assert link.text


SATURDAY = {"id": "n1", "kind": "non_renewal", "from": "client", "channel": "personal", "sent": "2025-11-29T10:00"}
BY_MAIL = {"id": "n1", "kind": "default", "from": "cm.com", "channel": "electronic", "sent": "2024-11-04T10:00"}
CONFIRMED = {**BY_MAIL, "confirmed": "2024-11-05T10:00"}
PAID = {
    "payments": [{"date": "2025-03-20", "amount": "1512.50", "vat": "262.50"}],
    "incidents": [{"date": "2025-06-12"}],
}


@pytest.mark.parametrize(
    "result_id, words, values",
    [
        ("term.last_day", "Two readings are possible; the other date is Sun 1 Mar 2026.", {}),
        (
            "term.last_day",
            "Two readings are possible; the other date is Sat 28 Feb 2026.",
            {"readings": {"term_end": "anniversary"}},
        ),
        ("liability.cap", "Two readings are possible; the other gives EUR 1,250.00.", PAID),
        (
            "term.ends",
            "Several readings are possible: Sat 28 Feb 2026 to Sun 28 Feb 2027, or none.",
            {"notices": [SATURDAY]},
        ),
        (
            "term.ends",
            "Other readings are possible; they give Sat 28 Feb 2026 to Sun 28 Feb 2027.",
            {"notices": [SATURDAY], "readings": {"late_notice": "void", "after_hours": "next_business_day"}},
        ),
        (
            "confidentiality.ends",
            "Several readings are possible: Wed 28 Feb 2029 to Thu 28 Feb 2030.",
            {"notices": [SATURDAY]},
        ),
        (
            "notice.n1.deemed_delivered",
            "Other readings are possible; they give Tue 5 Nov 2024.",
            {"edition": "2023-01-01", "notices": [CONFIRMED]},
        ),
        (
            "notice.n1.deemed_delivered",
            "Other readings are possible; under some there is none.",
            {"edition": "2023-01-01", "notices": [CONFIRMED], "readings": {"electronic_2023": "on_confirmation"}},
        ),
        ("term.start", "", {}),
        ("term.non_renewal_deadline", "", {}),
        ("term.non_renewal_dispatch.registered", "", {}),
    ],
)
def test_that_readings_differ_is_said(result_id: str, words: str, values: dict[str, Any]) -> None:
    """By how much, and whether there may be none; a day to act on has its safe day instead."""
    found = banded(**values)
    assert contested(found, found.results[result_id]) == words
