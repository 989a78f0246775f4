"""By when to send what meets an open deadline; the days themselves are in tests/cases/act_by.toml."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given

from cmdesk.calendars.moments import Moment
from cmdesk.contract.contract import Contract
from cmdesk.contract.notices import Channel, Notice, NoticeKind
from cmdesk.contract.parties import Party
from cmdesk.engine.act_by import ID
from cmdesk.engine.calculate import calculate
from tests.soak import examples
from tests.strategies import contracts, days

ONE_DAY = timedelta(days=1)


@given(contracts(), days())
def test_only_days_that_have_not_passed_ask_for_something(contract: Contract, as_of: date) -> None:
    """Each id names a deadline among the results, with a day on the as-of date or later; none is sent after it."""
    results = calculate(contract, as_of).results
    for result_id, result in results.items():
        if result_id.startswith(ID):
            deadline = results[result_id.removeprefix(ID).rpartition(".")[0]].value
            assert deadline >= as_of
            assert result.value is None or result.value <= deadline


@given(contracts().filter(lambda one: not one.amendments), days())
@examples(40)
def test_sent_that_day_it_is_in_time_and_on_the_next_business_day_too_late(contract: Contract, as_of: date) -> None:
    """For every deadline and channel, its receipt confirmed at once; where the day of sending counts, that day."""
    plain = calculate(contract, as_of)
    calendar = plain.case.calendar(as_of)
    notices = list(contract.notices)
    limits: list[tuple[str, date, bool]] = []
    for result_id, result in plain.results.items():
        if result_id.startswith(ID) and result.value is not None:
            deadline_id, _, channel = result_id.removeprefix(ID).rpartition(".")
            by = plain.results[deadline_id].value
            if counts_when_sent(contract, deadline_id):
                assert result.value <= by < calendar.next_business_day(result.value + ONE_DAY)
                continue
            for day in (result.value, calendar.next_business_day(result.value + ONE_DAY)):
                limits.append((f"s{len(limits)}", by, day == result.value))
                notices.append(sent(limits[-1][0], Channel(channel), day))
    found = calculate(replace(contract, notices=tuple(notices)), as_of).results
    for name, by, in_time in limits:
        assert (found[f"notice.{name}.deemed_delivered"].value <= by) == in_time


def counts_when_sent(contract: Contract, deadline_id: str) -> bool:
    """Tell whether the day of sending is what counts for a deadline."""
    return deadline_id.startswith("term.") and contract.readings.get("notice_effective") == "dispatch"


def sent(name: str, channel: Channel, day: date) -> Notice:
    """Return a notice of a day, confirmed on it."""
    return Notice(name, NoticeKind.OTHER, Party.CLIENT, channel, Moment(day), Moment(day))
