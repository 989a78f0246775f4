"""Which register one works with, and under which name its history tells what one does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from cmdesk.basics.errors import CmdeskError
from cmdesk.basics.wording import N_
from cmdesk.desk.choosing import Chosen, apart, keep, looked_into, try_out
from cmdesk.desk.registers import is_shared, own_register, place_of
from cmdesk.desk.settings import Settings, settings, user_name
from cmdesk.gui import fonts, language
from cmdesk.gui.dialogs.dialog import Dialog
from cmdesk.gui.file_dialogs import file_dialog
from cmdesk.gui.frame.banner import Banner
from cmdesk.gui.keeper import sentence_of
from cmdesk.gui.living import while_there
from cmdesk.gui.widgets.check_field import CheckField
from cmdesk.gui.widgets.codec import Codec
from cmdesk.gui.widgets.form import FormRow
from cmdesk.gui.widgets.line_field import LineField
from cmdesk.gui.widgets.radio_field import RadioField

if TYPE_CHECKING:
    from collections.abc import Callable

    from cmdesk.basics.wording import Sentence
    from cmdesk.gui.keeper import Keeper

_OWN, _FILE, _SERVER = "own", "file", "server"
_KINDS = {_OWN: N_("My own, on this computer"), _FILE: N_("Another file"), _SERVER: N_("A server of the team")}


class SettingsDialog(Dialog):
    """Fields from top to bottom.

    `register_chosen` names the register to open, with the password typed for it and what is to be known of that.
    """

    register_chosen = Signal(str, str, object)

    def __init__(
        self,
        keeper: Keeper,
        parent: QWidget,
        hold: Callable[[Callable[[], object]], object] = lambda deed: deed(),
        release: Callable[[], object] = lambda: None,
    ) -> None:
        """Take who opens registers, and how windows are held while contracts are taken over, and let go of again."""
        super().__init__(parent)
        self._hold, self._release = hold, release
        self._is_bound = False
        self.setWindowTitle(language.text(N_("Settings")))
        self.setMinimumWidth(680)
        self._keeper = keeper
        self.banner = Banner(self)
        self.kind = RadioField(lambda: {key: language.text(name) for key, name in _KINDS.items()}, self)
        self.own = QLabel(own_register(), self)
        self.own.setProperty("tone", "secondary")
        self.own.setWordWrap(True)
        self.file, self.address, self.name = (LineField(Codec(), self) for _field in range(3))
        self.password = LineField(Codec(), self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.name.setPlaceholderText(user_name())
        self.address.setPlaceholderText("postgresql+psycopg://user@host/contracts")
        self.take_over = CheckField(
            language.text(N_("Take over the contracts of my own register, if the other is empty"))
        )
        self.choose_file = self.button(N_("Choose…"), self._ask_file)
        self.test = self.button(N_("Test the connection"), self._test)
        self.apply = self.button(N_("Apply"), self._apply, main=True)
        self.apply.setDefault(True)
        self._parts: dict[str, list[QWidget]] = {}
        self._assemble()
        self.kind.edited.connect(self._show_kind)
        self._fill()

    # Construction

    def _assemble(self) -> None:
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 20, 24, 16)
        inside.setSpacing(12)
        inside.addWidget(self._title(N_("Register")))
        inside.addWidget(self.kind)
        file = self._row(N_("File"), self.file, self.choose_file)
        address = self._row(
            N_("Address"),
            self.address,
            self.test,
            N_("Without the password, which the key ring of this computer keeps."),
        )
        password = self._row(N_("Password"), self.password)
        self._parts = {_OWN: [self.own], _FILE: [file], _SERVER: [address, password]}
        for part in (self.own, file, address, password, self.take_over):
            inside.addWidget(part)
        inside.addSpacing(8)
        inside.addWidget(self._title(N_("History")))
        inside.addWidget(
            self._row(N_("My name"), self.name, None, N_("Under this name the history tells what you change."))
        )
        inside.addSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.button(N_("Cancel"), self.reject))
        buttons.addWidget(self.apply)
        inside.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addLayout(inside)
        column.addStretch(1)

    def _row(self, label: str, field: LineField, beside: QWidget | None = None, help_: str = "") -> QWidget:
        whole = QWidget(self)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        made = FormRow(language.text(label), field, language.text(help_) if help_ else "", "", whole)
        row.addWidget(made, 1)
        if beside is not None:
            column = QVBoxLayout()
            column.addSpacing(fonts.line_height(fonts.Role.BODY) + 4)
            column.addWidget(beside)
            column.addStretch(1)
            row.addLayout(column)
        return whole

    def _title(self, key: str) -> QLabel:
        made = QLabel(language.text(key), self)
        made.setFont(fonts.font(fonts.Role.LARGE_STRONG))
        return made

    # What is shown

    def _fill(self) -> None:
        """Show what is settled; a register named for this start alone is shown as the one in use."""
        place = self._keeper.place or place_of()
        kind = _SERVER if is_shared(place) else _OWN if place == own_register() else _FILE
        self.kind.set_value(kind)
        self.file.set_value(place if kind == _FILE else None)
        self.address.set_value(apart(place)[0] if kind == _SERVER else None)
        self.name.set_value(settings().name or None)
        self._show_kind()
        self.name.setFocus()

    def _show_kind(self) -> None:
        chosen = self.kind.value()
        for kind, parts in self._parts.items():
            for part in parts:
                part.setVisible(kind == chosen)
        self.take_over.setVisible(chosen != _OWN)
        self.banner.hide()
        QTimer.singleShot(0, self, self.adjustSize)  # once what is hidden takes no room any more

    # What the user does

    def chosen(self) -> Chosen:
        """Return what is chosen."""
        kind = self.kind.value()
        place, inside = apart({_OWN: "", _FILE: self.file.text(), _SERVER: self.address.text()}[kind].strip())
        password = self.password.text() or inside if kind == _SERVER else inside
        takes_over = kind != _OWN and bool(self.take_over.value())
        return Chosen(Settings(place, " ".join(self.name.text().split())), password, takes_over=takes_over)

    def _ask_file(self) -> None:
        filters = [language.text(N_("Registers of cmdesk")) + " (*.sqlite)"]
        dialog = file_dialog(self, N_("Choose a register"), filters)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(dialog.FileMode.AnyFile)
        dialog.setOption(dialog.Option.DontConfirmOverwrite)
        dialog.setDefaultSuffix(".sqlite")
        dialog.fileSelected.connect(self.file.take)
        dialog.open()

    def _is_named(self) -> bool:
        """Tell whether a file or a server is named where one is chosen, and say where none is."""
        kind, place = self.kind.value(), self.chosen().settings.register
        wanted = None
        if kind == _FILE and not place:
            wanted = N_("Name a file.")
        elif kind == _SERVER and not is_shared(place):
            wanted = N_("Write the address of the server: postgresql+psycopg://user@host/database")
        if wanted is not None:
            self.banner.tell(language.text(wanted), trouble=True)
        return wanted is None

    def _test(self) -> None:
        if self._is_named():
            self._work(partial(looked_into, self.chosen()), lambda sentence: self.banner.tell(language.text(sentence)))

    def _apply(self) -> None:
        """Open the register as it is chosen now, and keep the choice where that goes well."""
        if not self._is_named():
            return
        chosen = self.chosen()
        if chosen.takes_over:
            self._is_bound = True
            self._hold(lambda: self._work(partial(try_out, chosen), lambda _done: self._keep(chosen)))
        else:
            self._work(partial(try_out, chosen), lambda _done: self._keep(chosen))

    def _keep(self, chosen: Chosen) -> None:
        """Keep the choice; it cannot be cancelled any more."""
        self._is_bound = True
        self._work(partial(keep, chosen), partial(self._finish, chosen))

    def _finish(self, chosen: Chosen, notes: tuple[Sentence, ...]) -> None:
        self.accept()
        self.register_chosen.emit(chosen.place, chosen.password, notes)
        self._release()

    def reject(self) -> None:
        """Close, unless what was chosen is being done by now."""
        if not self._is_bound:
            super().reject()

    def _work(self, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        """Do something off the window's thread, during which nothing can be chosen."""
        self._enable(on=False)

        def ended(found: object) -> None:
            self._enable(on=True)
            done(found)

        def failed(error: Exception) -> None:
            self._enable(on=True)
            self._is_bound = False
            self._release()
            sentence = getattr(error, "sentence", None) if isinstance(error, CmdeskError) else None
            self.banner.tell(language.text(sentence or sentence_of(error)), trouble=True)

        self._keeper.jobs.do(work, while_there(self, ended), while_there(self, failed))

    def _enable(self, *, on: bool) -> None:
        for button in (self.apply, self.test):
            button.setEnabled(on)
