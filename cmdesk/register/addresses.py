"""Addresses of registers on servers as they may be shown: without a password, however it was written into one.

    known("postgresql+psycopg://ann:secret@host/db?password=x")     # "postgresql://ann@host/db"

It imports next to nothing: the window asks for it before anything else is there.
"""

from __future__ import annotations

import re
from urllib.parse import unquote_plus

_ADDRESS = re.compile(r"(\w+)(?:\+\w+)?://(?:([^:/]*)(:[^@]*(?:@[^/:?@]*)*)?@)?")
"""Scheme, user and password of an address: a password goes as far as the last @ before the host ends."""

_SECRET = re.compile(r"pass(?!file$)|secret|scram_\w+_key", re.IGNORECASE)


def is_secret(option: str) -> bool:
    """Tell whether what an option of an address says is secret, by its name, which may be percent-encoded."""
    return _SECRET.search(unquote_plus(option)) is not None


def known(address: str) -> str:
    """Return the one name of an address: without its driver and without whatever is secret in it.

    Options are decoded and in the order of the alphabet: SQLAlchemy writes them in a way of its own.
    """
    found = _ADDRESS.match(address)
    if found is None:
        return unreadable(address)
    before, _, options = address[found.end() :].partition("?")
    if found[3] is not None:  # what is left of a password that no address can hold as it is
        before = before.rpartition("@")[2]
    user = f"{found[2]}@" if found[2] else ""
    kept = (one for one in options.split("&") if one and not is_secret(one.partition("=")[0]))
    others = "&".join(sorted(unquote_plus(one) for one in kept))
    return f"{found[1]}://{user}{before}" + (f"?{others}" if others else "")


def unreadable(address: str) -> str:
    """Return what may be shown of an address that cannot be read: its host alone, where it is clear which that is."""
    scheme, mark, rest = address.partition("://")
    before, _, options = rest.partition("?")
    if "@" in options:
        return f"{scheme}{mark}…"
    host = re.match(r"\[[^\]]*\]?|[^:/]*", before.rpartition("@")[2])
    return f"{scheme}{mark}{host[0] if host else ''}"
