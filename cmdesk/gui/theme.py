"""Light or dark: the style, the palette and the style sheet of the whole application."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from cmdesk.basics.assets import read_text
from cmdesk.gui import fonts
from cmdesk.gui.colours import DARK, LIGHT, Colours, is_dark, palette_of

WHOLE = ("frame", "window")
_MIXED = ("on_accent", "edge", "hover", "hover_on_window", "selected", "disabled")


class Scheme(StrEnum):
    """What a user may choose: the system's scheme, or one of the two for good."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


ARGUMENTS = ("-style", "Fusion")
"""What the application is started with; asking for the style later costs the start 9 ms."""


class Theme(QObject):
    """The look of the application; `changed` tells whoever keeps coloured pictures."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._scheme = Scheme.SYSTEM
        self._colours: Colours | None = None
        application.setFont(fonts.font(fonts.Role.BODY))
        self._sheets: tuple[str, ...] = ("frame",)
        self._follows = False
        self._system_is_dark = is_dark(QGuiApplication.palette())

    @property
    def scheme(self) -> Scheme:
        """Return what the user chose."""
        return self._scheme

    @property
    def colours(self) -> Colours:
        """Return the set of colours now shown."""
        return self._colours or LIGHT

    def choose(self, scheme: Scheme) -> None:
        """Show a scheme; the frames of windows follow with `tell_system`."""
        self._scheme = scheme
        self._show(self._wanted())

    def complete(self) -> None:
        """Dress everything, not only the frame: the whole sheet takes longer to read than the first paint can wait."""
        self._sheets = WHOLE
        self._application.setStyleSheet(style_sheet(self.colours, *WHOLE))

    def tell_system(self) -> None:
        """Let the system know what is chosen, for the frames of windows and its own dialogs, and follow its changes.

        The first paint does not wait for this: asking Qt for any name of its namespace costs 11 ms.
        """
        from PySide6.QtCore import Qt  # noqa: PLC0415

        hints = QGuiApplication.styleHints()
        hints.setColorScheme(
            {
                Scheme.SYSTEM: Qt.ColorScheme.Unknown,
                Scheme.LIGHT: Qt.ColorScheme.Light,
                Scheme.DARK: Qt.ColorScheme.Dark,
            }[self._scheme]
        )
        if not self._follows:
            self._follows = True
            hints.colorSchemeChanged.connect(self._follow_system)

    def _follow_system(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            from PySide6.QtCore import Qt  # noqa: PLC0415  # as above

            self._system_is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
            self._show(self._wanted())

    def _wanted(self) -> Colours:
        """Return the set to show; where the system says nothing, light."""
        dark = self._system_is_dark if self._scheme is Scheme.SYSTEM else self._scheme is Scheme.DARK
        return DARK if dark else LIGHT

    def _show(self, colours: Colours) -> None:
        if colours is self._colours:
            return
        self._colours = colours
        self._application.setPalette(palette_of(colours))
        self._application.setStyleSheet(style_sheet(colours, *self._sheets))
        self._colour_links()
        self.changed.emit()

    def _colour_links(self) -> None:
        """Let links follow; before anything is shown there are none, and nothing is loaded for them."""
        widgets = self._application.allWidgets()
        if widgets:
            from cmdesk.gui.rich import colour_links_anew  # noqa: PLC0415  # as said

            colour_links_anew(widgets)


def style_sheet(colours: Colours, *names: str) -> str:
    """Return style sheets with a set's colours in the places of their names."""
    sheet = "".join(read_text("styles", f"{name}.qss") for name in names)
    for name in sorted((*Colours.__slots__, *_MIXED), key=len, reverse=True):
        sheet = sheet.replace(f"${name}", getattr(colours, name))
    return sheet


def moves() -> bool:
    """Tell whether things may move: not where the system asks for less motion."""
    from PySide6.QtWidgets import QStyle  # noqa: PLC0415  # nothing moves before the first paint

    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
