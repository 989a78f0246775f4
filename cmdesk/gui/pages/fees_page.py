"""What the Client is to pay: subscriptions, set-up, usage, the Usage Plan and the Credit Limit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cmdesk.basics.wording import N_, say
from cmdesk.contract.contract import Contract
from cmdesk.contract.fees import FEE_KINDS, Indexation, Setup, Subscription, Usage, UsagePlan, UsedMonth
from cmdesk.contract.payments import CreditLimit
from cmdesk.gui import language
from cmdesk.gui.fields import choices_of, column_of, columns_of, described
from cmdesk.gui.models.record_table_model import Column
from cmdesk.gui.pages.bound_table import BoundTable
from cmdesk.gui.pages.detail_table import DetailTable
from cmdesk.gui.pages.page import Page
from cmdesk.gui.widgets.choice_codec import ChoiceCodec
from cmdesk.gui.widgets.figure_codec import FigureCodec
from cmdesk.gui.widgets.line_field import LineField


def _is(*kinds: type) -> Any:
    """Return the test for fees of some kinds; a row without a kind yet may become any."""
    names = {getattr(kind, "kind", "") for kind in kinds}
    return lambda row: row.get("kind") in names


class FeesPage(Page):
    """The fee plan."""

    title = N_("Fees")
    starts_with_table = True

    def build(self) -> None:
        fees = BoundTable(
            self.context,
            "fees",
            language.text(described(Contract)["fees"].label),
            self._columns(),
            language.text(
                N_("No fees yet. They lead to the invoices to expect. Paste from a spreadsheet or add a row.")
            ),
        )
        self.add_table(fees)
        self.add_table(
            DetailTable(
                self.context,
                fees,
                "indexation",
                _indexation_of,
                columns_of(Indexation, self.context),
                language.text(N_("No indexation of this fee (3.4).")),
                applies=_is(Subscription),
            )
        )
        self._usage_plan()
        limits = described(Contract)["credit_limits"]
        self.add_table(
            BoundTable(
                self.context,
                "credit_limits",
                language.text(limits.label),
                columns_of(CreditLimit, self.context),
                language.text(N_("No limit entered: the standard Credit Limit of the Terms counts.")),
            )
        )

    def _columns(self) -> list[Column]:
        subscription, usage = described(Subscription), described(Usage)
        kind = Column("kind", language.text(N_("Kind")), ChoiceCodec(choices_of(FEE_KINDS)))
        start = replace(column_of(subscription["from"], self.context), applies=_is(Subscription, Setup))
        return [
            kind,
            column_of(subscription["amount"], self.context),
            column_of(subscription["every"], self.context, _is(Subscription)),
            start,
            column_of(subscription["until"], self.context, _is(Subscription)),
            column_of(usage["month"], self.context, _is(Usage)),
        ]

    def _usage_plan(self) -> None:
        plan = described(UsagePlan)
        self.section(described(Contract)["usage_plan"].label)
        form = self.form()
        for key in ("included", "unit_price"):  # the price of a unit may be a fraction of a cent
            self.add_field(form, plan[key], f"usage_plan.{key}", LineField(FigureCodec()))
        self.add_table(
            BoundTable(
                self.context,
                "usage_plan.months",
                language.text(plan["months"].label),
                columns_of(UsedMonth, self.context),
                language.text(N_("No months yet. What goes beyond the plan in a month is charged by the unit.")),
            )
        )


def _indexation_of(row: int, _fee: Mapping[str, Any]) -> str:
    return language.text(say(N_("Indexation of row {number}"), number=row + 1))
