"""What can go wrong while rules answer."""

from __future__ import annotations

from cmdesk.basics.errors import CmdeskError
from cmdesk.rules.errors import CircularRuleError, NoFigureError


def test_a_circle_names_what_was_asked_for() -> None:
    """A mistake of ours, whoever reads the log finds where."""
    assert str(CircularRuleError("term.ends")) == "term.ends rests on itself"


def test_both_are_of_the_family() -> None:
    """Whoever catches the errors of cmdesk catches them too; a missing figure is no circle."""
    assert issubclass(CircularRuleError, CmdeskError)
    assert issubclass(NoFigureError, CmdeskError)
    assert not issubclass(CircularRuleError, NoFigureError)
