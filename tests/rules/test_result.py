"""What a rule finds, in the words of the results file."""

from __future__ import annotations

from datetime import date

from cmdesk.basics.wording import say
from cmdesk.calendars.entities import calendar_for
from cmdesk.rules.result import Answer, Counted, Kind, Status, Step

FRI_2024_06_07, TUE_2024_06_11 = date(2024, 6, 7), date(2024, 6, 11)


def test_status_and_kind_are_those_of_the_results_file() -> None:
    """Other programs read these words."""
    assert [str(one) for one in Status] == ["final", "projected", "estimated", "pending", "not_applicable"]
    assert [str(one) for one in Kind] == ["date", "moment", "money", "number", "text", "list"]


def test_a_count_is_laid_open_when_asked() -> None:
    """Every day from the start to the end, counted or skipped."""
    counted = Counted(calendar_for("nl", "national"), FRI_2024_06_07, 2)
    explained = counted.explain()
    assert explained.result == TUE_2024_06_11
    assert [day.number for day in explained.days] == [0, 0, 1, 2]


def test_what_is_not_said_is_empty() -> None:
    """A step need not have a value or a clause; an answer is final unless it says otherwise."""
    step = Step(say("looked"))
    assert (step.value, step.clause, step.count) == (None, "", None)
    found = Answer(FRI_2024_06_07, say("Why."), FRI_2024_06_07)
    assert (found.status, found.until, found.missing, found.clause) == (Status.FINAL, None, (), "")
