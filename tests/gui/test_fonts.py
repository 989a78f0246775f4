"""The type scale, tabular figures, and the font for Chinese that waits until it is asked for."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase

from cmdesk.gui import fonts
from cmdesk.gui.fonts import Role


@pytest.mark.parametrize(
    "role, pixels", [(Role.SMALL, 12), (Role.BODY, 13), (Role.LARGE, 15), (Role.TITLE, 20), (Role.HERO, 28)]
)
def test_the_scale(role: Role, pixels: int) -> None:
    """The five sizes of the scale, all with figures of one width."""
    font = fonts.font(role)
    assert font.pixelSize() == pixels
    assert font.featureTags()


def test_strong_words_are_semibold_and_bold_in_chinese() -> None:
    """Qt thickens a font without a bold face only for bold."""
    assert fonts.font(Role.BODY_STRONG).weight() == QFont.Weight.DemiBold
    fonts.be_chinese(True)
    assert fonts.font(Role.BODY_STRONG).weight() == QFont.Weight.Bold


def test_a_question_stands_in_capitals() -> None:
    """The small capitals above the answers."""
    assert fonts.small_capitals().capitalization() == QFont.Capitalization.AllUppercase


@pytest.mark.parametrize(
    "text, needed", [("ACME ApS", False), ("Ærø Ñandú", False), ("安可科技", True), ("𠮷野", True)]
)
def test_what_needs_the_font_for_chinese(text: str, needed: bool) -> None:
    """Only characters that Western systems lack."""
    assert fonts.needs_cjk(text) is needed


def test_glyphs_are_there_once_asked_for() -> None:
    """After a Chinese name is shown some font has its characters."""
    fonts.show_glyphs_of("plain")
    fonts.show_glyphs_of("安可科技")
    assert QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)


def test_a_line_has_a_height() -> None:
    """Larger type takes higher lines."""
    assert fonts.line_height(Role.HERO) > fonts.line_height(Role.SMALL) > 0
