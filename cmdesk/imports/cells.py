"""What stands in a cell to the plain value that a contract file would have there; judging it is the reader's."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from cmdesk.contract.fields import Shape

_NUMBER = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?")
_FIGURES = {Shape.AMOUNT, Shape.NUMBER, Shape.WHOLE}
_DAYS = {Shape.DAY, Shape.MOMENT, Shape.MONTH}
_FLAGS = {"true": True, "false": False}
_MONTH = len("2024-05")


def plain_value(cell: Any, shape: Shape) -> Any:
    """Return a cell's value for a field of some shape, None where the cell is empty."""
    match cell:
        case None:
            return None
        case str():
            return _of_text(cell.strip(), shape)
        case bool():
            return cell
        case int() | float():
            return _of_number(Decimal(str(cell)), shape)
        case dt.datetime():
            return _of_moment(cell, shape)
        case dt.date():
            return cell.isoformat()[: _MONTH if shape is Shape.MONTH else None]
        case _:
            return str(cell)


def _of_text(written: str, shape: Shape) -> Any:
    """Return what a text means where the contract file has no text: a whole number, a yes or no."""
    if not written:
        return None
    if shape is Shape.WHOLE and _NUMBER.fullmatch(written):
        return Decimal(written)
    if shape is Shape.FLAG:
        return _FLAGS.get(written.lower(), written)
    return written


def _of_number(number: Decimal, shape: Shape) -> Any:
    """Return a number as the figure it shows, and where a text belongs, as its digits: invoice 2024."""
    if not number.is_finite():
        return str(number)
    plain = f"{number:f}".removesuffix(".0")
    return Decimal(plain) if shape in _FIGURES or shape in _DAYS or shape is Shape.FLAG else plain


def _of_moment(moment: dt.datetime, shape: Shape) -> str:
    """Return a day and its time of day; the day alone at midnight, where a spreadsheet cannot tell the two apart."""
    if moment.time() == dt.time():
        return plain_value(moment.date(), shape)  # type: ignore[no-any-return]  # a day is a text
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")
