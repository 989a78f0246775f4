"""Money: decimal, exact inside, rounded half-up to the minor unit once, where a figure is stated."""

from __future__ import annotations

from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, ROUND_HALF_UP, Context, Decimal

from cmdesk.basics.currencies import minor_units
from cmdesk.basics.record import Record, record

_UNITS = tuple(Decimal(1).scaleb(-places) for places in range(5))
_UNIT_OF: dict[str, Decimal] = {}
"""The minor units asked for so far, for a calculation asks a hundred times."""

_ROUNDING = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN, rounding=ROUND_HALF_UP)
"""However large a sum, it can be stated."""

_HAIR = Decimal(1).scaleb(-30)
"""Finer than two entered numbers multiplied; coarser than what is cut off quotients, were they added by the thousand.
"""


def even(amount: Decimal) -> Decimal:
    """Return a sum of quotients without what was cut off them: exact where it comes out even.

    20/31 of a fee and 11/31 of it are the fee, though neither can be written down; a hair less, it would be rounded
    the other way at a tie, and an invoice paid by it would stay open.
    """
    return amount.quantize(_HAIR, None, _ROUNDING)


def round_half_up(amount: Decimal, currency: str) -> Decimal:
    """Return an amount rounded half-up (away from zero at the tie) to the currency's minor unit; 0 has no sign."""
    unit = _UNIT_OF.get(currency)
    if unit is None:
        unit = _UNIT_OF[currency] = _UNITS[minor_units(currency)]
    found = amount.quantize(unit, None, _ROUNDING)
    if found != amount:  # seldom: most sums have no more decimals
        found = even(amount).quantize(unit, None, _ROUNDING)
    return found or abs(found)


@record
class Money(Record):
    """A stated sum: an amount already rounded to the minor unit, and its currency (ISO 4217)."""

    amount: Decimal
    currency: str

    @classmethod
    def stated(cls, amount: Decimal, currency: str) -> Money:
        """Return an exact amount as a figure to state: rounded here, and here only."""
        return cls(round_half_up(amount, currency), currency)

    def text(self) -> str:
        """Return the plain amount with a dot and all decimals of the minor unit: "1512.50"."""
        text = str(self.amount)  # five times as fast as formatting, and the same but for very large and small figures
        return f"{self.amount:f}" if "E" in text else text
