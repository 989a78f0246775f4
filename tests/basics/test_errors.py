"""What is wrong with a user's input travels as values, with places, all at once."""

from __future__ import annotations

import pytest

from cmdesk.basics.errors import CmdeskError, Fault, FaultyInput
from cmdesk.basics.wording import say


def test_every_fault_is_kept_with_its_place() -> None:
    """In reading order, and each with a sentence that any language can say."""
    faults = (
        Fault("payments[3].date", say("{day} does not exist", day="2025-02-30")),
        Fault("", say("is empty")),
    )
    error = FaultyInput("acme.cmdesk", faults)
    assert error.source == "acme.cmdesk"
    assert error.faults == faults
    assert str(error) == "acme.cmdesk: payments[3].date: 2025-02-30 does not exist; acme.cmdesk: : is empty"


def test_a_log_names_the_first_few() -> None:
    """A message stays readable, the faults stay whole."""
    faults = tuple(Fault(f"notices[{at}]", say("is none")) for at in range(40))
    error = FaultyInput("x", faults)
    assert len(error.faults) == 40
    assert "notices[4]" in str(error)
    assert "notices[5]" not in str(error)


def test_it_is_one_of_ours() -> None:
    """Whoever catches the root catches it too."""
    with pytest.raises(CmdeskError):
        raise FaultyInput("x", ())
