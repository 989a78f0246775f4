"""Contracts are kept, changed by several, deleted and had back, on both stores."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from cmdesk.register import errors
from cmdesk.register.merging import merged
from cmdesk.register.records import Action, Conflict
from cmdesk.register.register import Register
from tests.helpers import contract_of
from tests.register.kept import ANN, BO, INVOICE, MORNING, WED_2025_01_15, later, named, ready, stored
from tests.soak import SEED, TIMES


def test_a_contract_is_kept_whole(register: Register) -> None:
    """What comes back is what was put in, with who did it, and when."""
    contract = contract_of(invoices=[INVOICE], client={"name": "上海科技 Ærø"})
    found = register.add(contract, ANN)
    assert (found.id, found.version, found.contract) == (1, 1, contract)
    again = register.get(1)
    assert again == found
    assert (again.who, again.at, again.why, again.deleted_at) == ("Ann", MORNING, "", None)


def test_a_change_makes_a_new_version(register: Register) -> None:
    """And the old one is still there."""
    register.add(contract_of(), ANN)
    found = stored(register.put(1, contract_of(law="NL"), 1, BO))
    assert (found.version, found.who, found.why) == (2, "Bo", "as agreed by phone")
    assert register.get(1) == found
    assert register.get(1, 1).contract == contract_of()
    assert [(one.version, one.action, one.who) for one in register.versions(1)] == [
        (2, Action.CHANGED, "Bo"),
        (1, Action.ADDED, "Ann"),
    ]
    [difference] = register.differences(1, 1, 2)
    assert (difference.place, difference.before, difference.after) == ("law", None, "NL")


def test_what_did_not_change_is_not_stored_again(register: Register) -> None:
    """No version, no line of history."""
    register.add(contract_of(), ANN)
    assert stored(register.put(1, contract_of(), 1, BO)).version == 1
    assert register.changes_since(0).seq == 1


def test_nobody_overwrites_anybody_unknowingly(register: Register) -> None:
    """A conflict has both versions, what either changed, and what is needed to make them one."""
    register.add(contract_of(), ANN)
    register.put(1, contract_of(law="NL", client={"name": "Theirs"}), 1, ANN)
    mine = contract_of(client={"name": "Mine"}, currency="DKK")
    found = register.put(1, mine, 1, BO)
    assert isinstance(found, Conflict)
    assert (found.stored.version, found.expected_version, found.base) == (2, 1, contract_of())
    assert [one.place for one in found.mine] == ["client.name", "currency"]
    assert [one.place for one in found.theirs] == ["client.name", "law"]
    assert found.clashes == ("client.name",)
    assert register.get(1).version == 2
    both = merged(found, mine)
    assert stored(register.put(1, both, 2, BO)).contract == contract_of(
        law="NL", currency="DKK", client={"name": "Mine"}
    )


def test_an_edit_put_in_twice_is_stored_once(register: Register) -> None:
    """Whoever lost the connection before the answer came tries again."""
    assert register.add(contract_of(), ANN).id == register.add(contract_of(), ANN).id == 1
    assert register.add(contract_of(), later(7)).id == 2
    first = stored(register.put(1, contract_of(law="NL"), 1, BO))
    assert register.put(1, contract_of(law="NL"), 1, BO) == first
    assert isinstance(register.put(1, contract_of(law="DK"), 1, BO), Conflict)
    assert register.changes_since(0).seq == 3


def test_an_import_or_a_deletion_put_in_twice_is_stored_once(register: Register) -> None:
    """The whole of it, each time in its own place; what another edit brings, or more of it, is new."""
    both = [named("A"), named("B")]
    assert register.add_all(both, ANN) == register.add_all(both, ANN) == (1, 2)
    assert register.add_all([*both, named("C")], ANN) == (3, 4, 5)
    assert register.add_all([named("B"), named("C")], ANN) == (4, 5)
    assert register.add_all([named("C"), named("A")], ANN) == (6, 7)
    gone = stored(register.delete(1, 1, BO))
    assert register.delete(1, 1, BO) == gone
    assert isinstance(register.delete(1, 1, later(7)), Conflict)
    for _ in range(2):
        assert register.take_in([], [(2, 1, named("B", law="NL"))], BO) == ()
        assert register.take_in([named("D")], [(3, 1, named("A", law="NL"))], BO) == (8,)
    with pytest.raises(errors.ChangedMeanwhileError):
        register.take_in([named("D")], [(3, 1, named("A", law="DK"))], BO)
    assert register.changes_since(0).seq == 11
    assert register.check().broken is None


def test_a_version_that_never_was(register: Register) -> None:
    """One higher than the last, where no backup was put back, is a conflict with what is stored; one below is none."""
    register.add(contract_of(), ANN)
    mine = contract_of(law="NL")
    found = register.put(1, mine, 5, BO)
    assert isinstance(found, Conflict)
    assert (found.stored.version, found.base, found.theirs, found.clashes) == (1, contract_of(), (), ())
    assert merged(found, mine) == mine
    with pytest.raises(errors.NoSuchVersionError):
        register.put(1, mine, 0, BO)
    assert register.get(1).version == 1


def test_a_deleted_contract_can_be_had_back(register: Register) -> None:
    """It is out of sight, in a list of its own, and an edit of it is a conflict."""
    register.add(contract_of(invoices=[INVOICE]), ANN)
    gone = stored(register.delete(1, 1, BO))
    assert (gone.version, gone.deleted_at) == (2, BO.at)
    assert register.get(1) == gone
    assert register.search("", WED_2025_01_15).total == 0
    assert register.deadlines(WED_2025_01_15).total == 0
    [line] = register.deleted().rows
    assert (line.id, line.deleted_at) == (1, BO.at)
    found = register.put(1, contract_of(law="NL"), 1, later(3))
    assert isinstance(found, Conflict)
    assert found.stored.deleted_at == BO.at
    back = register.undelete(1, later(4))
    assert (back.version, back.deleted_at, back.contract) == (3, None, contract_of(invoices=[INVOICE]))
    assert register.undelete(1, later(5)) == back
    assert register.search("", WED_2025_01_15).total == 1
    assert register.deadlines(WED_2025_01_15).total == 2


def test_deleting_what_somebody_changed_is_a_conflict(register: Register) -> None:
    """They may not have meant it to go like this."""
    register.add(contract_of(), ANN)
    register.put(1, contract_of(law="NL"), 1, ANN)
    found = register.delete(1, 1, BO)
    assert isinstance(found, Conflict)
    assert (found.mine, [one.place for one in found.theirs]) == ((), ["law"])


def test_two_that_have_it_back_at_once_do_no_harm(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second finds it as the first left it."""
    register.add(contract_of(), ANN)
    gone = stored(register.delete(1, 1, BO))
    register.undelete(1, later(4))
    monkeypatch.setattr(register, "get", lambda _: gone)
    assert register.undelete(1, later(5)).version == 3


def test_an_earlier_version_is_restored_as_a_new_one(register: Register) -> None:
    """Nothing in between is lost."""
    register.add(contract_of(), ANN)
    register.put(1, contract_of(law="NL"), 1, BO)
    found = stored(register.restore(1, 1, 2, later(3)))
    assert (found.version, found.contract) == (3, contract_of())
    assert register.versions(1)[0].action is Action.RESTORED
    assert isinstance(register.restore(1, 1, 2, later(4)), Conflict)


def test_after_thirty_days_a_deleted_contract_can_be_purged(register: Register) -> None:
    """The history tells of it for ever, and stays valid; its number is not given again."""
    register.add_all([named("A"), named("B")], ANN)
    register.delete(1, 1, ANN)
    assert register.purge(later(60 * 24 * 30)) == 0
    assert register.purge(later(60 * 24 * 30 + 1)) == 1
    with pytest.raises(errors.NoSuchContractError):
        register.get(1)
    assert register.search("a", WED_2025_01_15).total == 0
    assert [one.action for one in register.history(1)] == [Action.ADDED, Action.DELETED, Action.PURGED]
    assert register.check().broken is None
    assert register.add(named("C"), later(99)).id == 3


def test_what_is_not_there_is_said(register: Register) -> None:
    """No contract by this number, no such version."""
    with pytest.raises(errors.NoSuchContractError):
        register.get(1)
    register.add(contract_of(), ANN)
    with pytest.raises(errors.NoSuchVersionError) as caught:
        register.get(1, 7)
    assert caught.value.sentence.in_english() == "This contract has no version 7"


def test_many_are_put_in_at_once(register: Register) -> None:
    """All or none, numbered in order; made ready elsewhere or here."""
    assert register.add_all([], ANN) == ()
    assert register.add_all([named("A"), ready(named("B"))], ANN) == (1, 2)
    assert [one.reference for one in register.search("", WED_2025_01_15).rows] == ["A", "B"]
    assert register.numbers("b", WED_2025_01_15) == (2,)
    assert [one.id for one in register.by_reference("B")] == [2]
    assert register.by_reference("b") == ()


def test_as_of_which_day_is_taken_from_the_entity(register: Register) -> None:
    """In the evening of the 24th in Amsterdam it is still the last day; in Hong Kong the 25th has begun."""
    evening = later(0).at.replace(day=24, hour=20)
    edit = later(0)
    edit = type(edit)("Ann", evening)
    register.add(named("NL", invoices=[INVOICE]), edit)
    register.add(named("HK", entity="hk", invoices=[INVOICE]), edit)
    day = date(2025, 1, 24)
    assert {one.reference for one in register.deadlines(day, 0).rows if one.result == "invoice.0.dispute_by"} == {"NL"}
    assert register.deadlines(day + timedelta(days=1), 0).total == 2


def test_many_at_once(register: Register) -> None:
    """New contracts and new versions of others are stored together, in one edit."""
    register.add_all([named("A"), named("B")], ANN)
    assert register.take_in([named("C")], [(2, 1, ready(named("B", law="NL")))], BO) == (3,)
    assert [register.get(number).contract for number in (1, 2, 3)] == [named("A"), named("B", law="NL"), named("C")]
    assert [(line.contract_id, line.action, line.who) for line in register.history(after=2)] == [
        (3, Action.ADDED, "Bo"),
        (2, Action.CHANGED, "Bo"),
    ]
    assert register.take_in([], [(1, 1, named("A", law="NL"))], BO) == ()
    assert register.get(1).version == 2
    assert register.take_in([], [], BO) == ()
    assert register.check().broken is None


@pytest.mark.parametrize("number, version", [(1, 1), (2, 1), (9, 1)])
def test_many_at_once_or_none(number: int, version: int, register: Register) -> None:
    """Where one of them was changed meanwhile, deleted, or is gone, nothing is stored."""
    register.add_all([named("A"), named("B")], ANN)
    register.put(1, named("A", law="NL"), 1, ANN)
    register.delete(2, 1, ANN)
    before = register.changes_since(0).seq
    with pytest.raises(errors.ChangedMeanwhileError) as caught:
        register.take_in([named("C")], [(number, version, named("B", law="DE"))], BO)
    assert caught.value.sentence.in_english().startswith("Somebody else has changed B meanwhile")
    assert register.changes_since(0).seq == before
    assert register.by_reference("C") == ()


def test_a_contract_is_known_by_its_versions(register: Register) -> None:
    """Whatever became of it since; not where another one has its number, or none has it."""
    first = register.add(contract_of(), ANN)
    register.put(1, contract_of(law="NL"), 1, BO)
    assert register.holds(first)
    assert not register.holds(replace(first, contract=named("B")))
    with pytest.raises(errors.NoSuchContractError):
        register.holds(replace(first, id=2))


@pytest.mark.soak
def test_figures_are_right_whatever_is_done(register: Register) -> None:
    """A model of two sets: the contracts that are kept, and those that are deleted; purging empties the second.

    Deleting what is deleted changes nothing, nor does having back what is not; a month lies between two edits.
    """
    chance, kept, gone = Random(SEED), set[int](), set[int]()
    for month in range(120 * TIMES):
        edit = later(month * 60 * 24 * 31)
        some = chance.choice(sorted(kept | gone)) if kept | gone else 0
        match chance.randrange(6 if some else 1):
            case 0:
                kept |= set(register.add_all([named(f"{month}-{at}") for at in range(chance.randrange(3))], edit))
            case 1 | 2:
                register.delete(some, register.get(some).version, edit)
                kept, gone = kept - {some}, gone | {some}
            case 3:
                register.undelete(some, edit)
                kept, gone = kept | {some}, gone - {some}
            case 4:  # whoever saw it deleted has it back with the edit
                register.put(some, named(f"{month}"), register.get(some).version, edit)
                kept, gone = kept | {some}, gone - {some}
            case 5:
                register.purge(edit)
                gone = set()
        found = register.counts(WED_2025_01_15)
        assert (found.contracts, found.deleted) == (len(kept), len(gone))
