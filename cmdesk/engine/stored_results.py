"""Results as they were stored (`cmdesk.results/1`), read strictly: every fault at once, each with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.basics.record import Record
from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.contract.findings import Findings
from cmdesk.contract.json_text import plain_values
from cmdesk.contract.wrong import described, shortened
from cmdesk.engine.provenance import Provenance
from cmdesk.engine.shapes import Check, a_day, a_flag, a_list, a_text, an_object, anything, one_of, or_null, texts
from cmdesk.rules.result import Kind, Status

if TYPE_CHECKING:
    from datetime import date

_FAMILY = "cmdesk.results/"
_NEWEST = 1
SCHEMA = f"{_FAMILY}{_NEWEST}"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class StoredResult(Record):
    """One result as it was stored: plain values, numbers exact; what is only words is left out."""

    id: str
    clause: str
    edition: str
    kind: str
    value: Any
    currency: str | None
    status: str
    until: str | None
    readings: tuple[str, ...]
    deviation: Mapping[str, Any] | None
    band: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class StoredResults(Record):
    """A results object as it was stored; a warning is its code and its place."""

    reference: str
    edition: str
    as_of: date
    results: Mapping[str, StoredResult]
    warnings: tuple[tuple[str, str], ...]
    provenance: Provenance

    @property
    def have_bands(self) -> bool:
        """Tell whether the results were stored with their bands."""
        return any(one.band is not None for one in self.results.values())


def read_results(text: str | bytes, source: str) -> StoredResults:
    """Return the results that a JSON text holds; FaultyInput with every fault where there is any."""
    if not text.strip():
        raise FaultyInput(source, (Fault("", say(N_("the file is empty; a results file is one JSON object"))),))
    raw = plain_values(text, source)
    if not isinstance(raw, dict):
        sentence = say(N_("is {found}; a results file is one JSON object"), found=described(raw))
        raise FaultyInput(source, (Fault("", sentence),))
    refusal = _refusal(raw.get("schema"))
    if refusal is not None:
        raise FaultyInput(source, (Fault("schema", refusal),))
    findings = Findings()
    found = an_object(raw, "", findings, _RESULTS)
    if findings.faults:
        raise FaultyInput(source, tuple(findings.faults))
    del found["schema"]
    return StoredResults(**found)


def _refusal(schema: Any) -> Sentence | None:
    """Return why a file of another schema is not read at all."""
    if schema == SCHEMA:
        return None
    if not isinstance(schema, str):
        return say(N_('is {found}; results of cmdesk say "{known}"'), found=described(schema), known=SCHEMA)
    number = schema.removeprefix(_FAMILY)
    if number != schema and number.isascii() and number.isdecimal() and int(number[:9]) > _NEWEST:
        return say(N_("{schema}: this file was made by a newer cmdesk; it was left untouched"), schema=schema)
    return say(N_('{written} is no schema of results; they say "{known}"'), written=shortened(schema), known=SCHEMA)


# What stands where


def _deviation(raw: Any, place: str, findings: Findings) -> Mapping[str, Any]:
    return an_object(raw, place, findings, {"parameter": a_text, "value": anything, "agreed_in": or_null(a_text)})


def _band(raw: Any, place: str, findings: Findings) -> Mapping[str, Any]:
    return an_object(raw, place, findings, {"low": anything, "high": anything, "none": a_flag, "deciding": texts})


def _result(raw: Any, place: str, findings: Findings) -> StoredResult:
    found = an_object(raw, place, findings, _RESULT, _RESULT_TOO)
    del found["because"], found["steps"]
    return StoredResult(**found)


def _results(raw: Any, place: str, findings: Findings) -> Mapping[str, StoredResult]:
    """Return the results by id; of two with one id the second is a fault."""
    found: dict[str, StoredResult] = {}
    for at, one in enumerate(a_list(raw, place, findings, _result)):
        if one is not None and found.setdefault(one.id, one) is not one:
            findings.add(f"{place}[{at}].id", say(N_("{id} stands here already; keep one"), id=shortened(str(one.id))))
    return found


def _warnings(raw: Any, place: str, findings: Findings) -> tuple[tuple[str, str], ...]:
    found = a_list(raw, place, findings, lambda one, at, faults: an_object(one, at, faults, _WARNING))
    return tuple((one["code"], one["place"]) for one in found if one is not None)


def _editions(raw: Any, place: str, findings: Findings) -> Mapping[str, str]:
    """Return the fingerprints of editions by id."""
    return an_object(raw, place, findings, dict.fromkeys(raw, a_text) if isinstance(raw, dict) else {})


def _provenance(raw: Any, place: str, findings: Findings) -> Provenance:
    return Provenance(**an_object(raw, place, findings, _PROVENANCE))


_PROVENANCE: Mapping[str, Check] = {
    "app": a_text,
    "editions": _editions,
    "holidays": a_text,
    "calendar_end": a_day,
    "rates_checked_on": or_null(a_day),
    "input_sha256": a_text,
}
_WARNING: Mapping[str, Check] = {"code": a_text, "place": a_text, "text": a_text}
_RESULT: Mapping[str, Check] = {
    "id": a_text,
    "clause": a_text,
    "edition": a_text,
    "kind": one_of(Kind),
    "value": anything,
    "status": one_of(Status),
    "because": a_text,
    "readings": texts,
    "deviation": or_null(_deviation),
}
_RESULT_TOO: Mapping[str, Check] = {"currency": a_text, "until": a_text, "steps": anything, "band": _band}
_RESULTS: Mapping[str, Check] = {
    "schema": a_text,
    "reference": a_text,
    "edition": a_text,
    "as_of": a_day,
    "results": _results,
    "warnings": _warnings,
    "provenance": _provenance,
}
