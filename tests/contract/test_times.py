"""Moments, once the zone is known."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract.helpers import NOTICE, contract_with, faults_of, text_of

SKIPPED = "2024-03-31T02:30"
NEW_YORK = {"name": "A", "country": "US", "time_zone": "America/New_York"}


def notice(**changes: Any) -> list[dict[str, Any]]:
    """Return a list of one notice with some keys changed."""
    return [{**NOTICE, **changes}]


def test_an_hour_that_the_clocks_skip_is_a_fault() -> None:
    """In the zone of the entity that serves: the contracting one unless another is named."""
    expected = [("notices[0].sent", "the clocks of Europe/Amsterdam skip Sunday 31 March 2024, 02:30; check it")]
    assert faults_of(text_of(notices=notice(sent=SKIPPED))) == expected
    assert faults_of(text_of(notices=notice(sent=SKIPPED), entity=NEW_YORK, service_entity="nl")) == expected
    assert contract_with(notices=notice(sent=SKIPPED), service_entity=NEW_YORK).reference == "A-1"
    assert contract_with(notices=notice(sent="2024-03-31T02:30+01:00")).reference == "A-1"


def test_other_moments_are_judged_too() -> None:
    """Confirmations, requests and events of Force Majeure."""
    changes = {
        "notices": notice(sent="2024-03-30", confirmed=SKIPPED),
        "information_requests": [{"date": SKIPPED}],
        "force_majeure": [{"date": SKIPPED}],
    }
    assert [place for place, _ in faults_of(text_of(**changes))] == [
        "notices[0].confirmed",
        "information_requests[0].date",
        "force_majeure[0].date",
    ]


@pytest.mark.parametrize("entity", ["xx", {"name": "A", "country": "US", "time_zone": "Nowhere"}, {"time_zone": 5}, 7])
def test_without_an_entity_times_wait(entity: Any) -> None:
    """The entity is at fault first; what its clocks show is not known."""
    changes = {"entity": entity, "notices": notice(sent=SKIPPED, confirmed="2024-03-31T01:00")}
    assert {place.partition(".")[0] for place, _ in faults_of(text_of(**changes))} == {"entity"}


def test_days_are_compared_without_an_entity() -> None:
    """No clock is asked where no time is given."""
    found = faults_of(text_of(entity="xx", notices=notice(sent="2024-10-02", confirmed="2024-10-01")))
    assert [place for place, _ in found] == ["entity", "notices[0].confirmed"]


@pytest.mark.parametrize(
    "sent, confirmed",
    [
        ("2024-10-01", "2024-10-01"),
        ("2024-10-01T16:30", "2024-10-01"),
        ("2024-10-01", "2024-10-01T00:00"),
        ("2024-10-01T16:30", "2024-10-01T16:30"),
        ("2024-10-01T00:30+02:00", "2024-09-30T22:30Z"),
        ("2024-10-01T23:30-05:00", "2024-10-02"),
        # The hour that comes twice: ten past two in winter time is after ten to three in summer time.
        ("2024-10-27T02:50+02:00", "2024-10-27T02:10+01:00"),
    ],
)
def test_a_confirmation_may_be_as_early_as_the_sending(sent: str, confirmed: str) -> None:
    """A day alone may be any time of that day, in the entity's zone."""
    assert contract_with(notices=notice(sent=sent, confirmed=confirmed)).reference == "A-1"


@pytest.mark.parametrize(
    "sent, confirmed, hour",
    [
        ("2024-10-01", "2024-09-30", ""),
        ("2024-10-01T16:30", "2024-10-01T16:29", ", 16:30"),
        ("2024-10-01T16:30:15", "2024-10-01T16:30:14", ", 16:30:15"),
        ("2024-10-01T00:30+02:00", "2024-09-30T22:29Z", ", 00:30 +02:00"),
        ("2024-10-01T23:30-05:00", "2024-10-01", ", 23:30 -05:00"),
        ("2024-10-01T16:30", "2024-10-01T14:29Z", ", 16:30"),
    ],
)
def test_a_confirmation_before_the_sending_is_a_fault(sent: str, confirmed: str, hour: str) -> None:
    """Whatever the form in which each was entered; the day is told in words."""
    found = faults_of(text_of(notices=notice(sent=sent, confirmed=confirmed)))
    assert found == [("notices[0].confirmed", f"lies before Tuesday 1 October 2024{hour}; check both")]


def test_force_majeure_ends_no_earlier_than_it_begins() -> None:
    """By the day in the entity's zone: half past eleven at night in New York is the next day in Amsterdam."""
    assert contract_with(force_majeure=[{"date": "2024-11-04T23:30", "ended": "2024-11-04"}]).reference == "A-1"
    event = {"date": "2024-11-04T23:30-05:00", "ended": "2024-11-04"}
    assert faults_of(text_of(force_majeure=[event])) == [
        ("force_majeure[0].ended", "lies before Monday 4 November 2024, 23:30 -05:00; check both")
    ]


def test_what_could_not_be_read_is_not_compared() -> None:
    """A wrong day of sending is the only fault."""
    found = faults_of(text_of(notices=notice(sent="2024-02-30", confirmed="2024-01-01")))
    assert [place for place, _ in found] == ["notices[0].sent"]
