"""JSON to a Contract, or everything that is wrong with it at once, each fault with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.contract.contract import Contract
from cmdesk.contract.findings import Findings
from cmdesk.contract.json_text import plain_values
from cmdesk.contract.records import reader_of
from cmdesk.contract.times import check_times
from cmdesk.contract.wrong import described, shortened

if TYPE_CHECKING:
    from os import PathLike

_FAMILY = "cmdesk.contract/"
_NEWEST = 1
SCHEMA = f"{_FAMILY}{_NEWEST}"


def read_contract(text: str | bytes, source: str) -> Contract:
    """Return the contract that a JSON text holds; FaultyInput with every fault where there is any."""
    return contract_of(plain_values(text, source), source)


def read_contract_file(path: str | PathLike[str]) -> Contract:
    """Return the contract in a file; FaultyInput too where the file cannot be read."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # pathlib costs start-up
            content = file.read()
    except OSError as error:
        sentence = say(N_("the file cannot be read: {reason}"), reason=error.strerror or str(error))
        raise FaultyInput(str(path), (Fault("", sentence),)) from None
    return read_contract(content, str(path))


def contract_of(raw: Any, source: str) -> Contract:
    """Return the contract that plain values hold, their numbers Decimal; FaultyInput with every fault there is."""
    if not isinstance(raw, dict):
        sentence = say(N_("is {found}; a contract is one JSON object"), found=described(raw))
        raise FaultyInput(source, (Fault("", sentence),))
    refusal = _refusal(raw.get("schema"))
    if refusal is not None:
        raise FaultyInput(source, (Fault("schema", refusal),))
    findings = Findings()
    contract: Contract = reader_of(Contract, "schema").read(raw, "", findings)
    findings.check_references(raw)
    check_times(raw, findings)
    if findings.faults:
        raise FaultyInput(source, tuple(findings.faults))
    return contract


def _refusal(schema: Any) -> Sentence | None:
    """Return why a file of another schema is not read at all."""
    if schema == SCHEMA:
        return None
    if schema is None:
        return say(N_('is missing; add "schema": "{known}" if this is a contract of cmdesk'), known=SCHEMA)
    if not isinstance(schema, str):
        return say(N_('is {found}; write "{known}"'), found=described(schema), known=SCHEMA)
    number = schema.removeprefix(_FAMILY)
    if number != schema and number.isascii() and number.isdecimal() and int(number[:9]) > _NEWEST:
        return say(N_("{schema}: this file was made by a newer cmdesk; it was left untouched"), schema=schema)
    return say(N_('{written} is no schema of a contract; write "{known}"'), written=shortened(schema), known=SCHEMA)
