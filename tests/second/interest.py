"""3.8: interest on late payment, day by day, at the statutory rate of the law that governs the debt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from tests.second.case import Case, Json, entity_of, sum_of
from tests.second.days import ONE_DAY, PENDING, Answer
from tests.second.exchange import stated
from tests.second.invoices import due, settled_by_day, undisputed
from tests.second.term import end_of_months

Days = list[tuple[date, Decimal]]
"""Days one after another, and a sum for each."""

YEAR = 36_500  # per cent times days
MARGIN = {"NL": 8, "DE": 9, "DK": 8, "FR": 10, "BE": 8, "ES": 8, "IT": 8, "IE": 8, "GB": 8}


def series(first: str, rates: str) -> dict[tuple[int, int], Decimal]:
    """Return rates by year and half-year, from a first half-year on."""
    year, half = int(first[:4]), int(first[-1])
    found = {}
    for rate in rates.split():
        found[year, half] = Decimal(rate)
        year, half = (year, 2) if half == 1 else (year + 1, 1)
    return found


ECB = series("2019-1", "0 0 0 0 0 0 0 0 2.50 4.00 4.50 4.25 3.15 2.15 2.15 2.40")
DANISH = series("2019-1", "0.05 0.05 0.05 0.05 0.05 -0.35 -0.45 -0.45 1.90 3.25 3.75 3.50 2.75 1.75 1.75")
BRITISH = series("2019-1", "0.75 0.75 0.75 0.10 0.10 0.10 0.25 1.25 3.50 5.00 5.25 5.25 4.75 4.25 3.75 3.75")


class RateUnknownError(Exception):
    """No rate is known for a half-year or a law."""


def half_year(day: date) -> tuple[int, int]:
    """Return the half-year in which a day lies."""
    return day.year, 1 if day.month < 7 else 2


def rate_of(law: str | None, half: tuple[int, int]) -> Decimal:
    """Return the statutory rate of a half-year in per cent a year."""
    reference = {"DK": DANISH, "GB": BRITISH}.get(law or "", ECB)
    if law not in MARGIN or half not in reference:
        raise RateUnknownError
    found = reference[half] + MARGIN[law]
    if law == "DE":
        found -= Decimal("0.88")
    if law == "BE" and found % Decimal("0.5"):
        found += Decimal("0.5") - found % Decimal("0.5")
    return found


def law_of(case: Case) -> str | None:
    """Return the law that governs the debt."""
    if case.contract.get("law"):
        return str(case.contract["law"])
    if case.reads("interest_law", "client_country"):
        country: str | None = case.contract["client"].get("country")
        return country
    return entity_of(case.contract["entity"])[0]


def interest(case: Case, invoice: Json) -> Answer:
    """Return the interest up to the as-of date, rounded once."""
    owed, start = undisputed(case, invoice), due(case, invoice)
    if case.reads("interest_on_disputed", "from_due_date"):
        owed = Answer(sum_of(invoice["amount"]))
    payments = {day: amount for day, amount in settled_by_day(case, invoice).items() if day <= case.as_of}
    if owed.value is None or None in payments.values():
        return PENDING
    known = {day: amount for day, amount in payments.items() if amount is not None}
    unpaid = list(unpaid_by_day(owed.value, start.value, case.as_of, known))
    whole = list(unpaid_by_day(sum_of(invoice["amount"]), start.value, case.as_of, known))
    try:
        found = interest_by_law(case, start.value, unpaid, whole)
    except RateUnknownError:
        return PENDING
    return Answer(stated(rounded(found), case.contract["currency"])).resting_on(start, owed)


def rounded(exact: Fraction) -> Decimal:
    """Return a fraction as a decimal with more digits than any rounding looks at."""
    return Decimal(exact.numerator) / Decimal(exact.denominator)


def unpaid_by_day(
    owed: Decimal, start: date, stop: date, payments: dict[date, Decimal]
) -> Iterator[tuple[date, Decimal]]:
    """Yield each day after the due date with what bears interest on it: a payment's own day still does."""
    paid = sum((amount for day, amount in payments.items() if day <= start), Decimal(0))
    day, bears = start, max(Decimal(0), owed - paid)
    while day < stop:
        day += ONE_DAY
        yield day, bears
        if day in payments:
            paid += payments[day]
            bears = max(Decimal(0), owed - paid)


def interest_by_law(case: Case, start: date, unpaid: Days, whole: Days) -> Fraction:
    """Return the interest on what was undisputed and unpaid day by day, and unpaid of the whole invoice, exactly."""
    agreed, law = case.agreed.get("interest_percent"), law_of(case)
    if not any(amount for _, amount in unpaid):
        return Fraction(0)
    if agreed is not None:
        return simple(unpaid, lambda _: agreed)
    if law == "GB":
        fixed = rate_of(law, half_year(start + ONE_DAY))
        return simple(unpaid, lambda _: fixed)
    if law == "NL":
        return compound(start, unpaid, whole)
    if law == "IE":
        return by_payment_day(unpaid, case.as_of)
    return simple(unpaid, lambda day: rate_of(law, half_year(day)))


def simple(unpaid: Days, rate_on: Callable[[date], Decimal]) -> Fraction:
    """Return simple interest: each day a 365th of a year, at the rate of that day."""
    days = Counter((amount, half_year(day)) for day, amount in unpaid if amount)
    first_days = {half_year(day): day for day, _ in unpaid}
    return sum(
        (Fraction(amount * rate_on(first_days[half]) * times) / YEAR for (amount, half), times in days.items()),
        Fraction(0),
    )


def compound(start: date, unpaid: Days, whole: Days) -> Fraction:
    """BW 6:119a(3): the interest of each full year bears interest too, while anything of the invoice is unpaid."""
    joined, this_year, years = Fraction(0), Fraction(0), 1
    year_ends = end_of_months(start + ONE_DAY, 12)
    for (day, amount), (_, of_invoice) in zip(unpaid, whole, strict=True):
        bears = Fraction(amount) + (joined if of_invoice else 0)
        if bears:
            this_year += bears * Fraction(rate_of("NL", half_year(day))) / YEAR
        if day == year_ends:
            joined, this_year, years = joined + this_year, Fraction(0), years + 1
            year_ends = end_of_months(start + ONE_DAY, 12 * years)
    return joined + this_year


def by_payment_day(unpaid: Days, as_of: date) -> Fraction:
    """S.I. 580/2012: each part at the rate of the day of its payment, what is open at that of the as-of date."""
    parts = [(Fraction(unpaid[0][1]), unpaid[0][0])]
    found = Fraction(0)
    for (day, amount), (_, next_amount) in pairwise([*unpaid, (as_of, Decimal(0))]):
        paid = Fraction(amount) - Fraction(next_amount)
        if paid < 0:
            parts.append((-paid, day + ONE_DAY))
        while paid > 0:
            part, since = parts.pop(0)
            taken = min(paid, part)
            found += taken * Fraction(rate_of("IE", half_year(day))) * ((day - since).days + 1) / YEAR
            paid -= taken
            if part > taken:
                parts.insert(0, (part - taken, since))
    return found
