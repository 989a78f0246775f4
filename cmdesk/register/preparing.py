"""A contract made ready to be stored, in whatever process: its text, what is searched of it, and its deadlines.

    ready = prepared(contract, today, basis())
    register.add(ready, Edit(who, now))

This is where nearly all of the time of an import goes, so it is what `desk` spreads over processes; what comes out can
be pickled.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cmdesk.contract.json_text import plain_values
from cmdesk.contract.read import contract_of
from cmdesk.contract.write import contract_to_values
from cmdesk.register.deadlines import deadlines_of
from cmdesk.register.folding import folded, words_of
from cmdesk.register.records import Prepared

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cmdesk.contract.contract import Contract
    from cmdesk.register.basis import Basis


def prepared(contract: Contract, as_of: date, basis: Basis) -> Prepared:
    """Return a contract ready to be stored, its deadlines as of a day."""
    found = deadlines_of(contract, as_of)
    return Prepared(
        contract=contract,
        body=body_of(contract),
        index=_index(contract),
        deadlines=found.rows,
        good_from=found.good_from,
        good_until=found.good_until,
        basis=basis,
    )


def body_of(contract: Contract) -> str:
    """Return the text that is stored: the canonical form on one line."""
    return json.dumps(contract_to_values(contract), ensure_ascii=False, separators=(",", ":"))


def contract_in(body: str) -> Contract:
    """Return the contract that a stored text holds."""
    return contract_of(plain_values(body, ""), "")


def _index(contract: Contract) -> dict[str, str | None]:
    """Return the columns that are shown and searched, by name."""
    entity = contract.entity if isinstance(contract.entity, str) else contract.entity.name
    return {
        "reference": contract.reference,
        "client": contract.client.name,
        "country": contract.client.country,
        "entity": entity,
        "edition": contract.edition,
        "effective_date": contract.effective_date.isoformat(),
        "currency": contract.currency,
        "folded_reference": folded(contract.reference),
        "folded_client": folded(contract.client.name),
        "folded_entity": folded(entity),
        "searched": " ".join(("", *words_of(_searched(contract)))),
    }


def _searched(contract: Contract) -> Iterator[str]:
    """Yield the texts in which plain words are found."""
    yield contract.reference
    yield contract.client.name
    if not isinstance(contract.entity, str):
        yield contract.entity.name
    yield from (one.number for one in contract.invoices)
    yield from (one.description for one in contract.incidents if one.description)
