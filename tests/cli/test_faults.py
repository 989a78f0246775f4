"""Faults as lines: file, place, what is wrong."""

from __future__ import annotations

import pytest

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.basics.wording import say, words_for
from cmdesk.cli.faults import complain_about


def test_every_fault_of_every_input(capsys: pytest.CaptureFixture[str]) -> None:
    """One line a fault; a fault of the whole file has no place."""
    faults = (Fault("payments[3].date", say("is {found}", found="gone")), Fault("", say("is empty")))
    complain_about([FaultyInput("a.cmdesk", faults), FaultyInput("b.cmdesk", faults[1:])], words_for("en"))
    assert capsys.readouterr().err.splitlines() == [
        "a.cmdesk: payments[3].date: is gone",
        "a.cmdesk: is empty",
        "b.cmdesk: is empty",
    ]


def test_a_place_that_is_no_path_is_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """In the language of the reader, though it is the same in every file of results."""
    fault = Fault("row 3", say("is empty"), say("row {number}", number=3))
    complain_about([FaultyInput("a.csv", (fault,))], words_for("nl"))
    assert capsys.readouterr().err.startswith("a.csv: rij 3: ")
