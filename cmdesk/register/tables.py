"""The tables of a register, the same in SQLite and PostgreSQL.

Days and moments are texts in ISO form, which sort as they should and read the same in both stores and in the hash of
the history. Texts compare by code point in both. Whoever changes a table writes a step in `migrations.py` and raises
`SCHEMA`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    literal_column,
)
from sqlalchemy import Text as _Text

if TYPE_CHECKING:
    from sqlalchemy import Connection

SCHEMA = 2
"""The number of this schema; a register with a higher one is refused, one with a lower one is migrated."""

APPLICATION_ID = 0x434D646B
"""What marks an SQLite file as a register of cmdesk: "CMdk"."""

CHANNELS = ("personal", "courier", "registered", "electronic")

metadata = MetaData()
Text = _Text().with_variant(_Text(collation="C"), "postgresql")


def _text(name: str, *, optional: bool = False) -> Column[str]:
    return Column(name, Text, nullable=optional)


def _number(name: str, *, optional: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=optional)


head = Table(
    "head",
    metadata,
    _number("id"),
    _number("schema"),
    _number("seq"),
    _text("hash"),
    _number("next_contract"),
    Column("kept", Integer, nullable=False, server_default="0"),
    Column("kept_seq", Integer, nullable=False, server_default="0"),
    PrimaryKeyConstraint("id"),
    CheckConstraint("id = 1", name="head_is_one"),
)
"""One row: the schema, the last line of the history with its hash, the number of the next contract, how many are kept.

Contracts that are not deleted are counted as they come and go: to count them a database looks at each. `kept_seq` is
the line at which that was done: a program of schema 1 that is still open raises `seq` alone, and counts nothing.
Whoever writes takes its row first, so that writers come one after the other in PostgreSQL as they do in SQLite.
"""

contracts = Table(
    "contracts",
    metadata,
    _number("id"),
    _number("version"),
    _text("reference"),
    _text("client"),
    _text("country", optional=True),
    _text("entity"),
    _text("edition"),
    _text("effective_date"),
    _text("currency"),
    _text("folded_reference"),
    _text("folded_client"),
    _text("folded_entity"),
    _text("searched"),
    _text("changed_at"),
    _text("changed_by"),
    _text("deleted_at", optional=True),
    _text("good_from"),
    _text("good_until"),
    _text("basis"),
    _text("postponed", optional=True),
    PrimaryKeyConstraint("id"),
    Index("contracts_reference", "folded_reference", "id"),
    Index("contracts_client", "folded_client", "id"),
    Index("contracts_entity", "folded_entity", "id"),
    Index("contracts_edition", "edition", "id"),
    Index("contracts_effective_date", "effective_date", "id"),
    Index("contracts_currency", "currency", "id"),
    Index("contracts_changed_at", "changed_at", "id"),
    # Only of what is deleted: of everything it would be the index that a planner likes best, and the worst.
    Index(
        "contracts_deleted_at",
        "deleted_at",
        sqlite_where=literal_column("deleted_at IS NOT NULL"),
        postgresql_where=literal_column("deleted_at IS NOT NULL"),
    ),
)
"""One row a contract: what is shown and searched. Its deadlines are right from `good_from` to `good_until`."""

versions = Table(
    "versions",
    metadata,
    _number("contract_id"),
    _number("version"),
    _text("action"),
    _text("who"),
    _text("at"),
    _text("why"),
    _text("body"),
    PrimaryKeyConstraint("contract_id", "version"),
    ForeignKeyConstraint(["contract_id"], ["contracts.id"], ondelete="CASCADE"),
)
"""Every version of every contract, whole, as canonical JSON."""

words = Table(
    "words",
    metadata,
    _text("word"),
    _number("contract_id"),
    PrimaryKeyConstraint("word", "contract_id"),
    sqlite_with_rowid=False,
)
"""The words by which contracts are found, by their beginning; `contracts.searched` has those of one contract."""

deadlines = Table(
    "deadlines",
    metadata,
    _number("contract_id"),
    _number("number"),
    _text("result"),
    _number("term", optional=True),
    _text("day"),
    _text("safe_day"),
    _text("act_by"),
    _text("channel", optional=True),
    _text("clause"),
    _text("edition"),
    _text("status"),
    _text("entry", optional=True),
    _text("entry_day", optional=True),
    _text("valid_from"),
    _text("valid_until"),
    *(_text(f"{channel}{part}", optional=True) for channel in CHANNELS for part in ("", "_safe")),
    PrimaryKeyConstraint("contract_id", "number"),
    ForeignKeyConstraint(["contract_id"], ["contracts.id"], ondelete="CASCADE"),
    # In the order shown, with all that figures ask of a row: without `day` each sum overdue is looked up in the table.
    Index("deadlines_act_by", "act_by", "contract_id", "number", "valid_until", "valid_from", "day"),
    sqlite_with_rowid=False,
)
"""What is to be done in each contract, with the as-of days on which a row is right; none of a deleted contract."""

history = Table(
    "history",
    metadata,
    _number("seq"),
    _text("at"),
    _text("who"),
    _number("contract_id"),
    _text("reference"),
    _number("version"),
    _text("action"),
    _text("place"),
    _text("before", optional=True),
    _text("after", optional=True),
    _text("why"),
    _text("program"),
    _text("edition"),
    _text("calendar"),
    _text("fingerprint"),
    _text("hash"),
    PrimaryKeyConstraint("seq"),
    Index("history_contract", "contract_id", "seq"),
)
"""Everything that ever was changed. Triggers forbid to change it; each hash takes in the one before.

`fingerprint` is the SHA-256 of the contract's text in the version that came of it, so that the texts are chained too.
"""

filters = Table(
    "filters",
    metadata,
    _text("owner"),
    _text("name"),
    _text("query"),
    _text("sort"),
    _number("descending"),
    _text("columns"),
    PrimaryKeyConstraint("owner", "name"),
)
"""The searches that each user saved."""

NOTHING_YET = "0" * 64
"""What stands for the hash before the first line of the history."""

_GUARDED = (("history", "UPDATE"), ("history", "DELETE"), ("versions", "UPDATE"))
_SQLITE_GUARD = """
CREATE TRIGGER {table}_no_{what} BEFORE {what} ON {table}
BEGIN SELECT RAISE(ABORT, 'what was written there is final'); END
"""
_POSTGRESQL_REFUSAL = """
CREATE FUNCTION cmdesk_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'what was written there is final'; END $$
"""
_POSTGRESQL_GUARD = """
CREATE TRIGGER {table}_no_{what} BEFORE {what} ON {table} FOR EACH {each} EXECUTE FUNCTION cmdesk_refuse()
"""


def create_all(connection: Connection) -> None:
    """Make all tables with their first row, and what forbids to change the history."""
    metadata.create_all(connection)
    connection.execute(head.insert().values(id=1, schema=SCHEMA, seq=0, hash=NOTHING_YET, next_contract=1))
    if connection.dialect.name == "sqlite":
        for table, what in _GUARDED:
            connection.exec_driver_sql(_SQLITE_GUARD.format(table=table, what=what))
        return
    connection.exec_driver_sql(_POSTGRESQL_REFUSAL)
    for table, what in _GUARDED:
        connection.exec_driver_sql(_POSTGRESQL_GUARD.format(table=table, what=what, each="ROW"))
    connection.exec_driver_sql(_POSTGRESQL_GUARD.format(table="history", what="TRUNCATE", each="STATEMENT"))
