"""TOML, parsed once: what a file holds is kept in the user's cache, because parsing takes longer than all the rest."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from cmdesk.basics.assets import read_bytes
from cmdesk.basics.cache import kept

# No key of a TOML file holds a control character by accident, and none of ours on purpose.
_DAY, _NUMBER = "\x00day", "\x00number"


def parsed(data: bytes, name: str) -> Any:
    """Return what the bytes of a TOML file hold, numbers with a decimal point as Decimal.

    `name` tells the kept copies apart, one a file. UnicodeDecodeError and TOMLDecodeError where they are no TOML.
    """
    import json  # noqa: PLC0415  # not every start needs it

    text = data.decode("utf-8")
    try:
        content = kept(f"toml-{name}", text, lambda: json.dumps(_loads(text), default=_written).encode())
    except TypeError:  # a moment or a time of day: no file of ours holds one, and a reader will say so
        return _loads(text)
    return json.loads(content, object_hook=_value)


def read_toml(*parts: str) -> dict[str, Any]:
    """Return what a TOML resource holds."""
    found: dict[str, Any] = parsed(read_bytes(*parts), "-".join(parts).removesuffix(".toml"))
    return found


def _loads(text: str) -> Any:
    """Parse a file."""
    import tomllib  # noqa: PLC0415  # 5 ms that most starts save

    return tomllib.loads(text, parse_float=Decimal)


def _written(value: date | Decimal) -> dict[str, str]:
    """Return a form for what JSON has none for; TypeError where that is nothing our files hold."""
    if isinstance(value, Decimal):
        return {_NUMBER: str(value)}
    if type(value) is date:
        return {_DAY: value.isoformat()}
    raise TypeError(value)


def _value(found: dict[str, Any]) -> Any:
    """Return a table as it is, and a day or a number out of its form."""
    if len(found) == 1:
        if _NUMBER in found:
            return Decimal(found[_NUMBER])
        if _DAY in found:
            return date.fromisoformat(found[_DAY])
    return found
