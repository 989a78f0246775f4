"""10.5 / 10.3(c): a notice of default, the last day to cure, and the day from which the contract may be terminated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.contract.parties import Party
from cmdesk.rules.counting import ONE_DAY, business_days_after, close_of_business
from cmdesk.rules.notices import notice_of, sent_on
from cmdesk.rules.result import Answer, not_applicable, without_date

if TYPE_CHECKING:
    from cmdesk.rules.case import Case


def cure_by(case: Case, notice_id: str) -> Answer:
    """10.5 / 10.3(c): the last day to cure: so many Business Days after the default notice is deemed delivered.

    Where the edition gives this route to CM.com alone, a Client's notice yields no date.
    """
    sent = case.find(sent_on, notice_id)
    if notice_of(case, notice_id).sender is Party.CLIENT and case.mode("cure_available_to", sent) == "cm_com":
        return not_applicable(
            say(N_("Under this edition CM.com alone may terminate after a default that is not cured.")), sent
        )
    delivered = case.given(f"notice.{notice_id}.deemed_delivered")
    if delivered.value is None:
        return without_date(delivered, sent)
    days = case.parameter("cure_business_days", sent)
    clause = case.edition(sent).clause("default_and_cure")
    found = business_days_after(case, delivered.value, days, sent, say(N_("Last day to cure the default")), clause)
    because = say(N_("The default shall be cured within the Business Days allowed after receipt: by {day}."), day=found)
    return Answer(found, because, sent, until=close_of_business(case, found))


def termination_from(case: Case, notice_id: str) -> Answer:
    """10.5 / 10.3(c): the calendar day after the last day to cure."""
    sent = case.find(sent_on, notice_id)
    cure = case.given(f"notice.{notice_id}.cure_by")
    if cure.value is None:
        return without_date(cure, sent)
    found = cure.value + ONE_DAY
    because = say(N_("Not cured by then, notice of termination may be given from {day}."), day=found)
    return Answer(found, because, sent)
