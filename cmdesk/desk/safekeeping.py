"""Backups of a register without anybody thinking of them, and the way back.

Those of a file lie in a folder beside it, those of a server among the user's own data: whoever opens it has a copy.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from cmdesk.desk.folders import register_folder
from cmdesk.desk.registers import edit, is_shared, kept_password, known_as

if TYPE_CHECKING:
    from cmdesk.register.backups import Backup
    from cmdesk.register.register import Register


def backups_folder(place: str) -> str:
    """Return the folder of a register's backups."""
    name = known_as(place)
    if is_shared(place):
        return os.path.join(register_folder(), "backups-" + sha256(name.encode()).hexdigest()[:12])  # noqa: PTH118
    return f"{name}.backups"


def backups_of(place: str) -> tuple[Backup, ...]:
    """Return the backups of a register, the last one first; it need not open for that."""
    from cmdesk.register.backups import backups_in  # noqa: PLC0415  # SQLAlchemy costs 150 ms

    return backups_in(backups_folder(place))


def backup_in(path: str) -> Backup:
    """Return any file that a user names as a backup, once it is checked; RegisterError where it is none."""
    from cmdesk.register.backups import look_into  # noqa: PLC0415  # as above

    return look_into(path)


def back_up(register: Register) -> Backup:
    """Make a checked backup now, and take out what is not needed any more; RegisterError where that cannot be."""
    from cmdesk.register import backups  # noqa: PLC0415  # as above

    folder, now = backups_folder(register.place), datetime.now(UTC)
    made = backups.back_up(register, folder, now)
    backups.thin(folder, now)
    return made


def save_copy(register: Register, path: str) -> None:
    """Save a checked copy in a file of the user's choice, never in the place of what belongs to a register in use.

    RegisterError where that cannot be.
    """
    from cmdesk.register import backups  # noqa: PLC0415  # as above

    check_may_write(register, path)
    backups.save_copy(register, path)


def check_may_write(register: Register, path: str) -> None:
    """Raise InUseError where a file that is to be written is the register, lies beside it, or among its backups.

    Nor may it be any other register that somebody has open: its log would damage what takes its place.
    """
    from cmdesk.register import errors, files  # noqa: PLC0415  # as above

    target = os.path.realpath(path)
    theirs = [] if is_shared(register.place) else [f"{register.place}{end}" for end in ("", "-wal", "-shm", "-journal")]
    folder = os.path.join(os.path.realpath(backups_folder(register.place)), "")  # noqa: PTH118  # pathlib costs start-up
    is_theirs = any(_is_same(target, one) for one in theirs)
    if is_theirs or os.path.normcase(target).startswith(os.path.normcase(folder)) or files.is_in_use(target):
        raise errors.InUseError(path)


def _is_same(path: str, other: str) -> bool:
    """Tell whether two names are those of one file, whether it is there or not."""
    if os.path.exists(path) and os.path.exists(other):  # noqa: PTH110  # as above
        return os.path.samefile(path, other)  # noqa: PTH121  # as above
    return os.path.normcase(path) == os.path.normcase(other)


def back_up_if_due(register: Register) -> Backup | None:
    """Make a backup where something changed since the last one, and that is an hour old; None where none is due.

    What was deleted more than 30 days ago goes for good then, the backup still holding it; the history tells that.
    """
    from cmdesk.register.backups import is_due  # noqa: PLC0415  # as above

    now = datetime.now(UTC)
    if not is_due(register, backups_folder(register.place), now):
        return None
    made = back_up(register)
    register.purge(edit(now=now))
    return made


def restore_backup(backup: str, place: str, why: str = "") -> str | None:
    """Put a backup in the place of a register that nobody has open; return where what stood there is kept, if any."""
    from cmdesk.register.backups import restore  # noqa: PLC0415  # as above

    return restore(backup, place, edit(why), kept_password(place))
