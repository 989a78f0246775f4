"""Each error says what is wrong, where, and what to do."""

from __future__ import annotations

import pytest

from cmdesk.basics.errors import CmdeskError
from cmdesk.calendars.errors import (
    CalendarError,
    NoSuchCountError,
    UnknownCountryError,
    UnknownEntityError,
    UnknownSubdivisionError,
)


@pytest.mark.parametrize(
    "error, sentence",
    [
        (UnknownCountryError("UK", ("GB",)), "There is no country UK; did you mean GB?"),
        (UnknownCountryError("QQ", ()), "There is no country QQ; give the two letters of ISO 3166, as in NL"),
        (
            UnknownSubdivisionError("DE", "BAY", ("BY",), ("BW", "BY")),
            "DE has no state or region BAY; did you mean BY?",
        ),
        (UnknownSubdivisionError("DE", "42", (), ("BW", "BY")), "DE has no state or region 42; there are BW, BY"),
        (
            UnknownSubdivisionError("DK", "84", (), ()),
            "The holidays of DK do not differ by state or region; leave out 84",
        ),
        (UnknownEntityError("uk", ("nl", "gb")), "There is no entity uk; there are nl, gb"),
        (NoSuchCountError(0, 1), "Business Days are counted from 1 on, not 0"),
    ],
)
def test_the_sentence_of_an_error(error: CalendarError, sentence: str) -> None:
    """In English it is also what a log shows."""
    assert error.sentence.in_english() == str(error) == sentence
    assert isinstance(error, CmdeskError)


def test_a_count_that_cannot_be_is_a_value_error() -> None:
    """Callers of `add_business_days` may catch it as such."""
    assert issubclass(NoSuchCountError, ValueError)
