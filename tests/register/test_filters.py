"""Saved searches come back as they were."""

from __future__ import annotations

from cmdesk.register import filters
from cmdesk.register.records import Filter, SortBy
from cmdesk.register.register import Register


def test_all_of_a_search_is_saved(register: Register) -> None:
    """Query, order, direction and columns; by name, for each user."""
    found = [Filter("b", "client:ø", SortBy.CHANGED, True, ("client", "due")), Filter("a", "")]
    with register.store.writing() as connection:
        for one in found:
            filters.save(connection, "Ann", one)
    with register.store.reading() as connection:
        assert filters.of(connection, "Ann") == (found[1], found[0])
        assert filters.of(connection, "Bo") == ()
    with register.store.writing() as connection:
        filters.remove(connection, "Ann", "b")
    with register.store.reading() as connection:
        assert filters.of(connection, "Ann") == (found[1],)
