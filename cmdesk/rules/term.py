"""10.1, 10.2: how the term runs and renews."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cmdesk.basics.record import Record, record
from cmdesk.basics.wording import N_, Sentence, count, say
from cmdesk.calendars.periods import add_months, last_day_of
from cmdesk.rules.counting import ONE_DAY
from cmdesk.rules.ending import end
from cmdesk.rules.result import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdesk.rules.case import Case


@record
class Term(Record):
    """One term: 0 is the Initial Term, 1 the first Renewal Term; both days are part of it."""

    number: int
    start: date
    last_day: date


def terms(case: Case, reaching: date | None = None) -> Iterator[Term]:
    """10.1, 10.2: yield the Initial Term and its renewals without end; where `reaching` is given, those that reach it.

    Before the first that reaches that day earlier ones may come, but only a few: renewals are skipped by the dozen.

    Boundaries are always counted from the Effective Date (or from the day after a stated end), so that 29 and 31 never
    drift: 29 February 2024 for 12 months ends on 28 February 2025 and, renewed, on 28 February 2026.
    """
    start, origin, months = case.contract.effective_date, case.contract.effective_date, _initial_months(case)
    stated_end = _stated_end(case)
    if stated_end is not None:
        yield Term(0, start, stated_end)
        start = origin = stated_end + ONE_DAY
        months, number = case.peek("renewal_months", start), 1
    else:
        number = 0
    anniversary_itself = stated_end is None and case.reading("term_end") == "anniversary"
    elapsed = 0 if reaching is None else _months_before(origin, reaching)
    if elapsed >= months and not case.edition_changes():
        renewal = case.peek("renewal_months", start)
        skipped = (elapsed - months) // renewal + 1
        months, number = months + skipped * renewal, number + skipped
        start = _last_day(origin, months - renewal, anniversary_itself=anniversary_itself) + ONE_DAY
    while True:
        last_day = _last_day(origin, months, anniversary_itself=anniversary_itself)
        yield Term(number, start, last_day)
        start, number = last_day + ONE_DAY, number + 1
        months += case.peek("renewal_months", start)


def _months_before(origin: date, day: date) -> int:
    """Return months, counted from an origin, that are surely over on a day: they end in the month before it."""
    return (day.year - origin.year) * 12 + day.month - origin.month - 1


def _last_day(origin: date, months: int, *, anniversary_itself: bool) -> date:
    """Return the last day of a term whose anniversary lies so many months after its origin."""
    return add_months(origin, months) if anniversary_itself else last_day_of(origin, months)


def _initial_months(case: Case) -> int:
    """Return the Initial Term's months: as stated, as agreed, or by default."""
    stated = case.contract.initial_term
    if stated is not None and stated.months is not None:
        return stated.months
    months: int = case.peek("initial_term_months", case.contract.effective_date)
    return months


def _stated_end(case: Case) -> date | None:
    """Return the Initial Term's end where it is stated as a date."""
    return case.contract.initial_term.ends_on if case.contract.initial_term is not None else None


def term_on(case: Case, day: date) -> Term:
    """10.1, 10.2: the term that runs on a day; before the Effective Date the Initial Term."""
    return next(term for term in terms(case, day) if day <= term.last_day)


def following(case: Case, term: Term) -> Term:
    """10.2: the term that follows another if the contract is renewed."""
    return next(one for one in terms(case, term.last_day) if one.number > term.number)


def running_term(case: Case) -> Term:
    """10.1, 10.2: the term running on the as-of date; once the contract has ended, the last one."""
    ended = case.known(end)
    if ended is not None and ended.day < case.as_of:
        case.step(N_("The contract ended; its last term is shown"), ended.day)
        return _shown(case, term_on(case, ended.day))
    return _shown(case, term_on(case, case.as_of))


def _shown(case: Case, term: Term) -> Term:
    """Leave the steps that lead to a term."""
    effective = case.contract.effective_date
    case.step(N_("Effective Date"), effective, case.edition(effective).clause("term"))
    stated_end = _stated_end(case)
    if stated_end is not None:
        case.step(N_("Last day of the Initial Term as stated in the contract"), stated_end)
    elif case.contract.initial_term is not None:
        case.step(N_("Months of the Initial Term as stated in the contract"), _initial_months(case))
    else:
        case.parameter("initial_term_months", effective)
    if term.number:
        case.parameter("renewal_months", term.start)
        case.step(N_("Number of the Renewal Term"), term.number)
    case.step(N_("First day of the term"), term.start)
    case.step(N_("Last day of the term"), term.last_day)
    return term


# The answers


def start(case: Case) -> Answer:
    """10.1, 10.2: the first day of the running term."""
    term = case.find(running_term)
    return Answer(term.start, _because(term, N_("{term} began on {day}."), term.start), term.start)


def last_day(case: Case) -> Answer:
    """10.1, 10.2: the last day of the running term."""
    term = case.find(running_term)
    return Answer(term.last_day, _because(term, N_("{term} runs to the end of {day}."), term.last_day), term.start)


def number(case: Case) -> Answer:
    """10.2: the number of the running term, 0 for the Initial Term."""
    term, ended = case.find(running_term), case.known(end)
    if ended is not None and ended.day < case.as_of:
        because = say(N_("The contract ended on {day}; its last term is shown."), day=ended.day)
    elif case.as_of < term.start:
        because = say(N_("The Initial Term begins on {day}."), day=term.start)
    elif term.number == 0:
        because = say(N_("The Initial Term is running."))
    else:
        because = count("The contract was renewed once.", "The contract was renewed {n} times.", term.number)
    return Answer(term.number, because, term.start)


def _because(term: Term, sentence: str, day: date) -> Sentence:
    """Return a sentence about a term."""
    return say(sentence, term=name_of(term), day=day)


def name_of(term: Term) -> Sentence:
    """Return a term's name."""
    return say(N_("Renewal Term {number}"), number=term.number) if term.number else say(N_("The Initial Term"))
