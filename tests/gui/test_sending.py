"""What is on its way into the register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from cmdesk.gui.sending import Sent, check_known
from cmdesk.register.errors import NoSuchContractError
from cmdesk.register.records import Action, Conflict, Edit
from cmdesk.register.register import Register
from tests.gui.registers import NOON, added, changed, somebody_else
from tests.helpers import contract_of

MINE = Edit("Bo", NOON.replace(hour=13))
LATER = Edit("Bo", NOON.replace(hour=14))


@pytest.fixture
def register() -> Iterator[Register]:
    """Return a register."""
    with somebody_else() as found:
        yield found


def test_the_same_is_stored_once(register: Register) -> None:
    """Whether it is added or changed."""
    sent = Sent(contract_of(), MINE)
    assert sent.store(register) == sent.store(register) == sent.own
    assert sent.own is not None
    changed_too = Sent(contract_of(law="NL"), LATER, sent.own)
    assert changed_too.store(register) == changed_too.store(register) == register.get(1, 2)


def test_what_it_became_is_known_beneath_what_others_made_of_it(register: Register) -> None:
    """So that they are met on top of it."""
    sent = Sent(contract_of(law="NL"), MINE, added(register))
    sent.store(register)
    changed(register, 1, law="DE")
    again = Sent(sent.contract, MINE, sent.base)
    assert isinstance(again.store(register), Conflict)
    assert again.own == register.get(1, 2)


def test_nothing_is_stored_once_it_is_withdrawn(register: Register) -> None:
    """And nothing taken back."""
    sent = Sent(contract_of(law="NL"), MINE, added(register))
    sent.is_withdrawn = True
    assert sent.store(register) is None
    sent.take_back(register, LATER)
    assert register.get(1).version == 1


def test_what_was_stored_unheard_is_taken_back(register: Register) -> None:
    """By the version before it."""
    first = added(register)
    Sent(contract_of(law="NL"), MINE, first).store(register)
    Sent(contract_of(law="NL"), MINE, first).take_back(register, LATER)
    assert [one.action for one in register.versions(1)] == [Action.RESTORED, Action.CHANGED, Action.ADDED]
    assert register.get(1).contract == first.contract


def test_what_others_have_made_since_is_not_taken_back(register: Register) -> None:
    """Theirs holds."""
    sent = Sent(contract_of(law="NL"), MINE, added(register))
    sent.store(register)
    changed(register, 1, law="DE")
    sent.take_back(register, LATER)
    assert (register.get(1).version, register.get(1).contract.law) == (2 + 1, "DE")


def test_what_changed_nothing_is_not_taken_back(register: Register) -> None:
    """For it stored nothing."""
    sent = Sent(contract_of(), MINE, added(register))
    sent.store(register)
    sent.take_back(register, LATER)
    assert register.get(1).version == 1


def test_another_contract_is_not_known(register: Register) -> None:
    """Nor written to."""
    found = added(register)
    check_known(register, found)
    other = replace(found, contract=contract_of(reference="OTHER"), at=MINE.at)
    with pytest.raises(NoSuchContractError):
        check_known(register, other)
    with pytest.raises(NoSuchContractError):
        Sent(contract_of(law="NL"), MINE, other).store(register)
