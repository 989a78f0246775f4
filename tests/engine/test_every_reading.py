"""Every reading: the trees of findings and results; that they miss nothing is proved by brute force in test_bands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cmdesk.engine.decisions import Leaf, leaves, readings_in
from cmdesk.engine.every_reading import EveryReading
from cmdesk.rules import RULES, term
from cmdesk.rules.case import Case
from cmdesk.rules.errors import CircularRuleError
from tests.helpers import calculated, notice

MON_2024_06_03 = date(2024, 6, 3)


def last_day_of_the_running_term(case: Case) -> date:
    """Return a finding that rests on another."""
    return case.find(term.running_term).last_day


def test_a_finding_asks_what_another_rests_on() -> None:
    """10.1: from 1 March 2024 for twelve months: to the last of February, or to the anniversary itself."""
    tree = EveryReading(calculated(MON_2024_06_03)).tree_of_finding(last_day_of_the_running_term)
    assert readings_in(tree) == {"term_end"}
    assert set(leaves(tree)) == {date(2025, 2, 28), date(2025, 3, 1)}


def test_the_running_term_keeps_its_number() -> None:
    """On 1 March 2025 the first Renewal Term runs as adopted; by the anniversary it begins a day later."""
    tree = EveryReading(calculated(date(2025, 3, 1))).tree_of("term.start")
    assert {one.value for one in leaves(tree)} == {date(2025, 3, 1), date(2025, 3, 2)}


def test_a_result_is_bare() -> None:
    """Value and status are all that can differ: what explains them is not made."""
    tree = EveryReading(calculated(MON_2024_06_03)).tree_of("term.number")
    assert isinstance(tree, Leaf)
    assert (tree.value.value, tree.value.steps, tree.value.clause) == (0, (), "")


def test_moves_rest_on_the_readings_that_move_them() -> None:
    """13.7 / 13.6: issued 10 March 2025, it binds a month later, or a day earlier with the day of issue counted."""
    calculation = calculated(
        date(2025, 6, 1),
        edition="2023-01-01",
        notices=[notice("a", "2025-03-10", kind="amendment")],
        amendments=[{"notice": "a", "to_edition": "2025-03-03"}],
    )
    every = EveryReading(calculation)
    changes = every.tree_of_finding(Case.edition_changes)
    assert set(leaves(changes)) >= {(date(2025, 4, 11),), (date(2025, 4, 10),)}
    assert "first_day" in readings_in(changes)
    assert readings_in(every.tree_of_finding(_edition_of_march)) == set()


def _edition_of_march(case: Case) -> str:
    """Return the edition of a day that no reading lets an amendment reach."""
    return case.edition(date(2025, 3, 10)).id


def test_a_circle_is_noticed() -> None:
    """A rule that rests on itself is a mistake of ours, here as in a calculation."""
    calculation = calculated(MON_2024_06_03)
    rule = replace(RULES[0], id="round", function=lambda asked: asked.result("round"))
    calculation.case.rules = {"round": (rule, None)}
    with pytest.raises(CircularRuleError, match="round"):
        EveryReading(calculation).tree_of("round")
