"""Which register a user works with, and opening it: their own file, another one, or the server of a team."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cmdesk.desk.folders import register_folder
from cmdesk.desk.settings import settings

if TYPE_CHECKING:
    from datetime import datetime

    from cmdesk.register.records import Edit
    from cmdesk.register.register import Register


def own_register() -> str:
    """Return the file of the user's own register, which the first start makes."""
    return os.path.abspath(os.path.join(register_folder(), "contracts.sqlite"))  # noqa: PTH100, PTH118  # start-up


def place_of(given: str | None = None) -> str:
    """Return the register to work with: the one given, else the one settled, else the user's own."""
    place = given or settings().register or own_register()
    return place if "://" in place else os.path.abspath(place)  # noqa: PTH100  # unlike resolve, it asks no disk


def is_shared(place: str) -> bool:
    """Tell whether a register is a server's, which others write to."""
    return "://" in place


def is_there(place: str) -> bool:
    """Tell whether there is something to open: a file, or an address, whose server alone can tell."""
    return is_shared(place) or os.path.exists(place)  # noqa: PTH110  # as above


def check_there(place: str) -> None:
    """Raise FaultyInput where there is nothing to open: who only reads makes no register."""
    if not is_there(place):
        from cmdesk.basics.wording import N_, say  # noqa: PLC0415  # as seldom as can be
        from cmdesk.desk.inputs import at_fault  # noqa: PLC0415  # as above

        sentence = N_("there is no register here; check the path, or make one with {command}")
        raise at_fault(place, say(sentence, command="cmdesk register import"))


def known_as(place: str) -> str:
    """Return the one name of a register: a file without links, an address without driver and whatever is secret."""
    if not is_shared(place):
        return os.path.realpath(place)
    from cmdesk.register.addresses import known  # noqa: PLC0415  # servers alone need it

    return known(place)


def opened(place: str, password: str | None = None) -> Register:
    """Open a register, made where there is none; RegisterError where that cannot be.

    The password, where one is needed and none is given, comes from the key ring or from the files of libpq.
    """
    from cmdesk.desk.rates import use_own_rates  # noqa: PLC0415  # the place alone is asked for before the first paint
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

    return password_for(known_as(place))


def edit(why: str = "", now: datetime | None = None) -> Edit:
    """Return who changes something and when: this user, now."""
    from datetime import UTC, datetime  # noqa: PLC0415  # as above

    from cmdesk.desk.settings import user_name  # noqa: PLC0415  # as above
    from cmdesk.register.records import Edit  # noqa: PLC0415  # as above

    return Edit(user_name(), now or datetime.now(UTC).astimezone(), why)


def _make_folder(place: str) -> None:
    """Make the folder of the user's own register, for nobody else to look into."""
    folder = os.path.dirname(place)  # noqa: PTH120  # as above
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103  # as above
    except OSError as error:
        from cmdesk.register.errors import of_system  # noqa: PLC0415  # as above

        raise of_system(place, error) from None
