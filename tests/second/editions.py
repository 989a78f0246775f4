"""Clause by clause, the figures of the two editions of the Terms, written down from their texts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Edition:
    """What one edition says where the two could differ; the figures that an Order Form may set stand in `figures`."""

    id: str
    wording: str
    "1: which holidays are no Business Days."
    figures: dict[str, Decimal | int | None]
    courier_needs_both: bool
    "13.6 / 13.7: a courier's notice counts from the later of the Business Day after deposit and the confirmation."
    electronic: bool
    "13.6 / 13.7: whether a time of delivery is deemed for electronic notices."
    cure_for: tuple[str, ...]
    "10.5 / 10.3(c): whose default notice opens the time to cure."
    due_at_once: tuple[str, ...]
    "10.7: the reasons of termination that make invoices due."
    suspension_makes_due: bool
    "10.7: whether a suspension does so too."
    objection_from_issue: bool
    "13.7 / 13.6: the time to object runs from issue, or from receipt."
    no_objection_to_law: bool
    "13.6 of 2025: no objection to what the law requires."
    request_from_receipt: bool
    "13.4: the time to answer runs from receipt, or from the request."
    prepaid_on_business_day: bool
    "3.13 / 3.16: credit is usable on the next Business Day, or on the next day."
    closed_when_empty: bool
    "3.15 / 3.18: an account that runs empty is closed at once, or months later."
    overage: bool
    "3.14 of 2025."
    early_termination: bool
    "10.8 of 2025."
    waivers: bool
    "13.8 of 2025."
    cap_per_incident: bool
    "8.4: whether the text can be read as a cap for each incident."


COMMON: dict[str, Decimal | int | None] = {
    "initial_term_months": 12,  # 10.1
    "renewal_months": 12,  # 10.2
    "notice_months": 3,  # 10.2
    "payment_days": 14,  # 3.7
    "interest_percent": None,  # 3.8: the highest rate that the law allows
    "cap_limit": Decimal(50_000),  # 8.4
    "cap_window_months": 12,  # 8.4
    "cure_business_days": 10,  # 10.5; 10.3(c)
    "force_majeure_notice_business_days": 10,  # 9.2
    "force_majeure_termination_business_days": 20,  # 10.6(b)
    "information_business_days": 20,  # 13.4
    "objection_months": 1,  # 13.7; 13.6
    "amendment_termination_months": 1,  # 13.7; 13.6
    "courier_business_days": 1,  # 13.6(ii); 13.7(ii)
    "registered_business_days": 3,  # 13.6(iii); 13.7(iii)
    "prepaid_expiry_months": 12,  # 3.13; 3.16
    "prepaid_closure_months": 3,  # 3.15; 3.18
    "confidentiality_months": 36,  # 6.3
    "credit_limit": Decimal(5_000),  # 3.5; 3.12
}

OF_2023 = Edition(
    id="2023-01-01",
    wording="generally_recognised",
    figures={**COMMON, "overdue_breach_days": None, "credit_alert_percent": None},
    courier_needs_both=True,
    electronic=False,
    cure_for=("cm.com", "client"),
    due_at_once=("client_breach", "cm_breach", "force_majeure", "insolvency", "authority"),
    suspension_makes_due=False,
    objection_from_issue=True,
    no_objection_to_law=False,
    request_from_receipt=False,
    prepaid_on_business_day=False,
    closed_when_empty=False,
    overage=False,
    early_termination=False,
    waivers=False,
    cap_per_incident=True,
)
OF_2025 = Edition(
    id="2025-03-03",
    wording="national",
    figures={**COMMON, "overdue_breach_days": 30, "credit_alert_percent": Decimal(80)},
    courier_needs_both=False,
    electronic=True,
    cure_for=("cm.com",),
    due_at_once=("client_breach", "force_majeure", "insolvency", "authority"),
    suspension_makes_due=True,
    objection_from_issue=False,
    no_objection_to_law=True,
    request_from_receipt=True,
    prepaid_on_business_day=True,
    closed_when_empty=True,
    overage=True,
    early_termination=True,
    waivers=True,
    cap_per_incident=False,
)
EDITIONS = {edition.id: edition for edition in (OF_2023, OF_2025)}

DEFAULT_READINGS = {
    "term_end": "day_before_anniversary",
    "notice_backward": "full_months_fit",
    "notice_effective": "deemed_delivery",
    "late_notice": "next_term",
    "after_hours": "same_day",
    "holiday_scope": "standard",
    "calendar_period_end": "as_is",
    "electronic_2023": "not_deemed",
    "request_start": "request",
    "first_day": "excluded",
    "first_incident": "giving_rise_to_liability",
    "incident_day_payments": "excluded",
    "amount_paid": "gross",
    "cap_per": "agreement",
    "fx_date": "first_incident",
    "interest_law": "governing",
    "interest_on_disputed": "none",
    "early_termination_scope": "without_cause",
    "prepaid_empty": "at_once",
}
