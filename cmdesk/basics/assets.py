"""The one way to a file of `resources/`, in a checkout, an installed wheel and a frozen build alike."""

from __future__ import annotations

import os.path
from functools import cache
from typing import Any

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120  # pathlib costs start-up


@cache
def assets_folder() -> str:
    """Return the folder of resources: the installed copy if there is one, else the checkout's own."""
    installed = os.path.join(_PACKAGE, "_resources")  # noqa: PTH118
    if os.path.isdir(installed):  # noqa: PTH112
        return installed
    return os.path.join(os.path.dirname(_PACKAGE), "resources")  # noqa: PTH118, PTH120


def asset(*parts: str) -> str:
    """Return the path of a resource; whether it exists is for the caller to find out."""
    return os.path.join(assets_folder(), *parts)  # noqa: PTH118


def read_bytes(*parts: str) -> bytes:
    """Return a resource's bytes; OSError where it is missing."""
    with open(asset(*parts), "rb") as file:  # noqa: PTH123
        return file.read()


def read_text(*parts: str) -> str:
    """Return a resource's text, which is UTF-8."""
    return read_bytes(*parts).decode("utf-8")


def read_json(*parts: str) -> Any:
    """Return what a JSON resource holds."""
    import json  # noqa: PLC0415  # not every start needs it

    return json.loads(read_bytes(*parts))
