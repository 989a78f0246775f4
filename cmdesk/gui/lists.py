"""The lists that a field chooses from: names by id, in the window's language, or what the contract itself holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from typing import Any

from cmdesk.basics.wording import N_
from cmdesk.calendars.entities import entities
from cmdesk.contract.fields import Known
from cmdesk.contract.known import known_ids, parameter
from cmdesk.contract.notices import NOTICE_KINDS
from cmdesk.editions.load import editions
from cmdesk.gui import language
from cmdesk.gui.context import Context

_LONG = 20
_INSIDE = {Known.NOTICES: ("notices", "id"), Known.INVOICES: ("invoices", "number")}


def options_of(known: Known, context: Context) -> Callable[[], Mapping[str, str]]:
    """Return how the names of a list are asked for, by id."""
    if known in _INSIDE:
        return lambda: _inside(context, *_INSIDE[known])
    return lambda: _outside(known, language.words().language)


def _inside(context: Context, key: str, name: str) -> Mapping[str, str]:
    """Return the ids in a list of the contract, as they were typed."""
    rows: list[dict[str, Any]] = context.draft.value(key) or []
    return {str(row[name]): _entry(row, name) for row in rows if row.get(name)}


def _entry(row: Mapping[str, Any], name: str) -> str:
    """Return by what a notice or an invoice is known: its id, what a notice says, and its day."""
    words, parts = language.words(), [str(row[name])]
    if row.get("kind") in NOTICE_KINDS:
        parts.append(words.text(NOTICE_KINDS[row["kind"]]))
    with suppress(ValueError):  # a day that is not typed yet is left out
        parts.append(words.plain_date(date.fromisoformat(str(row.get("sent") or row.get("date"))[:10])))
    return ", ".join(parts)


@cache
def _outside(known: Known, _language: str) -> Mapping[str, str]:
    """Return the names of a list that lives outside the contract, in the window's language; many of them by name."""
    names = _names(known)
    return names if len(names) < _LONG else dict(sorted(names.items(), key=lambda one: one[1]))


def _names(known: Known) -> Mapping[str, str]:
    words = language.words()
    match known:
        case Known.COUNTRIES:
            return {code: words.country(code) for code in known_ids(known)}
        case Known.CURRENCIES:
            return {code: f"{code} – {words.currency(code)}" for code in known_ids(known)}  # noqa: RUF001
        case Known.ENTITIES:
            return {one.id: f"{words.country(one.country)} – {one.name}" for one in entities().values()}  # noqa: RUF001
        case Known.EDITIONS:
            return {one.id: words.plain_date(one.published) for one in editions().values()}
        case Known.PARAMETERS:
            return {name: _parameter(name) for name in known_ids(known)}
        case _:
            return {name: name for name in known_ids(known)}


def _parameter(name: str) -> str:
    found = parameter(name)
    return language.text(found.note) if found is not None else language.text(N_("Unknown"))
