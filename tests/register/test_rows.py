"""Rows of the tables, to and fro."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from cmdesk.contract.contract import Contract
from cmdesk.register import rows
from cmdesk.register.deadlines import deadlines_of
from cmdesk.register.register import Register
from tests.helpers import notice
from tests.register.kept import ANN, WED_2025_01_15, named, ready
from tests.strategies import contracts


def test_labels_name_what_they_are_about(register: Register) -> None:
    """A notice by its id, an event by its day: also after a text that looks like a day."""
    contract = named(
        "A",
        notices=[notice("2025-01-14", "2025-01-14", kind="default")],
        force_majeure=[{"date": "2025-01-14"}],
        prepaid={"registered": "2024-12-02", "purchases": []},
    )
    register.add(contract, ANN)
    told = {row.result: row.label for row in register.deadlines_of(1)}
    assert told["notice.2025-01-14.cure_by"].values == {"entry": "2025-01-14"}
    assert told["force_majeure.0.notify_by"].values == {"entry": date(2025, 1, 14)}
    assert told["prepaid.closure"].in_english() == "Prepaid Account: top up by"


@pytest.mark.parametrize("result", ["notice.a.b.cure_by", "invoice.12.due", "term.non_renewal_deadline"])
def test_the_label_of_any_id_is_found(result: str) -> None:
    """Also where the name of an entry has dots in it."""
    template = ready(named("A")).deadlines[0]
    [row] = rows.deadline_rows(1, (replace(template, result=result),))
    assert (row["result"], row["entry"], row["entry_day"]) == (result, None, None)


@given(contracts())
def test_every_deadline_has_a_row(contract: Contract) -> None:
    """Nothing that is worked out is left out of it."""
    found = deadlines_of(contract, WED_2025_01_15).rows
    written = list(rows.deadline_rows(7, found))
    assert [row["number"] for row in written] == list(range(len(found)))
    assert {row["contract_id"] for row in written} <= {7}
    for row, one in zip(written, found, strict=True):
        sent = {sending.channel: sending.send_by for sending in one.sendings}
        assert {channel: row[channel] for channel in sent} == {
            channel: day and day.isoformat() for channel, day in sent.items()
        }
