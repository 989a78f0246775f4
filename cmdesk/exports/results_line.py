"""Results as one line of JSON, for a batch: the same text as `document_line` of `results_document` without steps.

A batch writes fifty results a contract, most of which differ in their values and words alone. So the text is put
together from parts that are kept, instead of being made anew from plain values; the tests hold the two together.
"""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any

from cmdesk.basics.money import Money
from cmdesk.engine.provenance import Provenance, provenance_of
from cmdesk.exports.results_json import (
    SCHEMA,
    band_values,
    deviation_values,
    document_line,
    plain,
    provenance_values,
    results_document,
)
from cmdesk.rules.fees import PlannedInvoice

if TYPE_CHECKING:
    from collections.abc import Callable

    from cmdesk.basics.wording import Words
    from cmdesk.engine.bands import Band
    from cmdesk.engine.calculate import Calculation
    from cmdesk.engine.caution import Caution
    from cmdesk.rules.result import Kind, Result

_DAYS = 16384
"""Days whose texts are kept, those of half a lifetime."""

_KEPT = 4096
"""Parts of each kind: there are some hundred, and more only where notices have ids of their own."""


def results_line(calculation: Calculation, words: Words) -> str:
    """Return a calculation on one line, without its steps."""
    contract, bands = calculation.contract, calculation.bands
    results = ",".join([_result(one, words, bands.get(one.id)) for one in calculation.results.values()])
    warnings = ",".join([_warning(one, words) for one in calculation.warnings])
    return (
        f'{{"schema":"{SCHEMA}","reference":{_text(contract.reference)},"edition":{_text(contract.edition)},'
        f'"as_of":"{calculation.as_of.isoformat()}","results":[{results}],"warnings":[{warnings}],'
        f'"provenance":{_provenance(provenance_of(calculation))}}}\n'
    )


def full_line(calculation: Calculation, words: Words) -> str:
    """Return a calculation on one line, with its steps."""
    return document_line(results_document(calculation, words))


def _result(one: Result, words: Words, band: Band | None) -> str:
    """Return one result."""
    value, deviation, until = one.value, one.deviation, one.until
    written = "null" if value is None else _VALUES.get(type(value), _other)(value)
    agreed = "null" if deviation is None else _json(deviation_values(deviation))
    moment = "" if until is None else f'"until":"{until.isoformat(timespec="minutes")}",'
    stated = "" if band is None else f',"band":{_json(band_values(band))}'
    return (
        f"{_head(one.id, one.clause, one.edition, one.kind)}{written},"
        f'"status":"{one.status}",{moment}"because":{_text(words.text(one.because))},'
        f'"readings":{_readings(one.readings)},"deviation":{agreed}{stated}}}'
    )


def _warning(one: Caution, words: Words) -> str:
    """Return what is worth a look."""
    return f'{{"code":{_text(one.code)},"place":{_text(one.place)},"text":{_text(words.text(one.sentence))}}}'


def _provenance(found: Provenance) -> str:
    """Return where results come from."""
    editions = tuple(found.editions.items())
    origin = _origin(found.app, editions, found.holidays, found.calendar_end, found.rates_checked_on)
    return f'{origin}{found.input_sha256}"}}'


@lru_cache(_KEPT)
def _origin(
    app: str, editions: tuple[tuple[str, str], ...], holidays: str, calendar_end: date, rates_checked_on: date | None
) -> str:
    """Return where results come from up to the fingerprint of the contract, the one thing that differs in each."""
    without = Provenance(app, dict(editions), holidays, calendar_end, rates_checked_on, input_sha256="")
    return _json(provenance_values(without)).removesuffix('"}')


def _sum(value: Money) -> str:
    """Return a sum with its currency beside it."""
    return f'"{value.text()}","currency":"{value.currency}"'


def _list(value: tuple[Any, ...]) -> str:
    """Return a list; there is one of invoices in most results."""
    return f"[{','.join([_invoice(one) if type(one) is PlannedInvoice else _other(one) for one in value])}]"


def _invoice(one: PlannedInvoice) -> str:
    """Return a projected invoice."""
    amount = one.amount
    return (
        f'{{"date":{_day(one.date)},"due":{_day(one.due)},"amount":"{amount.text()}","currency":"{amount.currency}",'
        f'"kind":{_text(one.kind)},"from":{_day(one.start)},"to":{_day(one.until)}}}'
    )


@lru_cache(_DAYS)
def _day(value: date) -> str:
    """Return a day."""
    return f'"{value.isoformat()}"'


def _other(value: Any) -> str:
    """Return any other value."""
    return _json(plain(value))


@lru_cache(_KEPT)
def _head(result_id: str, clause: str, edition: str, kind: Kind) -> str:
    """Return how a result begins."""
    return f'{{"id":{_text(result_id)},"clause":{_text(clause)},"edition":{_text(edition)},"kind":"{kind}","value":'


@lru_cache(_KEPT)
def _readings(names: tuple[str, ...]) -> str:
    """Return the readings that a result rests on."""
    return _json(names)


_VALUES: dict[type, Callable[[Any], str]] = {
    date: _day,
    Money: _sum,
    int: str,
    tuple: _list,
}
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_text = encode_basestring
