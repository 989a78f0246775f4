"""Chosen contracts answer as a register that holds nothing else."""

from __future__ import annotations

from pathlib import Path

from cmdesk.gui.home.chosen import Chosen
from cmdesk.register.query import Query
from cmdesk.register.register import open_register
from tests.gui.helpers import TUE_2025_11_18
from tests.gui.registers import added


def test_only_what_was_chosen_is_found(tmp_path: Path) -> None:
    """In the order of choice, part by part; their deadlines by the day to act."""
    with open_register(str(tmp_path / "contracts.sqlite")) as register:
        for number in range(3):
            added(register, reference=f"R-{number}", effective_date=f"2024-03-0{3 - number}")
        every = register.search("", TUE_2025_11_18).rows
        chosen = Chosen(register, (every[2], every[0]))
        assert chosen.numbers(Query(), TUE_2025_11_18) == (3, 1)
        assert [one.id for one in chosen.search(Query(), TUE_2025_11_18, offset=1, most=5).rows] == [1]
        assert chosen.search(Query(), TUE_2025_11_18, offset=0, most=1).total == 2
        assert sorted(chosen.bodies((3,))) == [3]
        page = chosen.deadlines(TUE_2025_11_18, None, Query(), offset=0, most=3)
        assert [one.reference for one in page.rows] == ["R-2", "R-0", "R-2"]
        assert page.total == 6
        assert len(chosen.deadlines(TUE_2025_11_18, None, Query(), offset=4, most=9).rows) == 2
