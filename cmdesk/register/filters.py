"""Searches that somebody saved under a name, each user their own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from cmdesk.register.records import Filter, SortBy
from cmdesk.register.tables import filters
from cmdesk.register.texts import storable

if TYPE_CHECKING:
    from sqlalchemy import Connection


def of(connection: Connection, owner: str) -> tuple[Filter, ...]:
    """Return the searches of a user, by name."""
    query = select(filters).where(filters.c.owner == storable(owner)).order_by(filters.c.name)
    return tuple(
        Filter(row.name, row.query, SortBy(row.sort), bool(row.descending), tuple(json.loads(row.columns)))
        for row in connection.execute(query)
    )


def save(connection: Connection, owner: str, found: Filter) -> None:
    """Save a search, in place of one with its name."""
    remove(connection, owner, found.name)
    row = {
        "owner": storable(owner),
        "name": storable(found.name),
        "query": storable(found.query),
        "sort": found.sort.value,
        "descending": int(found.descending),
        "columns": json.dumps(found.columns),
    }
    connection.execute(filters.insert().values(row))


def remove(connection: Connection, owner: str, name: str) -> None:
    """Take a search out."""
    named = (filters.c.owner == storable(owner), filters.c.name == storable(name))
    connection.execute(delete(filters).where(*named))
