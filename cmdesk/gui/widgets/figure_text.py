"""What a person types for a sum or a number, read strictly: both decimal marks, and never 56,34 as 5634."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from cmdesk.basics.wording import N_, Sentence, say

_ALLOWED = re.compile(r"[+-]?[\d.,]*\d[\d.,]*")
_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009'’_")  # noqa: RUF001  # every mark used between groups
_GROUP = 3


@dataclass(frozen=True, slots=True)
class FigureReading:
    """What was understood: a number, nothing for an empty text, or a problem with what was probably meant."""

    number: Decimal | None = None
    problem: Sentence | None = None
    proposal: Decimal | None = None


def read_figure(text: str, decimal_mark: str, *, thousandths: bool = False) -> FigureReading:
    """Return the number that a text says, with a dot or a comma before the decimals.

    One mark followed by three figures is a group where the place writes groups so ("1,512" in English). Where it is the
    decimal mark of the place, they are decimals where `thousandths` are usual; of a sum that has none, the text could
    mean either and is refused with both readings named.
    """
    plain = text.translate(_SPACES).replace("−", "-")  # noqa: RUF001  # the minus sign
    if plain in {"", "-", "–"}:  # noqa: RUF001  # the dash of an empty state
        return FigureReading()
    if not _ALLOWED.fullmatch(plain):
        return FigureReading(problem=say(N_("“{text}” is no number."), text=text.strip()))
    marks = [character for character in plain if character in ".,"]
    if not marks:
        return FigureReading(Decimal(plain))
    if len(set(marks)) == 1 and len(marks) == 1:
        return _one_mark(plain, decimal_mark, text, thousandths=thousandths)
    return _several_marks(plain, marks, text)


def _one_mark(plain: str, decimal_mark: str, text: str, *, thousandths: bool) -> FigureReading:
    """Return the number of a text with a single mark."""
    whole, mark, rest = plain.partition("." if "." in plain else ",")
    digits = whole.lstrip("+-")
    if len(rest) != _GROUP or not 1 <= len(digits) <= _GROUP or digits == "0":
        return FigureReading(_number(whole, rest))
    if mark != decimal_mark:
        return FigureReading(Decimal(whole + rest))
    if thousandths:
        return FigureReading(_number(whole, rest))
    return FigureReading(problem=_two_ways(text, whole, rest, mark), proposal=Decimal(whole + rest))


def _two_ways(text: str, whole: str, rest: str, mark: str) -> Sentence:
    """Return the problem of a text that may mean thousands or decimals."""
    sentence = N_("“{text}” can be read in two ways: write {whole} or {exact}.")
    return say(sentence, text=text.strip(), whole=whole + rest, exact=f"{whole}{mark}{rest}0")


def _several_marks(plain: str, marks: list[str], text: str) -> FigureReading:
    """Return the number of a text with groups, and decimals after the other mark."""
    two_kinds = len(set(marks)) > 1
    if two_kinds and marks.count(marks[-1]) > 1:  # 1.512,50,3
        return FigureReading(problem=say(N_("“{text}” is no number."), text=text.strip()))
    groups, _, rest = plain.rpartition(marks[-1]) if two_kinds else (plain, "", "")
    parts = re.split(r"[.,]", groups.lstrip("+-"))
    if not 1 <= len(parts[0]) <= _GROUP or any(len(part) != _GROUP for part in parts[1:]):
        return FigureReading(problem=say(N_("“{text}” is no number."), text=text.strip()))
    sign = "-" if plain.startswith("-") else ""
    return FigureReading(_number(sign + "".join(parts), rest))


def _number(whole: str, rest: str) -> Decimal:
    """Return a number from what stands before and after its decimal mark."""
    if whole in {"", "+", "-"}:
        whole += "0"
    return Decimal(f"{whole}.{rest}" if rest else whole)
