"""The rules against the second implementation of `tests/second`, on random contracts: every id, value and status.

An ordinary run takes 2,000 contracts, always the same, in chunks that several processes can share. `make soak` takes
`CMDESK_SOAK` times as many, from the seed `CMDESK_SEED`, which it prints; alone:

    CMDESK_SOAK=50 CMDESK_SEED=12345 python -m pytest -n auto tests/engine/test_second_implementation.py

A failure names the seed of each contract: `tests.second.contracts.contract_of(seed)` gives it and its as-of date back.
"""

from __future__ import annotations

import json
import re
from calendar import isleap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from cmdesk.basics.wording import words_for
from cmdesk.contract.read import read_contract
from cmdesk.engine.calculate import calculate
from cmdesk.exports.results_json import results_document
from tests import second, soak
from tests.second.contracts import contract_of

CONTRACTS = 2_000 * soak.TIMES
CHUNKS = 8
SHOWN = 20
"""How many disagreements of a chunk a failure shows."""

Found = tuple[Any, str] | None
PENDING = (None, "pending")
NOT_APPLICABLE = (None, "not_applicable")


@dataclass(frozen=True)
class Disagreement:
    """A result of a contract on which the two differ."""

    contract: Mapping[str, Any]
    id: str
    theirs: Found
    ours: Found
    due: str | None
    """The due date of the invoice that the result is about."""

    @property
    def is_in_mark_alone(self) -> bool:
        """Tell whether the rules call a value an estimate and nothing else differs."""
        return self.ours is not None and self.ours[1] == "final" and self.theirs == (self.ours[0], "estimated")

    @property
    def is_open(self) -> bool:
        """Tell whether it is one of those that wait for the rules to be mended."""
        return any(re.fullmatch(ids, self.id) and known(self) for ids, known in OPEN)


def _has_foreign_payment(one: Disagreement) -> bool:
    """Tell whether a payment is in another currency than the contract."""
    own = one.contract["currency"]
    return any(payment.get("currency", own) != own for payment in one.contract["payments"])


def _supposes_at_own_rates(one: Disagreement) -> bool:
    """Tell whether projected invoices in another currency than EUR count as paid under `fx_date: payment`."""
    by_payment = (one.contract.get("readings") or {}).get("fx_date") == "payment"
    return bool(by_payment and one.contract.get("projected_payments") and one.contract["currency"] != "EUR")


def _starts_on_leap_day(one: Disagreement) -> bool:
    """Tell whether interest starts on 29 February."""
    return one.due is not None and one.due.endswith("-02-28") and isleap(int(one.due[:4]))


# Disagreements known and reported, each to go once the rules are mended: ids, and what they must be like.
OPEN: tuple[tuple[str, Callable[[Disagreement], bool]], ...] = (
    # 10.8: without any fee plan what is due is not known; the rules say that nothing is.
    (r"fees[.]early_termination(_open)?", lambda one: not one.contract.get("fees") and one.ours == PENDING),
    # 13.8: outside the EEA and the United Kingdom the Client's size does not matter; the rules wait for it.
    (r"micro[.](waivers|long_commitment)", lambda one: (one.theirs, one.ours) == (PENDING, NOT_APPLICABLE)),
    # 13.8: 24 months from a day that the last month lacks are no more than 24 months; the rules find them longer.
    (r"micro[.]long_commitment", lambda one: (one.theirs, one.ours) == ((True, "final"), (False, "final"))),
    # 3.12: a payment after the as-of date does not count; the rules ask for its rate.
    (r"credit[.](alert|limit)_on", lambda one: one.theirs == PENDING and _has_foreign_payment(one)),
    # 8.4: a supposed payment is one too: under `fx_date: payment` it counts at the rate of its own day.
    (r"liability[.].*", _supposes_at_own_rates),
    # 3.8, Dutch law: a year of interest from 29 February ends on 28 February; the rules end it a day earlier.
    (r"invoice[.]\d+[.]interest", _starts_on_leap_day),
)


def of_the_rules(contract: Mapping[str, Any], as_of: date) -> dict[str, Found]:
    """Return value and status of every result, by id, as the program hands them out."""
    calculation = calculate(read_contract(json.dumps(contract), "random"), as_of)
    document = results_document(calculation, words_for("en"), steps=False)
    return {one["id"]: (one["value"], one["status"]) for one in document["results"]}


def differences(contract: dict[str, Any], as_of: date) -> Iterator[Disagreement]:
    """Yield each result on which the two differ, whatever the reason."""
    theirs = of_the_rules(contract, as_of)
    ours: dict[str, Found] = {**second.results(contract, as_of)}
    for result_id in {**theirs, **ours}:
        one, other = theirs.get(result_id), ours.get(result_id)
        if one != other:
            due = ours.get(result_id.rpartition(".")[0] + ".due")
            yield Disagreement(contract, result_id, one, other, due and due[0])


def disagreements(seed: int) -> Iterator[str]:
    """Yield a line for each result of a contract on which one of the two is wrong."""
    contract, as_of = contract_of(seed)
    for one in differences(contract, as_of):
        far = one.is_in_mark_alone and second.marks_reach_far(contract, as_of)
        if not far and not one.is_open:
            yield f"seed {seed}, as of {as_of}: {one.id}: the rules say {one.theirs}, the second one {one.ours}"


@pytest.mark.soak
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_both_say_the_same(chunk: int) -> None:
    """Neither implementation has an id, a value or a status that the other has not."""
    found = [line for at in range(chunk, CONTRACTS, CHUNKS) for line in disagreements(soak.SEED + at)]
    assert not found, "\n".join([f"{len(found)} disagreements", *found[:SHOWN]])
