"""Clause numbers of editions and readings."""

from __future__ import annotations

import pytest

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.strict import Faults, Table
from cmdesk.editions.clauses import clause as taken
from cmdesk.editions.clauses import open_clause


def table(values: dict[str, object]) -> tuple[Table, Faults]:
    """Return a table at place "at" and the faults it notes."""
    faults = Faults("file.toml")
    return Table(values, "at", faults), faults


def noted(faults: Faults) -> list[tuple[str, str]]:
    """Return what was noted, as place and English words."""
    try:
        faults.raise_any()
    except FaultyInput as refused:
        return [(fault.place, fault.sentence.in_english()) for fault in refused.faults]
    return []


@pytest.mark.parametrize("clause", ["1", "10.2", "8.3(xi)", "13.7(iv)", "3.5, 3.6", "10.3(c), 10.6"])
def test_what_is_a_clause(clause: str) -> None:
    """A chapter, a clause, a sub-clause, or several."""
    root, faults = table({"clause": clause})
    assert taken(root) == clause
    assert noted(faults) == []


@pytest.mark.parametrize(
    "clause", ["", "x", "10.", "10.2.", "10.2 (a)", "3.5,3.6", "3.5, ", "10.2(A)", "100.2", "3.7 / 3.8"]
)
def test_what_is_no_clause(clause: str) -> None:
    """Anything else is refused, two editions at once too."""
    root, faults = table({"clause": clause})
    taken(root)
    words = f"{clause} is no clause; write it like 10.3(c), several with commas"
    assert noted(faults) == [("at.clause", words)]


def test_what_differs_by_edition() -> None:
    """Two clauses with a stroke between, or one with its year."""
    root, faults = table({"clause": "9.2, 13.7 (2023), 3.13 / 3.16"})
    assert open_clause(root) == "9.2, 13.7 (2023), 3.13 / 3.16"
    assert noted(faults) == []


@pytest.mark.parametrize("clause", ["13.4 of 2023", "13.4(2023)", "13.7/13.6", "13.7 / 13.6 / 13.5", "13.4 (23)"])
def test_what_is_no_open_clause(clause: str) -> None:
    """Two editions are set apart by a stroke between blanks, one alone by its year in brackets."""
    root, faults = table({"clause": clause})
    open_clause(root)
    words = f"{clause} is no clause; write it like 13.7 / 13.6 or 13.4 (2023)"
    assert noted(faults) == [("at.clause", words)]
