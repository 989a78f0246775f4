"""What can be calculated of a contract that is still being typed."""

from __future__ import annotations

import pytest

from cmdesk.gui.found import Found
from tests.gui.helpers import SMALL, found_in


def test_a_whole_contract_is_read_as_it_is() -> None:
    """Nothing is left out, nothing is missing."""
    found = found_in()
    assert found.contract is not None
    assert found.contract.reference == "R-1"
    assert (found.faults, found.missing, found.left_out) == ((), (), ())


@pytest.mark.parametrize("key", ["entity", "edition", "effective_date", "currency"])
def test_needed_facts_are_named(key: str) -> None:
    """Without one of them there is no answer, and the window asks for it."""
    found = found_in(**{key: None})
    assert found.contract is None
    assert found.missing == (key,)


@pytest.mark.parametrize("key", ["reference", "client"])
def test_names_can_wait(key: str) -> None:
    """Answers do not wait for a reference or the Client's name."""
    found = found_in(**{key: None})
    assert found.contract is not None
    assert found.faults


def test_an_entry_at_fault_is_left_out() -> None:
    """The others are calculated, and it is named."""
    payments = [{"date": "2024-03-20", "amount": "1"}, {"date": "soon"}, {"date": "2024-04-20", "amount": "3"}]
    found = found_in(payments=payments)
    assert found.contract is not None
    assert [str(one.amount) for one in found.contract.payments] == ["1", "3"]
    assert found.left_out == ("payments[1]",)
    assert found.as_typed("payments[1]") == "payments[2]"


def test_what_refers_to_it_goes_too() -> None:
    """A payment of an invoice that is left out has nothing to refer to."""
    found = found_in(
        invoices=[{"number": "I-1", "date": "2024-03-01"}],
        payments=[{"date": "2024-03-20", "amount": "1", "invoice": "I-1"}, {"date": "2024-03-21", "amount": "2"}],
    )
    assert found.contract is not None
    assert found.left_out[0] == "invoices[0]"
    assert len(found.contract.invoices) == 0


def test_an_entry_below_an_entry_is_left_out_alone() -> None:
    """A claim without a sum does not take its incident with it."""
    incidents = [{"date": "2025-06-12", "claims": [{"head": "direct"}, {"head": "direct", "amount": "5"}]}]
    found = found_in(incidents=incidents)
    assert found.contract is not None
    assert len(found.contract.incidents[0].claims) == 1
    assert found.left_out == ("incidents[0].claims[0]",)


def test_an_optional_fact_at_fault_is_left_out() -> None:
    """A term of no sense counts as none stated."""
    found = found_in(initial_term="soon")
    assert found.contract is not None
    assert found.contract.initial_term is None
    assert found.left_out == ("initial_term",)


def test_an_unknown_key_is_left_out() -> None:
    """A key that no contract has does not stop the answers."""
    assert readable_with_unknown().contract is not None


def readable_with_unknown() -> Found:
    """Return what is found in a contract with a key of its own."""
    return found_in(**{**SMALL, "colour": "blue"})
