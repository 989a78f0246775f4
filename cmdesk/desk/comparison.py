"""Compare as of a day or of today: a contract under two editions, and before and after some changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.desk.calculation import today_of
from cmdesk.desk.folders import rates_folder
from cmdesk.engine.compare import compared, editions_to_compare, under_editions
from cmdesk.rates.local import use

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cmdesk.contract.contract import Contract
    from cmdesk.engine.compare import Comparison
    from cmdesk.engine.what_if import Change


def editions_compared(
    contract: Contract, editions: tuple[str, str] | None = None, as_of: date | None = None
) -> Comparison:
    """Return the same facts under two editions: those named, or the contract's own and the newest other one."""
    use(rates_folder())
    pair = editions or editions_to_compare(contract)
    before, after = under_editions(contract, pair, as_of or today_of(contract))
    return compared(contract, before, after)


def changes_tried(contract: Contract, changes: Sequence[Change], source: str, as_of: date | None = None) -> Comparison:
    """Return a contract before and after some changes, both as of one day; FaultyInput where they make no contract."""
    from cmdesk.engine.what_if import what_if  # noqa: PLC0415  # comparing editions needs no changes

    use(rates_folder())
    return what_if(contract, changes, as_of or today_of(contract), source)
