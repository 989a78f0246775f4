"""Passwords in the key ring of the system."""

from __future__ import annotations

import sys

import keyring
import pytest

from cmdesk.desk.key_ring import KeyRingError, keep_password, password_for
from tests.desk.key_rings import LockedKeyRing, OwnKeyRing

ADDRESS = "postgresql://ann@example.com/contracts"


def test_kept_and_forgotten(key_ring: OwnKeyRing) -> None:
    """A password stays until an empty one takes its place; forgetting twice is no trouble."""
    assert password_for(ADDRESS) is None
    keep_password(ADDRESS, "secret")
    assert password_for(ADDRESS) == "secret"
    keep_password(ADDRESS, "")
    assert (password_for(ADDRESS), key_ring.kept) == (None, {})
    keep_password(ADDRESS, "")


@pytest.mark.usefixtures("key_ring")
def test_a_locked_one() -> None:
    """It has no password to give; that none can be kept is told, without the password."""
    keyring.set_keyring(LockedKeyRing())
    assert password_for(ADDRESS) is None
    for password in ("secret", ""):
        with pytest.raises(KeyRingError) as error:
            keep_password(ADDRESS, password)
        assert error.value.sentence.in_english() == (
            "The key ring of this system cannot be used (KeyringLocked); put the password into a service file instead"
        )


def test_none_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the library was not installed, the server asks, and a service file does."""
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert password_for(ADDRESS) is None
    with pytest.raises(KeyRingError, match=r"\(keyring\)"):
        keep_password(ADDRESS, "secret")
