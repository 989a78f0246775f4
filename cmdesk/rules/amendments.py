"""13.7 / 13.6: until when the Client may object to an amendment, when it binds, and CM.com's exit after that.

An accepted amendment may bring another edition; the engine finds these days first, so that everything else is judged
by the edition in force on its own day.
"""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.contract.parties import Party
from cmdesk.rules.case import Case
from cmdesk.rules.counting import ONE_DAY, months_after, rolled
from cmdesk.rules.notices import effective_day, notice_of, sent_on
from cmdesk.rules.result import Answer, Result, not_applicable, without_date

if TYPE_CHECKING:
    from cmdesk.contract.notices import Amendment


def moves(case: Case) -> tuple[tuple[date, str], ...]:
    """Return the days from which amendments bring other editions, by day; of one day the one sent last counts."""
    found = ((_moves_to(case, index), case.contract.amendments[index].to_edition) for index in _by_sending(case))
    there = [(day, edition) for day, edition in found if day is not None and edition is not None]
    return tuple(sorted(there, key=lambda move: move[0]))


def first_day_of_a_move(case: Case) -> date:
    """Return the first day on which an amendment can bring another edition: the one after the earliest was sent."""
    moving = (one.notice for one in case.contract.amendments if one.to_edition is not None)
    return min(case.known(sent_on, notice) for notice in moving) + ONE_DAY


def _by_sending(case: Case) -> list[int]:
    """Return the places of the amendments in the order in which they were sent; a day without a time comes first."""

    def sent(index: int) -> tuple[date, time]:
        local = notice_of(case, case.contract.amendments[index].notice).sent.in_zone(case.zone)
        return local.day, local.time or time.min

    return sorted(range(len(case.contract.amendments)), key=sent)


def _moves_to(case: Case, index: int) -> date | None:
    """Return the day from which an amendment brings another edition, None where it does not.

    The day of its own sending stays under the earlier edition: none can judge the notice that brings it.
    """
    amendment, sent = amendment_of(case, index)
    day = case.result(f"amendment.{index}.binding_from").value if amendment.to_edition is not None else None
    return None if day is None else max(day, sent + ONE_DAY)


def amendment_of(case: Case, index: int) -> tuple[Amendment, date]:
    """Return an amendment and the day on which its notice was sent, which decides the edition that governs it."""
    amendment = case.contract.amendments[index]
    return amendment, case.find(sent_on, amendment.notice)


def object_by(case: Case, index: int) -> Answer:
    """13.7 / 13.6: the last day to object: a month after the notice was issued (2023) or received (2025).

    Not applicable where the law requires the change and the edition then leaves no objection.
    """
    amendment, sent = amendment_of(case, index)
    if _is_mandatory(case, amendment, sent):
        return not_applicable(say(N_("The law requires the change; the Client cannot object to it.")), sent)
    start = _start_of_objection(case, amendment, sent)
    if isinstance(start, Result):
        return without_date(start, sent)
    months = case.parameter("objection_months", sent)
    clause = case.edition(sent).clause("amendment")
    found = months_after(case, start, months, say(N_("End of the time to object")), clause)
    if case.mode("objection_from", sent) == "issue" and case.reading("first_day") == "counted":
        found -= timedelta(days=1)
        case.step(N_("The day of the notice is counted as day 1: a day earlier"), found)
    found = rolled(case, found, sent)
    return Answer(found, say(N_("The Client may object in writing until {day}."), day=found), sent)


def _is_mandatory(case: Case, amendment: Amendment, sent: date) -> bool:
    """Tell whether the law requires a change and the edition therefore leaves no objection."""
    return amendment.required_by_law and case.mode("mandatory_change_without_objection", sent)


def _start_of_objection(case: Case, amendment: Amendment, sent: date) -> date | Result:
    """Return the day after which the time to object runs, or the notice that has no date yet."""
    if case.mode("objection_from", sent) == "issue":
        case.step(N_("The time to object runs from the day the notice was issued"), sent)
        return sent
    delivered = case.given(f"notice.{amendment.notice}.deemed_delivered")
    return delivered if delivered.value is None else delivered.value


def objection_in_time(case: Case, index: int) -> date | None:
    """Return the day of an objection made in time, None without one.

    An objection not yet delivered is none, nor is a notice that did not come from the Client.
    """
    until = case.result(f"amendment.{index}.object_by").value
    objected = _objected_on(case, index)
    if objected is None or until is None or objected > until:
        return None
    case.step(N_("The Client objected in time"), objected)
    return objected


def _objected_on(case: Case, index: int) -> date | None:
    """Return the day on which an objection counts, None where there is none with a day."""
    amendment = case.contract.amendments[index]
    if amendment.objection_notice is None:
        return amendment.objected_on
    if notice_of(case, amendment.objection_notice).sender is not Party.CLIENT:
        case.step(N_("The notice linked as objection did not come from the Client: it is none"))
        return None
    counts = case.find(effective_day, amendment.objection_notice)
    return None if isinstance(counts, Result) else counts


def binding_from(case: Case, index: int) -> Answer:
    """13.7 / 13.6: the day after the time to object, or the stated start if later; never after an objection in time."""
    amendment, sent = amendment_of(case, index)
    first = _first_binding_day(case, index, amendment, sent)
    if isinstance(first, Answer):
        return first
    found = first
    if amendment.starts is not None:
        case.step(N_("Start stated in the amendment"), amendment.starts)
        found = max(first, amendment.starts)
    return Answer(found, say(_why_binding(case, amendment, sent), day=found), sent)


def _why_binding(case: Case, amendment: Amendment, sent: date) -> str:
    """Return the sentence for an amendment that binds."""
    if _is_mandatory(case, amendment, sent):
        return N_("The law requires the change: it binds from {day}.")
    if amendment.objected_on is not None or amendment.objection_notice is not None:
        return N_("No objection counts in time: it binds from {day}.")
    return N_("Accepted without objection, it binds from {day}.")


def _first_binding_day(case: Case, index: int, amendment: Amendment, sent: date) -> date | Answer:
    """Return the first day on which an amendment could bind, or the answer that it does not."""
    if _is_mandatory(case, amendment, sent):
        delivered = case.given(f"notice.{amendment.notice}.deemed_delivered")
        return without_date(delivered, sent) if delivered.value is None else delivered.value
    until = case.given(f"amendment.{index}.object_by")
    if until.value is None:
        return without_date(until, sent)
    if case.find(objection_in_time, index) is not None:
        return not_applicable(say(N_("The Client objected in time: the earlier Terms stay in force.")), sent)
    day: date = until.value + ONE_DAY
    case.step(N_("Day after the time to object"), day)
    return day


def ends(case: Case, index: int) -> Answer:
    """13.7 / 13.6: the day the contract ends by CM.com's notice after an objection: a month after its delivery."""
    amendment, sent = amendment_of(case, index)
    why_not = _why_no_exit(case, index, amendment)
    if amendment.exit_notice is None or why_not:
        return not_applicable(say(why_not), sent)
    on = case.find(sent_on, amendment.exit_notice)
    delivered = case.given(f"notice.{amendment.exit_notice}.deemed_delivered")
    if delivered.value is None:
        return without_date(delivered, on)
    months = case.parameter("amendment_termination_months", on)
    clause = case.edition(on).clause("amendment_exit")
    found = months_after(case, delivered.value, months, say(N_("End of the period of notice")), clause)
    return Answer(
        found, say(N_("CM.com's notice after the objection ends the contract on {day}."), day=found), on, clause=clause
    )


def _why_no_exit(case: Case, index: int, amendment: Amendment) -> str:
    """Return why no notice of CM.com ends the contract after an objection; nothing where one does."""
    if amendment.exit_notice is None:
        return N_("CM.com gave no notice of termination after an objection.")
    if notice_of(case, amendment.exit_notice).sender is not Party.CM_COM:
        return N_("The notice linked as CM.com's exit did not come from CM.com: it ends nothing.")
    if case.find(objection_in_time, index) is None:
        return N_("Without an objection in time CM.com's notice ends nothing.")
    return ""
