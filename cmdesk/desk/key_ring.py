"""Passwords of registers in the key ring of the system, the only place where cmdesk ever puts one.

A file of libpq does as well, without any key ring: a service file, or PGPASSFILE.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.errors import CmdeskError
from cmdesk.basics.wording import N_, Sentence, say

if TYPE_CHECKING:
    from types import ModuleType

_SERVICE = "cmdesk"


class KeyRingError(CmdeskError):
    """There is no key ring, or it is locked; its message never holds a password."""

    def __init__(self, reason: str) -> None:
        """Say why, and what does as well."""
        self.sentence: Sentence = say(
            N_("The key ring of this system cannot be used ({reason}); put the password into a service file instead"),
            reason=reason,
        )
        super().__init__(self.sentence.in_english())


def password_for(place: str) -> str | None:
    """Return the password kept for an address, None where none is or there is no key ring to ask."""
    try:
        keyring = _keyring()
        found: str | None = keyring.get_password(_SERVICE, place)
    except KeyRingError:
        return None
    except Exception:  # noqa: BLE001  # every key ring fails in a way of its own; then the server asks
        return None
    return found


def keep_password(place: str, password: str) -> None:
    """Keep a password for an address, or forget it where it is empty; KeyRingError where that cannot be."""
    keyring = _keyring()
    try:
        if password:
            keyring.set_password(_SERVICE, place, password)
        elif keyring.get_password(_SERVICE, place) is not None:
            keyring.delete_password(_SERVICE, place)
    except Exception as error:  # noqa: BLE001  # as above, but here the user is told
        raise KeyRingError(type(error).__name__) from None


def _keyring() -> ModuleType:
    """Return the library; KeyRingError where it was not installed."""
    try:
        import keyring  # noqa: PLC0415  # 200 ms that a register on this computer saves
    except ImportError:
        raise KeyRingError("keyring") from None
    return keyring
