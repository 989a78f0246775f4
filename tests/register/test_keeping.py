"""Contracts in the tables: what hangs on them comes and goes with them."""

from __future__ import annotations

from sqlalchemy import func, select

from cmdesk.register import keeping
from cmdesk.register.history import Journal
from cmdesk.register.records import Action, Stored
from cmdesk.register.register import Register
from cmdesk.register.tables import contracts, deadlines, versions, words
from tests.register.kept import ANN, BO, INVOICE, later, named, ready


def numbers(register: Register) -> dict[str, int]:
    """Return how many rows the tables have in which contracts are."""
    with register.store.reading() as connection:
        tables = (contracts, versions, words, deadlines)
        return {one.name: connection.execute(select(func.count()).select_from(one)).scalar_one() for one in tables}


def test_words_and_deadlines_are_those_of_the_last_version(register: Register) -> None:
    """Those of earlier ones are gone."""
    register.add(named("A one two", invoices=[INVOICE]), ANN)
    assert numbers(register) == {"contracts": 1, "versions": 1, "words": 6, "deadlines": 4}
    register.put(1, named("A one"), 1, BO)
    assert numbers(register) == {"contracts": 1, "versions": 2, "words": 3, "deadlines": 2}


def test_a_deleted_contract_keeps_its_words(register: Register) -> None:
    """It has no deadlines, and nothing is left of it once it is purged."""
    register.add(named("A"), ANN)
    register.delete(1, 1, BO)
    assert numbers(register) == {"contracts": 1, "versions": 2, "words": 2, "deadlines": 0}
    register.purge(later(60 * 24 * 40))
    assert numbers(register) == {"contracts": 0, "versions": 0, "words": 0, "deadlines": 0}


def test_the_same_edit_is_known_again(register: Register) -> None:
    """By who, when and what; anything else is another one."""
    found = register.add(named("A"), ANN)
    with register.store.writing() as connection:
        same = Journal(connection, ANN, ready(named("A")).basis)
        assert keeping.added_by(connection, same, ready(named("A"))) == found.id
        assert keeping.added_by(connection, same, ready(named("A", law="NL"))) is None
        assert keeping.added_by(connection, same, ready(named("B"))) is None
        other = Journal(connection, BO, ready(named("A")).basis)
        assert keeping.added_by(connection, other, ready(named("A"))) is None


def test_an_edit_is_done_where_its_version_is_stored() -> None:
    """The one after the version that it started from."""
    before = Stored(1, 2, named("A"), "Ann", ANN.at, "")
    assert keeping.is_done(before, ready(named("A")), 1, ANN)
    assert not keeping.is_done(before, ready(named("A")), 2, ANN)
    assert not keeping.is_done(before, ready(named("A")), 1, BO)
    assert not keeping.is_done(before, ready(named("B")), 1, ANN)


def test_every_version_tells_how_it_came(register: Register) -> None:
    """The last one first."""
    register.add(named("A"), ANN)
    register.put(1, named("B"), 1, BO)
    register.restore(1, 1, 2, later(2))
    register.delete(1, 3, later(3))
    register.undelete(1, later(4))
    with register.store.reading() as connection:
        notes = keeping.version_notes(connection, 1)
    assert [one.action for one in notes] == [
        Action.UNDELETED,
        Action.DELETED,
        Action.RESTORED,
        Action.CHANGED,
        Action.ADDED,
    ]


def test_contracts_are_counted_as_they_come_and_go(register: Register) -> None:
    """Put in, deleted, had back in both ways, purged."""

    def kept() -> int:
        return register.counts(ANN.at.date()).contracts

    register.add_all([named("A"), named("B"), named("C")], ANN)
    assert kept() == 3
    register.put(1, named("A, changed"), 1, later(1))
    assert kept() == 3
    for number in (1, 2, 3):
        register.delete(number, 2 if number == 1 else 1, later(2))
    assert kept() == 0
    register.undelete(1, later(3))
    register.put(2, named("B, changed"), 2, later(4))
    assert kept() == 2
    register.purge(later(60 * 24 * 40))
    assert (kept(), register.search("", ANN.at.date()).total, numbers(register)["contracts"]) == (2, 2, 2)
