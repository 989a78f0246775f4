"""Files of many contracts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.helpers import BASE

ROOT = Path(__file__).parents[2]
VECTORS = [
    json.loads(path.read_text("utf-8"))["contract"] for path in sorted((ROOT / "tests" / "vectors").glob("*.json"))
]
FAULTY = "Faulty"
"""The reference of a contract at fault."""


def contract(reference: str, **values: Any) -> dict[str, Any]:
    """Return a small contract; at fault where its reference says so."""
    own = {"edition": "2019-01-01", "currency": "EURO"} if reference == FAULTY else {}
    return {**BASE, "reference": reference, **own, **values}


def lines_of(contracts: Iterable[Any]) -> bytes:
    """Return contracts as JSON lines."""
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in contracts).encode()


def many(count: int) -> bytes:
    """Return so many small contracts."""
    return lines_of(contract(f"C-{number}") for number in range(count))


def read_lines(path: Path) -> list[Any]:
    """Return what the lines of a file hold."""
    return [json.loads(line) for line in path.read_bytes().splitlines()]
