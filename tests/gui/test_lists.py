"""The lists that fields choose from."""

from __future__ import annotations

import pytest

from cmdesk.contract.fields import Known
from cmdesk.gui import language
from cmdesk.gui.lists import options_of
from tests.gui.helpers import context_of


@pytest.mark.parametrize(
    "known, key, label",
    [
        (Known.COUNTRIES, "DK", "Denmark"),
        (Known.CURRENCIES, "EUR", "EUR \u2013 Euro"),
        (Known.EDITIONS, "2025-03-03", "3 Mar 2025"),
        (Known.ZONES, "Europe/Amsterdam", "Europe/Amsterdam"),
    ],
)
def test_names_by_id(known: Known, key: str, label: str) -> None:
    """A list outside the contract, in words."""
    assert options_of(known, context_of())()[key] == label


def test_entities_and_parameters_have_names() -> None:
    """None is shown by its id alone."""
    context = context_of()
    assert "Netherlands" in options_of(Known.ENTITIES, context)()["nl"]
    assert all(label != key for key, label in options_of(Known.PARAMETERS, context)().items())


def test_names_follow_the_language() -> None:
    """Asked again in another language."""
    options = options_of(Known.COUNTRIES, context_of())
    language.choose("da")
    assert options()["DK"] == "Danmark"


def test_notices_and_invoices_of_the_contract() -> None:
    """What was typed already, by id, with what it is and its day."""
    context = context_of(
        notices=[{"id": "n1", "kind": "default", "sent": "2025-11-05T17:20"}, {"kind": "other"}],
        invoices=[{"number": "I-1", "date": "no day"}],
    )
    assert options_of(Known.NOTICES, context)() == {"n1": "n1, notice of default, 5 Nov 2025"}
    assert options_of(Known.INVOICES, context)() == {"I-1": "I-1"}


def test_long_lists_come_by_name() -> None:
    """Countries in the order of the alphabet, however their codes are ordered."""
    names = list(options_of(Known.COUNTRIES, context_of())().values())
    assert names == sorted(names)
