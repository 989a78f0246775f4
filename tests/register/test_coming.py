"""What is to be done next over all contracts, on both stores."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cmdesk.register import coming, searching
from cmdesk.register.register import Register
from tests.helpers import notice
from tests.register.kept import ANN, INVOICE, WED_2025_01_15, named

FRI_2025_01_24 = date(2025, 1, 24)


@pytest.fixture(params=["few", "many"])
def found(request: pytest.FixtureRequest, register: Register, monkeypatch: pytest.MonkeyPatch) -> Register:
    """Return a register of three contracts, as one of few contracts and as one of many."""
    monkeypatch.setattr(searching, "_FEW", 1000 if request.param == "few" else 0)
    register.add_all(
        [
            named("A", "ACME", effective_date="2024-05-01"),
            named("B", "Other", invoices=[INVOICE]),
            named("C", "ACME", notices=[notice("n1", "2025-01-14", kind="default")]),
        ],
        ANN,
    )
    return register


def listed(register: Register, days: int | None = 90, query: str = "", **more: object) -> list[tuple[str, str]]:
    """Return what is to be done, in order."""
    page = register.deadlines(WED_2025_01_15, days, query, **more)  # type: ignore[arg-type]
    return [(row.reference, row.result) for row in page.rows]


def test_what_is_to_be_done_first_comes_first(found: Register) -> None:
    """By the safe day to act: three Business Days before a letter must be there."""
    assert listed(found) == [
        ("B", "invoice.0.dispute_by"),
        ("B", "invoice.0.due"),
        ("A", "term.non_renewal_deadline"),
        ("C", "notice.n1.cure_by"),
    ]
    assert listed(found, 5) == []
    assert listed(found, 6) == [("B", "invoice.0.dispute_by")]
    assert len(listed(found, None)) == 3 + 7


def test_of_some_contracts_or_of_some_kind(found: Register) -> None:
    """As a search finds them, and by what they are about."""
    assert listed(found, 90, "client:acme") == [("A", "term.non_renewal_deadline"), ("C", "notice.n1.cure_by")]
    assert listed(found, 90, "client:acme due:<=12d") == [("A", "term.non_renewal_deadline")]
    assert listed(found, 90, "nobody") == []
    assert listed(found, 90, families=["invoice"]) == [("B", "invoice.0.dispute_by"), ("B", "invoice.0.due")]
    assert listed(found, 90, "acme", families=["cure", "invoice"]) == [("C", "notice.n1.cure_by")]


def test_every_kind_has_a_name() -> None:
    """Whatever a deadline is about, one can ask for it alone."""
    from cmdesk.rules import RULES  # noqa: PLC0415  # the list itself is what is tested

    acts = {rule.id.partition(".")[0] for rule in RULES if rule.act}
    assert acts == {beginning.partition(".")[0] for beginning in coming.FAMILIES.values()}


def test_pages_and_totals(found: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """The total of everything is exact; that of a search as far as it is quick."""
    whole = listed(found)
    assert listed(found, offset=1, most=2) == whole[1:3]
    page = found.deadlines(WED_2025_01_15, 90, most=1)
    assert (page.total, page.at_least) == (4, False)
    monkeypatch.setattr(coming, "COUNTED", 1)
    page = found.deadlines(WED_2025_01_15, 90, "client:acme", most=1)
    assert (page.total, page.at_least) == (1, True)


def test_nothing_is_worked_out_at_midnight(found: Register) -> None:
    """The dispute is over after its day; the sum stays due until it is paid."""
    day = FRI_2025_01_24
    assert [row.result for row in found.deadlines(day, 0).rows] == ["invoice.0.dispute_by", "invoice.0.due"]
    assert [row.result for row in found.deadlines(day + timedelta(days=1), 0).rows] == ["invoice.0.due"]
    assert [row.result for row in found.deadlines(day + timedelta(days=900), 0, "b").rows] == ["invoice.0.due"]


def test_a_row_comes_back_as_it_was_worked_out(found: Register) -> None:
    """With its channels, its label, and whose it is."""
    rows = found.deadlines_of(2)
    assert [row.result for row in rows] == ["term.non_renewal_deadline"] * 2 + ["invoice.0.due", "invoice.0.dispute_by"]
    dispute = rows[-1]
    assert (dispute.contract_id, dispute.reference, dispute.client) == (2, "B", "Other")
    assert dispute.label.in_english() == "Invoice 2025-0815: dispute by"
    assert (dispute.day, dispute.act_by, dispute.channel) == (FRI_2025_01_24, date(2025, 1, 21), "registered")
    assert {one.channel: one.send_by for one in dispute.sendings} == {
        "personal": FRI_2025_01_24,
        "courier": date(2025, 1, 23),
        "registered": date(2025, 1, 21),
        "electronic": FRI_2025_01_24,
    }
