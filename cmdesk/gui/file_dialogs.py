"""Dialogs that ask for a file: they begin in the folder used last, which is never waited for."""

from __future__ import annotations

import os
from queue import Empty, SimpleQueue
from threading import Thread

from PySide6.QtWidgets import QFileDialog, QWidget

from cmdesk.gui import language
from cmdesk.gui.remembered import recalled, remember

FOLDER = "folder"
"""The name under which the folder used last is remembered."""

_PATIENCE = 0.25
"""Seconds that a folder has to answer; one on a share that is gone may take minutes."""

_asked: set[str] = set()
"""The folders that are being looked at, each by a thread of its own; one that does not answer is not asked twice."""


def file_dialog(parent: QWidget, title: str, filters: list[str], *, folders: tuple[str, ...] = ()) -> QFileDialog:
    """Return a dialog that begins in the first of some folders that is there, else in the one used last.

    Where none answers at once, it begins at the user's home.
    """
    wanted = (*folders, str(recalled(FOLDER) or ""), _documents())
    begin = next((folder for folder in wanted if folder and _is_there(folder)), os.path.expanduser("~"))  # noqa: PTH111
    # Given later, Qt would first look at the folder in which any dialog was last, wherever that is.
    dialog = QFileDialog(parent, language.text(title), begin)
    dialog.setNameFilters(filters)
    dialog.fileSelected.connect(remember_folder_of)
    return dialog


def remember_folder_of(path: str) -> None:
    """Begin the next time where a file is."""
    remember(**{FOLDER: os.path.dirname(path)})  # noqa: PTH120  # pathlib costs start-up


def _documents() -> str:
    from PySide6.QtCore import QStandardPaths  # noqa: PLC0415  # only to ask for a file

    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _is_there(folder: str) -> bool:
    """Tell whether a folder is there, as far as can be told at once: the disk is asked off the window's thread."""
    if folder in _asked:
        return False
    answer: SimpleQueue[bool] = SimpleQueue()

    def look() -> None:
        is_there = os.path.isdir(folder)  # noqa: PTH112  # as above
        _asked.discard(folder)
        answer.put(is_there)

    _asked.add(folder)
    Thread(target=look, daemon=True).start()
    try:
        return answer.get(timeout=_PATIENCE)
    except Empty:
        return False
