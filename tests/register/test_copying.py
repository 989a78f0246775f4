"""Everything of a register put into another one."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from cmdesk.register.copying import copy_tables, is_empty
from cmdesk.register.records import Filter
from cmdesk.register.register import Register, open_register
from cmdesk.register.tables import metadata
from tests.register.kept import ANN, BO, INVOICE, later, named


def rows(register: Register) -> dict[str, set[tuple[object, ...]]]:
    """Return everything that is in a register."""
    with register.store.reading() as connection:
        tables = metadata.sorted_tables
        return {one.name: {tuple(row) for row in connection.execute(select(one))} for one in tables}


def test_nothing_is_left_behind(register: Register, tmp_path: Path) -> None:
    """History, versions, deleted contracts and saved searches, from either store and back."""
    register.add_all([named("A", invoices=[INVOICE]), named("科", "Ærø")], ANN)
    register.put(1, named("A", law="NL"), 1, BO)
    register.delete(2, 1, later(3))
    register.save_filter("Ann", Filter("x", "client:ø"))
    with open_register(str(tmp_path / "other.sqlite")) as other:
        with register.store.reading() as source, other.store.writing() as target:
            assert is_empty(target)
            copy_tables(source, target)
            assert not is_empty(target)
        assert rows(other) == rows(register)
        assert other.check().lines == register.check().lines == 5
        assert other.check().broken is None
        assert other.add(named("C"), later(4)).id == 3
