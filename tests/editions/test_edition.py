"""An edition answers by name, and says so where there is no such name."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cmdesk.basics.errors import CmdeskError
from cmdesk.editions.edition import Edition, EditionError, Unit, UnknownNameError, fault_of_figure
from cmdesk.editions.load import edition


@pytest.fixture
def of_2025() -> Edition:
    """Return the edition of 3 March 2025."""
    return edition("2025-03-03")


def test_a_figure_comes_with_unit_and_clause(of_2025: Edition) -> None:
    """3.7: a figure bears its name, its unit and its clause, and whether a contract may agree another."""
    found = of_2025.parameter("payment_days")
    assert (found.name, found.value, found.unit, found.clause) == ("payment_days", 14, Unit.DAYS, "3.7")
    assert found.deviation


def test_counts_are_whole_and_sums_decimal(of_2025: Edition) -> None:
    """Months and days come as int, sums and rates as Decimal."""
    assert type(of_2025.parameter("notice_months").value) is int
    assert type(of_2025.parameter("cap_limit").value) is Decimal
    assert type(of_2025.parameter("credit_alert_percent").value) is Decimal


def test_a_choice_comes_with_its_clause(of_2025: Edition) -> None:
    """13.7: a choice and its clause, a text or a true or false."""
    assert of_2025.mode("courier_rule") == "confirmation_condition"
    assert of_2025.mode("due_at_suspension") is True
    assert of_2025.modes["courier_rule"].clause == "13.7(ii)"


def test_a_subject_says_whether_there_is_a_rule() -> None:
    """10.8 of 2025 has no counterpart in 2023, whose place to look is 10.7."""
    assert edition("2025-03-03").applies("early_termination")
    assert edition("2025-03-03").clause("early_termination") == "10.8"
    assert not edition("2023-01-01").applies("early_termination")
    assert edition("2023-01-01").clause("early_termination") == "10.7"


@pytest.mark.parametrize(
    "ask",
    [Edition.parameter, Edition.mode, Edition.subject, Edition.applies, Edition.clause],
)
def test_an_unknown_name_is_our_own_mistake(ask: object, of_2025: Edition) -> None:
    """A rule that asks for what no edition has is told what it asked for."""
    assert callable(ask)
    with pytest.raises(UnknownNameError, match=r"edition 2025-03-03 has no \w+ called notice_month$"):
        ask(of_2025, "notice_month")
    assert issubclass(UnknownNameError, EditionError)
    assert issubclass(EditionError, CmdeskError)


def test_deviations_come_in_the_order_of_the_terms(of_2025: Edition) -> None:
    """What a contract may agree otherwise starts with 3.7 and ends with 13.7."""
    names = [one.name for one in of_2025.deviations()]
    assert names[:2] == ["payment_days", "interest_percent"]
    assert names[-1] == "registered_business_days"
    assert "prepaid_empty_months" not in names


def test_the_fingerprint_is_that_of_the_file(of_2025: Edition) -> None:
    """SHA-256 of the bytes; of no bytes at all it is a known one."""
    empty = Edition("x", "x", of_2025.published, {}, {}, {}, {}, {}, data=b"")
    assert empty.sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert of_2025.sha256 != edition("2023-01-01").sha256


@pytest.mark.parametrize(
    "name, value",
    [
        ("initial_term_months", 1),
        ("initial_term_months", 600),
        ("notice_months", 0),
        ("force_majeure_termination_business_days", 0),
        ("interest_percent", Decimal("9.5")),
        ("cap_limit", Decimal("100000.50")),
        ("credit_alert_percent", 100),
    ],
)
def test_what_a_contract_may_agree(name: str, value: Decimal, of_2025: Edition) -> None:
    """A figure within its range, with decimals where the unit has them, has no fault."""
    assert of_2025.parameter(name).fault_of(value) is None


@pytest.mark.parametrize(
    "name, value, sentence",
    [
        ("initial_term_months", "0", "0 is out of range; enter a number from 1 to 600"),
        ("initial_term_months", "601", "601 is out of range; enter a number from 1 to 600"),
        ("payment_days", "-1", "−1 is out of range; enter a number from 0 to 3,650"),  # noqa: RUF001  # a minus
        ("payment_days", "14.5", "14.5 is no whole number; enter one"),
        ("cure_business_days", "0", "0 is out of range; enter a number from 1 to 1,000"),
        ("credit_alert_percent", "100.5", "100.5 is out of range; enter a number from 0 to 100"),
    ],
)
def test_what_a_contract_may_not_agree(name: str, value: str, sentence: str, of_2025: Edition) -> None:
    """A figure with which nothing can be calculated is refused in words."""
    fault = of_2025.parameter(name).fault_of(Decimal(value))
    assert fault is not None
    assert fault.in_english() == sentence


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
@pytest.mark.parametrize("unit", [Unit.MONTHS, Unit.PERCENT])
def test_what_is_no_number_is_out_of_range(value: str, unit: Unit) -> None:
    """Decimal knows values that are no numbers; none of them is a figure."""
    assert fault_of_figure(Decimal(value), unit, 0, 100) is not None


def test_which_units_are_whole() -> None:
    """Only sums and rates have decimals."""
    assert {unit for unit in Unit if not unit.is_whole} == {Unit.PERCENT, Unit.EUR}
