"""The one colour table: the light and the dark set, and the shades mixed from them."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QColor, QGuiApplication, QPalette

from cmdesk.basics.record import Record, record

_RED, _GREEN, _BLUE = 0.2126, 0.7152, 0.0722  # the weights of relative luminance (WCAG 2)
_FAINT, _SOFT, _HALF = 0.05, 0.12, 0.5


@record
class Colours(Record):
    """One set of colours as "#RRGGBB"; the first nine are chosen, the others are mixed from them."""

    window: str
    surface: str
    text: str
    secondary: str
    hairline: str
    accent: str
    urgent: str
    soon: str
    good: str

    @property
    def on_accent(self) -> str:
        """Return the colour of words on the accent: the ground that stands out more from it."""
        return max((self.surface, self.text), key=lambda colour: contrast(colour, self.accent))

    @property
    def edge(self) -> str:
        """Return the line around a field, darker than a hairline so that the field is seen."""
        return mixed(self.secondary, self.surface, _HALF)

    @property
    def hover(self) -> str:
        """Return the ground of what the pointer is on."""
        return mixed(self.text, self.surface, _FAINT)

    @property
    def hover_on_window(self) -> str:
        """Return the ground of what the pointer is on, where it lies on the window's own ground."""
        return mixed(self.text, self.window, _FAINT)

    @property
    def selected(self) -> str:
        """Return the ground of what is chosen."""
        return mixed(self.accent, self.surface, _SOFT)

    @property
    def faulty(self) -> str:
        """Return the ground of a row or field at fault."""
        return mixed(self.urgent, self.surface, _FAINT)

    @property
    def disabled(self) -> str:
        """Return the colour of words that cannot be acted on now."""
        return mixed(self.secondary, self.surface, 0.7)

    def tinted(self, tone: str) -> str:
        """Return the faint ground that goes with a tone such as "urgent"."""
        return mixed(self.tone(tone), self.surface, _SOFT)

    def tone(self, tone: str) -> str:
        """Return a colour by its name: "text", "secondary", "accent", "urgent", "soon" or "good"."""
        colour: str = getattr(self, tone)
        return colour


LIGHT = Colours(
    window="#F7F7F5",
    surface="#FFFFFF",
    text="#1B1C1E",
    secondary="#5C6066",
    hairline="#E1E2E0",
    accent="#1F5FBF",
    urgent="#B3261E",
    soon="#8A5A00",
    good="#1E6B3A",
)
DARK = Colours(
    window="#1C1D1F",
    surface="#26282B",
    text="#ECEDEE",
    secondary="#A6ABB2",
    hairline="#383B40",
    accent="#7FB2FF",
    urgent="#FF8A80",
    soon="#F2C14E",
    good="#7BD69A",
)


def shown() -> Colours:
    """Return the set that the application's palette was made from, told by its ground."""
    return DARK if is_dark(QGuiApplication.palette()) else LIGHT


def is_dark(palette: QPalette) -> bool:
    """Tell whether a palette is a dark one."""
    return palette.color(QPalette.ColorRole.Window).lightness() < 128  # noqa: PLR2004  # half of 255


@cache
def mixed(front: str, ground: str, share: float) -> str:
    """Return a colour laid over a ground with the given share."""
    pairs = zip(_channels(front), _channels(ground), strict=True)
    return "#" + "".join(f"{round(over * share + under * (1 - share)):02X}" for over, under in pairs)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours as WCAG 2 defines it, from 1 to 21."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def palette_of(colours: Colours) -> QPalette:
    """Return the Qt palette of a set, its disabled group included."""
    palette = QPalette()
    for role, colour in _roles(colours):
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.disabled))
    return palette


def _roles(colours: Colours) -> list[tuple[QPalette.ColorRole, str]]:
    role = QPalette.ColorRole
    return [
        (role.Window, colours.window),
        (role.WindowText, colours.text),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.window),
        (role.Text, colours.text),
        (role.Button, colours.surface),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.urgent),
        (role.PlaceholderText, colours.secondary),
        (role.ToolTipBase, colours.text),
        (role.ToolTipText, colours.surface),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Accent, colours.accent),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.Light, colours.surface),
        (role.Midlight, colours.hairline),
        (role.Mid, colours.hairline),
        (role.Dark, colours.edge),
        (role.Shadow, colours.edge),
    ]


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return _RED * red + _GREEN * green + _BLUE * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  # sRGB
