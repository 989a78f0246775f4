"""A caution is what it says."""

from __future__ import annotations

from cmdesk.basics.wording import say
from cmdesk.engine.caution import Caution


def test_cautions_are_told_apart_by_all_that_they_say() -> None:
    """So that of two calculations those can be found that only one has."""
    one = Caution("renews", "notices", say("The contract renews."))
    assert one == Caution("renews", "notices", say("The contract renews."))
    assert one != Caution("renews", "notices[0]", say("The contract renews."))
    assert one != Caution("renews", "notices", say("The contract ends."))
