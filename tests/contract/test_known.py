"""The ids that other rooms keep."""

from __future__ import annotations

import pytest

from cmdesk.contract.fields import Known
from cmdesk.contract.known import countries, is_known, known_ids, known_names, parameter, parameters


@pytest.mark.parametrize(
    "known, right, wrong",
    [
        (Known.COUNTRIES, "DK", "dk"),
        (Known.CURRENCIES, "DKK", "kr"),
        (Known.ZONES, "Europe/Amsterdam", "Europe"),
        (Known.ENTITIES, "nl", "xx"),
        (Known.EDITIONS, "2023-01-01", "2024-01-01"),
        (Known.READINGS, "late_notice", "late"),
        (Known.PARAMETERS, "payment_days", "indexations_per_year"),
    ],
)
def test_a_list_knows_its_ids(known: Known, right: str, wrong: str) -> None:
    """What is known is listed, and what is not is neither."""
    assert is_known(known, right)
    assert right in known_ids(known)
    assert not is_known(known, wrong)


def test_the_deviation_parameters_are_those_of_the_format() -> None:
    """Twenty-one figures may be agreed otherwise."""
    assert set(parameters()) == {
        "initial_term_months", "renewal_months", "notice_months", "payment_days", "interest_percent", "cap_limit",
        "cap_window_months", "cure_business_days", "force_majeure_notice_business_days",
        "force_majeure_termination_business_days", "information_business_days", "objection_months",
        "amendment_termination_months", "overdue_breach_days", "courier_business_days", "registered_business_days",
        "prepaid_expiry_months", "prepaid_closure_months", "confidentiality_months", "credit_limit",
        "credit_alert_percent",
    }  # fmt: skip


def test_a_parameter_has_its_range() -> None:
    """Whoever judges a deviation asks the edition's own figure."""
    found = parameter("payment_days")
    assert found is not None
    assert (found.least, found.clause) == (0, "3.7")
    assert parameter("nothing") is None


def test_countries_have_names() -> None:
    """Those without known holidays too; other lists have no names."""
    assert countries()["DK"] == "Denmark"
    assert known_names(Known.COUNTRIES)["Denmark"] == "DK"
    assert known_names(Known.CURRENCIES) == {}
