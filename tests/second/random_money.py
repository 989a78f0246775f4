"""Random fees, invoices, payments, incidents and prepaid credit."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.second.case import Json
from tests.second.days import ONE_DAY, add_months
from tests.second.random_letters import LetterWriter

CURRENCIES = ("DKK", "DKK", "GBP", "GBP", "USD", "JPY", "JPY", "AED", "KES")
HEADS = ("direct", "direct", "direct", "8.3(i)", "8.3(iv)", "8.3(ix)", "8.3(xi)", "8.5")
PAYMENT_KINDS = ("payment",) * 6 + ("topup", "set_off", "refund", "chargeback")


class MoneyWriter(LetterWriter):
    """Writes what is owed, paid and claimed."""

    def month(self) -> str:
        """Return a month."""
        return f"{self.day():%Y-%m}"

    def fees(self) -> list[Json]:
        """Return a fee plan."""
        start = date.fromisoformat(self.found["effective_date"])
        found: list[Json] = [self.subscription(start) for _ in range(self.random.choice((0, 1, 1, 1, 2)))]
        if self.chance(0.3):
            found.append({"kind": "setup", "amount": self.amount(3000), "from": self.day().isoformat()})
        found += [{"kind": "usage", "month": self.month(), "amount": self.amount(4000)} for _ in self.some(4)]
        return found

    def subscription(self, start: date) -> Json:
        """Return a subscription, most often from the Effective Date on, at times indexed or ending."""
        first = start if self.chance(0.7) else self.day()
        found: Json = {"kind": "subscription", "amount": self.amount(3000), "from": first.isoformat()}
        found["every"] = self.random.choice(("month", "month", "quarter", "year"))
        if self.chance(0.3):
            found["until"] = self.day(first).isoformat()
        if self.chance(0.4):
            found["indexation"] = [
                {"from": self.day().isoformat(), "percent": self.random.choice(("3.3", "2.75", "-1", "10"))}
                for _ in range(2)
            ]
        return found

    def usage_plan(self) -> Json:
        """Return a Usage Plan and what was used."""
        months = sorted({self.month() for _ in range(4)})
        used = [{"month": month, "used": self.random.randint(500, 3000)} for month in months]
        return {
            "included": self.random.choice((0, 1000, 1500)),
            "unit_price": self.random.choice(("0.045", "1.5", 2)),
            "months": used,
        }

    def credit_limits(self) -> list[Json]:
        """Return changes of the Credit Limit."""
        days = sorted({self.day() for _ in self.some(3)})
        return [{"from": day.isoformat(), "amount": self.random.choice((800, "3000.00", 9000))} for day in days]

    def invoices(self) -> list[Json]:
        """Return invoices, some disputed."""
        return [self.invoice(number) for number in range(self.random.randint(1, 4))]

    def invoice(self, number: int) -> Json:
        """Return an invoice."""
        found: Json = {"number": f"I{number}", "date": self.day().isoformat(), "amount": self.amount()}
        if self.chance(0.4):
            found["disputed"] = self.part_of(found["amount"])
            found["dispute_notice"] = self.linked("invoice_dispute", "client") if self.chance(0.6) else None
        if self.chance(0.3):
            found["bank_charges"] = self.amount(30)
        return found

    def payments(self) -> list[Json]:
        """Return the ledger: payments of invoices, whole or in part, and others."""
        found = [self.payment(self.day()) for _ in self.some(6)]
        for incident in self.found.get("incidents", ()):
            before = self.random.choice((-1, 0, 1, 30, 180, 364, 365, 366))
            found.append(self.payment(date.fromisoformat(incident["date"]) - before * ONE_DAY))
        for invoice in self.found.get("invoices", ()):
            for _ in range(self.random.choice((0, 1, 1, 2, 3))):
                day = (
                    date.fromisoformat(invoice["date"])
                    + self.random.choice((0, 5, 13, 14, 15, 44, 45, 200, 400)) * ONE_DAY
                )
                found.append({**self.payment(day), "invoice": invoice["number"]})
                if self.chance(0.7):
                    found[-1]["amount"] = invoice["amount"] if self.chance(0.6) else self.part_of(invoice["amount"])
                    found[-1].pop("vat", None)
        self.random.shuffle(found)
        return found

    def payment(self, day: date) -> Json:
        """Return a payment on a day."""
        found: Json = {"date": day.isoformat(), "amount": self.amount(), "kind": self.random.choice(PAYMENT_KINDS)}
        if self.chance(0.3):
            found["vat"] = self.part_of(found["amount"])
        if self.chance(0.15):
            found["currency"] = self.random.choice(("EUR", *CURRENCIES))
        return found

    def incidents(self) -> list[Json]:
        """Return incidents and what is claimed for them."""
        return [self.incident() for _ in range(self.random.randint(1, 4))]

    def incident(self) -> Json:
        """Return an incident."""
        claims = [{"head": self.random.choice(HEADS), "amount": self.amount(40_000)} for _ in self.some(4)]
        found: Json = {"date": self.day().isoformat(), "claims": claims}
        if self.chance(0.5):
            found["against"] = self.random.choice(("cm.com", "cm.com", "client"))
        return found | ({"settled": self.amount()} if self.chance(0.4) else {})

    def prepaid(self) -> Json:
        """Return a Prepaid Account."""
        registered = self.day() if self.chance(0.8) else None
        emptied = self.day(registered) if registered and self.chance(0.5) else None
        near = registered or self.day()
        purchases = []
        for _ in self.some(3):
            bought = add_months(near, self.random.choice((0, 2, 3, 3, 6))) + self.random.choice((-1, 0, 0, 1)) * ONE_DAY
            received = (bought + self.random.choice((0, 1, 2)) * ONE_DAY).isoformat() if self.chance(0.8) else None
            purchases.append({"date": bought.isoformat(), "received": received, "amount": self.amount(500)})
        return {
            "registered": registered and registered.isoformat(),
            "emptied": emptied and emptied.isoformat(),
            "purchases": purchases,
        }

    def fx(self) -> list[Json]:
        """Return rates of the contract's own, for the days of its sums."""
        days = [one["date"] for family in ("payments", "incidents") for one in self.found.get(family, ())]
        earlier = (date.fromisoformat(day) - self.random.choice((0, 0, 0, 6, 7, 8)) * ONE_DAY for day in days)
        days = sorted({*(day.isoformat() for day in earlier if self.chance(0.5)), self.day().isoformat()})
        currencies = {self.found["currency"], self.random.choice(CURRENCIES)} - {"EUR"}
        rates: dict[str, Any] = {"JPY": "161.5", "KES": 140}
        return [
            {"date": day, "currency": currency, "per_eur": rates.get(currency, "7.4610")}
            for day in days
            for currency in sorted(currencies)
        ]
