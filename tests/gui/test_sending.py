"""What is on its way into the register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cmdesk.desk.registers import opened
from cmdesk.desk.safekeeping import restore_backup, save_copy
from cmdesk.gui.sending import Sent, check_known, clash_of
from cmdesk.register.errors import NoSuchContractError
from cmdesk.register.records import Action, Conflict, Edit, Stored
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


def test_another_version_of_the_same_number_stands_in_the_way(tmp_path: Path) -> None:
    """As where a backup was put back, and somebody stored something since."""
    place = str(tmp_path / "register.sqlite")
    with opened(place) as before:
        first = added(before)
        save_copy(before, str(tmp_path / "copy.sqlite"))
        known = changed(before, first.id, law="NL")
        assert clash_of(before, known, known.contract) is None
    restore_backup(str(tmp_path / "copy.sqlite"), place)
    with opened(place) as after:
        theirs = after.put(first.id, contract_of(law="DK"), 1, MINE)
        assert isinstance(theirs, Stored)
        assert theirs.version == known.version
        found = clash_of(after, known, known.contract)
        assert found is not None
        assert (found.stored, found.base, found.mine) == (theirs, known.contract, ())
        assert [one.place for one in found.theirs] == ["law"]
        changed(after, first.id, law="DE", currency="DKK")
        mine = replace(known.contract, reference="MINE")
        met = Sent(mine, LATER, known).store(after)
        assert isinstance(met, Conflict)
        assert (met.base, [one.place for one in met.mine]) == (known.contract, ["reference"])
        assert sorted(one.place for one in met.theirs) == ["currency", "law"]
