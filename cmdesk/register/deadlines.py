"""The deadlines of a contract: every day by which somebody must do something, with the days on which that is right.

For the running term and the next two there is the day for notice of non-renewal by each channel; all other deadlines
come from what was entered. Each row says on which as-of days it holds, so that nothing is worked out again at midnight:
a deadline until its day has passed, a sum due until it is paid, also by a payment dated later.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import localcontext
from typing import TYPE_CHECKING

from cmdesk.basics.money import round_half_up
from cmdesk.engine.calculate import PRECISION, Calculation, prepared
from cmdesk.engine.decisions import leaves, valued
from cmdesk.engine.every_reading import EveryReading
from cmdesk.register.records import ADVISED, Deadline, Sending
from cmdesk.rules import ending, invoices, non_renewal, sending, term
from cmdesk.rules.act_by import SENDING_MAY_COUNT, is_open
from cmdesk.rules.errors import NoFigureError
from cmdesk.rules.result import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cmdesk.contract.contract import Contract
    from cmdesk.engine.decisions import Tree
    from cmdesk.rules.case import Case
    from cmdesk.rules.result import Result

    Sent = tuple[date | None, ...]
    Span = tuple[date, date]

FIRST, LAST = date.min, date.max
"""What stands where a row has always been right, or will be for ever."""

CHANNELS = tuple(sending.BY_CHANNEL)

TERMS = 3
"""The running term and the next two."""

_NON_RENEWAL = "term.non_renewal_deadline"
_TO_SEND = frozenset(
    {"amendment.object_by", "force_majeure.notify_by", "information_request.answer_by", "invoice.dispute_by"}
)
"""What a notice meets, without the number of the entry."""

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Found:
    """The deadlines of a contract, complete on the as-of days from `good_from` to `good_until`."""

    rows: tuple[Deadline, ...]
    good_from: date
    good_until: date


def deadlines_of(contract: Contract, as_of: date) -> Found:
    """Return the deadlines of a contract that are right on an as-of day or later, in the order of display."""
    with localcontext(prec=PRECISION):
        finder = _Finder(contract, as_of)
        return Found((*finder.non_renewals(), *finder.others()), as_of, finder.good_until())


class _Finder:
    """What finds the deadlines of one contract."""

    def __init__(self, contract: Contract, as_of: date) -> None:
        self._as_of = as_of
        self._case = prepared(contract, as_of, steps=False)
        number = self._case.result("term.number")
        self._number: int = number.value
        ended = self._case.known(ending.end)
        self._end = LAST if ended is None else ended.day
        self._every = EveryReading(Calculation(contract, as_of, {number.id: number}, {}, (), self._case))

    def good_until(self) -> date:
        """Return the last as-of day on which no term is missing: for ever where the contract ends before one could."""
        last = self._case.known(_term, self._number + TERMS - 1)
        return LAST if self._end <= last.last_day else self._case.known(_term, self._number).last_day

    def non_renewals(self) -> Iterator[Deadline]:
        """Yield the deadline of the running term and of the next two; none of a term with which the contract ends."""
        for number in range(self._number, self._number + TERMS):
            if self._case.known(_term, number).last_day < self._end:
                row = self._non_renewal(number)
                if row.valid_until >= self._as_of:
                    yield row

    def _non_renewal(self, number: int) -> Deadline:
        """Return the deadline of a term, judged by the edition of its day."""
        day = self._case.known(_deadline, number)
        edition = self._case.edition(day)
        row = self._row(self._case.result(_NON_RENEWAL), day, self._every.tree_of_finding(_deadline, number))
        row = replace(row, clause=edition.clause("non_renewal"), edition=edition.id, term=number)
        return self._with_channels(row, self._every.tree_of_finding(_sent_before_term, number), may_count=True)

    def others(self) -> Iterator[Deadline]:
        """Yield every deadline that comes from what was entered, and still asks for something."""
        for result_id, (rule, entry) in self._case.rules.items():
            if rule.act and not result_id.startswith("term.") and rule.appears(self._case, entry):
                result = self._case.result(result_id)
                spans = () if result.value is None else tuple(self._open(result))
                if spans:
                    row = self._full_row(result)
                    yield from (replace(row, valid_from=start, valid_until=end) for start, end in spans)

    def _full_row(self, result: Result) -> Deadline:
        """Return the row of a result, with its channels where it is met by a notice."""
        row = self._row(result, result.value, valued(self._every.tree_of(result.id)))
        if not _is_sent(result.id):
            return row
        may_count = result.id.partition(".")[0] in SENDING_MAY_COUNT
        trees = self._every.tree_of_finding(_sent_before, result.id, may_count)
        return self._with_channels(row, trees, may_count=may_count)

    def _row(self, result: Result, day: date, tree: Tree) -> Deadline:
        """Return a row without channels, right until its day has passed."""
        safe = min((one for one in leaves(tree) if one is not None), default=day)
        return Deadline(
            result=result.id,
            label=result.label,
            day=day,
            safe_day=safe,
            act_by=safe,
            clause=result.clause,
            edition=result.edition,
            status=result.status.value,
            valid_from=FIRST,
            valid_until=day,
        )

    def _with_channels(self, row: Deadline, trees: Tree, *, may_count: bool) -> Deadline:
        """Return a row with the days to send by, as adopted and safe."""
        under_all = tuple(leaves(trees))
        sent = self._case.known(_sent, row.day, may_count)
        sendings = tuple(
            Sending(channel, day, None if day is None else _earliest([days[at] for days in under_all]))
            for at, (channel, day) in enumerate(zip(CHANNELS, sent, strict=True))
        )
        return _advised(replace(row, sendings=sendings, status=self._status(row, sendings)))

    def _status(self, row: Deadline, sendings: tuple[Sending, ...]) -> str:
        """Return how firm a row is: no firmer than the holidays between its days to send and its own."""
        first = min((one.send_by for one in sendings if one.send_by is not None), default=row.day)
        if row.status == Status.FINAL and self._case.calendar(row.day).rests_on_estimate(first, row.day):
            return Status.ESTIMATED.value
        return row.status

    # When something is to be done

    def _open(self, result: Result) -> Iterator[Span]:
        """Yield the spans of as-of days, as far as they are still to come, on which a deadline asks for something."""
        family, _, rest = result.id.partition(".")
        day: date = result.value
        if family != "invoice":
            if day >= self._as_of and not (_is_sent(result.id) and not is_open(self._case, (result.id, ""))):
                yield FIRST, day
            return
        index, is_due = int(rest.partition(".")[0]), result.id.endswith(".due")
        last = LAST if is_due else day
        if is_due or (day >= self._as_of and not self._is_disputed(index)):
            spans = _unpaid(self._case, index)
            yield from ((start, min(end, last)) for start, end in spans if start <= last and end >= self._as_of)

    def _is_disputed(self, index: int) -> bool:
        """Tell whether an invoice was disputed in time; a dispute without a notice is taken to be."""
        invoice = self._case.contract.invoices[index]
        if not invoice.disputed or invoice.dispute_notice is None:
            return bool(invoice.disputed)
        return self._case.known(invoices.dispute_in_time, index)


def _is_sent(result_id: str) -> bool:
    """Tell whether a deadline is met by sending a notice."""
    family, _, rest = result_id.partition(".")
    return f"{family}.{rest.rpartition('.')[2]}" in _TO_SEND


def _unpaid(case: Case, index: int) -> Iterator[Span]:
    """Yield the spans of days on which something is left to pay on an invoice; all of them where no rate tells.

    Less than half a minor unit is nothing: it is stated as 0 and cannot be paid.
    """
    try:
        owed = case.contract.invoices[index].amount - case.known(invoices.disputed_sum, index)
        paid = invoices.payments_of(case, index, LAST)
    except NoFigureError:
        yield FIRST, LAST
        return
    ours = case.contract.currency
    start = FIRST if round_half_up(owed, ours) > 0 else None
    for day, amount in paid:
        owed -= amount
        if round_half_up(owed, ours) > 0:
            start = start or day
        elif start is not None:
            if start < day:
                yield start, day - _ONE_DAY
            start = None
    if start is not None:
        yield start, LAST


# What is worked out under every reading


def _term(case: Case, number: int) -> term.Term:
    """Return a term by its number."""
    return next(one for one in term.terms(case) if one.number == number)


def _deadline(case: Case, number: int) -> date:
    """Return the last day to give notice of non-renewal for a term."""
    return non_renewal.deadline_of(case, case.known(_term, number))


def _sent_before_term(case: Case, number: int) -> Sent:
    """Return the days to send notice of non-renewal for a term, by channel."""
    return case.known(_sent, case.known(_deadline, number), True)  # noqa: FBT003  # a finding takes no keywords


def _sent_before(case: Case, result_id: str, may_count: bool) -> Sent:  # noqa: FBT001  # as above
    """Return the days to send what meets a deadline, by channel; none where there is no day."""
    day = case.result(result_id).value
    return (None,) * len(CHANNELS) if day is None else case.known(_sent, day, may_count)


def _sent(case: Case, by: date, may_count: bool) -> Sent:  # noqa: FBT001  # as above
    """Return the latest days on which sending still meets a day, by channel; None where one does not serve."""
    answers = (sending.latest_dispatch(case, by, channel, sending_may_count=may_count) for channel in CHANNELS)
    return tuple(one.value for one in answers)


def _earliest(days: Sequence[date | None]) -> date | None:
    """Return the day that is right under all readings, None where under some there is none."""
    known = [one for one in days if one is not None]
    return min(known) if len(known) == len(days) else None


def _advised(row: Deadline) -> Deadline:
    """Return a row with the day to go by: that of the best channel, which serves for every deadline."""
    best = next(one for one in row.sendings if one.channel == ADVISED[0])
    return replace(row, act_by=best.safe or best.send_by or row.safe_day, channel=best.channel)
