"""What the register holds as values of JSON, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from cmdesk.basics.wording import Words
    from cmdesk.register.records import Change, Deadline, Impact, Summary


def of_summary(one: Summary, words: Words) -> dict[str, Any]:
    """Return a line of the register."""
    return {
        "number": one.id,
        "version": one.version,
        "reference": one.reference,
        "client": one.client,
        "country": one.country,
        "entity": one.entity,
        "edition": one.edition,
        "effective_date": one.effective_date.isoformat(),
        "currency": one.currency,
        "changed_at": one.changed_at.isoformat(),
        "changed_by": one.changed_by,
        "next": None if one.next is None else _of_deadline(one.next, words),
    }


def of_coming(one: Deadline, as_of: date, words: Words) -> dict[str, Any]:
    """Return a deadline with its contract, and the days left."""
    whose = {"number": one.contract_id, "reference": one.reference, "client": one.client}
    return {**whose, "days_left": (one.act_by - as_of).days, **_of_deadline(one, words)}


def _of_deadline(one: Deadline, words: Words) -> dict[str, Any]:
    return {
        "result": one.result,
        "term": one.term,
        "text": words.text(one.label),
        "act_by": one.act_by.isoformat(),
        "channel": one.channel,
        "day": one.day.isoformat(),
        "safe_day": one.safe_day.isoformat(),
        "status": one.status,
        "clause": one.clause,
        "edition": one.edition,
        "send_by": {sending.channel: _iso(sending.send_by) for sending in one.sendings},
    }


def of_change(one: Change) -> dict[str, Any]:
    """Return a line of the history as it is kept."""
    return {
        "line": one.seq,
        "at": one.at.isoformat(),
        "who": one.who,
        "number": one.contract_id,
        "reference": one.reference,
        "version": one.version,
        "action": one.action.value,
        "place": one.place,
        "before": one.before,
        "after": one.after,
        "why": one.why,
        "program": one.program,
        "edition": one.edition,
        "calendar": one.calendar,
        "fingerprint": one.fingerprint,
        "hash": one.hash,
    }


def of_impact(one: Impact, words: Words) -> dict[str, Any]:
    """Return what would move in a contract."""
    moves = [
        {
            "result": move.result,
            "term": move.term,
            "text": words.text(move.label),
            "before": _iso(move.before),
            "after": _iso(move.after),
            "act_by_before": _iso(move.act_by_before),
            "act_by_after": _iso(move.act_by_after),
        }
        for move in one.moves
    ]
    return {"number": one.contract_id, "reference": one.reference, "client": one.client, "moves": moves}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
