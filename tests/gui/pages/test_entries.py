"""The pages in their order: together they hold everything that a contract can."""

from __future__ import annotations

from cmdesk.contract.contract import Contract
from cmdesk.contract.fields import fields_of
from cmdesk.gui.pages.entries import PAGES


def test_every_field_of_the_contract_has_its_page() -> None:
    """And only one."""
    for field in fields_of(Contract):
        assert len([one for one in PAGES if one.holds(field.key)]) == 1, field.key


def test_a_page_is_made_from_its_entry() -> None:
    """Each by its own class, with the entry's title."""
    made = [one.make() for one in PAGES]
    assert len(set(made)) == len(PAGES)
    assert [one.title for one in made] == [entry.title for entry in PAGES]


def test_entries_are_counted() -> None:
    """Of the list that a page is about: its first table, where its other ones hold something else."""
    payments = next(one for one in PAGES if one.icon == "payments")
    assert payments.entries({"payments": [{}, {}], "invoices": [{}]}) == 2
    assert payments.entries({}) == 0
