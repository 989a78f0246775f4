"""Light or dark, chosen or the system's; the sheets are dressed in the set's colours."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cmdesk.gui.colours import DARK, LIGHT, Colours
from cmdesk.gui.rich import link
from cmdesk.gui.theme import WHOLE, Scheme, Theme, moves, style_sheet


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_no_name_is_left_in_the_sheets(colours: Colours) -> None:
    """Every name in a style sheet is a colour of the table."""
    sheet = style_sheet(colours, *WHOLE)
    assert "$" not in sheet
    assert colours.accent in sheet
    assert sheet.count("{") == sheet.count("}")


def test_a_choice_dresses_the_application(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    """Choosing dark changes palette and sheet, and whoever keeps pictures is told."""
    with qtbot.waitSignal(theme.changed):
        theme.choose(Scheme.DARK)
    assert theme.scheme is Scheme.DARK
    assert theme.colours is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.window
    assert DARK.accent in qapp.styleSheet()


def test_links_follow(theme: Theme, qtbot: QtBot) -> None:
    """Also those that were there before, to dark and back; words without links stay as they are."""
    label, plain = QLabel(link("edition", "Compare editions")), QLabel("1 < 2")
    for made in (label, plain):
        qtbot.addWidget(made)
        made.show()
    assert LIGHT.accent in colours_of(label)
    theme.choose(Scheme.DARK)
    assert DARK.accent in colours_of(label)
    assert LIGHT.accent not in colours_of(label)
    theme.choose(Scheme.LIGHT)
    assert LIGHT.accent in colours_of(label)
    assert label.text() == link("edition", "Compare editions")
    assert plain.text() == "1 < 2"


def colours_of(label: QLabel) -> set[str]:
    """Return every colour that a label is painted in."""
    picture = label.grab().toImage()
    return {picture.pixelColor(x, y).name().upper() for x in range(picture.width()) for y in range(picture.height())}


def test_choosing_the_same_tells_nobody(theme: Theme, qtbot: QtBot) -> None:
    """What does not change is not drawn again."""
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose(Scheme.LIGHT)


def test_the_system_is_told(theme: Theme) -> None:
    """The frames of windows follow; a second time nothing is connected twice."""
    theme.tell_system()
    theme.tell_system()
    assert theme.colours is LIGHT


def test_motion_is_a_yes_or_no(theme: Theme) -> None:
    """The style knows whether the system wants things to move."""
    assert theme is not None
    assert moves() in {True, False}


def test_only_known_properties_are_styled() -> None:
    """A sheet has no rule without a body."""
    assert not re.search(r"\{\s*\}", style_sheet(LIGHT, *WHOLE))
