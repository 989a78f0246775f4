"""Grounds: what is taken over of the answers below, and which agreed figure is named."""

from __future__ import annotations

from cmdesk.rules.grounds import Grounds
from tests.helpers import calculated
from tests.rules.own_rules import MON_2024_06_03


def test_grounds_take_over_what_is_certain_of_neither() -> None:
    """One estimate or projection below is enough."""
    below, above = Grounds(), Grounds()
    below.estimated = True
    above.inherit(below)
    above.inherit(Grounds())
    assert (above.estimated, above.projected) == (True, False)


def test_of_several_agreed_figures_the_answers_own_is_named() -> None:
    """The deadline rests on the Initial Term's months, agreed too, but its own figure is the months of notice."""
    agreed = [{"parameter": "initial_term_months", "value": 24}, {"parameter": "notice_months", "value": 2}]
    results = calculated(MON_2024_06_03, initial_term=None, deviations=agreed).results
    named = {one: results[one].deviation for one in ("term.last_day", "term.non_renewal_deadline")}
    assert {one: deviation and deviation.parameter for one, deviation in named.items()} == {
        "term.last_day": "initial_term_months",
        "term.non_renewal_deadline": "notice_months",
    }
