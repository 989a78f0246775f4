"""What is at stake: the liability cap, each incident, and what a small Client waives."""

from __future__ import annotations

from cmdesk.basics.wording import N_
from cmdesk.rules import incidents, liability, small_clients
from cmdesk.rules.declared import entries
from cmdesk.rules.result import Kind
from cmdesk.rules.rule import Question, Rule

STAKE: tuple[Rule, ...] = (
    Rule(
        "liability.first_incident",
        "liability_cap",
        Kind.DATE,
        Question.STAKE,
        N_("First incident"),
        liability.first_incident,
        present=liability.has_first,
    ),
    Rule(
        "liability.window_start",
        "liability_cap",
        Kind.DATE,
        Question.STAKE,
        N_("Payments count from"),
        liability.window_start,
        present=liability.has_first,
        spreadsheet="edate",
    ),
    Rule(
        "liability.window_end",
        "liability_cap",
        Kind.DATE,
        Question.STAKE,
        N_("Payments count to"),
        liability.window_end,
        present=liability.has_first,
        spreadsheet="days",
    ),
    Rule(
        "liability.paid",
        "liability_cap",
        Kind.MONEY,
        Question.STAKE,
        N_("Paid in the window"),
        liability.paid,
        present=liability.has_first,
        spreadsheet="sumifs",
    ),
    Rule(
        "liability.cap",
        "liability_cap",
        Kind.MONEY,
        Question.STAKE,
        N_("Liability cap"),
        liability.cap,
        present=liability.has_first,
        spreadsheet="min",
    ),
    Rule(
        "liability.remaining",
        "liability_cap",
        Kind.MONEY,
        Question.STAKE,
        N_("Left under the cap"),
        liability.remaining,
        present=liability.has_first,
        spreadsheet="min",
    ),
    Rule(
        "liability.incident.{}.recoverable",
        "liability_cap",
        Kind.MONEY,
        Question.STAKE,
        N_("{entry}: recoverable"),
        incidents.recoverable,
        entries.incidents,
    ),
    Rule(
        "liability.incident.{}.uncapped",
        "liability_carve_out",
        Kind.MONEY,
        Question.STAKE,
        N_("{entry}: outside the cap"),
        incidents.uncapped,
        entries.incidents,
    ),
    Rule(
        "liability.incident.{}.excluded",
        "liability_excluded",
        Kind.MONEY,
        Question.STAKE,
        N_("{entry}: excluded"),
        incidents.excluded,
        entries.incidents,
    ),
    Rule(
        "liability.cap_if_today",
        "liability_cap",
        Kind.MONEY,
        Question.STAKE,
        N_("Cap if an incident happened today"),
        liability.cap_if_today,
        spreadsheet="min",
    ),
    Rule(
        "micro.waivers",
        "small_clients",
        Kind.LIST,
        Question.STAKE,
        N_("Rights waived by a small Client"),
        small_clients.waivers,
    ),
    Rule(
        "micro.long_commitment",
        "small_clients",
        Kind.TEXT,
        Question.STAKE,
        N_("Commitment that rests on the waiver"),
        small_clients.long_commitment,
    ),
)
