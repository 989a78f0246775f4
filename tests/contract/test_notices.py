"""Notices and what is done by notice, as entered."""

from __future__ import annotations

import datetime as dt

from cmdesk.calendars.moments import Moment
from cmdesk.contract.notices import (
    CHANNELS,
    NOTICE_KINDS,
    REASONS,
    Amendment,
    Channel,
    Evidence,
    ForceMajeure,
    InformationRequest,
    Notice,
    NoticeKind,
    Reason,
    Suspension,
    Termination,
)
from cmdesk.contract.parties import Party
from tests.contract.helpers import NOTICE, contract_with

DAY = dt.date(2024, 10, 1)


def test_a_notice_is_read() -> None:
    """Sent and confirmed are days or moments, with an offset or without, kept as entered."""
    row = {
        "id": "n1",
        "kind": "non_renewal",
        "from": "client",
        "channel": "electronic",
        "sent": "2024-10-01T16:30+02:00",
        "confirmed": "2024-10-01T17:05",
        "to_designated_address": False,
        "evidence": [{"kind": "receipt", "reference": "R-1", "sha256": "0f" * 32}],
    }
    assert contract_with(notices=[row]).notices == (
        Notice(
            "n1",
            NoticeKind.NON_RENEWAL,
            Party.CLIENT,
            Channel.ELECTRONIC,
            Moment(DAY, dt.time(16, 30), dt.timedelta(hours=2)),
            Moment(DAY, dt.time(17, 5)),
            False,
            (Evidence("receipt", "R-1", "0f" * 32),),
        ),
    )


def test_what_is_not_said_of_a_notice_is_open() -> None:
    """A notice not confirmed, to an address that nobody named, with no evidence."""
    assert contract_with(notices=[NOTICE]).notices == (
        Notice("n1", NoticeKind.DEFAULT, Party.CM_COM, Channel.REGISTERED, Moment(DAY)),
    )


def test_events_are_read() -> None:
    """Requests, Force Majeure, amendments, suspensions and a termination, referring to notices by id."""
    contract = contract_with(
        notices=[NOTICE],
        information_requests=[{"date": "2024-10-01", "notice": "n1"}, {"date": "2024-10-01"}],
        force_majeure=[{"date": "2024-10-01T18:00", "ended": "2024-10-01"}, {"date": "2024-10-01"}],
        amendments=[
            {"notice": "n1", "to_edition": "2025-03-03", "starts": "2024-10-01", "objected_on": "2024-10-01"},
            {"notice": "n1", "objection_notice": "n1", "exit_notice": "n1", "required_by_law": True},
        ],
        suspensions=[{"from": "2024-10-01", "until": "2024-10-01"}, {"from": "2024-10-01", "until": None}],
        termination={"by": "client", "reason": "insolvency", "effective": "2024-10-01", "notice": "n1"},
    )
    at_six = Moment(DAY, dt.time(18))
    assert contract.information_requests == (InformationRequest(Moment(DAY), "n1"), InformationRequest(Moment(DAY)))
    assert contract.force_majeure == (ForceMajeure(at_six, DAY), ForceMajeure(Moment(DAY)))
    assert contract.amendments == (
        Amendment("n1", "2025-03-03", DAY, DAY),
        Amendment("n1", objection_notice="n1", exit_notice="n1", required_by_law=True),
    )
    assert contract.suspensions == (Suspension(DAY, DAY), Suspension(DAY))
    assert contract.termination == Termination(Party.CLIENT, Reason.INSOLVENCY, DAY, "n1")


def test_every_choice_has_its_words() -> None:
    """Each kind, channel and reason has a label."""
    assert set(NOTICE_KINDS) == set(NoticeKind)
    assert set(CHANNELS) == set(Channel)
    assert set(REASONS) == set(Reason)
