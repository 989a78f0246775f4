"""The type scale, tabular figures, and the font for Chinese that is loaded only when asked for."""

from __future__ import annotations

from enum import Enum
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from cmdesk.basics.assets import asset

_FIRST_CJK, _LAST_CJK, _LAST_BASIC = 0x2E80, 0xFFEF, 0xFFFF  # radicals to full-width forms, and the rarer ones above
_chinese = False


class Role(Enum):
    """A place in the type scale: pixels at 100 %, and whether semibold."""

    SMALL = (12, False)
    SMALL_STRONG = (12, True)
    BODY = (13, False)
    BODY_STRONG = (13, True)
    LARGE = (15, False)
    LARGE_STRONG = (15, True)
    TITLE = (20, True)
    HERO = (28, True)


@cache
def font(role: Role) -> QFont:
    """Return the system's font at a place of the scale, figures all of one width."""
    pixels, strong = role.value
    chosen = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    chosen.setPixelSize(pixels)
    chosen.setFeature(QFont.Tag("tnum"), 1)
    if strong:
        chosen.setWeight(QFont.Weight.Bold if _chinese else QFont.Weight.DemiBold)
    return chosen


def be_chinese(chinese: bool) -> None:  # noqa: FBT001  # a state of the whole window
    """Let strong words be bold instead of semibold: Qt thickens a font that has no bold face only for that."""
    global _chinese  # noqa: PLW0603  # one for all windows, as the language is
    if chinese != _chinese:
        _chinese = chinese
        font.cache_clear()
        small_capitals.cache_clear()


@cache
def small_capitals() -> QFont:
    """Return the font of a question above its answers: small, wide, in capitals."""
    chosen = QFont(font(Role.SMALL_STRONG))
    chosen.setCapitalization(QFont.Capitalization.AllUppercase)
    chosen.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.6)
    return chosen


def needs_cjk(text: str) -> bool:
    """Tell whether a text holds a character that many Western systems have no glyph for."""
    return any(_FIRST_CJK <= ord(character) <= _LAST_CJK or ord(character) > _LAST_BASIC for character in text)


@cache
def load_cjk() -> bool:
    """Load the font for Chinese where the system has none; tell whether that was so. Qt falls back on it by itself."""
    if QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        return False
    return QFontDatabase.addApplicationFont(asset("fonts", "NotoSansSC-Regular.otf")) >= 0


def show_glyphs_of(text: str) -> None:
    """Make sure that a text a user gave can be shown, whatever its script."""
    if not text.isascii() and needs_cjk(text):
        load_cjk()


def line_height(role: Role) -> int:
    """Return the height of a line in a place of the scale."""
    return QFontMetrics(font(role)).height()
