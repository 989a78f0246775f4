"""The columns of the register: their words, and which are seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cmdesk.basics.wording import say
from cmdesk.gui import language
from cmdesk.gui.home.columns import USUAL, chosen_columns, keep, known_columns, near
from cmdesk.register.records import Deadline, Sending, Summary

WED_2025_11_19 = date(2025, 11, 19)
DEADLINE = Deadline(
    result="term.non_renewal_deadline",
    label=say("Last day to give notice of non-renewal"),
    day=date(2025, 11, 30),
    safe_day=date(2025, 11, 30),
    act_by=WED_2025_11_19,
    clause="10.2",
    edition="2025-03-03",
    status="final",
    valid_from=date.min,
    valid_until=date.max,
)
SUMMARY = Summary(
    id=1,
    version=1,
    reference="R-1",
    client="Acme",
    country="DK",
    entity="nl",
    edition="2025-03-03",
    effective_date=date(2024, 3, 1),
    currency="EUR",
    changed_at=datetime(2025, 11, 18, 12, 30, tzinfo=UTC).astimezone(),
    changed_by="Ann",
    next=DEADLINE,
)


def words_of(summary: Summary) -> dict[str, str]:
    """Return the words of a contract by column."""
    return {column.key: column.words(summary) for column in known_columns()}


def test_every_column_has_words() -> None:
    """Days with their months in words."""
    assert words_of(SUMMARY) == {
        "reference": "R-1",
        "client": "Acme",
        "country": "Denmark",
        "due": "Sun 30 Nov",
        "what": "Last day to give notice of non-renewal",
        "entity": "Netherlands",
        "edition": "3 Mar 2025",
        "effective_date": "1 Mar 2024",
        "currency": "EUR",
        "changed": f"{SUMMARY.changed_at.day} Nov 2025 {SUMMARY.changed_at:%H:%M}",
        "by": "Ann",
    }


def test_a_day_that_can_be_met_another_way_is_that_of_the_other_way() -> None:
    """To post by the 17th has passed; by hand it is in time until the 20th."""
    sendings = (Sending("registered", date(2025, 11, 17), None), Sending("personal", date(2025, 11, 20), None))
    late = replace(DEADLINE, act_by=date(2025, 11, 17), sendings=sendings)
    assert words_of(replace(SUMMARY, next=late))["due"] == "Thu 20 Nov"


def test_what_is_not_known_is_left_out() -> None:
    """No deadline, no country; an entity and an edition of a newer program are told by their ids."""
    found = words_of(replace(SUMMARY, country=None, entity="own", edition="2031-01-01", next=None))
    assert (found["country"], found["due"], found["what"]) == ("", "", "")
    assert (found["entity"], found["edition"]) == ("own", "2031-01-01")


@pytest.mark.parametrize(
    "act_by, tone", [("2025-11-17", "urgent"), ("2025-11-25", "urgent"), ("2025-12-01", "soon"), ("2026-03-01", "")]
)
def test_a_day_has_the_tone_of_its_urgency(act_by: str, tone: str) -> None:
    """Late and within a week, within a month, later; none where nothing is to be done."""
    due = next(column for column in known_columns() if column.key == "due")
    assert due.tone is not None
    assert due.tone(replace(SUMMARY, next=replace(DEADLINE, act_by=date.fromisoformat(act_by)))) == tone
    assert due.tone(replace(SUMMARY, next=None)) == ""


def test_columns_are_remembered() -> None:
    """Those of a saved search hold instead; what nobody knows is left out, and some are always there."""
    assert [one.key for one in chosen_columns()] == [one.key for one in known_columns() if one.key in USUAL]
    keep(("client", "by"))
    assert [one.key for one in chosen_columns()] == ["client", "by"]
    assert [one.key for one in chosen_columns(("due", "new"))] == ["due"]
    assert len(chosen_columns(("new",))) == len(USUAL)


def test_days_have_room_in_every_language() -> None:
    """Chinese ones are the longest."""
    widths = {}
    for name in ("en", "zh_CN"):
        language.choose(name)
        widths[name] = next(one.width for one in known_columns() if one.key == "due")
    assert min(widths.values()) > 60


def test_a_far_day_has_its_year() -> None:
    """From half a year on."""
    assert near(date(2026, 11, 30), WED_2025_11_19) == "Mon 30 Nov 2026"
    assert near(date(2025, 12, 30), WED_2025_11_19) == "Tue 30 Dec"
