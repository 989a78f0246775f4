"""Another register chosen: tried, filled with what there is where that is wanted, and settled for every start."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from cmdesk.basics.wording import N_, Sentence, count, say
from cmdesk.desk.registers import is_shared, known_as, opened, own_register, place_of
from cmdesk.desk.settings import Settings, settle

if TYPE_CHECKING:
    from cmdesk.register.register import Register

_LOGIN = r"(\w[\w+.-]*://[^:/@?]*):(.*)@([^@]*)"
"""Scheme and user, password, and the rest of an address."""

_PORT = r"\w[\w+.-]*://[^:/@?]*:\d*[/?]"
"""The beginning of an address without a user, as far as the port."""

_SECRETS = frozenset({"password", "sslpassword"})
"""Options of an address that are passwords."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a user chose: register and name, the password typed for a server, and whether contracts come along."""

    settings: Settings
    password: str = ""
    takes_over: bool = False

    @property
    def place(self) -> str:
        """The register that is chosen, the user's own where none is named."""
        return place_of(self.settings.register or own_register())


def apart(address: str) -> tuple[str, str]:
    """Return an address without any password, and the one for the server: what is kept or shown must not hold one.

    A password may hold an @ and other marks of an address, as it is typed; the last @ before the host ends it.
    """
    if not is_shared(address):
        return address, ""
    whole, mark, options = address.partition("?")
    found = re.fullmatch(_LOGIN, whole)
    if found is None and not re.match(_PORT, address):
        found = re.fullmatch(_LOGIN, address)  # there may be a ? in the password
    password = ""
    if found is not None:
        password = unquote(found[2])
        rest, mark, options = found[3].partition("?") if "?" in found[2] else (found[3], mark, options)
        whole = f"{found[1]}@{rest}"
    given = [one.partition("=") for one in options.split("&")]
    secrets = {name: unquote(value) for one, _, value in given if (name := _name(one)) in _SECRETS}
    others = "&".join("".join(one) for one in given if _name(one[0]) not in _SECRETS)
    return whole + (mark + others if others else ""), password or secrets.get("password", "")


def _name(option: str) -> str:
    return unquote(option).strip().lower()


def looked_into(chosen: Chosen) -> Sentence:
    """Return what there is at the place that was chosen; RegisterError where it does not open."""
    from cmdesk.desk.rates import today  # noqa: PLC0415  # the settings alone are asked for before the first paint

    with closing(opened(chosen.place, chosen.password or None)) as register:
        number = register.counts(today()).contracts
    return count(
        N_("The register opens; it holds {n} contract."), N_("The register opens; it holds {n} contracts."), number
    )


def settled(chosen: Chosen) -> tuple[Sentence, ...]:
    """Try the register, take the contracts of the own one over, and keep the choice; return what is to be known of it.

    RegisterError or OutputError where that cannot be, and then the choice is as it was. A key ring that does not keep
    the password is told: the register opens for now.
    """
    try_out(chosen)
    return keep(chosen)


def try_out(chosen: Chosen) -> None:
    """Open the register, and take the contracts of the own one over where that is wanted; nothing is kept yet."""
    with closing(opened(chosen.place, chosen.password or None)) as register:
        if chosen.takes_over:
            _take_over(register)


def keep(chosen: Chosen) -> tuple[Sentence, ...]:
    """Keep the choice for every start, and return what is to be known of it."""
    settle(chosen.settings)
    return tuple(_keep_password(chosen))


def _take_over(register: Register) -> None:
    """Put all contracts of the user's own register into another one, which must be empty."""
    from cmdesk.register.backups import move  # noqa: PLC0415  # as above

    if known_as(register.place) == known_as(own_register()):
        return
    with closing(opened(own_register())) as source:
        move(source, register)


def _keep_password(chosen: Chosen) -> list[Sentence]:
    if not chosen.password or not is_shared(chosen.place):
        return []
    from cmdesk.desk.key_ring import KeyRingError, keep_password  # noqa: PLC0415  # servers alone need it

    try:
        keep_password(known_as(chosen.place), chosen.password)
    except KeyRingError as error:
        return [say(N_("The register is open for now. {why}"), why=error.sentence)]
    return []
