"""The sheet of the calculation as it is laid out."""

from __future__ import annotations

from cmdesk.exports.excel.calculation_sheet import LIVE
from cmdesk.rules import RULES
from tests.exports.excel.books import book
from tests.helpers import notice

SECTIONS = [
    "Term and non-renewal",
    "Notices",
    "Force Majeure",
    "Requests for information",
    "Amendments",
    "Confidentiality",
    "Liability",
]


def test_sections_follow_the_rules() -> None:
    """Each subject that the contract has stands once under its heading."""
    much = book(
        notices=[notice("n1", "2024-05-06", kind="amendment")],
        force_majeure=[{"date": "2024-05-06"}],
        information_requests=[{"date": "2024-05-06"}],
        amendments=[{"notice": "n1"}],
    )
    assert [text for text in much.texts("Calculation") if text in SECTIONS] == SECTIONS
    little = [text for text in book().texts("Calculation") if text in SECTIONS]
    assert little == ["Term and non-renewal", "Confidentiality", "Liability"]


def test_every_formula_belongs_to_a_rule() -> None:
    """No formula is kept for a rule that is gone."""
    assert set(LIVE) <= {rule.id for rule in RULES}


def test_it_says_what_blue_means() -> None:
    """A reader learns at the top what may be changed, and what a check compares."""
    texts = book().texts("Calculation")
    assert texts[:3] == [
        "Calculation",
        "Blue figures are facts; change one, and the formulas below it follow.",
        "A check compares a formula with the value that cmdesk worked out itself.",
    ]
    assert texts[3:9] == ["What", "Workbook", "cmdesk", "Check", "Clause", "How"]


def test_heads_stay_in_sight() -> None:
    """Scrolling down, the heads stay."""
    assert book().formulas["Calculation"].freeze_panes == "A6"
