"""Rows of the tables made of what the register is given, and what it gives made of rows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cmdesk.basics.wording import say
from cmdesk.register.preparing import contract_in
from cmdesk.register.records import Deadline, Sending, Stored, Summary
from cmdesk.register.tables import CHANNELS
from cmdesk.register.texts import moment_in
from cmdesk.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Row

    from cmdesk.basics.wording import Sentence
    from cmdesk.register.records import Prepared

    Values = dict[str, Any]

_LABELS = {rule.id: rule.label for rule in RULES}


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
    """Return a line of the register."""
    return Summary(
        id=row.id,
        version=row.version,
        reference=row.reference,
        client=row.client,
        country=row.country,
        entity=row.entity,
        edition=row.edition,
        effective_date=date.fromisoformat(row.effective_date),
        currency=row.currency,
        changed_at=moment_in(row.changed_at),
        changed_by=row.changed_by,
        deleted_at=None if row.deleted_at is None else moment_in(row.deleted_at),
        next=next_,
    )


def deadline_of(row: Row[Any]) -> Deadline:
    """Return a deadline: a row of `deadlines` with the reference and the client of its contract."""
    return Deadline(
        result=row.result,
        label=_label(row),
        day=date.fromisoformat(row.day),
        safe_day=date.fromisoformat(row.safe_day),
        act_by=date.fromisoformat(row.act_by),
        clause=row.clause,
        edition=row.edition,
        status=row.status,
        valid_from=date.fromisoformat(row.valid_from),
        valid_until=date.fromisoformat(row.valid_until),
        term=row.term,
        channel=row.channel,
        sendings=() if row.channel is None else tuple(_sendings(row)),
        contract_id=row.contract_id,
        reference=row.reference,
        client=row.client,
    )


def _sendings(row: Row[Any]) -> Iterator[Sending]:
    values = row._mapping  # noqa: SLF001  # SQLAlchemy's public name
    for channel in CHANNELS:
        send_by, safe = values[channel], values[f"{channel}_safe"]
        yield Sending(channel, _day(send_by), _day(safe))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _label(row: Row[Any]) -> Sentence:
    """Return the label of a result; that of an entry names it."""
    if row.result in _LABELS:
        return say(_LABELS[row.result])
    family, _, rest = row.result.partition(".")
    entry = row.entry if row.entry_day is None else date.fromisoformat(row.entry_day)
    return say(_LABELS[f"{family}.{{}}.{rest.rpartition('.')[2]}"], entry=entry)
