"""The rules of the list, by their question; what all declarations have in common is in test_rule."""

from __future__ import annotations

from cmdesk.rules import RULES
from cmdesk.rules.declared.ends_and_notice import ENDS_AND_NOTICE
from cmdesk.rules.rule import Question


def test_the_list_has_all_rules_of_its_question() -> None:
    """In the order in which they are shown, from the first of the Terms to the last."""
    questions = {Question.ENDS, Question.NOTICE}
    assert tuple(rule for rule in RULES if rule.question in questions) == ENDS_AND_NOTICE
    assert (ENDS_AND_NOTICE[0].id, ENDS_AND_NOTICE[-1].id) == ("term.start", "confidentiality.ends")
