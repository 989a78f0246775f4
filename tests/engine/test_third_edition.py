"""A third edition is a file: an imaginary one with other figures and choices works, and no code knows of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from cmdesk.editions import load
from cmdesk.editions.vocabulary import MODES, PARAMETERS
from cmdesk.engine.bands import bands
from cmdesk.engine.calculate import Calculation, prepared
from cmdesk.engine.cap_over_time import caps_between
from tests.architecture.source import modules, place, texts
from tests.helpers import EDITION_2025, calculated, contract_of, notice, told, written

THIRD = "2031-06-01"
MON_2031_06_02, MON_2031_09_01, MON_2031_12_01 = date(2031, 6, 2), date(2031, 9, 1), date(2031, 12, 1)


@pytest.fixture(autouse=True)
def three_editions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the third edition beside the two that come with the program."""
    for one in (*Path(load.editions_folder()).glob("*.toml"), Path(__file__).with_name("editions") / f"{THIRD}.toml"):
        copy(one, tmp_path)
    monkeypatch.setattr(load, "editions_folder", lambda: str(tmp_path))


def under_it(as_of: date = MON_2031_09_01, **values: Any) -> Calculation:
    """Return everything that follows from a contract of 2 June 2031 under the third edition."""
    base = {"edition": THIRD, "effective_date": MON_2031_06_02, "initial_term": None}
    return calculated(as_of, **{**base, **values})


def value(calculation: Calculation, result_id: str) -> Any:
    """Return the value of a result as cases write it."""
    return written(calculation.results[result_id].value)


def test_it_differs_wherever_an_edition_can() -> None:
    """Every figure and choice but those that no rule can tell apart, so that a rule that clung to 2025 would show."""
    third, latest = load.edition(THIRD), load.edition(EDITION_2025)
    assert [one for one in PARAMETERS if third.parameter(one).value == latest.parameter(one).value] == []
    assert [one for one in MODES if third.mode(one) == latest.mode(one)] == ["billing_zone", "electronic_channel"]


def test_its_term() -> None:
    """24 months to 1 June 2033, then 6 to 1 December; notice two months before, by 1 April 2033."""
    found = under_it()
    assert value(found, "term.last_day") == date(2033, 6, 1)
    assert value(found, "term.non_renewal_deadline") == date(2033, 4, 1)
    assert value(under_it(date(2033, 6, 2)), "term.last_day") == date(2033, 12, 1)
    assert [found.results[one].clause for one in ("term.start", "term.number")] == ["21.1", "21.2"]
    assert found.results["term.non_renewal_deadline"].clause == "21.3"


def test_its_notices() -> None:
    """Registered five Business Days, courier two or the later confirmation; 15 to cure for either Party."""
    found = under_it(
        notices=[
            notice("r", MON_2031_09_01, channel="registered"),
            notice("c", MON_2031_09_01, channel="courier", confirmed="2031-09-02"),
            notice("l", MON_2031_09_01, channel="courier", confirmed="2031-09-09"),
            notice("d", MON_2031_09_01, kind="default", **{"from": "client"}),
        ]
    )
    assert value(found, "notice.r.deemed_delivered") == date(2031, 9, 8)
    assert value(found, "notice.c.deemed_delivered") == date(2031, 9, 3)
    assert value(found, "notice.l.deemed_delivered") == date(2031, 9, 9)
    assert value(found, "notice.d.cure_by") == date(2031, 9, 22)
    assert found.results["notice.r.deemed_delivered"].clause == "30"


def test_its_heads_of_loss() -> None:
    """Lost data, which the others exclude, lies outside the cap here; the rest is as it was."""
    claims = [{"head": "8.3(ix)", "amount": "70"}, {"head": "8.3(x)", "amount": "5"}, {"head": "direct", "amount": "3"}]
    found = under_it(incidents=[{"date": MON_2031_09_01, "claims": claims}])
    assert value(found, "liability.incident.0.uncapped") == "70.00"
    assert value(found, "liability.incident.0.excluded") == "5.00"
    assert "Lost or damaged data: EUR 70.00" in told(found.results["liability.incident.0.uncapped"])


def test_its_events() -> None:
    """Force Majeure told within 5 Business Days, terminated after 30; requests answered within 8, from the request."""
    found = under_it(
        force_majeure=[{"date": MON_2031_09_01}],
        information_requests=[{"date": MON_2031_09_01, "notice": "r"}],
        notices=[notice("r", MON_2031_09_01, channel="registered")],
    )
    assert value(found, "force_majeure.0.notify_by") == date(2031, 9, 8)
    assert value(found, "force_majeure.0.termination_from") == date(2031, 10, 14)
    assert value(found, "information_request.0.answer_by") == date(2031, 9, 11)


def test_its_amendments() -> None:
    """Two months to object, from issue, though the law requires the change; three months for CM.com's exit."""
    found = under_it(
        notices=[notice("a", MON_2031_09_01, channel="registered"), notice("x", "2031-09-30")],
        amendments=[
            {"notice": "a", "required_by_law": True},
            {"notice": "a", "objected_on": "2031-11-01", "exit_notice": "x"},
        ],
    )
    assert value(found, "amendment.0.object_by") == date(2031, 11, 1)
    assert value(found, "amendment.0.binding_from") == date(2031, 11, 2)
    assert value(found, "amendment.1.ends") == date(2031, 12, 30)
    assert found.results["amendment.0.object_by"].clause == "31"


def test_its_money() -> None:
    """Due in 21 days, a breach after 45 more; 9 per cent over 70 days; due at once after a breach by CM.com."""
    invoice = [{"number": "1", "date": MON_2031_09_01, "amount": "1000"}]
    found = under_it(MON_2031_12_01, invoices=invoice, suspensions=[{"from": "2031-09-03"}])
    assert value(found, "invoice.0.due") == date(2031, 9, 22)
    assert value(found, "invoice.0.breach_from") == date(2031, 11, 7)
    assert value(found, "invoice.0.interest") == "17.26"
    assert found.results["invoice.0.due"].clause == "7.1"
    ended = {"by": "client", "reason": "cm_breach", "effective": "2031-09-05"}
    assert value(under_it(invoices=invoice, termination=ended), "invoice.0.due") == date(2031, 9, 5)


def test_its_accounts() -> None:
    """Credit usable the next day, for 18 months; four months to top up, one when empty; half of a limit of 1,000."""
    found = under_it(
        MON_2031_12_01,
        prepaid={
            "emptied": "2031-08-31",
            "purchases": [{"date": "2031-08-08", "received": "2031-08-08", "amount": "1"}],
        },
        fees=[{"kind": "subscription", "amount": "300", "every": "month", "from": MON_2031_06_02}],
    )
    assert value(found, "prepaid.0.usable_from") == date(2031, 8, 9)
    assert value(found, "prepaid.0.expires") == date(2033, 2, 8)
    assert value(found, "prepaid.closure") == date(2031, 9, 30)
    assert value(under_it(prepaid={"registered": "2031-06-30"}), "prepaid.closure") == date(2031, 10, 30)
    assert value(found, "credit.alert_on") == date(2031, 7, 2)
    assert value(found, "credit.limit_on") == date(2031, 9, 2)
    assert "assumed" in told(found.results["fees.invoices"])


def test_its_liability() -> None:
    """Six months before the incident, at most 75,000, and under that reading a cap for each incident."""
    found = under_it(
        readings={"cap_per": "incident"},
        incidents=[
            {"date": "2031-09-01", "claims": [{"head": "direct", "amount": "80000"}]},
            {"date": "2031-10-01", "claims": [{"head": "direct", "amount": "80000"}]},
        ],
        payments=[{"date": "2031-02-28", "amount": "7"}, {"date": "2031-03-01", "amount": "60000"}],
    )
    assert value(found, "liability.window_start") == date(2031, 3, 1)
    assert value(found, "liability.cap") == "60000.00"
    assert value(found, "liability.remaining") == "75000.00"
    assert value(found, "liability.incident.1.recoverable") == "0.00"
    assert found.results["liability.cap"].clause == "18"


def test_what_it_has_no_rule_on() -> None:
    """No Usage Plan, and no longest commitment though there are waivers; both say so and neither fails."""
    found = under_it(
        client={"name": "Client", "country": "DK", "size": "small"},
        usage_plan={"included": 0, "unit_price": "1", "months": [{"month": "2031-07", "used": 5}]},
    )
    assert found.results["usage_plan.2031-07.overage"].status == "not_applicable"
    assert found.results["micro.long_commitment"].status == "not_applicable"
    assert len(found.results["micro.waivers"].value) == 4


def test_its_warnings() -> None:
    """Two indexations a year are allowed, three are looked at."""
    steps = [{"from": f"2032-0{month}-01", "percent": "1"} for month in (1, 4, 7)]
    fee = {"kind": "subscription", "amount": "1", "every": "month", "from": MON_2031_06_02}
    assert under_it(fees=[{**fee, "indexation": steps[:2]}]).warnings == ()
    assert [one.code for one in under_it(fees=[{**fee, "indexation": steps}]).warnings] == ["two_indexations_in_a_year"]


def test_confidentiality_and_deviations() -> None:
    """Five years from the earliest end; and its figures can be agreed otherwise like any others, under its clause."""
    assert value(under_it(), "confidentiality.ends") == date(2038, 6, 1)
    agreed = under_it(deviations=[{"parameter": "payment_days", "value": 7}], invoices=[INVOICE])
    assert value(agreed, "invoice.0.due") == date(2031, 9, 8)
    assert "1.9" in {step.clause for step in agreed.results["invoice.0.due"].steps}


INVOICE = {"number": "1", "date": MON_2031_09_01, "amount": "1"}


def test_an_amendment_moves_to_it() -> None:
    """Announced on 1 May 2031 under 2025 it binds from 2 June, and each event goes by the edition of its day."""
    found = calculated(
        MON_2031_09_01,
        notices=[
            notice("a", "2031-05-01", kind="amendment"),
            notice("before", "2031-05-30", channel="courier", confirmed="2031-06-20"),
            notice("after", MON_2031_06_02, channel="courier", confirmed="2031-06-20"),
        ],
        amendments=[{"notice": "a", "to_edition": THIRD}],
    )
    assert value(found, "amendment.0.binding_from") == MON_2031_06_02
    assert value(found, "notice.before.deemed_delivered") == date(2031, 6, 3)
    assert value(found, "notice.after.deemed_delivered") == date(2031, 6, 20)
    assert found.results["notice.after.deemed_delivered"].edition == THIRD


def test_its_bands() -> None:
    """All combinations of readings can be worked out under it."""
    found = bands(under_it(incidents=[{"date": "2031-09-01"}], notices=[notice("n", "2031-09-01T18:00")]))
    assert found["liability.remaining"].deciding == ("cap_per",)
    assert found["notice.n.deemed_delivered"].deciding == ("after_hours",)


def test_no_rule_knows_an_edition_by_name() -> None:
    """Neither an id nor a title stands in a rule or in the engine; what differs is a figure, a choice or a subject."""
    named = [
        place(path, line)
        for path in modules("rules", "engine")
        for text, line in texts(path)
        for edition in load.editions().values()
        if edition.id in text or edition.title in text
    ]
    assert not named


def test_an_amendment_moves_the_cap() -> None:
    """From 3 July 2031 the limit is 75,000; then six months count, of which 12 May is one to 12 November."""
    entered = contract_of(
        effective_date="2030-03-01",
        notices=[notice("a", MON_2031_06_02, kind="amendment")],
        amendments=[{"notice": "a", "to_edition": THIRD}],
        payments=[{"date": "2031-05-12", "amount": "60000"}],
    )
    first, last = date(2031, 6, 1), date(2031, 12, 31)
    found = caps_between(prepared(entered, first), first, last)
    assert [(one.start, written(one.cap)) for one in found] == [
        (first, "50000.00"),
        (date(2031, 7, 3), "60000.00"),
        (date(2031, 11, 13), "0.00"),
    ]
