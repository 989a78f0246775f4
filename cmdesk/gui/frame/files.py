"""Opening, saving and exporting, as a user goes about it; nothing here waits in front of the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import N_, say
from cmdesk.gui import language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QFileDialog

    from cmdesk.basics.wording import Sentence
    from cmdesk.desk.documents import Document
    from cmdesk.desk.exporting import ExportFormat
    from cmdesk.gui.main_window import MainWindow

_SUFFIX = ".cmdesk"
_IMPORTED = (_SUFFIX, ".json", ".jsonl", ".csv", ".xlsx")


class Files(QObject):
    """What the File menu does for one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: QFileDialog | None = None
        self._told: Sentence | None = None

    # New and open

    def new(self) -> None:
        """Begin a contract, in a window of its own where this one holds another."""
        target = self._target()
        target.show_page(0)
        target.session.calculate()
        target.go_to("client.name")

    def open_sample(self) -> None:
        """Open the sample contract, in a window of its own where this one holds another."""
        self._target().files.show_sample()

    def show_sample(self) -> None:
        """Show the sample contract in this window; it is saved elsewhere if at all."""
        from cmdesk.desk.documents import open_document  # noqa: PLC0415  # after the first paint
        from cmdesk.desk.sample import SAMPLE_DAY, sample_path  # noqa: PLC0415  # as above

        self._window.session.show_sample(open_document(sample_path()), SAMPLE_DAY)
        self._window.show_page(0)

    def ask_open(self) -> None:
        """Ask which file to open."""
        dialog = self._file_dialog(N_("Open a contract"), [_contracts()])
        dialog.setFileMode(dialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.open)
        dialog.open()

    def open(self, path: str) -> None:
        """Open a contract file; what is wrong with one that does not open is said in full, and the file left alone."""
        document = self._read(path)
        if document is not None:
            self._target().files.take(document)

    def show(self, path: str) -> None:
        """Show a contract file in this window, which holds nothing yet."""
        document = self._read(path)
        if document is not None:
            self.take(document)
        else:
            self._window.session.calculate()

    def take(self, document: Document) -> None:
        """Show a contract that was read from a file."""
        self._window.session.show_document(document)
        self._window.remember(document.path)
        self._window.show_page(0)
        from cmdesk.gui.frame.leftovers import offer_own  # noqa: PLC0415  # as late as it is used

        if not offer_own(self._window) and self._window.keeper.is_open:
            self._window.kept.offer()

    def _read(self, path: str) -> Document | None:
        from cmdesk.desk.documents import open_document  # noqa: PLC0415  # as above

        try:
            return open_document(path)
        except FaultyInput as faulty:
            self._window.show_faults(say(N_("{file} does not open"), file=Path(path).name), faulty.faults, linked=False)
            return None

    # Import

    def ask_import(self) -> None:
        """Ask which files to bring into the register."""
        dialog = self._file_dialog(N_("Import contracts"), [_importable()])
        dialog.setFileMode(dialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.bring_in)
        dialog.open()

    def bring_in(self, paths: Sequence[str]) -> None:
        """Bring the contracts of some files into the register, once they are read and the user wants it."""
        from cmdesk.gui.frame.bringing_in import bring_in  # noqa: PLC0415  # as above

        bring_in(self._window, paths)

    # Save

    def save(self) -> bool:
        """Save in the register or in the document's own file; ask for a file where there is neither."""
        storing = self._window.session.storing
        if storing.stored is not None or (storing.is_at_home and self._window.keeper.is_open):
            return self._store()
        if self._window.session.path is None:
            self.ask_save_as()
            return False
        return self._save(None)

    def _store(self) -> bool:
        """Store what was typed in the register; where it is no contract yet, say what it lacks."""
        session = self._window.session
        session.draft.end_step()
        session.storing.store()
        try:
            session.whole_contract()
        except FaultyInput as faulty:
            heading = say(N_("Kept as a draft. To be saved, a contract needs a few things more"))
            self._window.show_faults(heading, faulty.faults, linked=True)
            return False
        return True

    def ask_save_as(self) -> None:
        """Ask in which file to save."""
        dialog = self._file_dialog(N_("Save the contract"), [_contracts()])
        dialog.setAcceptMode(dialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_SUFFIX)
        dialog.selectFile(self._suggested(_SUFFIX))
        dialog.fileSelected.connect(self._save)
        dialog.open()

    def _save(self, path: str | None) -> bool:
        from cmdesk.desk.failures import OutputError  # noqa: PLC0415  # as above

        try:
            self._window.session.save(path)
        except FaultyInput as faulty:
            heading = say(N_("Kept as a draft. To be saved, a contract needs a few things more"))
            self._window.show_faults(heading, faulty.faults, linked=True)
            return False
        except OutputError as error:
            elsewhere = [(language.text(N_("Save the contract")), self.ask_save_as)]
            self.tell(say(N_("Not saved: {why}"), why=error.sentence), elsewhere)
            return False
        self._settle()
        if self._window.session.path:
            self._window.remember(self._window.session.path)
        return True

    def tell(self, trouble: Sentence, deeds: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        """Say what stands in the way of saving, until something is saved."""
        self._told = trouble
        self._window.tell_trouble(trouble, deeds)

    def _settle(self) -> None:
        told, self._told = self._told, None
        if told is not None:
            self._window.take_back(told)

    # Export

    def ask_export(self, export_format: ExportFormat) -> None:
        """Ask where to export the answers to."""
        dialog = self._file_dialog(
            export_format.name, [f"{language.text(export_format.name)} (*{export_format.suffix})"]
        )
        dialog.setAcceptMode(dialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(export_format.suffix)
        dialog.selectFile(self._suggested(export_format.suffix))
        dialog.fileSelected.connect(partial(self.export, export_format))
        dialog.open()

    def export(self, export_format: ExportFormat, path: str) -> None:
        """Export the answers as they are now, and offer to open the file."""
        from cmdesk.desk.exporting import export  # noqa: PLC0415  # as above
        from cmdesk.desk.failures import OutputError  # noqa: PLC0415  # as above

        self._window.session.calculate()
        calculation = self._window.session.context.calculation
        if calculation is None or self._window.session.context.readable.contract is None:
            self._window.tell_trouble(say(N_("There are no answers to export yet.")))
            return
        try:
            export(export_format, calculation, path, language.words())
        except OutputError as error:
            self._window.tell_trouble(say(N_("Not exported: {why}"), why=error.sentence))
            return
        from PySide6.QtCore import QUrl  # noqa: PLC0415  # as above
        from PySide6.QtGui import QDesktopServices  # noqa: PLC0415  # as above

        opens = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(path))
        words = language.text(say(N_("Exported to {file}"), file=Path(path).name))
        self._window.banner.tell(words, [(language.text(N_("Open it")), opens)])

    # Helpers

    def _target(self) -> MainWindow:
        """Return the window for another contract: this one at Home or while nothing is in it, else a new one."""
        session = self._window.session
        if session.is_untouched:
            return self._window
        if self._window.body.is_at_home and not session.is_modified:
            session.show_nothing()
            return self._window
        return self._window.open_another()

    def _file_dialog(self, title: str, filters: list[str]) -> QFileDialog:
        """Return a dialog that begins in the document's own folder, else in the one used last."""
        from cmdesk.gui.file_dialogs import file_dialog  # noqa: PLC0415  # as above

        if self._dialog is not None:
            self._dialog.deleteLater()
        path = self._window.session.path
        own = (str(Path(path).absolute().parent),) if path else ()
        self._dialog = file_dialog(self._window, title, filters, folders=own)
        return self._dialog

    def _suggested(self, suffix: str) -> str:
        path = self._window.session.path
        if path:
            return Path(path).with_suffix(suffix).name
        name = str(self._window.session.draft.value("reference") or language.text(N_("contract")))
        return "".join(one if one.isalnum() or one in "-_. " else "-" for one in name).strip(". ") + suffix


def _contracts() -> str:
    return language.text(N_("Contracts of cmdesk")) + f" (*{_SUFFIX})"


def _importable() -> str:
    return language.text(N_("Contracts")) + " (" + " ".join(f"*{suffix}" for suffix in _IMPORTED) + ")"
