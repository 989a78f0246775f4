"""A register that is open: where it lies, and how one lets go of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from cmdesk.basics.wording import Sentence
    from cmdesk.register.store import Store


class Opened:
    """What every part of a register works on."""

    def __init__(self, store: Store) -> None:
        """Work on a store that is open."""
        self.store = store

    @property
    def place(self) -> str:
        """The file, or the address without a password."""
        return self.store.place

    @property
    def read_only(self) -> bool:
        """Whether it can be read, and no more."""
        return self.store.kind.read_only

    @property
    def notes(self) -> tuple[Sentence, ...]:
        """What to tell the user once about where it lies."""
        return self.store.kind.notes

    def close(self) -> None:
        """Let go of it."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
