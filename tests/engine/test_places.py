"""Places in a contract's values, as faults name them."""

from __future__ import annotations

from typing import Any

import pytest

from cmdesk.contract.wrong import WrongValue
from cmdesk.engine.places import put, without_gone


def contract() -> dict[str, Any]:
    """Return the values that paths are tried on."""
    return {
        "reference": "R",
        "entity": "nl",
        "client": {"name": "Client"},
        "service_countries": ["DK", "NL"],
        "deviations": [{"parameter": "payment_days", "value": 30}],
        "fees": [{"kind": "setup", "amount": "10", "from": "2024-03-01"}],
        "invoices": [{"number": "17", "amount": "1"}, {"number": "A.1=x", "amount": "2"}],
        "payments": [{"amount": "1"}, {"amount": "2"}],
        "notices": [{"id": "n1", "sent": "2024-05-06"}, {"id": "n2", "sent": "2024-05-07"}],
        "fx": [{"date": "2024-05-06", "currency": "USD"}],
    }


def after(path: str, value: Any) -> dict[str, Any]:
    """Return the values after one of them was set."""
    values = contract()
    put(values, path, value)
    found: dict[str, Any] = without_gone(values)
    return found


@pytest.mark.parametrize(
    "path, value, expected",
    [
        ("reference", "S", {"reference": "S"}),
        ("client.country", "DK", {"client": {"name": "Client", "country": "DK"}}),
        ("readings.after_hours", "same_day", {"readings": {"after_hours": "same_day"}}),
        ("initial_term.months", 24, {"initial_term": {"months": 24}}),
        ("service_countries[1]", "SE", {"service_countries": ["DK", "SE"]}),
        ("service_countries[2]", "SE", {"service_countries": ["DK", "NL", "SE"]}),
        ("deviations[0].value", 45, {"deviations": [{"parameter": "payment_days", "value": 45}]}),
        ("deviations[payment_days].value", 45, {"deviations": [{"parameter": "payment_days", "value": 45}]}),
        ("fees[0].kind", "usage", {"fees": [{"kind": "usage", "amount": "10", "from": "2024-03-01"}]}),
        ("fees[0].every", "year", {"fees": [{**contract()["fees"][0], "every": "year"}]}),
        ("fees[0].indexation[0].percent", 3, {"fees": [{**contract()["fees"][0], "indexation": [{"percent": 3}]}]}),
        ("payments[1].amount", "3", {"payments": [{"amount": "1"}, {"amount": "3"}]}),
        ("payments[1]", {"amount": "3"}, {"payments": [{"amount": "1"}, {"amount": "3"}]}),
        ("payments[2]", {"amount": "3"}, {"payments": [{"amount": "1"}, {"amount": "2"}, {"amount": "3"}]}),
        ("payments[2].amount", "3", {"payments": [{"amount": "1"}, {"amount": "2"}, {"amount": "3"}]}),
        ("payments", [], {"payments": []}),
        ("incidents[0].date", "2024-05-06", {"incidents": [{"date": "2024-05-06"}]}),
        ("invoices[17].amount", "9", {"invoices": [{"number": "17", "amount": "9"}, contract()["invoices"][1]]}),
        ("invoices[A.1=x].amount", "9", {"invoices": [contract()["invoices"][0], {"number": "A.1=x", "amount": "9"}]}),
        ("holidays.add[0].date", "2024-05-06", {"holidays": {"add": [{"date": "2024-05-06"}]}}),
        ("entity.country", "DK", {"entity": {"country": "DK"}}),
        ("prepaid.purchases[0]", {"amount": "5"}, {"prepaid": {"purchases": [{"amount": "5"}]}}),
    ],
)
def test_what_is_set(path: str, value: Any, expected: dict[str, Any]) -> None:
    """What was there is replaced; what was not there is made on the way; all else stays."""
    assert after(path, value) == {**contract(), **expected}


def test_a_notice_by_its_id() -> None:
    """A notice is named by its id or its number."""
    assert after("notices[n2].sent", "2024-05-08") == after("notices[1].sent", "2024-05-08") != contract()


NOTICES = [{"id": "n1", "sent": "2024-05-06"}, {"id": "0", "sent": "2024-05-07"}, {"id": "2", "sent": "2024-05-08"}]


def test_a_name_that_is_the_number_of_another() -> None:
    """Which of the two is meant is asked; with the key in front either can be named."""
    values = {**contract(), "notices": [dict(one) for one in NOTICES]}
    with pytest.raises(WrongValue) as caught:
        put(values, "notices[0].sent", "2024-06-03")
    assert caught.value.sentence.in_english() == (
        "is one entry by its number and another by its name; write notices[id=n1].sent or notices[id=0].sent"
    )
    assert values["notices"] == NOTICES
    put(values, "notices[id=n1].sent", "2024-06-03")
    put(values, "notices[id=0].sent", "2024-06-04")
    put(values, "notices[2].sent", "2024-06-05")
    assert [one["sent"] for one in values["notices"]] == ["2024-06-03", "2024-06-04", "2024-06-05"]


def test_a_name_beside_an_entry_that_has_none() -> None:
    """There the number tells, as it does one past the last."""
    values: dict[str, Any] = {"notices": [{}, {"id": "0"}, {"id": "3"}]}
    put(values, "notices[0].id", "a")
    put(values, "notices[3].id", "b")
    assert values == {"notices": [{"id": "a"}, {"id": "0"}, {"id": "3"}, {"id": "b"}]}


@pytest.mark.parametrize(
    "path, key, expected",
    [
        ("reference", "reference", None),
        ("client.country", "client", {"name": "Client"}),
        ("notices[n1]", "notices", [{"id": "n2", "sent": "2024-05-07"}]),
        ("service_countries[0]", "service_countries", ["NL"]),
        ("termination.effective", "termination", None),
        ("readings.after_hours", "readings", None),
        ("incidents[0].description", "incidents", []),
        ("entity.country", "entity", "nl"),
    ],
)
def test_what_is_taken_out(path: str, key: str, expected: Any) -> None:
    """None takes out a key or an entry, and makes nothing on the way."""
    found = after(path, None)
    assert (found.get(key) or None) == (expected or None)
    assert {**found, key: None} == {**contract(), key: None}


def test_entries_keep_their_numbers_while_others_go() -> None:
    """Until all is done an entry that was taken out keeps its place; something can be put there again."""
    values = contract()
    put(values, "payments[0]", None)
    put(values, "payments[1].amount", "3")
    assert without_gone(values)["payments"] == [{"amount": "3"}]
    put(values, "payments[0].amount", "4")
    assert without_gone(values)["payments"] == [{"amount": "4"}, {"amount": "3"}]


@pytest.mark.parametrize(
    "path, said",
    [
        ("", "is no place in a contract; write one as incidents[0].date"),
        ("payment[0].amount", "there is no such place; did you mean payments[0].amount?"),
        ("incidents[0].dat", "there is no such place; did you mean incidents[0].date?"),
        ("fees[0].until_", "there is no such place; did you mean fees[0].until?"),
        ("fees[0].kind.x", "there is nothing inside fees[0].kind; set it as a whole"),
        ("reading.after_hours", "there is no such place; did you mean readings.after_hours?"),
        ("readings.afterhours", "there is no such place; did you mean readings.after_hours?"),
        ("readings.after_hours.x", "there is nothing inside readings.after_hours; set it as a whole"),
        ("client.kind", "there is no such place; here there are: name, country, size, nonprofit"),
        ("client.xyz", "there is no such place; here there are: name, country, size, nonprofit"),
        ("payments.amount", "this is a list; name one of its entries, as in payments[0].amount"),
        ("client[0]", "this is no list, so it has no entries; did you mean client.name?"),
        ("reference.length", "there is nothing inside reference; set it as a whole"),
        ("service_countries[0].name", "there is nothing inside service_countries[0]; set it as a whole"),
        ("payments[3].amount", "there are 2 entries, counted from 0; payments[2] adds one"),
        ("fx[2].date", "there is 1 entry, counted from 0; fx[1] adds one"),
        ("incidents[1].date", "there are 0 entries, counted from 0; incidents[0] adds one"),
        ("payments[-1].amount", "there are 2 entries, counted from 0; payments[2] adds one"),
        ("invoices[18].amount", "there are 2 entries, counted from 0; invoices[2] adds one"),
        ("notices[m1].sent", '"m1" is not known; write one of: n1, n2'),
        ("notices[n22].sent", '"n22" is not known; did you mean n2?'),
        ("credit_limits[2024-01-01].amount", "there are 0 entries, counted from 0; credit_limits[0] adds one"),
    ],
)
def test_no_such_place(path: str, said: str) -> None:
    """What is no place says why, and what was probably meant; nothing is set or made on the way."""
    values = contract()
    with pytest.raises(WrongValue) as caught:
        put(values, path, "x")
    assert caught.value.sentence.in_english() == said
    assert values == contract()


def test_nothing_to_take_out() -> None:
    """One past the last adds an entry; there is none to take out."""
    with pytest.raises(WrongValue) as caught:
        put(contract(), "payments[2]", None)
    assert caught.value.sentence.in_english() == "there is no such entry to take out"
