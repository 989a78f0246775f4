"""Rows of the tables made of what the register is given, and what it gives made of rows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cmdesk.basics.wording import say
from cmdesk.register.preparing import contract_in
from cmdesk.register.records import Deadline, Sending, Stored, Summary
from cmdesk.register.tables import CHANNELS, contracts
from cmdesk.register.texts import moment_in
from cmdesk.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import ColumnElement, Row

    from cmdesk.basics.wording import Sentence
    from cmdesk.register.records import Prepared

    Values = dict[str, Any]

_LABELS = {rule.id: rule.label for rule in RULES}

SHOWN: tuple[ColumnElement[Any], ...] = (
    contracts.c.id,
    contracts.c.version,
    contracts.c.reference,
    contracts.c.client,
    contracts.c.country,
    contracts.c.entity,
    contracts.c.edition,
    contracts.c.effective_date,
    contracts.c.currency,
    contracts.c.changed_at,
    contracts.c.changed_by,
    contracts.c.deleted_at,
)
"""What a line of the register shows of a contract."""

_SHOWN = len(SHOWN)


# To be written


def contract_row(contract_id: int, version: int, ready: Prepared, common: Mapping[str, str]) -> Values:
    """Return the row of a contract that is not deleted."""
    return {
        "id": contract_id,
        "version": version,
        **ready.index,
        "changed_at": common["at"],
        "changed_by": common["who"],
        "deleted_at": None,
        "good_from": ready.good_from.isoformat(),
        "good_until": ready.good_until.isoformat(),
        "basis": ready.basis.key,
        "postponed": None,
    }


def version_row(contract_id: int, version: int, action: str, body: str, common: Mapping[str, str]) -> Values:
    """Return the row of a version."""
    told = {name: common[name] for name in ("who", "at", "why")}
    return {"contract_id": contract_id, "version": version, "action": action, **told, "body": body}


def word_rows(contract_id: int, searched: str) -> Iterator[Values]:
    """Yield the rows of the words of a contract, which stand in a row in its column `searched`."""
    return ({"word": word, "contract_id": contract_id} for word in searched.split())


def deadline_rows(contract_id: int, deadlines: tuple[Deadline, ...]) -> Iterator[Values]:
    """Yield the rows of deadlines."""
    for number, one in enumerate(deadlines):
        entry = one.label.values.get("entry")
        row = {
            "contract_id": contract_id,
            "number": number,
            "result": one.result,
            "term": one.term,
            "day": one.day.isoformat(),
            "safe_day": one.safe_day.isoformat(),
            "act_by": one.act_by.isoformat(),
            "channel": one.channel,
            "clause": one.clause,
            "edition": one.edition,
            "status": one.status,
            "entry": entry if isinstance(entry, str) else None,
            "entry_day": entry.isoformat() if isinstance(entry, date) else None,
            "valid_from": one.valid_from.isoformat(),
            "valid_until": one.valid_until.isoformat(),
            **_NO_CHANNELS,
        }
        for sending in one.sendings:
            if sending.send_by is not None:
                row[sending.channel] = sending.send_by.isoformat()
                row[f"{sending.channel}_safe"] = None if sending.safe is None else sending.safe.isoformat()
        yield row


_NO_CHANNELS = dict.fromkeys(f"{channel}{part}" for channel in CHANNELS for part in ("", "_safe"))


# Read


def stored_of(row: Row[Any]) -> Stored:
    """Return a version with its contract: a row of `versions` with `deleted_at`."""
    deleted = None if row.deleted_at is None else moment_in(row.deleted_at)
    contract = contract_in(row.body)
    return Stored(row.contract_id, row.version, contract, row.who, moment_in(row.at), row.why, deleted)


def summary_of(row: Row[Any], next_: Deadline | None = None) -> Summary:
    """Return a line of the register: a row that begins with what is shown of a contract."""
    number, version, reference, client, country, entity, edition, effective, currency, at, who, deleted = row[:_SHOWN]
    return Summary(
        id=number,
        version=version,
        reference=reference,
        client=client,
        country=country,
        entity=entity,
        edition=edition,
        effective_date=date.fromisoformat(effective),
        currency=currency,
        changed_at=moment_in(at),
        changed_by=who,
        deleted_at=None if deleted is None else moment_in(deleted),
        next=next_,
    )


def summary_with_next(row: Row[Any]) -> Summary:
    """Return a line of the register with what is to be done first: what is shown of a contract, a row of a deadline."""
    values = tuple(row[_SHOWN:])
    return summary_of(row, None if values[0] is None else _deadline(values, row.reference, row.client))


def deadline_of(row: Row[Any]) -> Deadline:
    """Return a deadline: a row of `deadlines` with the reference and the client of its contract."""
    return _deadline(tuple(row[:-2]), row.reference, row.client)


def _deadline(values: tuple[Any, ...], reference: str, client: str) -> Deadline:
    """Return a deadline by its columns, in the order of their table: by their names a page takes twice as long."""
    contract_id, _, result, term, day, safe_day, act_by, channel, clause, edition, status, *rest = values
    entry, entry_day, valid_from, valid_until, *days = rest
    return Deadline(
        result=result,
        label=_label(result, entry if entry_day is None else date.fromisoformat(entry_day)),
        day=date.fromisoformat(day),
        safe_day=date.fromisoformat(safe_day),
        act_by=date.fromisoformat(act_by),
        clause=clause,
        edition=edition,
        status=status,
        valid_from=date.fromisoformat(valid_from),
        valid_until=date.fromisoformat(valid_until),
        term=term,
        channel=channel,
        sendings=() if channel is None else _sendings(days),
        contract_id=contract_id,
        reference=reference,
        client=client,
    )


def _sendings(texts: list[str | None]) -> tuple[Sending, ...]:
    """Return the days to send by, as adopted and safe in turns."""
    days = [None if text is None else date.fromisoformat(text) for text in texts]
    return tuple(map(Sending, CHANNELS, days[::2], days[1::2]))


def _label(result: str, entry: date | str | None) -> Sentence:
    """Return the label of a result; that of an entry names it."""
    if result in _LABELS:
        return say(_LABELS[result])
    family, _, rest = result.partition(".")
    return say(_LABELS[f"{family}.{{}}.{rest.rpartition('.')[2]}"], entry=entry)
