"""Key rings for tests: one that keeps passwords in memory, and one that is locked."""

from __future__ import annotations

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked


class OwnKeyRing(KeyringBackend):
    """A key ring in memory."""

    priority = 1

    def __init__(self) -> None:
        """Keep nothing yet."""
        super().__init__()  # type: ignore[no-untyped-call]  # the library's
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """Return a password, None where there is none."""
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a password."""
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget a password."""
        del self.kept[service, username]


class LockedKeyRing(KeyringBackend):
    """A key ring whose owner is away."""

    priority = 1

    def __init__(self) -> None:
        """Keep nothing."""
        super().__init__()  # type: ignore[no-untyped-call]  # the library's

    def get_password(self, service: str, username: str) -> str | None:
        """Refuse."""
        raise KeyringLocked(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        """Refuse."""
        raise KeyringLocked(service, username, password)

    def delete_password(self, service: str, username: str) -> None:
        """Refuse."""
        raise KeyringLocked(service, username)
