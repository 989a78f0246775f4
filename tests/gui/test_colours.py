"""One colour table: the colours chosen, enough contrast between words and grounds, and no colour anywhere else."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette

import cmdesk.gui
from cmdesk.basics.assets import assets_folder
from cmdesk.gui.colours import DARK, LIGHT, Colours, contrast, is_dark, mixed, palette_of, shown
from cmdesk.gui.theme import Scheme, Theme

INKS = ("text", "secondary", "accent", "urgent", "soon", "good")
GROUNDS = ("window", "surface", "hover", "hover_on_window", "selected", "faulty")
ENOUGH = 4.5  # WCAG 2, level AA, for words of normal size


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ink, ground", list(product(INKS, ("window", "surface"))))
def test_words_stand_out_from_their_grounds(colours: Colours, ink: str, ground: str) -> None:
    """Every tone of words is legible on both plain grounds."""
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= ENOUGH


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ink, ground", list(product(("text", "secondary"), GROUNDS)))
def test_plain_words_stand_out_from_mixed_grounds(colours: Colours, ink: str, ground: str) -> None:
    """Text stays legible where something is chosen, at fault, or under the pointer."""
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= ENOUGH


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_words_stand_out_on_the_accent(colours: Colours) -> None:
    """A button that acts can be read."""
    assert contrast(colours.on_accent, colours.accent) >= ENOUGH


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21 to 1, and a colour on itself 1 to 1."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


def test_mixing_goes_from_ground_to_front() -> None:
    """A share of nothing is the ground, the whole the front, and half lies between."""
    assert mixed("#FFFFFF", "#000000", 0) == "#000000"
    assert mixed("#FFFFFF", "#000000", 1) == "#FFFFFF"
    assert mixed("#FF0000", "#0000FF", 0.5) == "#800080"


def test_the_palette_carries_the_set() -> None:
    """Qt paints with the colours of the table."""
    palette = palette_of(DARK)
    assert palette.color(QPalette.ColorRole.Window).name().upper() == DARK.window
    assert palette.color(QPalette.ColorRole.Accent).name().upper() == DARK.accent
    assert is_dark(palette)
    assert not is_dark(palette_of(LIGHT))


def test_what_is_shown_follows_the_application(theme: Theme) -> None:
    """Whoever paints by hand gets the set of the palette now shown."""
    assert shown() is LIGHT
    theme.choose(Scheme.DARK)
    assert shown() is DARK


def test_no_colour_stands_elsewhere() -> None:
    """Code, style sheets and icons name colours by their names; the application's own mark alone has its own."""
    folder = Path(cmdesk.gui.__file__).parent
    places = [path for path in folder.rglob("*.py") if path.name != "colours.py"]
    places += [*Path(assets_folder(), "styles").glob("*.qss")]
    places += [path for path in Path(assets_folder(), "icons").glob("*.svg") if path.name != "cmdesk.svg"]
    literal = re.compile(r"#[0-9A-Fa-f]{6}\b|rgba?\(")
    assert not [path.name for path in places if literal.search(path.read_text("utf-8"))]
