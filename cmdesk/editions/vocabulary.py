"""The names that every edition file states, all of them and no others, and what the rules can do with each.

A figure that an edition leaves open is stated as such, so a name that is missing is a slip and never a silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from cmdesk.basics.record import Record
from cmdesk.editions.edition import Unit


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Figure(Record):
    """The unit of a parameter and the range in which the rules can calculate with it."""

    unit: Unit
    least: int
    most: int


_TERM = Figure(Unit.MONTHS, 1, 600)
_MONTHS = Figure(Unit.MONTHS, 0, 600)
_DAYS = Figure(Unit.DAYS, 0, 3650)
_BUSINESS_DAYS = Figure(Unit.BUSINESS_DAYS, 1, 1000)
_EUR = Figure(Unit.EUR, 0, 10**12)

PARAMETERS: Mapping[str, Figure] = {
    "initial_term_months": _TERM,
    "renewal_months": _TERM,
    "notice_months": _MONTHS,
    "payment_days": _DAYS,
    "interest_percent": Figure(Unit.PERCENT, 0, 1000),
    "cap_limit": _EUR,
    "cap_window_months": _TERM,
    "cure_business_days": _BUSINESS_DAYS,
    "force_majeure_notice_business_days": _BUSINESS_DAYS,
    # The rule counts to the day after, so none at all is possible here.
    "force_majeure_termination_business_days": Figure(Unit.BUSINESS_DAYS, 0, 1000),
    "information_business_days": _BUSINESS_DAYS,
    "objection_months": _MONTHS,
    "amendment_termination_months": _MONTHS,
    "overdue_breach_days": _DAYS,
    "courier_business_days": _BUSINESS_DAYS,
    "registered_business_days": _BUSINESS_DAYS,
    "prepaid_expiry_months": _TERM,
    "prepaid_closure_months": _MONTHS,
    "prepaid_empty_months": _MONTHS,
    "confidentiality_months": _MONTHS,
    "credit_limit": _EUR,
    "credit_alert_percent": Figure(Unit.PERCENT, 0, 100),
    "indexations_per_year": Figure(Unit.TIMES, 0, 12),
    "small_client_commitment_months": _TERM,
}

BOOLEAN = (True, False)

MODES: Mapping[str, tuple[str | bool, ...]] = {
    "holiday_wording": ("generally_recognised", "national"),
    "billing_zone": ("CE(S)T", "CET"),
    "invoice_rhythm": ("none_stated", "billing_periods"),
    "prepaid_usable": ("next_day", "next_business_day"),
    "cap_per_incident_open": BOOLEAN,
    "cure_available_to": ("either_party", "cm_com"),
    "due_at_suspension": BOOLEAN,
    "due_after_cm_breach": BOOLEAN,
    "information_from": ("request", "receipt"),
    "courier_rule": ("later_of_both", "confirmation_condition"),
    "electronic_channel": ("not_deemed", "on_confirmation"),
    "objection_from": ("issue", "receipt"),
    "mandatory_change_without_objection": BOOLEAN,
}


class HeadId(StrEnum):
    """The heads of loss that a claim can name; what becomes of each, each edition says."""

    DIRECT = "direct"
    EXCLUDED_1 = "8.3(i)"
    EXCLUDED_2 = "8.3(ii)"
    EXCLUDED_3 = "8.3(iii)"
    EXCLUDED_4 = "8.3(iv)"
    EXCLUDED_5 = "8.3(v)"
    EXCLUDED_6 = "8.3(vi)"
    EXCLUDED_7 = "8.3(vii)"
    EXCLUDED_8 = "8.3(viii)"
    EXCLUDED_9 = "8.3(ix)"
    EXCLUDED_10 = "8.3(x)"
    EXCLUDED_11 = "8.3(xi)"
    CARVE_OUT = "8.5"


SUBJECTS: frozenset[str] = frozenset(
    {
        "amendment",
        "amendment_exit",
        "authority",
        "bank_charges",
        "billing_zone",
        "business_day",
        "charge_back",
        "collection_costs",
        "confidentiality",
        "credit_alert",
        "credit_limit",
        "default_and_cure",
        "dispute",
        "due_at_termination",
        "early_termination",
        "electronic_writing",
        "fee_rhythm",
        "force_majeure_notice",
        "force_majeure_payments",
        "force_majeure_termination",
        "governing_law",
        "indemnity",
        "indexation",
        "information",
        "insolvency",
        "interest",
        "liability_cap",
        "liability_carve_out",
        "liability_excluded",
        "non_renewal",
        "notice_courier",
        "notice_electronic",
        "notice_personal",
        "notice_registered",
        "notices",
        "order_of_precedence",
        "overdue_breach",
        "payment",
        "prepaid_closure",
        "prepaid_expiry",
        "prepaid_usable",
        "renewal",
        "set_off",
        "small_clients",
        "surviving_clauses",
        "suspension",
        "term",
        "termination",
        "usage_plan",
    }
)
