"""Dialogs that ask for a file: they begin in the folder used last, which is never waited for."""

from __future__ import annotations

import os
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic

from PySide6.QtWidgets import QFileDialog, QWidget

from cmdesk.gui import language
from cmdesk.gui.remembered import recalled, remember

FOLDER = "folder"
"""The name under which the folder used last is remembered."""

_PATIENCE = 0.25
"""Seconds that folders have to answer; one on a share that is gone may take minutes."""

_asked: dict[str, tuple[SimpleQueue[bool], float]] = {}
"""The folders that are being looked at, with where the answer comes and until when: a silent one is not asked twice."""


def file_dialog(parent: QWidget, title: str, filters: list[str], *, folders: tuple[str, ...] = ()) -> QFileDialog:
    """Return a dialog that begins in the first of some folders that is there, else in the one used last.

    Where none answers at once, it begins at the user's home.
    """
    wanted = (*folders, str(recalled(FOLDER) or ""), _documents())
    begin = _first_there([*dict.fromkeys(filter(None, wanted))]) or os.path.expanduser("~")  # noqa: PTH111
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


def _first_there(folders: list[str]) -> str | None:
    """Return the first folder that is there, as far as can be told at once; all are asked before one is waited for."""
    answers = [_look_at(one) for one in folders]
    return next((one for one, asked in zip(folders, answers, strict=True) if _is_there(*asked)), None)


def _look_at(folder: str) -> tuple[SimpleQueue[bool], float]:
    """Ask the disk off the window's thread; return where the answer comes, and until when it is waited for."""
    known = _asked.get(folder)
    if known is not None:
        return known
    answer: SimpleQueue[bool] = SimpleQueue()

    def look() -> None:
        is_there = os.path.isdir(folder)  # noqa: PTH112  # as above
        del _asked[folder]
        answer.put(is_there)

    asked = _asked[folder] = answer, monotonic() + _PATIENCE
    Thread(target=look, daemon=True).start()
    return asked


def _is_there(answer: SimpleQueue[bool], until: float) -> bool:
    try:
        return answer.get(timeout=max(0, until - monotonic()))
    except Empty:
        return False
