"""Files to be imported, for tests of the window."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from cmdesk.gui.dialogs.import_dialog import ImportDialog
from cmdesk.gui.main_window import MainWindow
from tests.desk.many import lines_of
from tests.gui.registers import until


def given(folder: Path, *contracts: object, name: str = "in.jsonl") -> str:
    """Return a file of contracts."""
    path = folder / name
    path.write_bytes(lines_of(contracts))
    return str(path)


def dialog_of(window: MainWindow, qtbot: QtBot, *files: str) -> ImportDialog:
    """Return the dialog for some files, once they are judged."""
    window.files.bring_in(files)
    dialog = window.findChildren(ImportDialog)[-1]
    until(qtbot, dialog.bar.isHidden)
    return dialog
