"""Reference rates that the user entered: one file, read strictly, which one fault makes useless as a whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cmdesk.basics.strict import Faults, Table, contents, unknown
from cmdesk.rates.series import Reference, half_years, percent, series_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cmdesk.rates.series import Series

OwnRates = dict[str, dict[str, Reference]]
"""The rates that a user entered, by series and half-year."""

_HEAD = """\
# Reference rates entered by the user, beside those that came with cmdesk; of two for one half-year these count.
# A table each, named by series (dk, ecb, gb) and half-year: the rate in per cent a year, where it was found, and when.

"""
_ROW = """\
[{series}.{half}]
percent = {percent:f}
source = {source}
checked_on = {checked_on}

"""
_ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"'})


def read_own(data: bytes, source: str) -> OwnRates:
    """Return the rates that the bytes of a user's file hold; FaultyInput with everything that is wrong with them."""
    faults = Faults(source)
    root = Table(contents(data, source, "own-rates"), "", faults)
    found: OwnRates = {}
    for name in root.left():
        if name not in series_names():
            root.fault(name, unknown(name, series_names()))
            continue
        table = root.table(name)
        found[name] = {half: _reference(table.table(half)) for half in half_years(table)}
    faults.raise_any()
    return found


def written(rates: Mapping[str, Mapping[str, Reference]]) -> bytes:
    """Return the bytes of a user's file that holds these rates, in order."""
    rows = (
        _ROW.format(
            series=name,
            half=half,
            percent=one.percent,
            source=f'"{one.source.translate(_ESCAPED)}"',
            checked_on=one.checked_on.isoformat(),
        )
        for name in sorted(rates)
        for half, one in sorted(rates[name].items())
    )
    return (_HEAD + "".join(rows)).rstrip("\n").encode() + b"\n"


def with_own(series: Series, own: Mapping[str, Reference]) -> Series:
    """Return a series with the rates that a user entered; one that says the same as the program's changes nothing."""
    known = series.rates
    differing = {half: one for half, one in own.items() if half not in known or known[half].percent != one.percent}
    rates = {**known, **differing}
    return replace(series, rates={half: rates[half] for half in sorted(rates)}) if differing else series


def _reference(table: Table) -> Reference:
    """Read one row."""
    found = Reference(percent(table, "percent"), table.text("source"), table.day("checked_on"), own=True)
    table.close()
    return found
