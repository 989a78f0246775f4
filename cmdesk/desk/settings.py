"""What a user settles once, for the window and the command line alike: which register, and under which name."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from cmdesk.basics.record import Record, record
from cmdesk.desk.failures import OutputError, reason
from cmdesk.desk.folders import settings_folder
from cmdesk.desk.kept import read_kept, write_kept

if TYPE_CHECKING:
    from pathlib import Path


@record
class Settings(Record):
    """The register that opens, by file or address, empty for the user's own; and the name in its history."""

    register: str = ""
    name: str = ""


def settings() -> Settings:
    """Return what was settled; nothing where that was never done or its file is lost."""
    found = read_kept(_file()).values
    known = {key: value for key in asdict(Settings()) if isinstance(value := found.get(key), str)}
    return Settings(**known)


def settle(chosen: Settings) -> None:
    """Keep what was settled for every start from now on; OutputError where that fails."""
    try:
        write_kept(_file(), asdict(chosen))
    except OSError as error:
        raise OutputError(str(_file()), reason(error)) from error


def user_name() -> str:
    """Return the name under which changes are told in the history: the one settled, else that of the account."""
    import getpass  # noqa: PLC0415  # nothing is changed before the first paint

    from cmdesk.basics.strict import is_one_line  # noqa: PLC0415  # as above

    chosen = settings().name.strip()
    if chosen and is_one_line(chosen):
        return chosen
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name, as in some containers
        return "?"


def _file() -> Path:
    return settings_folder() / "settings.json"
