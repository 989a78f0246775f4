"""The declarations of all rules, from which windows, calendars and sheets follow."""

from __future__ import annotations

from string import Formatter

import pytest

from cmdesk.editions.vocabulary import SUBJECTS
from cmdesk.rules import RULES
from cmdesk.rules.result import Kind
from cmdesk.rules.rule import Question, Rule

ACTS = {
    "term.non_renewal_deadline",
    "term.non_renewal_dispatch.{}",
    "notice.{}.cure_by",
    "force_majeure.{}.notify_by",
    "information_request.{}.answer_by",
    "amendment.{}.object_by",
    "invoice.{}.due",
    "invoice.{}.dispute_by",
    "prepaid.closure",
}


# How a workbook computes a result: counting months, Business Days or days, adding up payments, taking the least.
FORMULAS = {
    "edate": {
        "term.last_day",
        "term.non_renewal_deadline",
        "amendment.{}.object_by",
        "confidentiality.ends",
        "liability.window_start",
    },
    "workday": {
        "term.non_renewal_dispatch.{}",
        "notice.{}.deemed_delivered",
        "notice.{}.cure_by",
        "force_majeure.{}.notify_by",
        "force_majeure.{}.termination_from",
        "information_request.{}.answer_by",
    },
    "days": {"notice.{}.termination_from", "invoice.{}.due", "liability.window_end"},
    "sumifs": {"invoice.{}.open", "invoice.{}.transfer", "liability.paid"},
    "min": {"liability.cap", "liability.remaining", "liability.cap_if_today"},
}


def test_every_id_is_declared_once() -> None:
    """And an id has a place for its entry just where a rule has entries."""
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert [rule.id for rule in RULES if ("{}" in rule.id) != (rule.entries is not None)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.id))
def test_a_declaration_is_whole(rule: Rule) -> None:
    """A subject that editions know, a label that names the entry where there is one, a way to a spreadsheet."""
    assert rule.subject in SUBJECTS
    fields = {name for _, name, _, _ in Formatter().parse(rule.label) if name}
    assert fields == ({"entry"} if rule.entries else set())
    assert rule.question in Question
    assert callable(rule.function)


def test_what_somebody_must_do_has_a_day() -> None:
    """Days by which to act are dates, and these they are."""
    acts = {rule.id for rule in RULES if rule.act and not rule.id.startswith("act_by")}
    assert acts == ACTS
    assert {rule.kind for rule in RULES if rule.act} == {Kind.DATE}


def test_how_a_workbook_computes_a_result() -> None:
    """Months, Business Days, days, sums, the least of two; of all others it states the app's figure alone."""
    found = {way: {rule.id for rule in RULES if rule.spreadsheet == way} for way in FORMULAS}
    assert found == FORMULAS
    assert {rule.spreadsheet for rule in RULES} == {*FORMULAS, "value"}


def test_the_questions_are_the_four_of_the_window() -> None:
    """In the user's words, each asked by some rule."""
    assert [str(one) for one in Question] == [
        "When does it end?",
        "When must notice go out?",
        "What is owed?",
        "What is at stake?",
    ]
    assert {rule.question for rule in RULES} == set(Question)
