"""Notices in the order people think: what, from whom, by which channel, sent, confirmed; beside it when each counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cmdesk.basics.wording import N_, Sentence, count, say
from cmdesk.contract.contract import Contract
from cmdesk.contract.notices import Evidence, Notice
from cmdesk.gui import language
from cmdesk.gui.answers.lateness import days_late, lateness
from cmdesk.gui.fields import column_of, columns_of, described
from cmdesk.gui.models.record_table_model import Column, Row
from cmdesk.gui.pages.bound_table import BoundTable
from cmdesk.gui.pages.detail_field import DetailField
from cmdesk.gui.pages.detail_table import DetailTable
from cmdesk.gui.pages.labels import entry_name
from cmdesk.gui.pages.page import Page
from cmdesk.gui.places import parts_of
from cmdesk.gui.widgets.codec import Codec
from cmdesk.rules.result import Status

if TYPE_CHECKING:
    from cmdesk.engine.calculate import Calculation
    from cmdesk.rules.result import Result


class NoticesPage(Page):
    """What was sent by either Party; the deemed date stands in the row at once."""

    title = N_("Notices")
    starts_with_table = True

    def build(self) -> None:
        counts = Column("", language.text(N_("Deemed delivered")), Codec(), width=140, worked_out=self._delivered)
        columns = [
            self._whole("kind"),
            replace(column_of(described(Notice)["id"], self.context), filled=True),
            counts,
            *columns_of(Notice, self.context, ("from",)),
            self._whole("channel"),
            *columns_of(Notice, self.context, ("sent", "confirmed")),
        ]
        notices = self._notices = BoundTable(
            self.context,
            "notices",
            language.text(described(Contract)["notices"].label),
            columns,
            language.text(N_("No notices yet. Enter one, and the day on which it counts stands beside it at once.")),
            fresh=next_notice,
        )
        self.add_table(notices)
        self.add_details(DetailField(self.context, notices, described(Notice)["to_designated_address"], _is_electronic))
        self.add_table(
            DetailTable(
                self.context,
                notices,
                "evidence",
                _evidence_of,
                columns_of(Evidence, self.context),
                language.text(N_("Nothing noted yet that proves sending and receipt of this notice.")),
            )
        )
        self.context.calculated.connect(self._mark)
        self._mark()

    def _mark(self) -> None:
        """Mark the notices that came too late, and those that call for a look for another reason."""
        calculation, found = self.context.calculation, dict[int, Sentence]()
        if calculation is not None:
            for one in calculation.warnings:
                parts = parts_of(self.context.readable.as_typed(one.place))
                if parts[0] == "notices" and len(parts) > 1 and isinstance(parts[1], int):
                    found.setdefault(parts[1], one.sentence)
            for row, notice in enumerate(self._notices.model.rows):
                late_by = self.context.result_by_id(f"notice.{notice.get('id')}.late_by_days")
                if late_by is not None and days_late(late_by):
                    found[row] = _late(calculation, late_by)
        self._notices.set_cautions(found)

    def _whole(self, key: str) -> Column:
        """Return a column of choices that are never cut."""
        return replace(column_of(described(Notice)[key], self.context), whole=True)

    def _delivered(self, row: int) -> str:
        """Return the deemed day in words, or what it waits for."""
        rows: list[dict[str, Any]] = self.context.draft.value("notices") or []
        result = (
            self.context.result_by_id(f"notice.{rows[row].get('id')}.deemed_delivered") if row < len(rows) else None
        )
        if result is None:
            return ""
        if result.value is not None:
            return language.words().plain_date(result.value)
        return language.text(N_("waits") if result.status is Status.PENDING else N_("no deemed time"))


def _evidence_of(row: int, notice: Mapping[str, Any]) -> str:
    """Return the title of what proves a notice, by the notice's id or row."""
    return language.text(say(N_("Evidence of notice {notice}"), notice=entry_name(row, notice)))


def _late(calculation: Calculation, late_by: Result) -> Sentence:
    """Return by how many days a notice is late, and the end that it leads to where there is one."""
    days, end = lateness(calculation, late_by)
    if not end:
        return count("{n} day late", "{n} days late", days_late(late_by))
    return say(N_("{late}; {end}"), late=days, end=end)


def _is_electronic(notice: Mapping[str, Any]) -> bool:
    return notice.get("channel") == "electronic"


def next_notice(rows: Sequence[Mapping[str, Any]]) -> Row:
    """Return a new notice with the next free id."""
    used = {row.get("id") for row in rows}
    number = len(rows) + 1
    while f"n{number}" in used:
        number += 1
    return {"id": f"n{number}"}
