"""Which register a user works with, and opening it: their own file, another one, or the server of a team."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cmdesk.desk.folders import register_folder
from cmdesk.desk.rates import use_own_rates
from cmdesk.desk.settings import settings, user_name
from cmdesk.register.errors import of_system
from cmdesk.register.records import Edit

if TYPE_CHECKING:
    from cmdesk.register.register import Register


def own_register() -> str:
    """Return the file of the user's own register, which the first start makes."""
    return os.path.join(register_folder(), "contracts.sqlite")  # noqa: PTH118  # pathlib costs start-up


def place_of(given: str | None = None) -> str:
    """Return the register to work with: the one given, else the one settled, else the user's own."""
    place = given or settings().register or own_register()
    return place if "://" in place else os.path.abspath(place)  # noqa: PTH100  # unlike resolve, it asks no disk


def is_shared(place: str) -> bool:
    """Tell whether a register is a server's, which others write to."""
    return "://" in place


def opened(place: str, password: str | None = None) -> Register:
    """Open a register, made where there is none; RegisterError where that cannot be.

    The password, where one is needed and none is given, comes from the key ring or from the files of libpq.
    """
    from cmdesk.register.register import open_register  # noqa: PLC0415  # SQLAlchemy costs 150 ms

    use_own_rates()
    if place == own_register():
        _make_folder(place)
    return open_register(place, password or kept_password(place))


def kept_password(place: str) -> str | None:
    """Return the password of a server that the key ring holds; None for a file, and where it holds none."""
    if not is_shared(place):
        return None
    from cmdesk.desk.key_ring import password_for  # noqa: PLC0415  # servers alone need it

    return password_for(place)


def edit(why: str = "", now: datetime | None = None) -> Edit:
    """Return who changes something and when: this user, now."""
    return Edit(user_name(), now or datetime.now(UTC).astimezone(), why)


def _make_folder(place: str) -> None:
    """Make the folder of the user's own register, for nobody else to look into."""
    folder = os.path.dirname(place)  # noqa: PTH120  # as above
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103  # as above
    except OSError as error:
        raise of_system(place, error) from None
