"""The act-by table: what to send by when, where it arrives, what to chase and what to switch to."""

from __future__ import annotations

from datetime import date
from typing import Any

from cmdesk.contract.parties import Party
from cmdesk.engine.act_by import ActBy, Actor, Switch, act_by
from cmdesk.engine.bands import with_bands
from tests.helpers import EDITION_2023, calculated, notice

FRI_2024_11_01 = date(2024, 11, 1)
TUE_2024_11_26, WED_2024_11_27 = date(2024, 11, 26), date(2024, 11, 27)
THU_2024_11_28, FRI_2024_11_29 = date(2024, 11, 28), date(2024, 11, 29)


def rows(**values: Any) -> dict[str, ActBy]:
    """Return the channels for the non-renewal of a term that ends on 28 February 2025: to be there by 30 November."""
    return {one.channel: one for one in act_by(calculated(FRI_2024_11_01, **values))}


def test_when_to_send_and_when_it_arrives() -> None:
    """Registered mail of Tuesday 26 November arrives on Friday; that is 25 days from the first."""
    found = rows()
    registered = found["registered"]
    assert (registered.send_by, registered.delivered, registered.days_left) == (TUE_2024_11_26, FRI_2024_11_29, 25)
    courier = found["courier"]
    assert (courier.send_by, courier.delivered, courier.days_left) == (THU_2024_11_28, FRI_2024_11_29, 27)
    assert (found["personal"].send_by, found["personal"].delivered) == (FRI_2024_11_29, FRI_2024_11_29)
    assert registered.deadline.value == date(2024, 11, 30)


def test_what_depends_on_a_confirmation() -> None:
    """The courier's is to be there on Friday; until then a notice can go by hand, until Tuesday by registered mail."""
    found = rows()
    others = (Switch("registered", TUE_2024_11_26), Switch("personal", FRI_2024_11_29))
    assert (found["courier"].chase_by, found["courier"].switches) == (FRI_2024_11_29, others)
    assert (found["electronic"].chase_by, found["electronic"].switches) == (FRI_2024_11_29, others)
    assert (found["personal"].chase_by, found["personal"].switches) == (None, ())
    assert (found["registered"].chase_by, found["registered"].switches) == (None, ())


def test_where_sending_counts_no_confirmation_is_waited_for() -> None:
    """Under reading notice_effective: dispatch."""
    found = rows(readings={"notice_effective": "dispatch"})
    assert (found["courier"].send_by, found["courier"].chase_by) == (FRI_2024_11_29, None)


def test_a_channel_that_does_not_serve() -> None:
    """2023 deems no time for an electronic notice: no day, and nothing to chase."""
    electronic = rows(edition=EDITION_2023)["electronic"]
    assert (electronic.send_by, electronic.safe, electronic.delivered, electronic.days_left) == (None,) * 4
    assert electronic.result.status == "not_applicable"


def test_the_safe_day() -> None:
    """Counted back by day number the deadline is 28 November: a day earlier by hand, and two days' less in the post."""
    plain = act_by(calculated(FRI_2024_11_01))
    assert {one.safe for one in plain} == {None}
    safe = {one.channel: one.safe for one in act_by(with_bands(calculated(FRI_2024_11_01)))}
    assert safe == {
        "personal": THU_2024_11_28,
        "courier": WED_2024_11_27,
        "registered": date(2024, 11, 25),
        "electronic": THU_2024_11_28,
    }


def test_not_safe_at_all() -> None:
    """Where under some reading the channel has no day, no day is called safe."""
    calculation = with_bands(
        calculated(FRI_2024_11_01, edition=EDITION_2023, readings={"electronic_2023": "on_confirmation"})
    )
    found = {one.channel: one for one in act_by(calculation)}
    assert (found["electronic"].send_by, found["electronic"].safe) == (FRI_2024_11_29, None)


def test_the_next_deadline_comes_first() -> None:
    """Word of a Force Majeure of 1 November is to be there by 15 November, before the non-renewal."""
    found = act_by(calculated(FRI_2024_11_01, force_majeure=[{"date": "2024-11-01"}]))
    assert [one.deadline.id for one in found] == ["force_majeure.0.notify_by"] * 4 + ["term.non_renewal_deadline"] * 4
    assert found[0].deadline.value == date(2024, 11, 15)


def test_no_business_day_left() -> None:
    """On Saturday 30 November, the deadline itself, a notice handed over still counts, under that reading alone."""
    values: dict[str, Any] = {"readings": {"after_hours": "next_business_day"}}
    sat = date(2024, 11, 30)
    plain = {one.channel: one for one in act_by(calculated(sat))}
    assert (plain["personal"].send_by, plain["personal"].days_left) == (FRI_2024_11_29, -1)
    assert {one.channel: one.counts_until for one in plain.values()} == {
        "personal": sat,
        "courier": None,
        "registered": None,
        "electronic": None,
    }
    assert {one.counts_until for one in act_by(calculated(sat, **values))} == {None}
    assert {one.counts_until for one in act_by(calculated(FRI_2024_11_29))} == {None}


def test_who_is_to_send_it() -> None:
    """Either Party gives notice (10.2); who is hit by Force Majeure tells (9.2); the Client does the rest."""
    found = act_by(
        calculated(
            FRI_2024_11_01,
            force_majeure=[{"date": "2024-10-31"}],
            information_requests=[{"date": "2024-10-30"}],
            notices=[notice("n1", "2024-10-31", kind="amendment")],
            amendments=[{"notice": "n1"}],
            invoices=[{"number": "1", "date": "2024-10-31", "amount": "10.00"}],
        )
    )
    assert {one.deadline.id.partition(".")[0]: one.who for one in found} == {
        "term": Actor.EITHER,
        "force_majeure": Actor.AFFECTED,
        "information_request": Actor.CLIENT,
        "amendment": Actor.CLIENT,
        "invoice": Actor.CLIENT,
    }
    assert [str(actor) for actor in Actor] == ["client", "either", "affected"]
    assert [actor.may_be(Party.CM_COM) for actor in Actor] == [False, True, True]
    assert all(actor.may_be(Party.CLIENT) for actor in Actor)


def test_deadlines_come_in_order_of_day() -> None:
    """Word of a Force Majeure of 26 November is to be there by 10 December, after the non-renewal."""
    found = act_by(calculated(FRI_2024_11_29, force_majeure=[{"date": "2024-11-26"}]))
    assert [one.deadline.id for one in found] == ["term.non_renewal_deadline"] * 4 + ["force_majeure.0.notify_by"] * 4


def test_a_confirmation_is_chased_while_another_channel_is_safe() -> None:
    """The courier's notice arrives on Friday; by hand the last safe day is Thursday, so it is chased then."""
    found = {one.channel: one for one in act_by(with_bands(calculated(FRI_2024_11_01)))}
    assert found["courier"].delivered == FRI_2024_11_29
    assert found["courier"].switches[-1] == Switch("personal", THU_2024_11_28)
    assert found["courier"].chase_by == THU_2024_11_28
