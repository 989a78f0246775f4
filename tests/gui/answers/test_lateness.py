"""A notice of non-renewal that is late, and what can still be done about it."""

from __future__ import annotations

from datetime import date
from typing import Any

from cmdesk.gui.answers.assembly import groups_of
from cmdesk.gui.answers.views import AnswerView, CardView, Fold, GroupView
from tests.gui.helpers import calculation_of

WED_2025_11_26, THU_2025_11_27, MON_2025_12_01 = date(2025, 11, 26), date(2025, 11, 27), date(2025, 12, 1)


def notice(name: str, channel: str, sent: str) -> dict[str, Any]:
    """Return a notice of non-renewal."""
    return {"id": name, "kind": "non_renewal", "from": "client", "channel": channel, "sent": sent}


LATE = notice("n1", "registered", "2025-11-26")  # deemed delivered on Monday 1 December, a day after the last day


def asked(as_of: date, *notices: dict[str, Any], **values: Any) -> GroupView:
    """Return what is said about notices."""
    found = groups_of(calculation_of(as_of, notices=list(notices), **values), str)
    return next(group for group in found if group.key == "When must notice go out?")


def late_line(group: GroupView) -> AnswerView:
    """Return how late the notice is."""
    cards: tuple[CardView, ...] = (*group.cards, *group.past)
    return next(view for card in cards for view in card.answers if view.id == "notice.n1.late_by_days")


def test_a_late_notice_leaves_open_what_can_still_be_sent() -> None:
    """The last day has not passed: a notice by hand ends the contract with the running term."""
    first = asked(THU_2025_11_27, LATE).cards[0]
    assert first.key == "term.notice"
    assert all(view.fold is Fold.OPEN for view in first.answers)
    assert first.head.act == date(2025, 11, 30)
    assert first.send is not None
    assert first.send.words == "Too late to post. Hand over by Fri 28 Nov"
    assert [row.label for row in first.send.rows if row.act] == ["Courier", "By hand", "Electronically"]


def test_a_notice_in_time_settles_it() -> None:
    """Nothing is left to send, the late one notwithstanding."""
    group = asked(THU_2025_11_27, LATE, notice("n2", "personal", "2025-11-27"))
    assert "term.notice" in [card.key for card in group.past]


def test_after_the_last_day_it_is_over() -> None:
    """The end that the late notice leads to is known."""
    assert "term.notice" in [card.key for card in asked(MON_2025_12_01, LATE).past]


def test_a_late_notice_is_urgent_and_names_its_end() -> None:
    """A term later."""
    line = late_line(asked(THU_2025_11_27, LATE))
    assert (line.value, line.beside, line.tone) == ("1 day late", "ends on Sun 28 Feb 2027", "urgent")
    assert "notice.n1" in [card.key for card in asked(date(2026, 6, 1), LATE).cards]
    assert late_line(asked(date(2027, 3, 1), LATE)).tone == ""


def test_a_void_notice_leads_to_no_end() -> None:
    """Where the reading says so; it stays urgent."""
    line = late_line(asked(WED_2025_11_26, LATE, readings={"late_notice": "void"}))
    assert (line.value, line.beside, line.tone) == ("1 day late", "", "urgent")


def test_a_notice_in_time_is_not_late() -> None:
    """No days, no colour."""
    line = late_line(asked(WED_2025_11_26, notice("n1", "registered", "2025-11-21")))
    assert (line.value, line.tone) == ("In time", "")
