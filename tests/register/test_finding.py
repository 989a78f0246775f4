"""What the register finds, on both stores."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select, update

from cmdesk.basics.errors import FaultyInput
from cmdesk.register.preparing import body_of
from cmdesk.register.records import Filter, SortBy
from cmdesk.register.register import Register
from cmdesk.register.tables import head
from tests.register.kept import ANN, BO, INVOICE, WED_2025_01_15, later, named


def test_the_register_in_figures(register: Register) -> None:
    """What is due in a week, a month, a quarter; sums overdue; what is deleted."""
    register.add_all([named("A", invoices=[INVOICE]), named("B"), named("C")], ANN)
    register.delete(3, 1, BO)
    found = register.counts(WED_2025_01_15)
    assert (found.contracts, found.deleted, found.overdue) == (2, 1, 0)
    assert (found.due_7, found.due_30, found.due_90) == (1, 2, 2)  # the dispute is to be posted by 21 January
    found = register.counts(date(2025, 1, 27))
    assert (found.overdue, found.due_7) == (1, 1)


def test_what_nobody_counted_is_counted(register: Register) -> None:
    """A program of schema 1 that is still open while another one migrates writes on, and leaves the counts alone."""
    register.add_all([named("A"), named("B")], ANN)

    def leaving_counts(write: Callable[[], object]) -> None:
        with register.store.reading() as connection:
            before = connection.execute(select(head.c.kept, head.c.kept_seq)).one()
        write()
        with register.store.writing() as connection:
            connection.execute(update(head).values(kept=before.kept, kept_seq=before.kept_seq))

    def total() -> tuple[int, int]:
        found = register.search("", WED_2025_01_15, most=1)
        return register.counts(WED_2025_01_15).contracts, found.total

    leaving_counts(lambda: register.add_all([named("C"), named("D"), named("E")], later(1)))
    assert total() == (5, 5)
    leaving_counts(lambda: register.delete(1, 1, later(2)))
    assert total() == (4, 4)
    register.put(2, named("B", law="NL"), 1, later(3))  # counts anew, and from here on the head has it again
    assert total() == (4, 4)
    with register.store.reading() as connection:
        assert tuple(connection.execute(select(head.c.kept, head.c.kept_seq)).one()) == (4, 7)
    register.undelete(1, later(4))
    assert total() == (5, 5)


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
