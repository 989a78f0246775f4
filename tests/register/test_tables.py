"""The tables are the same in both stores, and are made once."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import inspect, select

from cmdesk.register.register import Register, open_register
from cmdesk.register.tables import APPLICATION_ID, NOTHING_YET, SCHEMA, head, metadata

ROOT = Path(__file__).parents[2]


def test_the_mark_of_a_register_is_readable() -> None:
    """The four letters that stand in the head of the file."""
    assert APPLICATION_ID.to_bytes(4) == b"CMdk"


def test_every_table_is_there(register: Register) -> None:
    """With its columns, and the one row of the head."""
    with register.store.reading() as connection:
        found = inspect(connection)
        for table in metadata.sorted_tables:
            columns = {one["name"]: one["nullable"] for one in found.get_columns(table.name)}
            assert columns == {one.name: one.nullable for one in table.columns}
        [row] = connection.execute(select(head)).all()
    assert tuple(row) == (1, SCHEMA, 0, NOTHING_YET, 1, 0, 0)


@pytest.mark.parametrize("schema", range(1, SCHEMA + 1))
def test_a_register_of_every_schema_is_kept(schema: int) -> None:
    """Golden files are opened for ever."""
    assert (ROOT / "tests" / "old_files" / f"register-{schema}.sqlite").is_file()


def test_texts_sort_alike_in_both_stores(place: str) -> None:
    """By code point, whatever the server thinks of languages."""
    words = ["a", "B", "ä", "z", "科", "-", "_"]
    with open_register(place) as register, register.store.writing() as connection:
        for word in words:
            connection.execute(metadata.tables["words"].insert().values(word=word, contract_id=1))
        found = connection.execute(select(metadata.tables["words"].c.word).order_by("word")).scalars().all()
    assert found == sorted(words)
