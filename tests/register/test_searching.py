"""Searches over a register of some contracts, on both stores, rare words and common ones alike."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cmdesk.register import coming, searching
from cmdesk.register.records import SortBy
from cmdesk.register.register import Register
from tests.register.kept import ANN, BO, INVOICE, WED_2025_01_15, later, named

PAID = [{"date": "2025-01-12", "amount": "100.00", "invoice": "2025-0815"}]


@pytest.fixture(params=["rare", "common", "few have two"])
def found(request: pytest.FixtureRequest, register: Register, monkeypatch: pytest.MonkeyPatch) -> Register:
    """Return a register of five contracts; words count as rare, as common, or as common where three or more are."""
    few, listed = {"rare": (1000, 1000), "common": (0, 0), "few have two": (2, 1000)}[request.param]
    monkeypatch.setattr(searching, "_FEW", few)
    monkeypatch.setattr(searching, "_LISTED", listed)
    own = {"name": "Ægir AB", "country": "SE", "time_zone": "Europe/Stockholm"}
    incident = {"date": "2024-09-12", "description": "Platform outage", "against": "cm.com"}
    register.add_all(
        [
            named("ACME-2024-017", "ACME ApS", edition="2023-01-01", effective_date="2024-02-01"),
            named("acme-2", "Børge & Sønner", entity="dk", currency="DKK", effective_date="2024-05-01"),
            named("B-1", "上海科技有限公司", entity="hk", invoices=[INVOICE], effective_date="2024-03-01"),
            named("B-2", "ApS of ACME", entity=own, incidents=[incident], effective_date="2024-04-01"),
            named("B-10", "Zebra_100%", invoices=[INVOICE], payments=PAID, effective_date="2023-06-01"),
        ],
        ANN,
    )
    register.put(1, named("ACME-2024-017", "ACME ApS", edition="2023-01-01", effective_date="2024-02-02"), 1, BO)
    return register


def references(
    register: Register, query: str, sort: SortBy = SortBy.REFERENCE, *, descending: bool = False
) -> list[str]:
    """Return the references that a search finds, in order."""
    page = register.search(query, WED_2025_01_15, sort, descending=descending)
    assert page.total == len(page.rows) == register.count(query, WED_2025_01_15)
    assert sorted(register.numbers(query, WED_2025_01_15)) == sorted(row.id for row in page.rows)
    return [row.reference for row in page.rows]


SEARCHES = [
    ("", ["acme-2", "ACME-2024-017", "B-1", "B-10", "B-2"]),
    ("acme", ["acme-2", "ACME-2024-017", "B-2"]),
    ("ACM", ["acme-2", "ACME-2024-017", "B-2"]),
    ("cme", []),
    ("acme aps", ["ACME-2024-017", "B-2"]),
    ("acme b", ["acme-2", "B-2"]),
    ("b client:acme", ["B-2"]),
    ("b 2", ["acme-2", "B-1", "B-10", "B-2"]),
    ('"acme aps"', ["ACME-2024-017"]),
    ('"2024-017"', ["ACME-2024-017"]),
    ("-acme", ["B-1", "B-10"]),
    ("-acme -zebra", ["B-1"]),
    ("client:acme", ["ACME-2024-017", "B-2"]),
    ('client:"aps of"', ["B-2"]),
    ("ref:acme", ["acme-2", "ACME-2024-017"]),
    ("-ref:acme", ["B-1", "B-10", "B-2"]),
    ("borge sonner", ["acme-2"]),
    ("科技", ["B-1"]),
    ("上海 公司", ["B-1"]),
    ("outage", ["B-2"]),
    ("0815", ["B-1", "B-10"]),
    ("aegir", ["B-2"]),
    ("100%", ["B-10"]),
    ('"zebra_100%"', ["B-10"]),
    ('"zebrax100"', []),
    ("entity:dk", ["acme-2"]),
    ("entity:Ægir", ["B-2"]),
    ("edition:2023", ["ACME-2024-017"]),
    ("-edition:2023 entity:n", ["B-10"]),
    ("currency:dk", ["acme-2"]),
    ("by:bo", ["ACME-2024-017"]),
    ("changed:today", ["acme-2", "ACME-2024-017", "B-1", "B-10", "B-2"]),
    ("changed:>1d", []),
    ("changed:<7d by:ann -0815", ["acme-2", "B-2"]),
    ("due:<10d", ["B-1"]),
    ("due:2025-01", ["acme-2", "B-1"]),
    ("-due:<3y", []),
    ("due:>5y", []),
]


def test_what_a_search_finds(found: Register) -> None:
    """Words by their beginning, in any order; quoted ones as they stand; prefixes where they say."""
    assert {query: references(found, query) for query, _ in SEARCHES} == dict(SEARCHES)


def test_sums_overdue(found: Register) -> None:
    """What was due on 24 January is overdue on the 25th, unless it was paid."""
    day = WED_2025_01_15 + timedelta(days=10)
    assert [row.reference for row in found.search("due:overdue", day).rows] == ["B-1"]
    assert found.search("due:overdue", day - timedelta(days=1)).total == 0


ORDERS = {
    SortBy.REFERENCE: ["acme-2", "ACME-2024-017", "B-1", "B-10", "B-2"],
    SortBy.CLIENT: ["ACME-2024-017", "B-2", "acme-2", "B-10", "B-1"],
    SortBy.ENTITY: ["B-2", "acme-2", "B-1", "ACME-2024-017", "B-10"],
    SortBy.EDITION: ["ACME-2024-017", "acme-2", "B-1", "B-2", "B-10"],
    SortBy.EFFECTIVE_DATE: ["B-10", "ACME-2024-017", "B-1", "B-2", "acme-2"],
    SortBy.CURRENCY: ["acme-2", "ACME-2024-017", "B-1", "B-2", "B-10"],
    SortBy.CHANGED: ["acme-2", "B-1", "B-2", "B-10", "ACME-2024-017"],
}


def test_the_order_is_as_wanted(found: Register) -> None:
    """Without regard to capitals; whichever came first, where two are alike; and the other way round."""
    assert {sort: references(found, "", sort) for sort in ORDERS} == ORDERS
    assert {sort: references(found, "", sort, descending=True)[::-1] for sort in ORDERS} == ORDERS


def test_what_is_to_be_done_first_comes_first(found: Register) -> None:
    """10.2: three months before the end of the term, by registered mail; the invoice before all."""
    found.add(named("C-1", termination={"by": "client", "reason": "convenience", "effective": "2024-12-31"}), later(9))
    page = found.search("", WED_2025_01_15, SortBy.DUE)
    assert [(row.reference, row.next.result if row.next else None) for row in page.rows] == [
        ("B-1", "invoice.0.dispute_by"),
        ("acme-2", "term.non_renewal_deadline"),
        ("B-10", "term.non_renewal_deadline"),
        ("ACME-2024-017", "term.non_renewal_deadline"),
        ("B-2", "term.non_renewal_deadline"),
        ("C-1", None),
    ]
    assert [row.reference for row in found.search("b", WED_2025_01_15, SortBy.DUE).rows] == [
        "B-1",
        "acme-2",
        "B-10",
        "B-2",
    ]


@pytest.mark.parametrize("sort", [SortBy.REFERENCE, SortBy.DUE])
def test_pages_follow_each_other(found: Register, sort: SortBy) -> None:
    """Nothing twice, nothing left out, and the same total on each."""
    found.add(named("C-1", termination={"by": "client", "reason": "convenience", "effective": "2024-12-31"}), later(9))
    whole = [row.id for row in found.search("", WED_2025_01_15, sort).rows]
    for query in ("", "-xyz"):
        pages = [found.search(query, WED_2025_01_15, sort, offset=at, most=2) for at in range(0, 8, 2)]
        assert [row.id for page in pages for row in page.rows] == whole
        assert {page.total for page in pages} == {6}


def test_a_contract_of_many_deadlines_counts_once(found: Register) -> None:
    """Those behind it are found nevertheless."""
    invoices = [{**INVOICE, "number": f"{at:03}"} for at in range(30)]
    found.add(named("MANY", "Many", invoices=invoices), later(9))
    page = found.search("", WED_2025_01_15, SortBy.DUE, most=3)
    assert [row.reference for row in page.rows] == ["B-1", "MANY", "acme-2"]


def test_counting_stops_in_time(found: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page says so; counting to the end is for whoever asks."""
    monkeypatch.setattr(coming, "COUNTED", 2)
    page = found.search("b", WED_2025_01_15, most=1)
    assert (page.total, page.at_least) == (2, True)
    assert found.count("b", WED_2025_01_15) == 4
    page = found.search("", WED_2025_01_15, most=1)
    assert (page.total, page.at_least) == (5, False)


def test_a_changed_contract_is_found_by_what_it_says_now(found: Register) -> None:
    """And no more by what it said."""
    found.put(3, named("B-1", "Other"), 1, later(2))
    assert references(found, "科技") == []
    assert references(found, "0815") == ["B-10"]
    assert references(found, "other") == ["B-1"]
