"""What the register holds as values of JSON."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cmdesk.basics.wording import N_, say, words_for
from cmdesk.cli.register.values import of_coming, of_impact, of_summary
from cmdesk.register.records import Deadline, Impact, Move, Sending, Summary
from tests.register.kept import MORNING

EN = words_for("en")
FRI_2025_01_24 = date(2025, 1, 24)
LABEL = say(N_("Last day to give notice of non-renewal"))
DEADLINE = Deadline(
    "term.non_renewal_deadline",
    LABEL,
    FRI_2025_01_24,
    FRI_2025_01_24,
    date(2025, 1, 20),
    "10.2",
    "2025-03-03",
    "final",
    date.min,
    FRI_2025_01_24,
    0,
    "registered",
    (Sending("registered", date(2025, 1, 21), date(2025, 1, 20)), Sending("electronic", None, None)),
    7,
    "A-1",
    "ACME",
)


def test_a_deadline() -> None:
    """With its contract, the days left, and the days to send by."""
    found = of_coming(DEADLINE, date(2025, 1, 15), EN)
    assert (found["number"], found["days_left"], found["act_by"]) == (7, 5, "2025-01-20")
    assert (found["text"], found["term"]) == ("Last day to give notice of non-renewal", 0)
    assert found["send_by"] == {"registered": "2025-01-21", "electronic": None}


def test_a_contract() -> None:
    """Without anything to be done there is nothing next."""
    one = Summary(7, 2, "A-1", "ACME", None, "nl", "2025-03-03", date(2024, 3, 1), "EUR", MORNING, "Ann")
    assert of_summary(one, EN)["next"] is None
    assert of_summary(replace(one, next=DEADLINE), EN)["next"]["day"] == "2025-01-24"


def test_what_moves() -> None:
    """From where to where; what is new was nowhere before."""
    move = Move("invoice.0.due", None, LABEL, None, FRI_2025_01_24, None, FRI_2025_01_24)
    [found] = of_impact(Impact(7, 2, "A-1", "ACME", (move,)), EN)["moves"]
    assert (found["before"], found["after"], found["act_by_after"]) == (None, "2025-01-24", "2025-01-24")
