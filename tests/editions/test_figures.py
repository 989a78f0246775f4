"""Each figure and each choice of both editions, as the clauses have it."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from cmdesk.basics.assets import read_text
from cmdesk.editions.edition import HeadKind
from cmdesk.editions.load import edition
from cmdesk.editions.vocabulary import MODES, PARAMETERS, SUBJECTS

# name, unit, then value and clause of 2023 and of 2025; None where the edition names no figure.
FIGURES = [
    ("indexations_per_year", "times", 1, "3.4", 1, "3.4"),
    ("credit_limit", "EUR", 5000, "3.5", 5000, "3.12"),
    ("credit_alert_percent", "percent", None, "3.5", 80, "3.12"),
    ("payment_days", "days", 14, "3.7", 14, "3.7"),
    ("interest_percent", "percent", None, "3.8", None, "3.8"),
    ("prepaid_expiry_months", "months", 12, "3.13", 12, "3.16"),
    ("prepaid_closure_months", "months", 3, "3.15", 3, "3.18"),
    ("prepaid_empty_months", "months", 3, "3.15", 0, "3.18"),
    ("confidentiality_months", "months", 36, "6.3", 36, "6.3"),
    ("cap_window_months", "months", 12, "8.4", 12, "8.4"),
    ("cap_limit", "EUR", 50000, "8.4", 50000, "8.4"),
    ("force_majeure_notice_business_days", "business_days", 10, "9.2", 10, "9.2"),
    ("initial_term_months", "months", 12, "10.1", 12, "10.1"),
    ("renewal_months", "months", 12, "10.2", 12, "10.2"),
    ("notice_months", "months", 3, "10.2", 3, "10.2"),
    ("cure_business_days", "business_days", 10, "10.5", 10, "10.3(c)"),
    ("overdue_breach_days", "days", None, "10.5", 30, "10.4(a)"),
    ("force_majeure_termination_business_days", "business_days", 20, "10.6(b)", 20, "10.6(b)"),
    ("information_business_days", "business_days", 20, "13.4", 20, "13.4"),
    ("courier_business_days", "business_days", 1, "13.6(ii)", 1, "13.7(ii)"),
    ("registered_business_days", "business_days", 3, "13.6(iii)", 3, "13.7(iii)"),
    ("objection_months", "months", 1, "13.7", 1, "13.6"),
    ("amendment_termination_months", "months", 1, "13.7", 1, "13.6"),
    ("small_client_commitment_months", "months", None, "13", 24, "13.8"),
]

# name, then choice and clause of 2023 and of 2025.
CHOICES: list[tuple[str, str | bool, str, str | bool, str]] = [
    ("holiday_wording", "generally_recognised", "1", "national", "1"),
    ("billing_zone", "CE(S)T", "3.2", "CET", "3.2"),
    ("invoice_rhythm", "none_stated", "3.1", "billing_periods", "3.5"),
    ("prepaid_usable", "next_day", "3.13", "next_business_day", "3.16"),
    ("cap_per_incident_open", True, "8.4", False, "8.4"),
    ("cure_available_to", "either_party", "10.5", "cm_com", "10.3(c)"),
    ("due_at_suspension", False, "10.7", True, "10.7"),
    ("due_after_cm_breach", True, "10.7", False, "10.7"),
    ("information_from", "request", "13.4", "receipt", "13.4"),
    ("courier_rule", "later_of_both", "13.6(ii)", "confirmation_condition", "13.7(ii)"),
    ("electronic_channel", "not_deemed", "13.6", "on_confirmation", "13.7(iv)"),
    ("objection_from", "issue", "13.7", "receipt", "13.6"),
    ("mandatory_change_without_objection", False, "13.7", True, "13.6"),
]

# name, clause of 2023, clause of 2025; in brackets where the edition has no such rule.
CLAUSES = [
    ("business_day", "1", "1"),
    ("electronic_writing", "2.3", "2.3"),
    ("order_of_precedence", "2.7", "2.6"),
    ("billing_zone", "3.2", "3.2"),
    ("indexation", "3.4", "3.4"),
    ("credit_limit", "3.5, 3.6", "3.12, 3.13"),
    ("credit_alert", "3.5", "3.12"),
    ("fee_rhythm", "[3.1]", "3.5"),
    ("payment", "3.7", "3.7"),
    ("interest", "3.8", "3.8"),
    ("collection_costs", "3.8", "3.8"),
    ("bank_charges", "3.9", "3.10"),
    ("set_off", "3.10", "3.11"),
    ("charge_back", "3.14", "3.17"),
    ("dispute", "3.11", "3.9"),
    ("usage_plan", "[3.2]", "3.14"),
    ("prepaid_usable", "3.13", "3.16"),
    ("prepaid_expiry", "3.13", "3.16"),
    ("prepaid_closure", "3.15", "3.18"),
    ("indemnity", "5.2", "5.2, 5.3"),
    ("confidentiality", "6.3", "6.3"),
    ("liability_excluded", "8.3", "8.3"),
    ("liability_cap", "8.4", "8.4"),
    ("liability_carve_out", "8.5", "8.5"),
    ("force_majeure_payments", "9.1", "9.1"),
    ("force_majeure_notice", "9.2", "9.2"),
    ("force_majeure_termination", "10.6(b)", "10.6(b)"),
    ("term", "10.1", "10.1"),
    ("renewal", "10.2", "10.2"),
    ("non_renewal", "10.2", "10.2"),
    ("suspension", "10.3", "10.3(a)"),
    ("default_and_cure", "10.5", "10.3(c)"),
    ("overdue_breach", "[10.5]", "10.4(a)"),
    ("termination", "10.5, 10.6", "10.3(c), 10.6"),
    ("insolvency", "10.6(a)", "10.6(a)"),
    ("authority", "10.6(c)", "10.6(c)"),
    ("due_at_termination", "10.7", "10.7"),
    ("early_termination", "[10.7]", "10.8"),
    ("surviving_clauses", "10.8", "10.10"),
    ("governing_law", "12.1", "12.1"),
    ("information", "13.4", "13.4"),
    ("notices", "13.6", "13.7"),
    ("notice_personal", "13.6(i)", "13.7(i)"),
    ("notice_courier", "13.6(ii)", "13.7(ii)"),
    ("notice_registered", "13.6(iii)", "13.7(iii)"),
    ("notice_electronic", "[13.6]", "13.7(iv)"),
    ("amendment", "13.7", "13.6"),
    ("amendment_exit", "13.7", "13.6"),
    ("small_clients", "[13]", "13.8"),
]

# What a contract may agree otherwise, as the contract file lists it.
DEVIATIONS = {
    "initial_term_months",
    "renewal_months",
    "notice_months",
    "payment_days",
    "interest_percent",
    "cap_limit",
    "cap_window_months",
    "cure_business_days",
    "force_majeure_notice_business_days",
    "force_majeure_termination_business_days",
    "information_business_days",
    "objection_months",
    "amendment_termination_months",
    "overdue_breach_days",
    "courier_business_days",
    "registered_business_days",
    "prepaid_expiry_months",
    "prepaid_closure_months",
    "confidentiality_months",
    "credit_limit",
    "credit_alert_percent",
}

BOTH = ("2023-01-01", "2025-03-03")
HEADS = ["8.3(i)", "8.3(ii)", "8.3(iii)", "8.3(iv)", "8.3(v)", "8.3(vi)", "8.3(vii)", "8.3(viii)", "8.3(ix)"]
HEADS += ["8.3(x)", "8.3(xi)"]


@pytest.mark.parametrize("name, unit, of_2023, clause_2023, of_2025, clause_2025", FIGURES)
def test_a_figure_of_both_editions(
    name: str, unit: str, of_2023: int | None, clause_2023: str, of_2025: int | None, clause_2025: str
) -> None:
    """Value, unit and clause are those of the Terms."""
    for edition_id, value, clause in (("2023-01-01", of_2023, clause_2023), ("2025-03-03", of_2025, clause_2025)):
        found = edition(edition_id).parameter(name)
        assert (found.value, found.unit, found.clause) == (value, unit, clause)
        assert found.note


@pytest.mark.parametrize("name, of_2023, clause_2023, of_2025, clause_2025", CHOICES)
def test_a_choice_of_both_editions(
    name: str, of_2023: str | bool, clause_2023: str, of_2025: str | bool, clause_2025: str
) -> None:
    """Where the editions differ, each goes its own way."""
    first, second = (edition(edition_id) for edition_id in BOTH)
    assert (first.mode(name), first.modes[name].clause) == (of_2023, clause_2023)
    assert (second.mode(name), second.modes[name].clause) == (of_2025, clause_2025)


@pytest.mark.parametrize("name, clause_2023, clause_2025", CLAUSES)
def test_a_subject_of_both_editions(name: str, clause_2023: str, clause_2025: str) -> None:
    """The clause that results cite; where there is no rule, the edition says so in words."""
    for edition_id, clause in zip(BOTH, (clause_2023, clause_2025), strict=True):
        found = edition(edition_id).subject(name)
        assert found.clause == clause.strip("[]")
        assert found.applies is not clause.startswith("[")
        assert found.applies or found.note


def test_the_tables_above_are_whole() -> None:
    """No figure, choice or subject escapes the tables."""
    assert {name for name, *_ in FIGURES} == set(PARAMETERS)
    assert {name for name, *_ in CHOICES} == set(MODES)
    assert {name for name, *_ in CLAUSES} == SUBJECTS


@pytest.mark.parametrize("edition_id", BOTH)
def test_what_a_contract_may_agree_otherwise(edition_id: str) -> None:
    """2.7 / 2.6: what the contract file lists is open to deviation, also where the edition names no figure."""
    assert {one.name for one in edition(edition_id).deviations()} == DEVIATIONS


@pytest.mark.parametrize("edition_id", BOTH)
def test_heads_of_loss(edition_id: str) -> None:
    """8.3 to 8.5: direct loss under the cap, eleven heads excluded, one beyond every limit."""
    heads = edition(edition_id).heads
    assert [head.id for head in heads.values() if head.kind is HeadKind.EXCLUDED] == HEADS
    assert (heads["direct"].kind, heads["direct"].clause) == (HeadKind.CAPPED, "8.4")
    assert (heads["8.5"].kind, heads["8.5"].clause) == (HeadKind.UNCAPPED, "8.5")
    assert len(heads) == 13


def test_waivers_of_small_clients() -> None:
    """13.8 of 2025: three rights and the shorter commitment; 2023 knows none."""
    waivers = edition("2025-03-03").waivers
    assert {waiver.id: waiver.clause for waiver in waivers.values()} == {
        "durable_medium": "13.8(a)",
        "contract_summary": "13.8(b)",
        "usage_warning": "13.8(c)",
        "commitment_period": "13.8",
    }
    assert not edition("2023-01-01").waivers


@pytest.mark.parametrize("edition_id", BOTH)
def test_the_file_follows_the_order_of_the_terms(edition_id: str) -> None:
    """Whoever reads a file beside the Terms never turns back."""
    text = read_text("editions", f"{edition_id}.toml")
    entry = re.compile(
        r'^\[(?:subjects|parameters|modes)\.\w+\]\n(?:\w.*\n)*?clause = "(\d+)(?:\.(\d+))?', re.MULTILINE
    )
    found = [(int(chapter), int(clause or 0)) for chapter, clause in entry.findall(text)]
    assert len(found) == len(FIGURES) + len(CHOICES) + len(CLAUSES)
    assert found == sorted(found)


def test_sums_are_exact() -> None:
    """8.4: fifty thousand, not nearly fifty thousand."""
    assert edition("2025-03-03").parameter("cap_limit").value == Decimal(50000)
