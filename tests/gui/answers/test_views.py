"""What a card shows, as plain data."""

from __future__ import annotations

from datetime import date
from typing import Any

from cmdesk.gui.answers.views import AnswerView, CardView

SUN_2025_11_30 = date(2025, 11, 30)
MON_2025_12_01 = date(2025, 12, 1)


def view(label: str = "Last day", value: str = "Sun 30 Nov 2025", **more: Any) -> AnswerView:
    """Return an answer."""
    return AnswerView(label, label, value, "Because.", **more)


def test_an_answer_in_one_line() -> None:
    """For those who listen: label, value, what it means today, how firm it is."""
    assert view(beside="in 12 days", status="Projected").said == "Last day: Sun 30 Nov 2025, in 12 days, Projected"
    assert view().said == "Last day: Sun 30 Nov 2025"


def test_same_words() -> None:
    """Only what can be seen counts."""
    assert view().same_words(view("Another label"))
    assert not view().same_words(view(value="Mon 1 Dec 2025"))
    assert not view().same_words(None)


def test_a_card_asks_for_the_first_of_its_acts() -> None:
    """Wherever on the card it stands."""
    late, soon = view("a", act=MON_2025_12_01), view("b", act=SUN_2025_11_30, tone="soon")
    card = CardView("k", "", late, rows=(soon,), more=(view("c"),))
    assert card.act == SUN_2025_11_30
    assert card.is_urgent
    assert len(card.answers) == 3
    assert CardView("k", "", view()).act is None
