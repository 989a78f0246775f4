"""10.1, 10.2: the term, its renewals, notice of non-renewal, and how a contract ends."""

from __future__ import annotations

from datetime import date
from itertools import count

from tests.second import amendments
from tests.second.case import Case, Json, before, day_of
from tests.second.days import NOT_APPLICABLE, ONE_DAY, PENDING, Answer, add_months
from tests.second.notices import deemed_delivered, notice_of, sent, takes_effect


def effective_date(case: Case) -> date:
    """Return the Effective Date."""
    return date.fromisoformat(case.contract["effective_date"])


def last_day(case: Case, number: int) -> date:
    """Return the last day of a term, always counted from the Effective Date or from the day after a stated end."""
    stated = case.contract.get("initial_term") or {}
    edition = case.edition(effective_date(case))
    renewals = number * case.count("renewal_months", edition)
    end = day_of(stated.get("ends_on"))
    if end is not None:
        return end if number == 0 else end_of_months(end + ONE_DAY, renewals)
    initial = stated.get("months") or case.count("initial_term_months", edition)
    found = end_of_months(effective_date(case), initial + renewals)
    anniversary = add_months(effective_date(case), initial + renewals)
    return anniversary if case.reads("term_end", "anniversary") else found


def end_of_months(start: date, months: int) -> date:
    """Return the last of some months: the day before the same day number, or the end of a month without it."""
    found = add_months(start, months)
    return before(found) if found.day == start.day else found


def first_day(case: Case, number: int) -> date:
    """Return the first day of a term."""
    return effective_date(case) if number == 0 else last_day(case, number - 1) + ONE_DAY


def number_on(case: Case, day: date) -> int:
    """Return the number of the term that runs on a day; before the start, the Initial Term."""
    return next(number for number in count() if day <= last_day(case, number))


def deadline(case: Case, number: int) -> date:
    """10.2: the latest day from which the months of notice still fit before the term ends."""
    last = last_day(case, number)
    months = case.count("notice_months", case.edition(last))
    found = add_months(last, -months)
    if case.reads("notice_backward", "same_day_number"):
        return found
    while add_months(found + ONE_DAY, months) <= last:
        found += ONE_DAY
    while add_months(found, months) > last:
        found -= ONE_DAY
    return found


def late_by_days(case: Case, notice: Json) -> Answer:
    """Return by how many days a non-renewal notice misses the deadline of the term in which it was sent."""
    found = takes_effect(case, notice)
    if found.value is None:
        return found
    missed = found.value - deadline(case, number_on(case, sent(case, notice)[0].value))
    return found._replace(value=max(0, missed.days))


def notice_ends(case: Case, notice: Json) -> Answer:
    """Return the day on which a non-renewal notice ends the contract: with the first term whose deadline it meets."""
    found, late = takes_effect(case, notice), late_by_days(case, notice)
    if found.value is None:
        return found
    if late.value and case.reads("late_notice", "void"):
        return NOT_APPLICABLE
    sent_in = number_on(case, sent(case, notice)[0].value)
    ended = next(number for number in count(sent_in) if found.value <= deadline(case, number))
    return found._replace(value=last_day(case, ended))


def termination_day(case: Case) -> Answer:
    """Return the day on which a termination takes effect: as given, or on deemed delivery of its notice."""
    ended = case.contract.get("termination")
    if not ended:
        return NOT_APPLICABLE
    if ended.get("effective"):
        return Answer(date.fromisoformat(ended["effective"]))
    return deemed_delivered(case, notice_of(case, ended["notice"]))


def other_ends(case: Case) -> list[Answer]:
    """Return the days on which the contract ends without a termination."""
    not_renewed = [notice_ends(case, one) for one in case.entries("notices") if one["kind"] == "non_renewal"]
    exits = [amendments.ends(case, one) for one in case.entries("amendments")]
    return [one for one in (*not_renewed, *exits) if one.value is not None]


def contract_ends(case: Case) -> Answer:
    """Return the day on which the contract ends, the earliest there is; pending while none is known."""
    known = [*other_ends(case), *(one for one in [termination_day(case)] if one.value is not None)]
    return min(known, key=lambda one: one.value, default=PENDING)


def termination_counts(case: Case) -> bool:
    """Tell whether a termination takes effect before or when the contract ends anyway (10.7, 10.8)."""
    effective = termination_day(case).value
    return effective is not None and all(effective <= one.value for one in other_ends(case))


def running(case: Case) -> int:
    """Return the number of the term that runs on the as-of date; after the end of the contract, the last one."""
    ended = contract_ends(case).value
    return number_on(case, case.as_of if ended is None else min(case.as_of, ended))


def confidentiality_ends(case: Case) -> Answer:
    """6.3: three years after the end; while none is known, after the earliest possible one."""
    ended = contract_ends(case)
    if ended.value is None:
        number = running(case)
        number += case.as_of > deadline(case, number)
        ended = Answer(last_day(case, number), "projected")
    months = case.count("confidentiality_months", case.edition(ended.value))
    return ended._replace(value=add_months(ended.value, months))
