"""One family of icons in the colour of the words beside them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.basics.assets import assets_folder
from cmdesk.gui import icons
from cmdesk.gui.colours import DARK, LIGHT
from cmdesk.gui.theme import Scheme, Theme

NAMES = sorted(path.stem for path in Path(assets_folder(), "icons").glob("*.svg") if path.stem != "cmdesk")


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_drawn_in_the_colour_asked_for(name: str) -> None:
    """The darkest spot of an icon is the ink, and nothing else is drawn."""
    image = icons.picture(name, LIGHT.accent, 20, 2).toImage()
    assert image.width() == 40
    inked = [image.pixelColor(x, y) for x in range(40) for y in range(40) if image.pixelColor(x, y).alpha() > 250]
    assert inked
    wanted = QColor(LIGHT.accent)
    assert all(abs(one.red() - wanted.red()) <= 2 and abs(one.blue() - wanted.blue()) <= 2 for one in inked)


def test_the_family_is_whole() -> None:
    """Every icon is a square of 20, drawn with one pen in the colour of the text."""
    for name in NAMES:
        drawing = Path(assets_folder(), "icons", f"{name}.svg").read_text("utf-8")
        assert 'viewBox="0 0 20 20"' in drawing
        assert 'stroke="currentColor"' in drawing


def test_a_picture_is_drawn_once() -> None:
    """Asked for again it is the same."""
    assert icons.picture("add", LIGHT.text, 16) is icons.picture("add", LIGHT.text, 16)


def test_icons_follow_the_colours(qtbot: QtBot, theme: Theme) -> None:
    """Buttons and actions are drawn anew in other colours."""
    root = QWidget()
    qtbot.addWidget(root)
    button, action = QToolButton(root), QAction(root)
    icons.follow(button, "add")
    icons.follow(action, "delete", "secondary")
    before = button.icon().pixmap(20, 20).toImage()
    theme.choose(Scheme.DARK)
    icons.redraw(root)
    assert button.icon().pixmap(20, 20).toImage() != before
    assert not action.icon().isNull()
    assert DARK.text


def test_the_application_has_its_own_mark() -> None:
    """It is drawn at every size that systems ask for."""
    for size in (16, 32, 64, 256):
        assert not icons.application_icon().pixmap(size, size).isNull()


def test_an_icon_beside_words_says_nothing(qtbot: QtBot) -> None:
    """The words carry the meaning."""
    label = icons.IconLabel("warning", "soon")
    qtbot.addWidget(label)
    label.show_icon("", "text")
    label.grab()
    label.show_icon("fault", "urgent")
    assert not label.grab().isNull()
    assert label.accessibleName() == ""
