"""The rules of the list, by their question; what all declarations have in common is in test_rule."""

from __future__ import annotations

from cmdesk.rules import RULES
from cmdesk.rules.declared.stake import STAKE
from cmdesk.rules.rule import Question


def test_the_list_has_all_rules_of_its_question() -> None:
    """In the order in which they are shown, from the first of the Terms to the last."""
    questions = {Question.STAKE}
    assert tuple(rule for rule in RULES if rule.question in questions) == STAKE
    assert (STAKE[0].id, STAKE[-1].id) == ("liability.first_incident", "micro.long_commitment")
