"""The register as a whole, on both stores: there after closing, for several at once, whatever they type."""

from __future__ import annotations

import threading
from contextlib import suppress

from sqlalchemy import text

from cmdesk.contract.contract import Contract
from cmdesk.register.errors import LockedError
from cmdesk.register.records import Stored
from cmdesk.register.register import Register, open_register
from tests.helpers import contract_of
from tests.register.kept import ANN, BO, WED_2025_01_15, later, named, ready, stored


def test_it_is_there_after_closing(place: str) -> None:
    """Everything that was acknowledged is on the disk."""
    with open_register(place) as register:
        register.add(contract_of(), ANN)
    with open_register(place) as register:
        assert register.get(1).contract == contract_of()
        assert not register.read_only
        assert "secret" not in register.place


def test_the_database_learns_how_much_there_is(register: Register) -> None:
    """Each time that the contracts have doubled, so that a search after an import is as quick as any."""
    one = ready(named("A"))
    register.add_all([one] * 255, ANN)
    register.add_all([one] * 3, BO)
    if register.store.kind.engine.dialect.name == "postgresql":
        with register.store.reading() as connection:
            counted = text("SELECT reltuples FROM pg_class WHERE oid = 'contracts'::regclass")
            assert connection.execute(counted).scalar_one() == 255  # the three that followed are too few to matter
    assert register.count("a", WED_2025_01_15) == 258


def test_names_that_no_database_takes_do_no_harm(register: Register) -> None:
    """Half characters and NUL, in who and why; the same edit is known again."""
    edit = later(0, who="A\0\ud83d", why="\ud83d")
    register.add(contract_of(), edit)
    assert register.get(1).who == "A??"
    register.put(1, contract_of(law="NL"), 1, edit)
    assert stored(register.put(1, contract_of(law="NL"), 1, edit)).version == 2
    assert register.check().broken is None


def edits(place: str, who: str, number: int, refused: list[int]) -> None:
    """Count the months of a contract up, each time from the version that was there before."""
    with open_register(place) as register:
        for at in range(number):
            while True:
                before = register.get(1)
                months = (before.contract.initial_term or contract_of().initial_term).months  # type: ignore[union-attr]
                with suppress(LockedError):  # the others may write for longer than one waits; nothing was stored then
                    found = register.put(1, with_months((months or 0) + 1), before.version, later(at, who=who))
                    if isinstance(found, Stored):
                        break
                    refused.append(found.expected_version)


def with_months(months: int) -> Contract:
    """Return the base contract with a term of so many months."""
    return contract_of(initial_term={"months": months})


def test_four_writers_lose_nothing(place: str) -> None:
    """Every edit is applied, or told to be a conflict, or that others write, and made again."""
    with open_register(place) as register:
        register.add(with_months(1), ANN)
    refused: list[int] = []
    threads = [threading.Thread(target=edits, args=(place, f"W{at}", 25, refused)) for at in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_register(place) as register:
        assert register.get(1).contract == with_months(101)
        assert register.get(1).version == 101
        assert register.check().lines == 101
        assert register.check().broken is None
