"""What is on its way into the register, as one value: sent once more it is the same, and it can be taken back."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from cmdesk.contract.contract import Contract
    from cmdesk.register.records import Conflict, Edit, Stored
    from cmdesk.register.register import Register


class Sent:
    """A contract with the edit that stores it and the version that it rests on, None where it is added.

    As long as nobody knows what became of it, the very same is sent again, for the register stores an edit once. `own`
    is the version that it became, also where somebody else's came on top of that before the answer was heard.
    """

    def __init__(self, contract: Contract, edit: Edit, base: Stored | None = None) -> None:
        self.contract, self.edit, self.base = contract, edit, base
        self.own: Stored | None = None
        self.is_withdrawn = False

    @property
    def names_anew(self) -> bool:
        """Tell whether the contract gets a reference that it did not bear in the register before."""
        return self.base is None or self.base.contract.reference != self.contract.reference

    def store(self, register: Register) -> Stored | Conflict | None:
        """Store it, in the thread of the register; None where it was withdrawn before."""
        from cmdesk.register.records import Stored  # noqa: PLC0415  # nothing is stored before the first paint

        if self.is_withdrawn:
            return None
        if self.base is None:
            self.own = register.add(self.contract, self.edit)
            return self.own
        clash = clash_of(register, self.base, self.contract)
        if clash is not None:
            return clash
        found = register.put(self.base.id, self.contract, self.base.version, self.edit)
        self.own = found if isinstance(found, Stored) else self._find_own(register)
        return found

    def take_back(self, register: Register, edit: Edit) -> None:
        """Undo what it stored; what others have made of it since stays."""
        own = self.own or self._find_own(register)
        if own is None or own.at != self.edit.at:
            return  # nothing was stored, or nothing new
        if self.base is None:
            register.delete(own.id, own.version, edit)
        else:
            register.restore(own.id, self.base.version, own.version, edit)

    def _find_own(self, register: Register) -> Stored | None:
        """Return the version that this very edit made, None where it made none."""
        from cmdesk.register.errors import NoSuchVersionError  # noqa: PLC0415  # as above

        if self.base is not None:
            with suppress(NoSuchVersionError):
                found = register.get(self.base.id, self.base.version + 1)
                if (found.at, found.contract) == (self.edit.at, self.contract):
                    return found
        return None


def clash_of(register: Register, known: Stored, contract: Contract) -> Conflict | None:
    """Return what stands in the way since a backup was put back, where a known version is another one by now.

    None where it is the same, or where no version has its number yet: the register itself knows then.
    """
    from cmdesk.register.keeping import conflict_of  # noqa: PLC0415  # as above

    check_known(register, known)
    there = register.get(known.id)
    if there.version < known.version:
        return None
    found = there if there.version == known.version else register.get(known.id, known.version)
    return conflict_of(there, known, contract) if found.contract != known.contract else None


def check_known(register: Register, known: Stored) -> None:
    """Raise NoSuchContractError where the number is another contract's by now, as after a backup was put back."""
    from cmdesk.register.errors import NoSuchContractError  # noqa: PLC0415  # as above

    if not register.holds(known):
        raise NoSuchContractError(register.place)


def tried(work: Callable[[Register], Any]) -> Callable[[Register], Any]:
    """Return some work that gives what went wrong as a value, for what follows depends on it."""

    def done(register: Register) -> Any:
        try:
            return work(register)
        except Exception as error:  # noqa: BLE001  # an error of ours is raised again in the window's thread
            return error

    return done
