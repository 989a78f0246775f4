"""A register that is open, on both stores."""

from __future__ import annotations

import re

from cmdesk.register.register import Register, open_register
from tests.register.kept import ANN, named


def test_it_knows_where_it_lies(place: str) -> None:
    """By the name it was opened by but for the password; it can be written to, and there is nothing to tell of it."""
    password = re.search(":([^:/]+)@", place)
    with open_register(place) as register:
        assert register.place == (place.replace(password[1], "***") if password else place)
        assert not register.read_only
        assert register.notes == ()


def test_whoever_opens_it_lets_go_of_it(register: Register, place: str) -> None:
    """At the end of a `with`, whatever happened in it; what was stored is there for the next."""
    with open_register(place) as other:
        stored = other.add(named("A"), ANN)
    assert register.get(stored.id).contract.reference == "A"
