"""Plain values to exact numbers: amounts as entered, and whole numbers."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cmdesk.basics.wording import N_, say
from cmdesk.contract.fields import DECIMALS, LARGEST_AMOUNT
from cmdesk.contract.wrong import WrongValue, described, shortened

if TYPE_CHECKING:
    from cmdesk.contract.fields import Field

_AMOUNT = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_USUAL = re.compile(rf"[0-9]{{1,15}}(?:\.[0-9]{{1,{DECIMALS}}})?")
"""An amount that no bound can refuse: less than the largest, not negative, not too fine."""
_CURRENCY = re.compile(r"^(?:[A-Z]{3}|[€$£¥])\s*|\s*(?:[A-Z]{3}|[€$£¥])$")
_GROUPED = re.compile(r"(-?[0-9]{1,3}(?:(?P<mark>[., '\u00a0\u202f])[0-9]{3})(?:(?P=mark)[0-9]{3})*)(?:[.,]([0-9]+))?")
_WITH_COMMA = re.compile(r"(-?[0-9]+),([0-9]+)")
_THOUSAND = 3


def read_amount(raw: Any, field: Field) -> Decimal:
    """Return an amount exactly as it was entered, as a text or as a number, within the field's bounds."""
    if isinstance(raw, str):
        if field.least == 0 and field.most == LARGEST_AMOUNT and _USUAL.fullmatch(raw):
            return Decimal(raw)
        if not _AMOUNT.fullmatch(raw):
            raise _no_amount(raw)
        found = Decimal(raw)
    elif _is_number(raw):
        found = Decimal(raw)
    else:
        raise WrongValue(say(N_("is {found}; write a number such as 1250.00"), found=described(raw)))
    _check_bounds(found, field)
    if -int(found.as_tuple().exponent) > DECIMALS:
        raise WrongValue(say(N_("has more than {most} decimals; round it"), most=DECIMALS))
    return found


def read_whole(raw: Any, field: Field) -> int:
    """Return a whole number within the field's bounds."""
    if not _is_number(raw):
        raise WrongValue(say(N_("is {found}; write a whole number without quotation marks"), found=described(raw)))
    found = Decimal(raw)
    _check_bounds(found, field)
    if found != found.to_integral_value():
        raise WrongValue(say(N_("has a fraction; write a whole number")))
    return int(found)


def _is_number(raw: Any) -> bool:
    return isinstance(raw, (Decimal, int)) and not isinstance(raw, bool)


def _check_bounds(found: Decimal, field: Field) -> None:
    """Refuse a number outside the field's bounds, and say which they are."""
    least, most = field.least, field.most
    if least is None or most is None or least <= found <= most:
        return
    if least == 0 and found < 0:
        raise WrongValue(say(N_("is negative; write zero or more")))
    raise WrongValue(say(N_("is out of bounds; write a number from {least} to {most}"), least=least, most=most))


def _no_amount(written: str) -> WrongValue:
    """Return what is wrong with a text that is no amount, with the plain form where it can only mean one."""
    shown = shortened(written)
    meant = _meant(written)
    if meant is None:
        return WrongValue(say(N_("{written} is no amount; write digits and a decimal point alone"), written=shown))
    return WrongValue(say(N_("{written} is no plain amount; did you mean {near}?"), written=shown, near=meant))


def _meant(written: str) -> str | None:
    """Return the plain form of an amount with currency, comma or grouped thousands; None where it has two meanings."""
    bare = _CURRENCY.sub("", written.strip())
    if _AMOUNT.fullmatch(bare):
        return bare
    if (decimal := _WITH_COMMA.fullmatch(bare)) is not None:
        # 1,250 is a thousand to some and one and a quarter to others.
        return None if len(decimal[2]) == _THOUSAND else f"{decimal[1]}.{decimal[2]}"
    if (grouped := _GROUPED.fullmatch(bare)) is not None:
        whole = grouped[1].replace(grouped["mark"], "")
        return f"{whole}.{grouped[3]}" if grouped[3] else whole
    return None
