"""The fields of the days that a contract adds to the calendar or strikes out; the classes belong to the calendars."""

from __future__ import annotations

from cmdesk.basics.wording import N_
from cmdesk.calendars.own_days import OwnDay, OwnDays
from cmdesk.contract import fields as form

__all__ = ["OwnDay", "OwnDays"]

form.describe(
    OwnDay,
    date=form.day(N_("Date"), N_("The day that was agreed.")),
    reason=form.text(N_("Reason"), N_("Why it counts so: what was agreed, and where.")),
)
form.describe(
    OwnDays,
    added=form.records(OwnDay, label=N_("Closing days"), help_=N_("Days that are no Business Days here."), key="add"),
    removed=form.records(
        OwnDay, label=N_("Worked holidays"), help_=N_("Holidays that are Business Days here."), key="remove"
    ),
)
