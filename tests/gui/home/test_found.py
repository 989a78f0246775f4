"""A search and what it finds, and what is chosen of it, as it stood on the screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cmdesk.desk.registers import edit
from cmdesk.gui.home.found import Choice, Search, Seen, gathered, numbered, pages_of
from cmdesk.register.query import Query, parsed
from cmdesk.register.register import Register
from tests.gui.helpers import TUE_2025_11_18
from tests.gui.registers import NOON, added, somebody_else

ALL = Search(Query())


@pytest.fixture
def register() -> Iterator[Register]:
    """Yield a register of the contracts R-0 to R-4."""
    with somebody_else() as found:
        for number in range(5):
            added(found, reference=f"R-{number}")
        yield found


def choice(register: Register, *rows: int, fetched: tuple[int, ...], is_all: bool = False) -> Choice:
    """Return a choice of rows, of which some were fetched."""
    there = register.search("", TUE_2025_11_18).rows
    return Choice(ALL, rows, {row: there[row] for row in fetched}, is_all)


def pairs(seen: tuple[Seen, ...] | None) -> list[tuple[int, int]]:
    """Return the numbers and versions of contracts as they were seen, each at noon."""
    assert seen is not None
    assert {one.at for one in seen} <= {NOON}
    return [(one.id, one.version) for one in seen]


def test_pages(register: Register) -> None:
    """In the order that is asked for, and how many there are."""
    found = pages_of(register, Search(parsed("ref:r", TUE_2025_11_18), descending=True), TUE_2025_11_18, (0, 1))
    assert [one.reference for one in found.pages[0]] == ["R-4", "R-3", "R-2", "R-1", "R-0"]
    assert (found.pages[1], found.total, found.at_least) == ((), 5, False)


def test_what_was_fetched_needs_no_looking_for(register: Register) -> None:
    """Its numbers and versions are those of the screen."""
    assert pairs(choice(register, 1, 3, fetched=(1, 3)).seen) == [(2, 1), (4, 1)]
    assert choice(register, 1, 3, fetched=(3,)).seen is None


def test_what_was_not_fetched_is_looked_for(register: Register) -> None:
    """What was on the screen keeps the version in which it was seen."""
    chosen = choice(register, 1, 3, fetched=(1,))
    register.put(2, register.get(3).contract, 1, edit())
    assert pairs(gathered(register, choice(register, 0, 4, fetched=(0,)), TUE_2025_11_18)) == [(1, 1), (5, 1)]
    assert pairs(gathered(register, chosen, TUE_2025_11_18)) == [(2, 1), (4, 1)]


def test_rows_that_hold_others_are_no_choice_any_more(register: Register) -> None:
    """One in front of them came, or went; or there are fewer."""
    chosen = choice(register, 1, 3, fetched=(1,))
    last = choice(register, 3, 4, fetched=(3,))
    added(register, reference="A-1")
    assert gathered(register, chosen, TUE_2025_11_18) is None
    register.delete(6, 1, edit())
    assert pairs(gathered(register, chosen, TUE_2025_11_18)) == [(2, 1), (4, 1)]
    register.delete(5, 1, edit())
    assert gathered(register, last, TUE_2025_11_18) is None


def test_all_are_those_that_are_found_now(register: Register) -> None:
    """However many were known of."""
    chosen = choice(register, 0, 1, 2, 3, 4, fetched=(0,), is_all=True)
    added(register, reference="A-1")
    assert pairs(gathered(register, chosen, TUE_2025_11_18)) == [(6, 1), (1, 1), (2, 1), (3, 1), (4, 1), (5, 1)]


@pytest.mark.parametrize(
    "number, chosen, at_least, words",
    [
        (1, 1, False, "1 contract"),
        (3, 2, False, "3 contracts, 2 chosen"),
        (1000, 0, True, "1,000 contracts or more"),
    ],
)
def test_how_many(number: int, chosen: int, at_least: bool, words: str) -> None:
    """One that is chosen is not counted."""
    assert numbered(number, chosen, at_least=at_least).in_english() == words
