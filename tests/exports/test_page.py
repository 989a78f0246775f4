"""What every page of text is put together from."""

from __future__ import annotations

import pytest

from cmdesk.basics.wording import say, words_for
from cmdesk.exports.columns import width_of
from cmdesk.exports.page import Page

ENGLISH = words_for("en")
LONG = "a text of many short words " * 8


@pytest.mark.parametrize("asked, width", [(10, 60), (60, 60), (88, 88), (110, 110), (400, 110)])
def test_what_still_reads_well(asked: int, width: int) -> None:
    """A line is neither shorter than 60 columns nor longer than 110."""
    page = Page(ENGLISH, asked)
    lines = [*page.plain(say(LONG)), *page.drawn_in(LONG), *page.under(LONG, "1. "), *page.columns(LONG, LONG)]
    assert width - 12 < max(map(width_of, lines)) <= width


def test_parts() -> None:
    """A heading stands alone in capitals; what is below a result is drawn in further than the result."""
    page = Page(ENGLISH)
    assert list(page.heading("What is owed?")) == ["", "WHAT IS OWED?", ""]
    assert list(page.plain(say("As of {day}", day="today"))) == ["As of today"]
    assert list(page.drawn_in("a result")) == ["  a result"]
    assert list(page.under("why", "1. ")) == ["    1. why"]
    assert list(page.columns("left", "right")) == ["  left" + " " * 40 + "right"]
    assert list(page.columns("left", "right", 10)) == ["  left      right"]
