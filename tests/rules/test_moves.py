"""Moves: the edition in force on a day, and what rests on the days of the moves."""

from __future__ import annotations

from datetime import date

from cmdesk.rules.grounds import Grounds
from cmdesk.rules.moves import Moves
from tests.helpers import EDITION_2023, EDITION_2025
from tests.rules.own_rules import case_of


def test_the_edition_is_that_of_the_day() -> None:
    """The contract's own until a move; each move from its day on."""
    case = case_of(((date(2025, 4, 1), EDITION_2025), (date(2026, 4, 1), EDITION_2023)), edition=EDITION_2023)
    days = [date(2025, 3, 31), date(2025, 4, 1), date(2026, 3, 31), date(2026, 4, 1)]
    assert [case.edition(day).id for day in days] == [EDITION_2023, EDITION_2025, EDITION_2025, EDITION_2023]
    assert [case.applies("usage_plan", day) for day in days] == [False, True, True, False]
    assert case.mode("objection_from", days[1]) == "receipt"


def test_what_the_moves_rest_on_is_marked_from_the_first_day_they_can_reach() -> None:
    """An earlier day is judged by the contract's own edition whatever comes of the amendments."""
    rests_on = Grounds()
    rests_on.readings["first_day"] = None
    moves = Moves(((date(2025, 4, 1), EDITION_2025),), rests_on, date(2025, 2, 1))
    before, after = case_of(edition=EDITION_2023), case_of(edition=EDITION_2023)
    assert moves.edition_on(before, date(2025, 1, 31)) == EDITION_2023
    assert moves.edition_on(after, date(2025, 2, 1)) == EDITION_2023
    assert (list(before.grounds.readings), list(after.grounds.readings)) == ([], ["first_day"])
