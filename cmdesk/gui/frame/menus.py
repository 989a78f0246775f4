"""The menus: every command once, with its key; the palette and the buttons use the same actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QMenu

from cmdesk.basics.wording import LANGUAGES, N_
from cmdesk.gui import fonts, icons, language
from cmdesk.gui.theme import Scheme

if TYPE_CHECKING:
    from cmdesk.gui.main_window import MainWindow

_TITLES = (N_("&File"), N_("&Edit"), N_("&Contract"), N_("&View"), N_("&Help"))
_SCHEMES = {Scheme.SYSTEM: N_("As the system"), Scheme.LIGHT: N_("Light"), Scheme.DARK: N_("Dark")}
_CHINESE = "Noto Sans SC"


class Menus:
    """Makes the menus of a window; what they do is the window's own."""

    export: QMenu
    help_on_field: QAction

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.recent: QMenu | None = None
        self._recent_files: tuple[str, ...] = ()
        self._menus = {title: window.menuBar().addMenu(language.text(title)) for title in _TITLES}

    def fill(self) -> None:
        """Put the commands into the menus, which show only their titles until then."""
        self.recent = QMenu(language.text(N_("Open &recent")), self._window)
        self.export = QMenu(language.text(N_("E&xport")), self._window)
        self.help_on_field = self._action(N_("Help on the &field"), self._window.commands.help_on_field, "F1", "help")
        self.fill_recent(self._recent_files)
        self._file(self.recent)
        self._edit()
        self._contract()
        self._view()
        self._help()

    def fill_recent(self, files: tuple[str, ...]) -> None:
        """List the recent files by name, once there is a menu; whether they exist is seen when one is chosen."""
        self._recent_files = files
        if self.recent is None:
            return
        self.recent.clear()
        for path in files:
            action = self.recent.addAction(path)
            action.triggered.connect(lambda _checked=False, path=path: self._window.files.open(path))
        self.recent.setEnabled(bool(files))

    def _file(self, recent: QMenu) -> None:
        from cmdesk.desk.exporting import FORMATS  # noqa: PLC0415  # after the first paint

        files = self._window.files
        menu = self._menu(N_("&File"))
        self._add(menu, N_("&New contract"), files.new, "Ctrl+N", "new")
        self._add(menu, N_("&Open…"), files.ask_open, "Ctrl+O", "open")
        menu.addMenu(recent)
        self._add(menu, N_("Open the sa&mple"), files.open_sample)
        self._add(menu, N_("Im&port contracts…"), files.ask_import)
        menu.addSeparator()
        self._add(menu, N_("&Save"), files.save, "Ctrl+S", "save")
        self._add(menu, N_("Save &as…"), files.ask_save_as, "Ctrl+Shift+S")
        for number, export_format in enumerate(FORMATS):
            keys, icon = ("Ctrl+E", "export") if number == 0 else ("", "")
            self.export.addAction(
                self._action(export_format.name, partial(files.ask_export, export_format), keys, icon)
            )
        menu.addMenu(self.export)
        menu.addSeparator()
        register = self._window.register
        self._add(menu, N_("&Back up now"), register.back_up)
        self._add(menu, N_("Restore a back&up…"), register.show_backups)
        self._add(menu, N_("Save a copy of the reg&ister…"), register.ask_copy)
        self._add(menu, N_("Re&view moved deadlines…"), register.show_review)
        self._add(menu, N_("Se&ttings…"), register.show_settings, "Ctrl+,")
        menu.addSeparator()
        self._add(menu, N_("&Close"), self._window.close, "Ctrl+W")
        self._add(menu, N_("&Quit"), self._window.quit, "Ctrl+Q")

    def _edit(self) -> None:
        from cmdesk.gui.frame.undoing import Undoing  # noqa: PLC0415  # as above

        menu = self._menu(N_("&Edit"))
        Undoing(self._window, menu)
        menu.addSeparator()
        self._add(menu, N_("&Find contracts…"), self._window.find_contracts, "Ctrl+F", "search")
        self._add(menu, N_("&Copy the answer with citation"), self._window.copy_answer, "Ctrl+Shift+C", "copy")
        self._add(menu, N_("C&ommands…"), self._window.commands.show_commands, "Ctrl+Shift+P")

    def _contract(self) -> None:
        menu = self._menu(N_("&Contract"))
        for number, title in enumerate(self._window.page_titles()):
            self._add(menu, title, partial(self._window.show_page, number), f"Ctrl+{number + 1}")
        menu.addSeparator()
        self._add(menu, N_("As-of &date"), self._window.commands.go_to_as_of, "Ctrl+D", "calendar")
        self._add(menu, N_("As of &today"), lambda: self._window.session.choose_as_of(None))
        self._add(menu, N_("&Why this answer"), self._window.toggle_why, "Alt+W")
        self._add(menu, N_("What i&f…"), self._window.ask_what_if, "Ctrl+I")
        menu.addSeparator()
        kept = self._window.kept
        self._add(menu, N_("Add to the re&gister"), kept.add)
        self._add(menu, N_("Wh&y this change…"), kept.ask_why)
        self._add(menu, N_("De&lete contract"), kept.delete, icon="delete")
        self._add(menu, N_("Deleted &contracts…"), kept.show_deleted)
        menu.addSeparator()
        self._add(menu, N_("&Rates…"), self._window.commands.show_rates)

    def _view(self) -> None:
        menu = self._menu(N_("&View"))
        self._add(menu, N_("&Home"), self._window.go_home_or_back, "Alt+Home", "home")
        menu.addSeparator()
        schemes: Mapping[Any, str] = _SCHEMES
        self._choice(menu, N_("&Colours"), schemes, self._window.scheme(), self._window.choose_scheme)
        own = {name: language.OWN_NAMES[name] for name in LANGUAGES}
        languages = self._choice(menu, N_("&Language"), own, language.words().language, self._window.choose_language)
        languages.aboutToShow.connect(lambda: _show_glyphs(languages))
        menu.addSeparator()
        self._add(menu, N_("Days to send &by"), self._window.panels.show_send_by, icon="post")
        self._add(menu, N_("Compare editio&ns…"), self._window.panels.compare_editions)

    def _help(self) -> None:
        menu = self._menu(N_("&Help"))
        menu.addAction(self.help_on_field)
        self._add(menu, N_("&About cmdesk"), self._window.commands.show_about)

    # Helpers

    def _menu(self, title: str) -> QMenu:
        return self._menus[title]

    def _add(self, menu: QMenu, name: str, slot: Callable[[], object], keys: str = "", icon: str = "") -> None:
        menu.addAction(self._action(name, slot, keys, icon))

    def _action(self, name: str, slot: Callable[[], object], keys: str = "", icon: str = "") -> QAction:
        action = QAction(language.text(name), self._window)
        if keys:
            action.setShortcut(keys)
        if icon:
            icons.follow(action, icon, "secondary")
        action.triggered.connect(lambda _checked=False: slot())
        self._window.addAction(action)
        return action

    def _choice(
        self, menu: QMenu, title: str, names: Mapping[Any, str], chosen: Any, choose: Callable[[Any], object]
    ) -> QMenu:
        from PySide6.QtGui import QActionGroup  # noqa: PLC0415  # as above

        below = menu.addMenu(language.text(title))
        group = QActionGroup(below)
        for value, name in names.items():
            action = QAction(language.text(name), below)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.triggered.connect(lambda _checked=False, value=value: choose(value))
            group.addAction(action)
            below.addAction(action)
        return below


def _show_glyphs(menu: QMenu) -> None:
    """Let every name of a menu be shown in its own script, by a font that is named where the usual one has no glyph."""
    for action in menu.actions():
        fonts.show_glyphs_of(action.text())
        if fonts.needs_cjk(action.text()):
            font = QFont(menu.font())
            font.setFamilies([font.family(), _CHINESE])
            action.setFont(font)
