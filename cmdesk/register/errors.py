"""What can go wrong with a register, each with a sentence for the user: what is wrong, and what to do.

No sentence and no message holds a password, and no message, which may come into a log, anything of a contract; a
sentence may name the contract that it is about.
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any, ClassVar

from cmdesk.basics.errors import CmdeskError
from cmdesk.basics.wording import N_, Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping


class RegisterError(CmdeskError):
    """The root of what can go wrong; `place` is the file, or the address without its password."""

    key: ClassVar[str] = N_("The register cannot be used: {reason}")
    of_contract: ClassVar[frozenset[str]] = frozenset()
    """The values that come from a contract."""

    def __init__(self, place: str, **values: Any) -> None:
        """Name the place, and fill in the sentence."""
        self.place = place
        self.values: Mapping[str, Any] = values
        shown = {name: "…" if name in self.of_contract else value for name, value in values.items()}
        super().__init__(f"{place}: {Sentence(self.key, shown).in_english()}")

    @property
    def sentence(self) -> Sentence:
        """Return what to tell the user."""
        return Sentence(self.key, self.values)


class NoSuchPlaceError(RegisterError):
    """The folder is not there, was renamed, or its drive is gone."""

    key = N_("The folder of the register is not there any more; put it back, or save a copy elsewhere")


class NoSuchFileError(RegisterError):
    """There is no file by the name of a backup."""

    key = N_("This file is not there; check its name, or name another one")


class NotARegisterError(RegisterError):
    """The file is something else."""

    key = N_("This file is no register of cmdesk; name another one")


class NewerRegisterError(RegisterError):
    """A newer program made it; not a byte was touched."""

    key = N_("This register was made by a newer cmdesk; it was left untouched. Update cmdesk to open it")


class DamagedError(RegisterError):
    """Its pages are damaged; it is never repaired silently."""

    key = N_("The register is damaged; nothing was changed. Restore the last good backup")


class LockedError(RegisterError):
    """Somebody else is writing for longer than we wait."""

    key = N_("Another program is writing to the register; nothing was stored. Try again in a moment")


class OpenElsewhereError(LockedError):
    """Somebody has open what is to be replaced or moved, whether they write or not."""

    key = N_("Another program has this register open; nothing was changed. Close it there, then try again")


class DiskFullError(RegisterError):
    """There is no space left; what was stored before is there."""

    key = N_("The disk is full; nothing was stored. Free some space and try again")


class ReadOnlyError(RegisterError):
    """It can be read, and no more."""

    key = N_("The register can only be read here; nothing was stored. Ask for the right to write, or save a copy")


class RefusedError(RegisterError):
    """The system does not let us in."""

    key = N_("Access to the register is refused; ask for the right, or choose another place")


class NetworkDriveError(RegisterError):
    """A file on a drive of another computer, where locks do not hold."""

    key = N_(
        "A register on a network drive can be damaged when two people write to it. Keep it on this computer, or use "
        "PostgreSQL to share it"
    )


class DiskError(RegisterError):
    """The disk does not do as it is told."""

    key = N_("The disk refuses to write or read; nothing was stored. Check it, then try again")


class ConnectionLostError(RegisterError):
    """The server is not there, or not any more."""

    key = N_(
        "The connection to the register is lost. Whether the last change was stored shows once it is back; try again"
    )


class UnreachableError(ConnectionLostError):
    """The server took nobody in when it was to be opened, so that nothing can have been stored."""

    key = N_(
        "There is no connection to {host}, port {port}. Check both in the address, that the server runs and lets this "
        "computer in, and the network"
    )


class LoginRefusedError(RegisterError):
    """The server knows neither this name nor this password, or has no such database for it."""

    key = N_("The server of the register refuses this login; check user, password and name of the database")


class UnverifiedServerError(RegisterError):
    """The server cannot prove who it is."""

    key = N_(
        "The connection to the server is not secure: its certificate cannot be verified. Ask whoever runs it for the "
        "certificate, or name an sslmode in the address"
    )


class NoDriverError(RegisterError):
    """The library that speaks to PostgreSQL was not installed."""

    key = N_("PostgreSQL needs the extra library psycopg: install cmdesk[postgresql]")


class UnknownAddressError(RegisterError):
    """No address of a register that we know."""

    key = N_("This is no address of a register; write a file's name, or postgresql+psycopg://user@host/database")


class UnexpectedError(RegisterError):
    """Something that we have no words of our own for; `code` is the database's."""

    key = N_("The register could not do this ({code}); nothing was stored")


class NoSuchContractError(RegisterError):
    """There is none by this number, or none any more."""

    key = N_("This contract is not in the register any more")


class NoSuchVersionError(RegisterError):
    """The contract has no such version."""

    key = N_("This contract has no version {version}")


class ChangedMeanwhileError(RegisterError):
    """Of many contracts that are to be changed at once, somebody else has changed one."""

    key = N_("Somebody else has changed {reference} meanwhile; nothing of this was stored. Look at it, then try again")
    of_contract = frozenset({"reference"})


class PartlyStoredError(RegisterError):
    """Of what is stored by pieces some were, before one failed; `why` says what is wrong with that."""

    key = N_("Only {stored} of {all} contracts are stored. For the others: {why}")


class NotEmptyError(RegisterError):
    """A register that is to take another one in has contracts of its own."""

    key = N_("This register is not empty; nothing was changed. Choose an empty one")


class BadBackupError(RegisterError):
    """A backup that did not pass its check, so that it is none."""

    key = N_("This backup is not sound; nothing was changed. Choose another one")


class InUseError(RegisterError):
    """A file that is to be written is a register that somebody has open, or belongs to the one that is copied."""

    key = N_("This file is a register in use, or belongs to one; name another file")


def of_system(place: str, error: OSError) -> RegisterError:
    """Return what an error of the system means."""
    return _OF_SYSTEM.get(error.errno or 0, DiskError)(place)


def of_sqlite(place: str, error: BaseException) -> RegisterError:
    """Return what an error of SQLite means; its own words are left out, for they may quote a contract."""
    # SQLite hands texts out as they are, damaged or not; the library has no code for what cannot be read of them.
    if isinstance(error, UnicodeDecodeError) or str(error).startswith("Could not decode to UTF-8"):
        return DamagedError(place)
    code = getattr(error, "sqlite_errorcode", 0)
    found = _OF_SQLITE.get(code & 0xFF)
    if found is None:
        return UnexpectedError(place, code=getattr(error, "sqlite_errorname", type(error).__name__))
    if found is NoSuchPlaceError and os.path.exists(place):  # noqa: PTH110  # pathlib costs start-up
        found = RefusedError
    return found(place)


_OF_SYSTEM: dict[int, type[RegisterError]] = {
    errno.ENOENT: NoSuchPlaceError,
    errno.ENOTDIR: NoSuchPlaceError,
    errno.EISDIR: NotARegisterError,
    errno.EACCES: RefusedError,
    errno.EPERM: RefusedError,
    errno.EROFS: ReadOnlyError,
    errno.ENOSPC: DiskFullError,
    errno.EDQUOT: DiskFullError,
}
_OF_SQLITE: dict[int, type[RegisterError]] = {
    3: RefusedError,  # PERM
    5: LockedError,  # BUSY
    6: LockedError,  # LOCKED
    8: ReadOnlyError,  # READONLY
    10: DiskError,  # IOERR
    11: DamagedError,  # CORRUPT
    13: DiskFullError,  # FULL
    14: NoSuchPlaceError,  # CANTOPEN
    26: NotARegisterError,  # NOTADB
}
"""Primary result codes of SQLite; the module sqlite3 is not imported for their names."""
