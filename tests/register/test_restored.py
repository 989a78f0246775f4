"""Which version a restored one is again."""

from __future__ import annotations

import pytest

from cmdesk.basics.wording import say
from cmdesk.register.records import Action
from cmdesk.register.register import Register
from cmdesk.register.restored import sources, what_happened
from tests.register.kept import ANN, later, named, stored


@pytest.fixture
def changed(register: Register) -> Register:
    """Return a register with two contracts: A, B, A again, C, A again; and beside it D, E, D again."""
    register.add_all([named("A"), named("D")], ANN)
    register.put(1, named("B", currency="DKK"), 1, later(1))
    stored(register.restore(1, 1, 2, later(2)))
    register.put(1, named("C"), 3, later(3))
    stored(register.restore(1, 3, 4, later(4)))
    register.put(2, named("E"), 1, later(5))
    stored(register.restore(2, 1, 2, later(6)))
    return register


def test_a_restored_version_is_an_earlier_one_again(changed: Register) -> None:
    """The first with its text, though a later one with the same was chosen; of every contract its own."""
    assert sources(changed.last_changes(1)) == {(1, 3): 1, (1, 5): 1}
    assert sources(changed.last_changes()) == {(1, 3): 1, (1, 5): 1, (2, 3): 1}


def test_what_is_not_told_is_not_guessed(changed: Register) -> None:
    """Where the earlier lines are not asked for."""
    assert sources(changed.last_changes(2, 2)) == {}
    assert sources(()) == {}


def test_what_happened() -> None:
    """With the version where it is known."""
    assert what_happened(Action.RESTORED, 1) == say("version {version} restored", version=1)
    assert what_happened(Action.RESTORED, None) == say("an earlier version restored")
    assert what_happened(Action.CHANGED, None) == say("changed")
