"""Random contracts without a fault, in which things meet: their days cluster around each other and around odd days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

from tests.second.case import ENTITIES, Json
from tests.second.days import add_months
from tests.second.editions import DEFAULT_READINGS, EDITIONS
from tests.second.random_money import CURRENCIES, MoneyWriter

OTHER_CHOICES: dict[str, tuple[str, ...]] = {
    "term_end": ("anniversary",),
    "notice_backward": ("same_day_number",),
    "notice_effective": ("dispatch",),
    "late_notice": ("void",),
    "after_hours": ("next_business_day",),
    "holiday_scope": ("narrow", "widest"),
    "calendar_period_end": ("next_business_day",),
    "electronic_2023": ("on_confirmation",),
    "request_start": ("receipt",),
    "first_day": ("counted",),
    "first_incident": ("any_incident",),
    "incident_day_payments": ("included",),
    "amount_paid": ("net",),
    "cap_per": ("incident",),
    "fx_date": ("payment",),
    "interest_law": ("client_country",),
    "interest_on_disputed": ("from_due_date",),
    "early_termination_scope": ("any_client_termination",),
    "prepaid_empty": ("three_months",),
}
FIGURES: dict[str, tuple[Any, ...]] = {
    "initial_term_months": (1, 6, 13, 24, 36),
    "renewal_months": (1, 3, 6, 24, 36),
    "notice_months": (0, 1, 2, 6, 14),
    "payment_days": (0, 7, 30, 60),
    "interest_percent": ("0", "5", "12.75"),
    "cap_limit": ("0", "1000", "10000.005", "250000"),
    "cap_window_months": (1, 6, 24),
    "cure_business_days": (1, 5, 30),
    "force_majeure_notice_business_days": (1, 2, 15),
    "force_majeure_termination_business_days": (0, 1, 40),
    "information_business_days": (1, 5, 30),
    "objection_months": (0, 2, 3),
    "amendment_termination_months": (0, 2, 6),
    "overdue_breach_days": (0, 14, 45),
    "courier_business_days": (2, 3),
    "registered_business_days": (1, 2, 5),
    "prepaid_expiry_months": (1, 6, 18),
    "prepaid_closure_months": (0, 1, 6),
    "confidentiality_months": (0, 12, 60),
    "credit_limit": ("1000", "2500.50", "20000"),
    "credit_alert_percent": ("50", "75.5", "100"),
}
OWN_ENTITIES: tuple[Json, ...] = (
    {"name": "CM.com Sverige AB", "country": "SE", "time_zone": "Europe/Stockholm"},
    {"name": "CM.com Saxony", "country": "DE", "subdivision": "SN", "time_zone": "Europe/Berlin"},
    {"name": "CM.com Scotland", "country": "GB", "subdivision": "SCT", "time_zone": "Europe/London"},
    {"name": "CM.com Sydney", "country": "AU", "subdivision": "NSW", "time_zone": "Australia/Sydney"},
    {"name": "CM.com Schweiz", "country": "CH", "subdivision": "ZH", "time_zone": "Europe/Zurich"},
)
RARER = {"termination": 0.4, "suspensions": 0.3, "service_entity": 0.3, "projected_payments": 0.3}
WITH_ESTIMATES = ("ae", "ke", "in", "cn", "sg", "tr")
WITH_A_RATE = ("nl", "de", "dk", "fr", "be", "es", "it", "ie", "gb")
COUNTRIES = ("NL", "DE", "DK", "GB", "IE", "BE", "FR", "US", "CN", "NO")


def contract_of(seed: int) -> tuple[Json, date]:
    """Return a contract and an as-of date; the same ones for the same seed."""
    writer = Writer(Random(seed))
    contract = writer.contract(seed)
    return contract, max(writer.day(), writer.day())


class Writer(MoneyWriter):
    """Writes one contract."""

    def contract(self, seed: int) -> Json:
        """Return a whole contract."""
        start = self.new_day()
        self.days = [start, *(add_months(start, months) for months in (9, 12, 21, 24, 33)), self.odd_day()]
        found: Json = {"schema": "cmdesk.contract/1", "reference": f"S-{seed}", "client": self.client()}
        found["entity"] = self.entity()
        found["edition"] = self.random.choice([*EDITIONS])
        found["effective_date"] = start.isoformat()
        found["currency"] = "EUR" if self.chance(0.6) else self.random.choice(CURRENCIES)
        found["initial_term"] = self.initial_term(start)
        self.found = found
        for name, write in self.families().items():
            if self.chance(RARER.get(name, 0.65)):
                found[name] = write()
        return found

    def families(self) -> dict[str, Callable[[], Any]]:
        """Return what writes each optional part; what refers to others comes after them."""
        return {
            "service_entity": self.entity,
            "service_countries": lambda: self.random.sample(COUNTRIES, self.random.randint(0, 2)),
            "law": lambda: self.random.choice((None, *COUNTRIES)),
            "deviations": self.deviations,
            "readings": self.readings,
            "holidays": self.holidays,
            "notices": self.some_notices,
            "fees": self.fees,
            "usage_plan": self.usage_plan,
            "credit_limits": self.credit_limits,
            "invoices": self.invoices,
            "incidents": self.incidents,
            "payments": self.payments,
            "projected_payments": lambda: self.chance(0.5),
            "force_majeure": self.force_majeure,
            "information_requests": self.information_requests,
            "amendments": self.amendments,
            "suspensions": self.suspensions,
            "termination": self.termination,
            "prepaid": self.prepaid,
            "fx": self.fx,
        }

    def client(self) -> Json:
        """Return a Client."""
        found: Json = {"name": "Client"}
        if self.chance(0.8):
            found["country"] = self.random.choice(COUNTRIES)
        if self.chance(0.7):
            found["size"] = self.random.choice(("micro", "small", "medium", "large"))
        return found | ({"nonprofit": self.chance(0.3)} if self.chance(0.5) else {})

    def entity(self) -> str | Json:
        """Return an entity of the table, or the contract's own."""
        table = WITH_ESTIMATES if self.first_year > 2025 and self.chance(0.6) else (*ENTITIES, *WITH_A_RATE)
        return self.random.choice(table) if self.chance(0.9) else self.random.choice(OWN_ENTITIES)

    def initial_term(self, start: date) -> Json | None:
        """Return the Initial Term: in months, by its last day, or not stated."""
        if self.chance(0.6):
            return {"months": self.random.choice((1, 3, 6, 12, 12, 12, 18, 24, 25, 36))}
        return {"ends_on": self.day(start).isoformat()} if self.chance(0.5) else None

    def deviations(self) -> list[Json]:
        """Return figures agreed otherwise."""
        names = self.random.sample([*FIGURES], self.random.choice((0, 1, 1, 2, 4)))
        return [
            {"parameter": name, "value": self.random.choice(FIGURES[name]), "agreed_in": "Order Form"} for name in names
        ]

    def readings(self) -> Json:
        """Return a choice for some readings, the default among them."""
        names = self.random.sample([*OTHER_CHOICES], self.random.choice((0, 1, 2, 3, 6, len(OTHER_CHOICES))))
        return {
            name: self.random.choice((*OTHER_CHOICES[name], *OTHER_CHOICES[name], DEFAULT_READINGS[name]))
            for name in names
        }

    def holidays(self) -> Json:
        """Return days added and days struck out."""
        days = sorted({self.day() for _ in range(6)})
        cut = self.random.randint(0, len(days))
        added, removed = (
            [{"date": day.isoformat(), "reason": "agreed"} for day in part] for part in (days[:cut], days[cut:])
        )
        return {"add": added, "remove": removed}
