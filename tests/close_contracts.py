"""Random contracts whose days lie close together, around holidays and the ends of months: there readings part."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cmdesk.contract.contract import Contract
from cmdesk.contract.incidents import Head
from cmdesk.contract.notices import Channel, Reason
from cmdesk.contract.payments import PaymentKind
from cmdesk.editions.readings import readings
from tests.helpers import EDITIONS, contract_of

Values = dict[str, Any]

# Ends of months with and without a week-end, of short ones and of the year; Easter; the days of both editions' liking.
EDGES = tuple(
    map(
        dt.date.fromisoformat,
        (
            "2024-02-29",
            "2024-03-31",
            "2024-05-31",
            "2024-08-31",
            "2024-11-30",
            "2024-12-27",
            "2025-02-28",
            "2025-04-18",
        ),
    )
)
HOURS = ("", "T17:00", "T17:30", "T23:30Z")
PARTIES = ("cm.com", "client")
IDS = ("n0", "n1", "n2")
CURRENCIES: tuple[tuple[str, ...], ...] = (("EUR",), ("DKK", "EUR"))


def close_days() -> SearchStrategy[dt.date]:
    """Return days around the edges."""
    return st.builds(lambda edge, days: edge + dt.timedelta(days), st.sampled_from(EDGES), st.integers(-4, 4))


def _euros(most: int) -> SearchStrategy[str]:
    return st.integers(0, most * 100).map(lambda cents: f"{cents // 100}.{cents % 100:02}")


def _maybe(strategy: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.none() | strategy


def _some(strategy: SearchStrategy[Any], most: int = 2) -> SearchStrategy[list[Any]]:
    """Return from none to some of what a strategy gives, each number as often as the others."""
    return st.integers(0, most).flatmap(lambda number: st.lists(strategy, min_size=number, max_size=number))


def _moments() -> SearchStrategy[str]:
    return st.builds("{}{}".format, close_days(), st.sampled_from(HOURS))


@st.composite
def _notices(draw: st.DrawFn, notice_id: str) -> Values:
    """Draw a notice, confirmed some days later or not at all."""
    sent = draw(close_days())
    later = draw(_maybe(st.integers(1, 5)))
    return {
        "id": notice_id,
        "kind": draw(st.sampled_from(["non_renewal", "default", "other"])),
        "from": draw(st.sampled_from(PARTIES)),
        "channel": draw(st.sampled_from(Channel)),
        "sent": f"{sent}{draw(st.sampled_from(HOURS))}",
        "confirmed": None if later is None else f"{sent + dt.timedelta(later)}{draw(st.sampled_from(HOURS))}",
    }


def _amendments(ids: SearchStrategy[str]) -> SearchStrategy[Values]:
    """Return amendments, objected to by a notice or not."""
    return st.fixed_dictionaries(
        {
            "notice": ids,
            "to_edition": _maybe(st.sampled_from(EDITIONS)),
            "objection_notice": _maybe(ids),
            "exit_notice": _maybe(ids),
        }
    )


def _invoices() -> SearchStrategy[list[Values]]:
    """Return invoices, in dispute now and then."""
    one = st.fixed_dictionaries({"date": close_days(), "disputed": _maybe(_euros(900))})
    return _some(one).map(lambda found: [{**one, "number": str(at), "amount": "900"} for at, one in enumerate(found)])


def _payments(invoices: int, currencies: tuple[str, ...]) -> SearchStrategy[Values]:
    """Return payments, with a sixth of VAT or without."""
    return st.fixed_dictionaries(
        {
            "date": close_days(),
            "amount": st.sampled_from(["120", "600", "900", "60000"]),
            "vat": st.sampled_from([None, "20"]),
            "currency": st.sampled_from(currencies),
            "kind": st.sampled_from(PaymentKind),
            "invoice": _maybe(st.sampled_from([str(at) for at in range(invoices)])) if invoices else st.none(),
        }
    )


def _incidents() -> SearchStrategy[Values]:
    """Return incidents, with claims for direct loss and without."""
    heads = st.sampled_from([(), (Head.DIRECT,), (Head.EXCLUDED_1,), (Head.DIRECT, Head.EXCLUDED_2, Head.CARVE_OUT)])
    return st.fixed_dictionaries(
        {
            "date": close_days(),
            "against": st.sampled_from(["cm.com", "cm.com", "client"]),
            "settled": _maybe(_euros(700)),
            "claims": st.builds(
                lambda heads, sum_: [{"head": one, "amount": sum_} for one in heads], heads, _euros(900)
            ),
        }
    )


def _fees() -> SearchStrategy[list[Values]]:
    """Return a subscription, or none."""
    one = st.fixed_dictionaries(
        {"kind": st.just("subscription"), "amount": _euros(3_000), "from": close_days()}
        | {"every": st.sampled_from(["month", "quarter"])}
    )
    return _some(one, 1)


@st.composite
def _chosen(draw: st.DrawFn) -> dict[str, str]:
    """Draw a choice for a few of the readings."""
    names = draw(st.lists(st.sampled_from([*readings()]), max_size=3, unique=True))
    return {name: draw(st.sampled_from(readings()[name].choices)) for name in names}


@st.composite
def close_contracts(draw: st.DrawFn) -> Contract:
    """Draw a contract; what is not drawn is that of the base contract."""
    ids = IDS[: draw(st.integers(0, 3))]
    an_id: SearchStrategy[Any] = st.sampled_from(ids) if ids else st.none()
    invoices = draw(_invoices())
    currencies = draw(st.sampled_from(CURRENCIES))
    effective_date = draw(close_days())
    on_a_day = {"effective": close_days().map(lambda day: max(day, effective_date))}
    termination = st.fixed_dictionaries(
        {"by": st.sampled_from(PARTIES), "reason": st.sampled_from(Reason)}
        | ({"notice": an_id} if draw(st.booleans()) and ids else on_a_day)
    )
    return contract_of(
        edition=draw(st.sampled_from(EDITIONS)),
        entity=draw(st.sampled_from(["nl", "dk", "gb"])),
        client={"name": "Client", "country": draw(st.sampled_from(["DK", "GB"]))},
        effective_date=effective_date,
        initial_term={"months": draw(st.sampled_from([3, 6, 12]))},
        currency=currencies[0],
        readings=draw(_chosen()),
        fees=draw(_fees()),
        invoices=invoices,
        payments=draw(_some(_payments(len(invoices), currencies), 5)),
        projected_payments=draw(st.integers(0, 3)) == 3,
        incidents=draw(_some(_incidents(), 3)),
        notices=[draw(_notices(one)) for one in ids],
        amendments=draw(_some(_amendments(an_id))) if ids else [],
        force_majeure=draw(_some(st.fixed_dictionaries({"date": _moments()}))),
        information_requests=draw(_some(st.fixed_dictionaries({"date": _moments(), "notice": _maybe(an_id)}))),
        suspensions=draw(_some(st.fixed_dictionaries({"from": close_days()}))),
        termination=draw(_maybe(termination)),
        prepaid=draw(_maybe(st.fixed_dictionaries({"emptied": close_days()}))),
    )
