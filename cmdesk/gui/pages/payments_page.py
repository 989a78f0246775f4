"""The ledger: what was invoiced, what was paid, the Prepaid Account and exchange rates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from cmdesk.basics.wording import N_, count, say
from cmdesk.contract.contract import Contract
from cmdesk.contract.payments import ExchangeRate, Invoice, Payment, PaymentKind
from cmdesk.contract.prepaid import Prepaid, Purchase
from cmdesk.gui import language
from cmdesk.gui.fields import column_of, columns_of, described
from cmdesk.gui.models.record_table_model import Column
from cmdesk.gui.pages.bound_table import BoundTable
from cmdesk.gui.pages.detail_field import DetailField
from cmdesk.gui.pages.page import Page
from cmdesk.gui.widgets.codec import Codec

_BACK = {kind.value for kind in PaymentKind if kind.counts_negative}


class PaymentsPage(Page):
    """What was invoiced and paid."""

    title = N_("Payments")
    starts_with_table = True

    def build(self) -> None:
        contract = described(Contract)
        self.add_table(
            BoundTable(
                self.context,
                "payments",
                language.text(contract["payments"].label),
                self._payment_columns(),
                language.text(
                    N_("No payments yet. 8.4 counts what was paid, so the cap is nothing. Paste from a spreadsheet.")
                ),
                totals=self._paid,
            )
        )
        suppose = self.form()
        self.add_field(suppose, contract["projected_payments"], "projected_payments", wide=True)
        invoices = BoundTable(
            self.context,
            "invoices",
            language.text(contract["invoices"].label),
            [
                *columns_of(Invoice, self.context, ("number", "date", "amount", "disputed")),
                self._worked_out("due", N_("Due")),
                self._open(),
            ],
            language.text(N_("No invoices yet. Each gets its due date, the last day to dispute it, and interest.")),
            totals=lambda rows: self._sum(rows, "amount"),
        )
        self.add_table(invoices)
        seldom = (described(Invoice)[key] for key in ("dispute_notice", "bank_charges"))
        self.add_details(*(DetailField(self.context, invoices, field) for field in seldom))
        self._prepaid()
        self.add_table(
            BoundTable(
                self.context,
                "fx",
                language.text(contract["fx"].label),
                columns_of(ExchangeRate, self.context),
                language.text(N_("No rates entered: the reference rates of the European Central Bank count.")),
            )
        )

    def _payment_columns(self) -> list[Column]:
        kind, currency = (column_of(described(Payment)[key], self.context) for key in ("kind", "currency"))
        return [
            *columns_of(Payment, self.context, ("date", "amount", "vat")),
            replace(kind, whole=True),
            *columns_of(Payment, self.context, ("invoice",)),
            replace(currency, default=self.context.currency),
        ]

    def _prepaid(self) -> None:
        prepaid = described(Prepaid)
        self.section(described(Contract)["prepaid"].label)
        form = self.form()
        for key in ("registered", "emptied"):
            self.add_field(form, prepaid[key], f"prepaid.{key}")
        self.add_table(
            BoundTable(
                self.context,
                "prepaid.purchases",
                language.text(prepaid["purchases"].label),
                columns_of(Purchase, self.context),
                language.text(N_("No purchases of credit yet.")),
                totals=lambda rows: self._sum(rows, "amount"),
            )
        )

    def _worked_out(self, name: str, title: str) -> Column:
        """Return a column with a day that follows from the invoice."""

        def words(row: int) -> str:
            result = self.context.result("invoices", row, name)
            return language.words().plain_date(result.value) if result and result.value else ""

        return Column("", language.text(title), Codec(), width=100, worked_out=words)

    def _open(self) -> Column:
        def words(row: int) -> str:
            result = self.context.result("invoices", row, "open")
            return language.words().amount(result.value) if result and result.value else ""

        return Column("", language.text(N_("Open")), _Right(), width=90, worked_out=words)

    def _paid(self, rows: Sequence[Mapping[str, Any]]) -> str:
        """Return what payments in the contract's own currency add up to, what went back taken off."""
        own = [row for row in rows if row.get("currency") in {None, self.context.currency()}]
        total, others = self._sum(own, "amount"), len(rows) - len(own)
        if not others or not own:
            return total
        return language.text(
            count(
                "{total}, without {n} row in another currency",
                "{total}, without {n} rows in other currencies",
                others,
                total=total,
            )
        )

    def _sum(self, rows: Sequence[Mapping[str, Any]], key: str) -> str:
        total = Decimal(0)
        for row in rows:
            try:
                amount = Decimal(str(row.get(key, 0)))
            except InvalidOperation:
                continue
            total += -amount if row.get("kind") in _BACK else amount
        return language.text(say(N_("Total {sum}"), sum=self.context.money(total))) if rows else ""


class _Right(Codec):
    right = True
