"""Grounds: what is taken over of the answers below, and which agreed figure is named."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cmdesk.contract.contract import Deviation
from cmdesk.rules.grounds import Grounds
from tests.helpers import calculated
from tests.rules.own_rules import MON_2024_06_03


def test_grounds_take_over_what_is_certain_of_neither() -> None:
    """One estimate or projection below is enough."""
    below, above = Grounds(), Grounds()
    below.estimated = True
    above.inherit(below)
    above.inherit(Grounds())
    assert (above.estimated, above.projected) == (True, False)


def test_of_several_agreed_figures_the_answers_own_is_named() -> None:
    """The deadline rests on the Initial Term's months, agreed too, but its own figure is the months of notice."""
    agreed = [{"parameter": "initial_term_months", "value": 24}, {"parameter": "notice_months", "value": 2}]
    results = calculated(MON_2024_06_03, initial_term=None, deviations=agreed).results
    named = {one: results[one].deviation for one in ("term.last_day", "term.non_renewal_deadline")}
    assert {one: deviation and deviation.parameter for one, deviation in named.items()} == {
        "term.last_day": "initial_term_months",
        "term.non_renewal_deadline": "notice_months",
    }


def test_an_agreed_figure_is_named_however_far_below() -> None:
    """3.7, 3.9: the day to send a dispute rests on its last day, that on the due day, that on the days agreed."""
    found = calculated(
        date(2025, 3, 10),
        deviations=[{"parameter": "payment_days", "value": 30}],
        invoices=[{"number": "1", "date": "2025-03-03", "amount": "10.00"}],
    ).results["act_by.invoice.0.dispute_by.personal"]
    assert found.deviation is not None
    assert found.deviation.parameter == "payment_days"


def test_a_figure_of_a_finding_is_the_answers_own() -> None:
    """It is named before one that came with another answer."""
    months, days = (Deviation(name, Decimal(30)) for name in ("notice_months", "payment_days"))
    answer, other, finding = Grounds(), Grounds(), Grounds()
    other.deviations["notice_months"] = months
    finding.deviations["payment_days"] = days
    answer.inherit(other)
    assert answer.deviation is months
    answer.join(finding)
    assert answer.deviation is days
