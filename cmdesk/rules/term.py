"""10.1, 10.2: how the term runs and renews, the last day to give notice of non-renewal, and when the contract ends."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cmdesk.basics.record import Record, record
from cmdesk.basics.wording import N_, Sentence, count, say
from cmdesk.calendars.periods import add_months, last_day_of, latest_day_that_fits
from cmdesk.contract.notices import Reason
from cmdesk.rules.case import ONE_DAY
from cmdesk.rules.result import Answer, not_applicable, pending

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cmdesk.rules.case import Case

BY_CHANNEL = {
    "personal": N_("by hand"),
    "courier": N_("by courier"),
    "registered": N_("by registered mail"),
    "electronic": N_("electronically"),
}


CONFIRMED_CHANNELS = frozenset({"courier", "electronic"})
"""The channels by which delivery takes a written confirmation of receipt, under every edition that has them."""


@record
class Term(Record):
    """One term: 0 is the Initial Term, 1 the first Renewal Term; both days are part of it."""

    number: int
    start: date
    last_day: date


@record
class End(Record):
    """The day a contract ends, and what ends it: the id of the result that says so."""

    day: date
    result: str


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
    """Return the term that runs on a day; before the Effective Date the Initial Term."""
    return next(term for term in terms(case, day) if day <= term.last_day)


def following(case: Case, term: Term) -> Term:
    """Return the term that follows another if the contract is renewed."""
    return next(one for one in terms(case, term.last_day) if one.number > term.number)


def running_term(case: Case) -> Term:
    """Return the term running on the as-of date; once the contract has ended, the last one."""
    ended = case.known(end)
    if ended is not None and ended.day < case.as_of:
        case.step(say(N_("The contract ended; its last term is shown")), ended.day)
        return _shown(case, term_on(case, ended.day))
    return _shown(case, term_on(case, case.as_of))


def _shown(case: Case, term: Term) -> Term:
    """Leave the steps that lead to a term."""
    effective = case.contract.effective_date
    case.step(say(N_("Effective Date")), effective, case.edition(effective).clause("term"))
    stated_end = _stated_end(case)
    if stated_end is not None:
        case.step(say(N_("Last day of the Initial Term as stated in the contract")), stated_end)
    elif case.contract.initial_term is not None:
        case.step(say(N_("Months of the Initial Term as stated in the contract")), _initial_months(case))
    else:
        case.parameter("initial_term_months", effective)
    if term.number:
        case.parameter("renewal_months", term.start)
        case.step(say(N_("Number of the Renewal Term")), term.number)
    case.step(say(N_("First day of the term")), term.start)
    case.step(say(N_("Last day of the term")), term.last_day)
    return term


def deadline_of(case: Case, term: Term) -> date:
    """10.2: the latest day on which the full notice months still fit before the term's end.

    A term ending 28 February 2025 gives 30 November 2024: three months from then end on the last day. Under reading
    `notice_backward: same_day_number` the months are counted back from the last day instead.
    """
    backward = case.reading("notice_backward")
    found = _counted_back(backward, term.last_day, case.peek("notice_months", term.last_day))
    months = case.peek("notice_months", found)
    return _counted_back(backward, term.last_day, months)


def _counted_back(backward: str, last_day: date, months: int) -> date:
    """Return the day so many months before the last one, by either reading."""
    if backward == "same_day_number":
        return add_months(last_day, -months)
    return latest_day_that_fits(last_day, months)


def deadline(case: Case) -> date:
    """Return the non-renewal deadline of the running term, with its steps."""
    case.given("term.last_day")
    found = deadline_of(case, case.known(running_term))
    case.parameter("notice_months", found)
    case.step(
        say(N_("Latest day from which the full notice period still fits")),
        found,
        case.edition(found).clause("non_renewal"),
    )
    return found


def end(case: Case) -> End | None:
    """Return the day on which the contract ends by the earliest of all its causes, None while none is known."""
    causes = [f"notice.{notice.id}.ends" for notice in case.contract.notices if notice.kind == "non_renewal"]
    causes += [f"amendment.{index}.ends" for index, _ in enumerate(case.contract.amendments)]
    found = [End(result.value, result.id) for result in map(case.result, causes) if result.value is not None]
    terminated = case.find(terminated_on)
    if isinstance(terminated, date):
        found.append(End(terminated, "termination"))
    return min(found, key=lambda one: one.day, default=None)


def terminated_on(case: Case) -> date | Answer | None:
    """10.3, 10.5, 10.6: the day a termination takes effect: as stated, or when its notice is deemed delivered.

    None without a termination; the answer of its notice where that has no date.
    """
    termination = case.contract.termination
    if termination is None:
        return None
    if termination.effective is not None:
        case.step(say(N_("Termination takes effect as stated")), termination.effective)
        return termination.effective
    notice = case.given(f"notice.{termination.notice}.deemed_delivered")
    if notice.value is None:
        return Answer(None, notice.because, case.as_of, notice.status, missing=notice.missing)
    day: date = notice.value
    return day


def ended_before_termination(case: Case) -> bool:
    """Tell whether the contract had ended by another cause before its termination took effect."""
    terminated, ended = case.find(terminated_on), case.find(end)
    return isinstance(terminated, date) and ended is not None and ended.day < terminated


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


def ends(case: Case) -> Answer:
    """10.2, 10.3, 10.5, 10.6, 13.6 / 13.7: the day the contract ends, by the earliest cause."""
    ended = case.find(end)
    if ended is None:
        terminated = case.find(terminated_on)
        awaited = terminated.missing if isinstance(terminated, Answer) else ()
        missing = awaited or ("notices", "termination")
        because = say(N_("No notice ends the contract so far: it renews at the end of each term."))
        return pending(because, case.as_of, *missing)
    if ended.result != "termination":
        case.given(ended.result)
    sentence = _ENDED_BY[ended.result.partition(".")[0]]
    because = say(sentence, day=ended.day)
    if ended.result == "termination":
        return Answer(ended.day, because, ended.day, clause=_end_clause(case, ended.day))
    cited = case.result(ended.result)
    return Answer(ended.day, because, ended.day, clause=cited.clause, edition=cited.edition)


_ENDED_BY = {
    "notice": N_("Notice of non-renewal ends the contract at the end of {day}."),
    "amendment": N_("CM.com's notice after the Client's objection ends the contract on {day}."),
    "termination": N_("Termination takes effect on {day}."),
}


def _end_clause(case: Case, day: date) -> str:
    """Return the clause by which a termination ends the contract."""
    reason = case.contract.termination.reason  # type: ignore[union-attr]  # it ended by one
    subject = _SUBJECT_OF_REASON.get(reason, "termination")
    if reason is Reason.CM_BREACH and case.mode("cure_available_to", day) == "cm_com":
        subject = "termination"  # the route of default and cure is not the Client's there
    elif reason in WITHOUT_CAUSE and case.applies("early_termination", day):
        subject = "early_termination"  # no clause allows it; this one says what it costs
    return case.edition(day).clause(subject)


WITHOUT_CAUSE = frozenset({Reason.CONVENIENCE, Reason.OTHER})
"""Reasons for which no clause gives a right to terminate before the end of the term."""

_SUBJECT_OF_REASON = {
    Reason.CLIENT_BREACH: "default_and_cure",
    Reason.CM_BREACH: "default_and_cure",
    Reason.FORCE_MAJEURE: "force_majeure_termination",
    Reason.INSOLVENCY: "insolvency",
    Reason.AUTHORITY: "authority",
}


def non_renewal_deadline(case: Case) -> Answer:
    """10.2: the last day on which notice of non-renewal can be given for the running term."""
    found = case.find(deadline)
    because = say(
        N_("Notice of non-renewal shall leave the full notice period before the end of the term: by {day}."),
        day=found,
    )
    return Answer(found, because, found)


def non_renewal_dispatch(case: Case, channel: str) -> Answer:
    """10.2 with 13.6 / 13.7: the latest Business Day to send notice of non-renewal by a channel.

    The edition in force on the deadline decides; by hand and electronically the notice counts on the day itself, if its
    receipt is confirmed the same day.
    """
    return latest_dispatch(case, case.given("term.non_renewal_deadline").value, channel, sending_may_count=True)


def latest_dispatch(case: Case, by: date, channel: str, *, sending_may_count: bool) -> Answer:
    """13.6 / 13.7: the latest Business Day on which sending by a channel still makes a notice count by a day.

    Where `sending_may_count`, for non-renewal and objection, reading `notice_effective: dispatch` lets the day of
    sending decide; what runs from receipt never asks it.
    """
    if channel == "electronic" and not electronic_counts(case, by):
        because = say(N_("The edition in force deems no time of delivery for an electronic notice."))
        return not_applicable(because, by)
    if sending_may_count and case.reading("notice_effective") == "dispatch":
        return _posted_by(case, by)
    days = _days_in_the_post(case, by, channel)
    clause = case.edition(by).clause("notices")
    found = case.latest_dispatch(
        by, days, by, say(N_("Latest Business Day that still arrives by {day}"), day=by), clause
    )
    if case.edition_changes():
        if channel == "electronic" and not electronic_counts(case, found):
            return not_applicable(say(_NOT_DEEMED_THEN, day=found), found)
        found = _under_its_own_edition(case, found, channel, by)
    because = say(_SENT_BY[channel], sent=found, by=by)
    return Answer(found, because, by, until=case.until(found))


_NOT_DEEMED_THEN = N_("The edition in force on {day} deems no time of delivery for an electronic notice sent then.")


def _under_its_own_edition(case: Case, found: date, channel: str, by: date) -> date:
    """Return the latest Business Day up to one found on which a notice really arrives by a day.

    A notice is judged by the edition of the day on which it is sent. Where an amendment moves the edition between that
    day and the deadline, the day that the deadline's edition gives may be too late.
    """
    day = found
    while delivered_if_sent(case, day, channel) > by:
        day = case.calendar(day).latest_business_day(day - ONE_DAY)
    if day != found:
        case.step(say(N_("The edition in force on the day of sending takes longer: the latest day that arrives")), day)
    return day


def delivered_if_sent(case: Case, sent: date, channel: str) -> date:
    """13.6 / 13.7: the day of deemed delivery of a notice sent by a channel on a Business Day, confirmed at once."""
    name = _DAYS_IN_THE_POST.get(channel)
    return case.calendar(sent).add_business_days(sent, case.peek(name, sent)) if name else sent


def _days_in_the_post(case: Case, by: date, channel: str) -> int:
    """Return the Business Days that the edition of a day gives a channel; by hand and electronically none."""
    name = _DAYS_IN_THE_POST.get(channel)
    return case.parameter(name, by) if name else 0


def _posted_by(case: Case, by: date) -> Answer:
    """Return the latest Business Day to send under reading `notice_effective: dispatch`, whatever the channel."""
    found = case.latest_dispatch(by, 0, by, say(N_("Latest Business Day on or before {day}"), day=by))
    because = say(N_("Under the reading chosen the day of sending counts: sent on {sent} it is in time."), sent=found)
    return Answer(found, because, by, until=case.until(found))


_DAYS_IN_THE_POST = {"courier": "courier_business_days", "registered": "registered_business_days"}

_SENT_BY = {
    "personal": N_("Handed over on {sent} it is deemed delivered that day, in time for {by}."),
    "courier": N_("Deposited with the courier on {sent} and confirmed in time, it is deemed delivered by {by}."),
    "registered": N_("Posted as registered mail on {sent} it is deemed delivered by {by}."),
    "electronic": N_(
        "Sent electronically on {sent} and its receipt confirmed the same day, it is deemed delivered by {by}."
    ),
}


def electronic_counts(case: Case, on: date) -> bool:
    """Tell whether an electronic notice has a deemed time: by the edition, or by reading `electronic_2023`."""
    return case.mode("electronic_channel", on) != "not_deemed" or case.reading("electronic_2023") == "on_confirmation"
