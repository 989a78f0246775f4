"""What a source offers."""

from __future__ import annotations

import pytest

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.basics.wording import say
from cmdesk.imports.source import Entry, content_of


def test_content() -> None:
    """What stands in an entry is taken as it is."""
    assert content_of(Entry(3, b"{}")) == b"{}"


def test_no_content() -> None:
    """An entry that could not be taken out is at fault when it is read."""
    fault = Fault("", say("too long"))
    with pytest.raises(FaultyInput) as caught:
        content_of(Entry(3, fault))
    assert caught.value.faults == (fault,)
