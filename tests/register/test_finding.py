"""What the register finds, on both stores."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from cmdesk.basics.errors import FaultyInput
from cmdesk.register.preparing import body_of
from cmdesk.register.records import Filter, SortBy
from cmdesk.register.register import Register
from tests.register.kept import ANN, BO, INVOICE, WED_2025_01_15, named


def test_the_register_in_figures(register: Register) -> None:
    """What is due in a week, a month, a quarter; sums overdue; what is deleted."""
    register.add_all([named("A", invoices=[INVOICE]), named("B"), named("C")], ANN)
    register.delete(3, 1, BO)
    found = register.counts(WED_2025_01_15)
    assert (found.contracts, found.deleted, found.overdue) == (2, 1, 0)
    assert (found.due_7, found.due_30, found.due_90) == (1, 2, 2)  # the dispute is to be posted by 21 January
    found = register.counts(date(2025, 1, 27))
    assert (found.overdue, found.due_7) == (1, 1)


def test_searches_are_saved_by_user(register: Register) -> None:
    """Each has their own, and saving under a name again replaces."""
    mine = Filter("urgent", "due:<30d", SortBy.DUE, False, ("reference", "client"))
    register.save_filter("Ann", Filter("urgent", "acme"))
    register.save_filter("Ann", mine)
    register.save_filter("Bo", Filter("all", ""))
    assert register.filters("Ann") == (mine,)
    register.remove_filter("Ann", "urgent")
    register.remove_filter("Ann", "urgent")
    assert register.filters("Ann") == ()
    assert register.filters("Bo") == (Filter("all", ""),)


def test_a_search_that_cannot_be_read_is_told(register: Register) -> None:
    """Wherever it is used."""
    asks: list[Callable[[str], object]] = [
        lambda text: register.search(text, WED_2025_01_15),
        lambda text: register.count(text, WED_2025_01_15),
        lambda text: register.numbers(text, WED_2025_01_15),
        lambda text: register.deadlines(WED_2025_01_15, 90, text),
    ]
    for ask in asks:
        with pytest.raises(FaultyInput):
            ask("due:soon")


def test_many_references_at_once(register: Register) -> None:
    """Each as it is written, with all that bear it; what is deleted bears none."""
    register.add_all([named("A"), named("a"), named("B"), named("A", "Other"), named("C")], ANN)
    register.delete(3, 1, BO)
    found = register.by_references(["A", "B", "C", "E"])
    assert {one: [summary.id for summary in summaries] for one, summaries in found.items()} == {
        "A": [1, 4],
        "C": [5],
    }
    assert found["A"][0].client == "Client"


def test_many_texts_at_once(register: Register) -> None:
    """Those of the last versions, without what is deleted or was never there."""
    register.add_all([named("A"), named("B")], ANN)
    register.put(1, named("A", law="NL"), 1, BO)
    register.delete(2, 1, BO)
    assert register.bodies([1, 2, 9]) == {1: body_of(named("A", law="NL"))}
