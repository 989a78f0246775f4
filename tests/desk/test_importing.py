"""Contracts brought into the register: read and judged before any is stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cmdesk.desk import importing
from cmdesk.desk.importing import Import, Otherwise, Tally
from cmdesk.desk.registers import edit, opened, place_of
from cmdesk.register.errors import ChangedMeanwhileError, RegisterError
from cmdesk.register.register import Register
from tests.desk.many import FAULTY, contract, lines_of
from tests.register.kept import ANN, named, ready

NOW = edit()


@pytest.fixture
def register() -> Iterator[Register]:
    """Yield an empty register."""
    with opened(place_of()) as found:
        yield found


def given(folder: Path, *contracts: object, name: str = "in.jsonl") -> str:
    """Return a file of contracts."""
    path = folder / name
    path.write_bytes(lines_of(contracts))
    return str(path)


def imported(
    register: Register, *files: str, update: bool = False, skip_faulty: bool = False
) -> tuple[Tally, list[str]]:
    """Import some files, and return what became of them, and what was wrong."""
    with Import(NOW.at) as coming:
        coming.read(files, skip_faulty=skip_faulty)
        coming.compare(register, update=update)
        if skip_faulty or not coming.faults:
            coming.store(register, NOW)
        assert coming.left == 0 or not skip_faulty
        wrong = [f"{fault.place}: {fault.sentence.in_english()}" for one in coming.faults for fault in one.faults]
        return coming.tally, wrong


def test_all_of_them(register: Register, tmp_path: Path) -> None:
    """New ones are stored with their deadlines, in their order; the same again are left alone."""
    file = given(tmp_path, contract("A"), contract("B"))
    assert imported(register, file) == (Tally(added=2), [])
    assert [register.get(number).contract.reference for number in (1, 2)] == ["A", "B"]
    assert register.deadlines_of(1)
    assert register.get(1).who == NOW.who
    before = register.changes_since(0).seq
    assert imported(register, file) == (Tally(same=2), [])
    assert register.changes_since(0).seq == before


def test_what_differs(register: Register, tmp_path: Path) -> None:
    """It is a fault, and nothing is stored; as an update it becomes a new version."""
    register.add(named("A"), NOW)
    file = given(tmp_path, contract("A", law="NL"), contract("B"))
    tally, wrong = imported(register, file)
    assert wrong == ["line 1: reference: A is in the register already, as #1, with other content"]
    assert (tally, register.by_reference("B")) == (Tally(at_fault=1), ())
    assert imported(register, file, update=True) == (Tally(added=1, updated=1), [])
    assert (register.get(1).version, register.get(1).contract.law) == (2, "NL")


def test_nothing_is_stored_where_anything_is_wrong(register: Register, tmp_path: Path) -> None:
    """But for those who want to leave out what is at fault."""
    file = given(tmp_path, contract("A"), contract(FAULTY), contract("B"))
    tally, wrong = imported(register, file)
    assert (tally, len(wrong)) == (Tally(at_fault=1), 2)
    assert register.changes_since(0).seq == 0
    tally, wrong = imported(register, file, skip_faulty=True)
    assert (tally, len(wrong)) == (Tally(added=2, at_fault=1), 2)


def test_one_reference_twice(register: Register, tmp_path: Path) -> None:
    """The same contract counts once; another one under it is a fault."""
    first = given(tmp_path, contract("A"), contract("A"))
    assert imported(register, first) == (Tally(added=1, same=1), [])
    second = given(tmp_path, contract("B"), contract("B", law="NL"))
    tally, wrong = imported(register, second, skip_faulty=True)
    assert tally == Tally(added=1, at_fault=1)
    assert wrong == [f"line 2: reference: B is also that of another contract, in {second}: line 1; keep one of the two"]


def test_a_reference_that_several_bear(register: Register, tmp_path: Path) -> None:
    """One of them may be this one; for any other it is not known which is meant."""
    register.add_all([named("A"), named("A", law="NL")], NOW)
    assert imported(register, given(tmp_path, contract("A", law="NL"))) == (Tally(same=1), [])
    tally, wrong = imported(register, given(tmp_path, contract("A", law="DE")), update=True)
    assert tally == Tally(at_fault=1)
    assert wrong == [
        "line 1: reference: A is that of several contracts in the register (#1, #2), so none can be taken for this one"
    ]


def test_contracts_of_one_reference(register: Register, tmp_path: Path) -> None:
    """Where duplicates are wanted each is one of its own, as often as it is read; what is there is left alone."""
    register.add(named("A"), NOW)
    file = given(tmp_path, contract("A"), contract("A"), contract("A", law="NL"), contract("B"))
    for expected in (Tally(added=3, same=1), Tally(same=4)):
        with Import(NOW.at, duplicates=True) as coming:
            coming.read([file])
            coming.compare(register)
            coming.store(register, NOW)
            assert (coming.tally, coming.faults) == (expected, [])
    assert [one.id for one in register.by_reference("A")] == [1, 2, 3]
    assert register.get(3).contract == named("A", law="NL")
    assert register.by_reference("B")[0].id == 4


def test_a_text_in_an_older_form(register: Register, tmp_path: Path) -> None:
    """It is the contract that counts, not how it was once written."""
    old = ready(named("A"))
    register.add(replace(old, body=old.body.replace(":", ": ")), NOW)
    assert imported(register, given(tmp_path, contract("A"))) == (Tally(same=1), [])


def test_one_that_goes_meanwhile(register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found and gone when it is looked at has no text, and is not the same."""
    register.add(named("A"), NOW)
    monkeypatch.setattr(Register, "bodies", lambda *_: {})
    assert imported(register, given(tmp_path, contract("A")))[0] == Tally(at_fault=1)


def test_one_that_changes_meanwhile(register: Register, tmp_path: Path) -> None:
    """It is not overwritten, and nothing is stored."""
    register.add(named("A"), NOW)
    with Import(NOW.at) as coming:
        coming.read([given(tmp_path, contract("A", law="NL"), contract("B"))])
        coming.compare(register, update=True)
        register.put(1, named("A", law="DE"), 1, NOW)
        with pytest.raises(ChangedMeanwhileError):
            coming.store(register, NOW)
        assert (coming.tally, coming.left) == (Tally(), 2)
    assert (register.get(1).contract.law, register.by_reference("B")) == ("DE", ())


def test_more_than_fit_at_once(register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are stored by pieces, and what is stored is told where a later piece fails."""
    monkeypatch.setattr(importing, "TOGETHER", 2)
    monkeypatch.setattr(importing, "_ASKED", 2)
    file = given(tmp_path, *(contract(name) for name in "ABCDE"))
    original, said = register.take_in, list[tuple[int, float]]()

    def failing(*given: object) -> tuple[int, ...]:
        if register.changes_since(0).seq == 4:
            raise RegisterError("here", reason="full")
        return original(*given)  # type: ignore[arg-type]  # as it was given

    monkeypatch.setattr(register, "take_in", failing)
    with Import(NOW.at) as coming:
        coming.read([file], lambda number, part: said.append((number, part)))
        assert said[-1] == (5, 1.0)
        coming.compare(register)
        with pytest.raises(RegisterError):
            coming.store(register, NOW, lambda number, part: said.append((number, part)))
        assert (coming.tally.stored, coming.left, said[-2:]) == (4, 1, [(2, 0.4), (4, 0.8)])
    monkeypatch.setattr(register, "take_in", original)
    assert imported(register, file) == (Tally(added=1, same=4), [])


def test_deadlines_are_those_of_the_moment(register: Register, tmp_path: Path) -> None:
    """As of its day, whenever it is stored."""
    with Import(ANN.at, jobs=1) as coming:
        coming.read([given(tmp_path, contract("A"))])
        coming.compare(register)
        coming.store(register, ANN)
    assert register.deadlines_of(1) == tuple(
        replace(one, contract_id=1, reference="A", client="Client") for one in ready(named("A")).deadlines
    )


def test_what_the_register_has_otherwise_can_be_left(register: Register, tmp_path: Path) -> None:
    """It is told by its reference and client, with the places that differ: the law and the country are two."""
    register.add(named("A"), NOW)
    file = given(tmp_path, contract("A", law="NL", client={"name": "Client", "country": "NL"}), contract("B"))
    with Import(NOW.at) as coming:
        coming.read([file])
        coming.compare(register, update=True)
        assert (coming.new, coming.changing, coming.faults) == (1, 1, [])
        assert coming.otherwise(register, 5) == (Otherwise("A", "Client", 2),)
        assert coming.otherwise(register, 0) == ()
        coming.leave_versions()
        coming.store(register, NOW)
        assert (coming.tally, coming.last) == (Tally(added=1), 2)
    assert register.get(1).version == 1


def test_the_last_one_stored_is_known(register: Register, tmp_path: Path) -> None:
    """A new version keeps its number; before anything is stored there is none."""
    register.add(named("A"), NOW)
    with Import(NOW.at) as coming:
        coming.read([given(tmp_path, contract("A", law="NL"))])
        coming.compare(register, update=True)
        assert coming.last == 0
        coming.store(register, NOW)
        assert coming.last == 1


def test_faults_alone_are_told_of_while_they_are_read(tmp_path: Path) -> None:
    """Whoever listens can end the reading by what he raises."""

    class EnoughError(Exception):
        """Nobody wants to know the rest."""

    def tell(_number: int, part: float) -> None:
        parts.append(part)
        if len(parts) == 2:
            raise EnoughError

    parts = list[float]()
    with Import(NOW.at) as coming, pytest.raises(EnoughError):
        coming.read([given(tmp_path, *[contract(FAULTY)] * 4)], tell, skip_faulty=True)
    assert parts == [0.25, 0.5]
    assert len(coming.faults) == 2
