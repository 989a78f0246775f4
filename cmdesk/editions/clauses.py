"""Clause numbers as the files of editions and readings write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say

if TYPE_CHECKING:
    from cmdesk.basics.strict import Table

_ONE = r"\d{1,2}(\.\d{1,2})?(\([a-z]{1,5}\))?"
_CLAUSES = re.compile(rf"{_ONE}(, {_ONE})*")
_OPEN = rf"{_ONE}( / {_ONE})?( \(\d{{4}}\))?"
_OPEN_CLAUSES = re.compile(rf"{_OPEN}(, {_OPEN})*")
_WANTED = say(N_("a clause in quotation marks"))


def clause(table: Table, key: str = "clause") -> str:
    """Take one clause number or several: "10.3(c)", "3.5, 3.6"."""
    return table.matching(
        key, _CLAUSES, _WANTED, N_("{value} is no clause; write it like 10.3(c), several with commas")
    )


def open_clause(table: Table, key: str = "clause") -> str:
    """Take clause numbers that may differ by edition: "13.7 / 13.6", "13.4 (2023)"."""
    return table.matching(
        key, _OPEN_CLAUSES, _WANTED, N_("{value} is no clause; write it like 13.7 / 13.6 or 13.4 (2023)")
    )
