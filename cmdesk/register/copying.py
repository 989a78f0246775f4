"""Everything in one register put into another one, of whatever kind: history, versions, saved searches and all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from cmdesk.register.tables import head, metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection

_ROWS = 1000
"""Rows that travel at a time."""


def is_empty(connection: Connection) -> bool:
    """Tell whether nothing was ever written to a register."""
    return not connection.execute(select(head.c.seq)).scalar_one()


def copy_tables(source: Connection, target: Connection) -> None:
    """Copy every row into tables that are empty; both connections see one state of their register throughout."""
    for table in metadata.sorted_tables:
        if table is head:
            same = [one for one in head.columns if one.name not in {"id", "schema"}]
            target.execute(update(head).values(dict(source.execute(select(*same)).mappings().one())))
            continue
        with source.execute(select(table).execution_options(yield_per=_ROWS)) as found:
            for rows in found.mappings().partitions():
                target.execute(table.insert(), [dict(row) for row in rows])
