"""The facts that can be tried otherwise: all that answers rest on, by names that nobody can mistake."""

from __future__ import annotations

import json
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cmdesk.desk.sample import sample_path
from cmdesk.editions.readings import readings
from cmdesk.gui.facts import Fact, facts, field_for, needed_with
from cmdesk.gui.widgets.choice_field import ChoiceField
from cmdesk.gui.widgets.day_field import DayField
from cmdesk.gui.widgets.form import FormField
from cmdesk.gui.widgets.line_field import LineField
from cmdesk.gui.widgets.radio_field import RadioField
from tests.gui.helpers import SMALL, context_of

INCIDENT = {"date": "2025-06-12", "description": "Outage of the messaging platform for seven hours"}


def known(**values: Any) -> dict[str, Fact]:
    """Return the facts of the small contract with some keys set otherwise, by their places."""
    return {fact.place: fact for fact in facts({**SMALL, **values})}


def field(qtbot: QtBot, place: str, **values: Any) -> FormField:
    """Return the field of a fact, with what stands there."""
    context = context_of(**values)
    made = field_for(known(**values)[place], context)
    assert isinstance(made, QWidget)
    qtbot.addWidget(made)
    context.setParent(made)
    made.set_value(context.draft.value(place))
    return made


def test_names_tell_facts_apart() -> None:
    """In a contract with everything no two facts have the same name."""
    with open(sample_path(), encoding="utf-8") as file:  # noqa: PTH123  # as the program reads it
        found = facts(json.load(file))
    assert len({fact.name for fact in found}) == len(found) > 300


def test_an_entry_is_named_by_what_it_is_known_by() -> None:
    """Its number; its day with its words, its kind or its sum; its id or its row where there is nothing else."""
    found = known(
        incidents=[INCIDENT, {"date": "2025-07-01"}, {}],
        notices=[{"id": "n1"}, {"id": "n2", "kind": "default", "channel": "courier", "sent": "2025-11-03T10:00"}],
        invoices=[{"number": "2025-1"}],
        payments=[{"date": "2024-03-20", "amount": "2420"}, {"date": "2025-08-22", "amount": "5.5", "currency": "DKK"}],
        fees=[{"kind": "usage", "month": "2025-06", "amount": "812.40"}],
        amendments=[{"notice": "n2"}],
    )
    keys = ("].date", "].sent", "].month", "].notice")
    names = {place: fact.names[1] for place, fact in found.items() if place.endswith(keys)}
    assert names["incidents[0].date"] == "12 Jun 2025, Outage of the messaging platfor…"
    assert names["incidents[1].date"] == "1 Jul 2025"
    assert names["incidents[2].date"] == "row 3"
    assert names["notices[0].sent"] == "n1"
    assert names["notices[1].sent"] == "Notice of default, 3 Nov 2025"
    assert names["invoices[0].date"] == "2025-1"
    assert names["invoices[1].date"] == "a new one"
    assert names["payments[0].date"] == "20 Mar 2024, 2,420"
    assert names["payments[1].date"] == "22 Aug 2025, DKK 5.50"
    assert names["fees[0].month"] == "June 2025, 812.40"
    assert names["amendments[0].notice"] == "n2"


def test_entries_of_the_same_day_and_sum_are_told_apart() -> None:
    """By their rows, notices by their ids."""
    twice = {"date": "2024-03-20", "amount": "10.00"}
    notice = {"kind": "default", "channel": "courier", "sent": "2025-11-03"}
    found = known(payments=[twice, twice], notices=[{"id": "a", **notice}, {"id": "b", **notice}])
    assert found["payments[1].date"].names[1] == "20 Mar 2024, 10.00, row 2"
    assert found["notices[0].sent"].names[1] == "Notice of default, 3 Nov 2025, a"


@pytest.mark.parametrize(
    "typed, shown",
    [
        ({"date": "soon", "amount": "10"}, "soon, 10"),
        ({"date": "2024-03-20", "amount": "some"}, "20 Mar 2024, some"),
        ({"date": "2024-03-20", "amount": "NaN"}, "20 Mar 2024, NaN"),
        ({"date": "2024-03-20", "amount": "10", "currency": "?"}, "20 Mar 2024, 10"),
    ],
)
def test_what_is_not_understood_yet_is_named_as_typed(typed: dict[str, str], shown: str) -> None:
    """A contract that is being typed has entries at fault, too."""
    assert known(payments=[typed])["payments[0].date"].names[1] == shown


def test_what_answers_rest_on() -> None:
    """Not names and notes; every reading; nothing of a fee that is of no kind yet."""
    found = known(incidents=[INCIDENT])
    assert {"effective_date", "initial_term", "edition", "client.size", "projected_payments"} <= set(found)
    assert {"incidents[0].claims[0].amount", "termination.effective", "prepaid.purchases[0].amount"} <= set(found)
    assert {f"readings.{name}" for name in readings()} <= set(found)
    assert not {"client.name", "reference", "incidents[0].description", "fees[0].amount"} & set(found)
    assert not [place for place in found if "evidence" in place]


def test_entries_of_several_kinds() -> None:
    """A fee has the fields of its own kind."""
    found = known(fees=[{"kind": "setup", "amount": "10"}, {"kind": "usage", "month": "2025-06"}])
    assert {"fees[0].from", "fees[1].month"} <= set(found)
    assert "fees[0].every" not in found


def test_an_entity_that_the_contract_describes() -> None:
    """It is no choice; what it is made of stays as it is."""
    assert "entity" in known()
    assert "entity" not in known(entity={"name": "CM.com Elsewhere"})


@pytest.mark.parametrize(
    "place, kind, shown",
    [
        ("effective_date", DayField, "2024-03-01"),
        ("initial_term", LineField, {"months": 24}),
        ("edition", RadioField, "2025-03-03"),
        ("readings.term_end", ChoiceField, None),
        ("projected_payments", ChoiceField, True),
        ("usage_plan.unit_price", LineField, "0.00125"),
    ],
)
def test_each_is_entered_as_on_its_page(qtbot: QtBot, place: str, kind: type, shown: object) -> None:
    """With the value that stands there."""
    values = {"projected_payments": True, "usage_plan": {"included": "5", "unit_price": "0.00125"}}
    made = field(qtbot, place, **values)
    assert isinstance(made, kind)
    assert made.value() == shown
    assert made.problem() is None


def test_what_an_entry_cannot_do_without() -> None:
    """A new notice needs five facts, a termination two; what is there already is not asked again."""
    found = known(notices=[])
    places = [fact.place for fact in needed_with(found["notices[0].confirmed"], found, SMALL)]
    assert places == [f"notices[0].{key}" for key in ("id", "kind", "from", "channel", "sent", "confirmed")]
    ending = {one.place for one in needed_with(found["termination.effective"], found, SMALL)}
    assert ending == {"termination.by", "termination.reason", "termination.effective"}
    assert needed_with(found["effective_date"], found, SMALL) == (found["effective_date"],)
