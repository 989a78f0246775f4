"""The readings: every one with its default, its alternatives, its clause, and words for people."""

from __future__ import annotations

import pytest

from cmdesk.basics.assets import read_text
from cmdesk.basics.errors import FaultyInput
from cmdesk.editions.readings import read_readings, readings

# Name, default, alternatives, clause; "13.6 / 13.7" is 2023 / 2025, "(2023)" that edition alone.
READINGS = [
    ("term_end", "day_before_anniversary", ("anniversary",), "10.1"),
    ("notice_backward", "full_months_fit", ("same_day_number",), "10.2"),
    ("notice_effective", "deemed_delivery", ("dispatch",), "10.2, 13.6 / 13.7"),
    ("late_notice", "next_term", ("void",), "10.2"),
    ("after_hours", "same_day", ("next_business_day",), "1"),
    ("holiday_scope", "standard", ("narrow", "widest"), "1"),
    ("calendar_period_end", "as_is", ("next_business_day",), "3.7, 10.4(a), 13.7 / 13.6"),
    ("electronic_2023", "not_deemed", ("on_confirmation",), "2.3, 13.6 (2023)"),
    ("request_start", "request", ("receipt",), "13.4 (2023)"),
    ("first_day", "excluded", ("counted",), "9.2, 10.6(b), 13.7 (2023), 3.13 / 3.16"),
    ("first_incident", "giving_rise_to_liability", ("any_incident",), "8.4"),
    ("incident_day_payments", "excluded", ("included",), "8.4"),
    ("amount_paid", "gross", ("net",), "8.4"),
    ("cap_per", "agreement", ("incident",), "8.4 (2023)"),
    ("fx_date", "first_incident", ("payment",), "8.4"),
    ("interest_law", "governing", ("client_country",), "3.8"),
    ("interest_on_disputed", "none", ("from_due_date",), "3.8"),
    ("early_termination_scope", "without_cause", ("any_client_termination",), "10.8 (2025)"),
    ("prepaid_empty", "at_once", ("three_months",), "3.18 (2025)"),
]
GOOD = """
[term_end]
clause = "10.1"
label = "The last day of a term"
why = "The clause does not say whether the anniversary still belongs to it."
default = "day_before"
subjects = ["term", "renewal"]
[term_end.choices]
anniversary = "the last day is the anniversary itself"
day_before = "the last day is the day before the anniversary"
"""
MISSING = "this is missing; add it"

# What is written in place of what, and the faults that follow.
BROKEN = [
    ('clause = "10.1"\n', "", [("term_end.clause", MISSING)]),
    ('"10.1"', '"x"', [("term_end.clause", "x is no clause; write it like 13.7 / 13.6 or 13.4 (2023)")]),
    ('default = "day_before"\n', "", [("term_end.default", MISSING)]),
    (
        'default = "day_before"',
        'default = "day_befor"',
        [("term_end.default", "there is no day_befor here; did you mean day_before?")],
    ),
    ('"renewal"', '"renewals"', [("term_end.subjects[1]", "there is no renewals here; did you mean renewal?")]),
    ('why = "', 'reason = "x"\nwhy = "', [("term_end.reason", "there is no reason here; take it out")]),
    ('label = "The last day of a term"', "label = 1", [("term_end.label", "1 is not a text in quotation marks")]),
    (
        'anniversary = "the last day is the anniversary itself"\n',
        "",
        [("term_end.choices", "a reading has two choices or more")],
    ),
    (
        "[term_end.choices]",
        "[term_end.choice]",
        [
            ("term_end.choices", MISSING),
            ("term_end.default", "there is no day_before here; take it out"),
            ("term_end.choice", "there is no choice here; did you mean choices?"),
        ],
    ),
]


@pytest.mark.parametrize("name, default, alternatives, clause", READINGS)
def test_a_reading(name: str, default: str, alternatives: tuple[str, ...], clause: str) -> None:
    """Default, alternatives and clause are the documented ones, and every choice has its words."""
    found = readings()[name]
    assert (found.name, found.default, found.alternatives, found.clause) == (name, default, alternatives, clause)
    assert found.choices == (default, *alternatives)
    assert tuple(found.labels) == found.choices
    assert found.label
    assert found.why.endswith(".")
    assert found.subjects


def test_there_are_no_others() -> None:
    """The readings in the order in which they are documented."""
    assert list(readings()) == [name for name, *_ in READINGS]


def test_they_are_read_once() -> None:
    """The same readings whoever asks."""
    assert readings() is readings()


def test_labels_and_choices_are_no_sentences() -> None:
    """They stand inside a sentence, so none ends with a full stop."""
    texts = [text for reading in readings().values() for text in (reading.label, *reading.labels.values())]
    assert not [text for text in texts if text.endswith(".")]


def test_the_default_comes_first() -> None:
    """Whatever the order of the file."""
    found = read_readings(GOOD.encode(), "readings.toml")["term_end"]
    assert (found.default, found.alternatives) == ("day_before", ("anniversary",))
    assert list(found.labels) == ["day_before", "anniversary"]
    assert found.subjects == ("term", "renewal")


@pytest.mark.parametrize("old, new, faults", BROKEN)
def test_a_fault_is_named_with_its_place(old: str, new: str, faults: list[tuple[str, str]]) -> None:
    """What is wrong, where, and what to do."""
    assert old in GOOD
    with pytest.raises(FaultyInput) as refused:
        read_readings(GOOD.replace(old, new, 1).encode(), "readings.toml")
    assert [(fault.place, fault.sentence.in_english()) for fault in refused.value.faults] == faults


def test_what_is_no_reading() -> None:
    """A key that is no table is refused."""
    with pytest.raises(FaultyInput, match=r"^readings\.toml: term_end: 1 is not a table"):
        read_readings(b"term_end = 1", "readings.toml")


def test_the_file_has_a_head() -> None:
    """Someone who does not program can read and mend it."""
    assert read_text("readings.toml").startswith("# Readings: ")
