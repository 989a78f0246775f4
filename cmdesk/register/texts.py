"""How days, moments and texts are written in the tables."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any


def moment_text(moment: datetime) -> str:
    """Return a moment in UTC to the microsecond, so that texts sort as moments do."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment_in(text: str) -> datetime:
    """Return the moment that a text states."""
    return datetime.fromisoformat(text)


def day_text(day: date | None) -> str | None:
    """Return a day in ISO form."""
    return None if day is None else day.isoformat()


def day_in(text: str | None) -> date | None:
    """Return the day that a text states."""
    return None if text is None else date.fromisoformat(text)


def storable(text: str) -> str:
    """Return a text as a database takes it: half characters and NUL, which none takes, as question marks.

    For names and remarks; a contract has none of these, for its reader refuses them.
    """
    return text.replace("\0", "?").encode("utf-8", "replace").decode()


def json_text(value: Any) -> str | None:
    """Return a plain value as JSON on one line; None where nothing stands."""
    return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
