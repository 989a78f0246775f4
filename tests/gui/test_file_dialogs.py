"""Dialogs that ask for a file: where they begin, and what they never wait for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.gui import file_dialogs
from cmdesk.gui.file_dialogs import FOLDER, file_dialog
from cmdesk.gui.remembered import recalled, remember

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def parent(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> QWidget:
    """Return what dialogs stand in front of, for a user with a home and a folder of documents."""
    for name in ("home", "home/Documents", "last", "own"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(tmp_path / "home" / "Documents"))
    found = QWidget()
    qtbot.addWidget(found)
    return found


def begin_of(parent: QWidget, *folders: Path) -> str:
    """Return the name of the folder in which a dialog begins."""
    dialog = file_dialog(parent, "Open a contract", ["Contracts (*.cmdesk)"], folders=tuple(map(str, folders)))
    return dialog.directory().dirName()


def test_a_dialog_begins_in_the_first_folder_that_is_there(parent: QWidget, tmp_path: Path) -> None:
    """The document's own, the last one, the documents, the home."""
    remember(**{FOLDER: str(tmp_path / "last")})
    assert begin_of(parent, tmp_path / "own") == "own"
    assert begin_of(parent, tmp_path / "gone") == "last"
    (tmp_path / "last").rmdir()
    assert begin_of(parent) == "Documents"
    (tmp_path / "home" / "Documents").rmdir()
    assert begin_of(parent) == "home"


def test_what_is_chosen_is_remembered(parent: QWidget, tmp_path: Path) -> None:
    """Its folder, for the next time."""
    dialog = file_dialog(parent, "Open a contract", [])
    dialog.fileSelected.emit(str(tmp_path / "last" / "a.cmdesk"))
    assert recalled(FOLDER) == str(tmp_path / "last")
    assert begin_of(parent) == "last"


@pytest.fixture
def dead(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[str]]:
    """Let the folder `last` be on a share that is gone: whoever asks for it waits; yield who did."""
    answers, asked, real = Event(), [], os.stat

    def wait(path: object, *rest: object, **named: object) -> os.stat_result:
        if path == str(tmp_path / "last"):
            asked.append("window" if current_thread() is main_thread() else "another")
            answers.wait(60)
        return real(path, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", wait)
    monkeypatch.setattr(file_dialogs, "_PATIENCE", 3)
    yield asked
    answers.set()


def test_a_share_that_is_gone_is_never_waited_for(parent: QWidget, tmp_path: Path, dead: list[str]) -> None:
    """The dialog begins elsewhere; as long as no answer came, nobody asks again."""
    remember(**{FOLDER: str(tmp_path / "last")})
    assert begin_of(parent) == "Documents"
    assert begin_of(parent) == "Documents"
    assert dead == ["another"]
    assert len(parent.findChildren(QFileDialog)) == 2


def test_every_folder_is_asked_before_one_is_waited_for(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that answers only when the last of them was asked is there all the same."""
    is_last, real = Event(), os.stat

    def wait(path: object, *rest: object, **named: object) -> os.stat_result:
        if path == str(tmp_path / "own"):
            assert is_last.wait(60)
        elif path == str(tmp_path / "home" / "Documents"):
            is_last.set()
        return real(path, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", wait)
    monkeypatch.setattr(file_dialogs, "_PATIENCE", 3)
    assert begin_of(parent, tmp_path / "own") == "own"


def test_silent_folders_are_waited_for_together(
    parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three cost no more patience than one."""
    answers, waited, real = Event(), [], os.stat

    class Answer(SimpleQueue[bool]):
        """Notes how long it is waited for."""

        def get(self, block: bool = True, timeout: float | None = None) -> bool:  # noqa: FBT002  # as the queue has it
            waited.append(timeout or 0)
            return super().get(block, timeout)

    def wait(path: object, *rest: object, **named: object) -> os.stat_result:
        if current_thread() is not main_thread():
            answers.wait(60)
        return real(path, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", wait)
    monkeypatch.setattr(file_dialogs, "SimpleQueue", Answer)
    monkeypatch.setattr(file_dialogs, "_PATIENCE", 0.5)
    remember(**{FOLDER: str(tmp_path / "last")})
    assert begin_of(parent, tmp_path / "own") == "home"
    answers.set()
    assert len(waited) == 3
    assert sum(waited) < 2 * 0.5
