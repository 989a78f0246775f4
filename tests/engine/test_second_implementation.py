"""The rules against the second implementation of `tests/second`, on random contracts: every id, value and status.

An ordinary run takes 2,000 contracts, always the same, in chunks that several processes can share. `make soak` takes
`CMDESK_SOAK` times as many, from the seed `CMDESK_SEED`, which it prints; alone:

    CMDESK_SOAK=50 CMDESK_SEED=12345 python -m pytest -n auto tests/engine/test_second_implementation.py

A failure names the seed of each contract: `tests.second.contracts.contract_of(seed)` gives it and its as-of date back.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
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


def of_the_rules(contract: Mapping[str, Any], as_of: date) -> dict[str, Found]:
    """Return value and status of every result, by id, as the program hands them out."""
    calculation = calculate(read_contract(json.dumps(contract), "random"), as_of)
    document = results_document(calculation, words_for("en"), steps=False)
    return {one["id"]: (one["value"], one["status"]) for one in document["results"]}


def disagreements(seed: int) -> Iterator[str]:
    """Yield a line for each result of a contract on which one of the two is wrong."""
    contract, as_of = contract_of(seed)
    theirs = of_the_rules(contract, as_of)
    ours: dict[str, Found] = {**second.results(contract, as_of)}
    for result_id in {**theirs, **ours}:
        one, other = theirs.get(result_id), ours.get(result_id)
        if one != other and not (is_in_mark_alone(one, other) and second.marks_reach_far(contract, as_of)):
            yield f"seed {seed}, as of {as_of}: {result_id}: the rules say {one}, the second implementation {other}"


def is_in_mark_alone(theirs: Found, ours: Found) -> bool:
    """Tell whether the rules call a value an estimate and nothing else differs."""
    return ours is not None and ours[1] == "final" and theirs == (ours[0], "estimated")


@pytest.mark.soak
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_both_say_the_same(chunk: int) -> None:
    """Neither implementation has an id, a value or a status that the other has not."""
    found = [line for at in range(chunk, CONTRACTS, CHUNKS) for line in disagreements(soak.SEED + at)]
    assert not found, "\n".join([f"{len(found)} disagreements", *found[:SHOWN]])
