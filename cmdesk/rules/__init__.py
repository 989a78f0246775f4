"""The Terms, one subject a file: pure functions from a case to answers; RULES lists them in the order of display."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.contract.notices import NoticeKind
from cmdesk.rules import (
    act_by,
    amendments,
    breach,
    confidentiality,
    credit,
    early_termination,
    fees,
    force_majeure,
    incidents,
    information,
    interest,
    invoices,
    liability,
    notices,
    prepaid,
    small_clients,
    term,
    usage_plan,
)
from cmdesk.rules.result import Kind
from cmdesk.rules.rule import Entry, Question, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cmdesk.contract.contract import Contract


_HOW = {channel: say(how) for channel, how in term.BY_CHANNEL.items()}
_CHANNELS = tuple(Entry(channel, channel, how) for channel, how in _HOW.items())


def _channels(_contract: Contract) -> Iterable[Entry]:
    """Return the four channels by which notice can be sent."""
    return _CHANNELS


def _notices(*kinds: NoticeKind) -> Callable[[Contract], Iterable[Entry]]:
    """Return the notices of some kinds, or all."""

    def entries(contract: Contract) -> Iterable[Entry]:
        return (Entry(one.id, one.id, one.id) for one in contract.notices if not kinds or one.kind in kinds)

    return entries


def _force_majeure(contract: Contract) -> Iterable[Entry]:
    """Return the events of Force Majeure."""
    return (Entry(str(at), at, one.date.day) for at, one in enumerate(contract.force_majeure))


def _requests(contract: Contract) -> Iterable[Entry]:
    """Return the requests for information."""
    return (Entry(str(at), at, one.date.day) for at, one in enumerate(contract.information_requests))


def _amendments(contract: Contract) -> Iterable[Entry]:
    """Return the amendments."""
    return (Entry(str(at), at, one.notice) for at, one in enumerate(contract.amendments))


def _invoices(contract: Contract) -> Iterable[Entry]:
    """Return the invoices."""
    return (Entry(str(at), at, one.number) for at, one in enumerate(contract.invoices))


def _incidents(contract: Contract) -> Iterable[Entry]:
    """Return the incidents."""
    return (Entry(str(at), at, one.description or one.date) for at, one in enumerate(contract.incidents))


def _purchases(contract: Contract) -> Iterable[Entry]:
    """Return the purchases of prepaid credit."""
    purchases = contract.prepaid.purchases if contract.prepaid is not None else ()
    return (Entry(str(at), at, one.date) for at, one in enumerate(purchases))


def _used_months(contract: Contract) -> Iterable[Entry]:
    """Return the months of the Usage Plan."""
    months = contract.usage_plan.months if contract.usage_plan is not None else ()
    return (Entry(one.month.text(), at, one.month.text()) for at, one in enumerate(months))


def _answerable(contract: Contract) -> Iterable[Entry]:
    """Return every deadline that a notice meets, by each channel, named by what is to be sent."""
    for deadline, sent in _to_send(contract):
        for channel, how in _HOW.items():
            yield Entry(f"{deadline}.{channel}", (deadline, channel), say(N_("{what} {how}"), what=sent, how=how))


def _to_send(contract: Contract) -> Iterable[tuple[str, Sentence]]:
    """Yield the id of every deadline that a notice meets, and what is to be sent."""
    yield "term.non_renewal_deadline", say(N_("notice of non-renewal"))
    for entry in _force_majeure(contract):
        yield f"force_majeure.{entry.key}.notify_by", say(N_("word of the Force Majeure of {entry}"), entry=entry.name)
    for entry in _requests(contract):
        yield (
            f"information_request.{entry.key}.answer_by",
            say(N_("the answer to the request of {entry}"), entry=entry.name),
        )
    for entry in _amendments(contract):
        yield f"amendment.{entry.key}.object_by", say(N_("the objection to amendment {entry}"), entry=entry.name)
    for entry in _invoices(contract):
        yield f"invoice.{entry.key}.dispute_by", say(N_("the dispute of invoice {entry}"), entry=entry.name)


_DEFAULT, _NON_RENEWAL = _notices(NoticeKind.DEFAULT), _notices(NoticeKind.NON_RENEWAL)
_ENDS, _NOTICE, _OWED, _STAKE = Question.ENDS, Question.NOTICE, Question.OWED, Question.STAKE

RULES: tuple[Rule, ...] = (
    Rule("term.start", "term", Kind.DATE, _ENDS, N_("First day of the term"), term.start),
    Rule("term.last_day", "term", Kind.DATE, _ENDS, N_("Last day of the term"), term.last_day, spreadsheet="edate"),
    Rule("term.number", "renewal", Kind.NUMBER, _ENDS, N_("Number of the term"), term.number),
    Rule("term.ends", "renewal", Kind.DATE, _ENDS, N_("The contract ends"), term.ends),
    Rule(
        "term.non_renewal_deadline",
        "non_renewal",
        Kind.DATE,
        _NOTICE,
        N_("Last day to give notice of non-renewal"),
        term.non_renewal_deadline,
        act=True,
        spreadsheet="edate",
    ),
    Rule(
        "term.non_renewal_dispatch.{}",
        "notices",
        Kind.DATE,
        _NOTICE,
        N_("Latest day to send notice of non-renewal {entry}"),
        term.non_renewal_dispatch,
        _channels,
        act=True,
        spreadsheet="workday",
    ),
    Rule(
        "notice.{}.deemed_delivered",
        "notices",
        Kind.DATE,
        _NOTICE,
        N_("Notice {entry} is deemed delivered"),
        notices.deemed_delivered,
        _notices(),
        spreadsheet="workday",
    ),
    Rule(
        "notice.{}.cure_by",
        "default_and_cure",
        Kind.DATE,
        _NOTICE,
        N_("Default under notice {entry}: cure by"),
        breach.cure_by,
        _DEFAULT,
        act=True,
        spreadsheet="workday",
    ),
    Rule(
        "notice.{}.termination_from",
        "default_and_cure",
        Kind.DATE,
        _ENDS,
        N_("Default under notice {entry}: termination possible from"),
        breach.termination_from,
        _DEFAULT,
        spreadsheet="days",
    ),
    Rule(
        "notice.{}.late_by_days",
        "non_renewal",
        Kind.NUMBER,
        _NOTICE,
        N_("Non-renewal notice {entry}: days late"),
        notices.late_by_days,
        _NON_RENEWAL,
    ),
    Rule(
        "notice.{}.ends",
        "non_renewal",
        Kind.DATE,
        _ENDS,
        N_("Non-renewal notice {entry} ends the contract"),
        notices.ends,
        _NON_RENEWAL,
    ),
    Rule(
        "notice.{}.extra_cost",
        "non_renewal",
        Kind.MONEY,
        _NOTICE,
        N_("Non-renewal notice {entry}: fees of the term that follows"),
        notices.extra_cost,
        _NON_RENEWAL,
    ),
    Rule(
        "force_majeure.{}.notify_by",
        "force_majeure_notice",
        Kind.DATE,
        _NOTICE,
        N_("Force Majeure of {entry}: tell the other Party by"),
        force_majeure.notify_by,
        _force_majeure,
        act=True,
        spreadsheet="workday",
    ),
    Rule(
        "force_majeure.{}.termination_from",
        "force_majeure_termination",
        Kind.DATE,
        _ENDS,
        N_("Force Majeure of {entry}: termination possible from"),
        force_majeure.termination_from,
        _force_majeure,
        spreadsheet="workday",
    ),
    Rule(
        "information_request.{}.answer_by",
        "information",
        Kind.DATE,
        _NOTICE,
        N_("Request of {entry}: answer by"),
        information.answer_by,
        _requests,
        act=True,
        spreadsheet="workday",
    ),
    Rule(
        "amendment.{}.object_by",
        "amendment",
        Kind.DATE,
        _NOTICE,
        N_("Amendment {entry}: object by"),
        amendments.object_by,
        _amendments,
        act=True,
        spreadsheet="edate",
    ),
    Rule(
        "amendment.{}.binding_from",
        "amendment",
        Kind.DATE,
        _ENDS,
        N_("Amendment {entry} binds from"),
        amendments.binding_from,
        _amendments,
    ),
    Rule(
        "amendment.{}.ends",
        "amendment_exit",
        Kind.DATE,
        _ENDS,
        N_("Amendment {entry}: CM.com's exit ends the contract"),
        amendments.ends,
        _amendments,
    ),
    Rule(
        "act_by.{}",
        "notices",
        Kind.DATE,
        _NOTICE,
        N_("Latest day to send {entry}"),
        act_by.send_by,
        _answerable,
        present=act_by.is_open,
    ),
    Rule(
        "confidentiality.ends",
        "confidentiality",
        Kind.DATE,
        _ENDS,
        N_("Protection of Confidential Information ends"),
        confidentiality.ends,
        spreadsheet="edate",
    ),
    Rule(
        "invoice.{}.due",
        "payment",
        Kind.DATE,
        _OWED,
        N_("Invoice {entry}: due"),
        invoices.due,
        _invoices,
        act=True,
        spreadsheet="days",
    ),
    Rule(
        "invoice.{}.dispute_by",
        "dispute",
        Kind.DATE,
        _OWED,
        N_("Invoice {entry}: dispute by"),
        invoices.dispute_by,
        _invoices,
        act=True,
    ),
    Rule(
        "invoice.{}.open",
        "payment",
        Kind.MONEY,
        _OWED,
        N_("Invoice {entry}: open"),
        invoices.open_sum,
        _invoices,
        spreadsheet="sumifs",
    ),
    Rule(
        "invoice.{}.transfer",
        "bank_charges",
        Kind.MONEY,
        _OWED,
        N_("Invoice {entry}: to transfer"),
        invoices.transfer,
        _invoices,
        spreadsheet="sumifs",
    ),
    Rule(
        "invoice.{}.interest",
        "interest",
        Kind.MONEY,
        _OWED,
        N_("Invoice {entry}: late interest"),
        interest.interest,
        _invoices,
    ),
    Rule(
        "invoice.{}.breach_from",
        "overdue_breach",
        Kind.DATE,
        _OWED,
        N_("Invoice {entry}: unpaid, a material breach from"),
        invoices.breach_from,
        _invoices,
    ),
    Rule("fees.invoices", "fee_rhythm", Kind.LIST, _OWED, N_("Projected invoices of the term"), fees.invoices),
    Rule(
        "fees.early_termination",
        "early_termination",
        Kind.MONEY,
        _OWED,
        N_("Fees of the remaining term"),
        early_termination.early_termination,
    ),
    Rule(
        "fees.early_termination_open",
        "early_termination",
        Kind.MONEY,
        _OWED,
        N_("Fees of the remaining term, not invoiced yet"),
        early_termination.early_termination_open,
    ),
    Rule(
        "usage_plan.{}.overage",
        "usage_plan",
        Kind.MONEY,
        _OWED,
        N_("Usage beyond the plan in {entry}"),
        usage_plan.overage,
        _used_months,
    ),
    Rule(
        "prepaid.{}.usable_from",
        "prepaid_usable",
        Kind.DATE,
        _OWED,
        N_("Credit bought on {entry}: usable from"),
        prepaid.usable_from,
        _purchases,
    ),
    Rule(
        "prepaid.{}.expires",
        "prepaid_expiry",
        Kind.DATE,
        _OWED,
        N_("Credit bought on {entry}: expires"),
        prepaid.expires,
        _purchases,
    ),
    Rule(
        "prepaid.closure",
        "prepaid_closure",
        Kind.DATE,
        _OWED,
        N_("Prepaid Account: top up by"),
        prepaid.closure,
        act=True,
    ),
    Rule("credit.alert_on", "credit_alert", Kind.DATE, _OWED, N_("Credit Limit: alert on"), credit.alert_on),
    Rule("credit.limit_on", "credit_limit", Kind.DATE, _OWED, N_("Credit Limit: reached on"), credit.limit_on),
    Rule(
        "liability.first_incident",
        "liability_cap",
        Kind.DATE,
        _STAKE,
        N_("First incident"),
        liability.first_incident,
        present=liability.has_first,
    ),
    Rule(
        "liability.window_start",
        "liability_cap",
        Kind.DATE,
        _STAKE,
        N_("Payments count from"),
        liability.window_start,
        present=liability.has_first,
        spreadsheet="edate",
    ),
    Rule(
        "liability.window_end",
        "liability_cap",
        Kind.DATE,
        _STAKE,
        N_("Payments count to"),
        liability.window_end,
        present=liability.has_first,
        spreadsheet="days",
    ),
    Rule(
        "liability.paid",
        "liability_cap",
        Kind.MONEY,
        _STAKE,
        N_("Paid in the window"),
        liability.paid,
        present=liability.has_first,
        spreadsheet="sumifs",
    ),
    Rule(
        "liability.cap",
        "liability_cap",
        Kind.MONEY,
        _STAKE,
        N_("Liability cap"),
        liability.cap,
        present=liability.has_first,
        spreadsheet="min",
    ),
    Rule(
        "liability.remaining",
        "liability_cap",
        Kind.MONEY,
        _STAKE,
        N_("Left under the cap"),
        liability.remaining,
        present=liability.has_first,
        spreadsheet="min",
    ),
    Rule(
        "liability.incident.{}.recoverable",
        "liability_cap",
        Kind.MONEY,
        _STAKE,
        N_("{entry}: recoverable"),
        incidents.recoverable,
        _incidents,
    ),
    Rule(
        "liability.incident.{}.uncapped",
        "liability_carve_out",
        Kind.MONEY,
        _STAKE,
        N_("{entry}: outside the cap"),
        incidents.uncapped,
        _incidents,
    ),
    Rule(
        "liability.incident.{}.excluded",
        "liability_excluded",
        Kind.MONEY,
        _STAKE,
        N_("{entry}: excluded"),
        incidents.excluded,
        _incidents,
    ),
    Rule(
        "liability.cap_if_today",
        "liability_cap",
        Kind.MONEY,
        _STAKE,
        N_("Cap if an incident happened today"),
        liability.cap_if_today,
        spreadsheet="min",
    ),
    Rule(
        "micro.waivers",
        "small_clients",
        Kind.LIST,
        _STAKE,
        N_("Rights waived by a small Client"),
        small_clients.waivers,
    ),
    Rule(
        "micro.long_commitment",
        "small_clients",
        Kind.TEXT,
        _STAKE,
        N_("Commitment that rests on the waiver"),
        small_clients.long_commitment,
    ),
)
