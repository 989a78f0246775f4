"""Opening, saving and exporting; nothing waits in front of the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from cmdesk.basics.wording import say
from cmdesk.desk import exporting
from cmdesk.desk.documents import open_document
from cmdesk.desk.exporting import FORMATS
from cmdesk.desk.failures import OutputError
from cmdesk.desk.sample import sample_path
from cmdesk.gui.dialogs.faults_dialog import FaultsDialog
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.windows import Windows
from tests.gui.helpers import words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def file_dialog(window: MainWindow) -> QFileDialog:
    """Return the dialog that asks for a file."""
    return window.findChildren(QFileDialog)[-1]


def test_an_untouched_window_takes_what_is_opened(window: MainWindow, windows: Windows) -> None:
    """Another contract gets a window of its own."""
    window.files.open(sample_path())
    assert windows.opened == [window]
    assert window.session.path == sample_path()
    window.files.open_sample()
    assert len(windows.opened) == 2
    window.files.new()
    assert len(windows.opened) == 3


def test_a_file_is_asked_for(window: MainWindow, tmp_path: Path) -> None:
    """In a dialog that is opened, not executed; the chosen file is shown."""
    window.files.ask_open()
    dialog = file_dialog(window)
    assert dialog.isVisible()
    assert "*.cmdesk" in dialog.nameFilters()[0]
    dialog.fileSelected.emit(sample_path())
    dialog.close()
    assert window.session.title.startswith("ACME")
    assert tmp_path is not None


def test_a_new_contract_begins_with_its_client(sample: MainWindow, windows: Windows) -> None:
    """The cursor is where one begins, and what the answers need is said."""
    sample.files.new()
    new = windows.opened[-1]
    assert new is not sample
    assert new.focusWidget() is new.page(0).forms[0].rows["client.name"].editor
    assert "as soon as these are known" in words_of(new.body.splitter)
    assert new.session.is_untouched


def test_the_title_names_the_file(window: MainWindow) -> None:
    """With the mark of what is not saved."""
    window.files.open(sample_path())
    name = Path(sample_path()).name
    assert window.windowTitle().startswith(f"{name}[*]")
    assert "ACME" in window.windowTitle()
    assert not window.isWindowModified()


def test_a_dialog_begins_where_the_last_one_ended(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first one among the user's documents."""
    documents = tmp_path / "Documents"
    documents.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(documents))
    window.files.ask_save_as()
    assert file_dialog(window).directory().absolutePath() == str(documents)
    assert file_dialog(window).selectedFiles()[0].startswith(str(documents))
    file_dialog(window).fileSelected.emit(str(tmp_path / "a.cmdesk"))
    window.files.ask_open()
    assert file_dialog(window).directory().absolutePath() == str(tmp_path)


def test_a_file_that_is_not_there_is_said(window: MainWindow, tmp_path: Path) -> None:
    """With what to do."""
    window.files.open(str(tmp_path / "gone.cmdesk"))
    (dialog,) = window.findChildren(FaultsDialog)
    assert "gone.cmdesk does not open" in words_of(dialog)
    window.files.show(str(tmp_path / "gone.cmdesk"))
    assert window.session.is_untouched


def test_saving_asks_where_the_first_time(sample: MainWindow, tmp_path: Path) -> None:
    """Under the reference as its name; then it saves without asking."""
    assert not sample.files.save()
    dialog = file_dialog(sample)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    target = str(tmp_path / "mine.cmdesk")
    dialog.fileSelected.emit(target)
    dialog.close()
    assert open_document(target).contract.reference == "ACME-2024-017"
    sample.session.draft.put("reference", "Mine", "Reference")
    assert sample.files.save()
    assert open_document(target).contract.reference == "Mine"
    sample.files.ask_save_as()
    assert file_dialog(sample).directory().absolutePath() == str(tmp_path)


def test_what_is_no_contract_yet_stays_a_draft(window: MainWindow, tmp_path: Path) -> None:
    """Everything that is missing is listed, each as a way to its field."""
    window.session.draft.put("reference", "X", "Reference")
    window.session.calculate()
    window.files.ask_save_as()
    file_dialog(window).fileSelected.emit(str(tmp_path / "x.cmdesk"))
    (dialog,) = window.findChildren(FaultsDialog)
    assert "Effective Date: is missing" in words_of(dialog)
    label = next(one for one in dialog.findChildren(QLabel) if "<a " in one.text())
    label.linkActivated.emit("effective_date")
    assert window.focusWidget() is window.page(0).forms[0].rows["effective_date"].editor
    assert not (tmp_path / "x.cmdesk").exists()


def test_a_place_that_cannot_be_written_is_said(sample: MainWindow, tmp_path: Path) -> None:
    """In the window."""
    sample.files.ask_save_as()
    file_dialog(sample).fileSelected.emit(str(tmp_path / "none" / "x.cmdesk"))
    assert "Not saved" in words_of(sample.banner)
    sample.files.ask_save_as()
    file_dialog(sample).fileSelected.emit(str(tmp_path / "x.cmdesk"))
    assert sample.banner.isHidden()


@pytest.mark.parametrize("number", range(len(FORMATS)))
def test_exporting(sample: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """The file is there, and can be opened from the window."""
    opened: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    export_format = FORMATS[number]
    target = str(tmp_path / f"out{export_format.suffix}")
    sample.files.ask_export(export_format)
    file_dialog(sample).fileSelected.emit(target)
    assert Path(target).stat().st_size > 1000
    label = next(one for one in sample.banner.findChildren(QLabel) if "<a " in one.text())
    label.linkActivated.emit("Open it")
    assert opened == [target]


def test_without_answers_there_is_nothing_to_export(window: MainWindow, tmp_path: Path) -> None:
    """And it says so."""
    window.files.export(FORMATS[0], str(tmp_path / "out.xlsx"))
    assert "no answers to export" in words_of(window.banner)


def test_an_export_that_fails_is_said(sample: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the reason."""

    def fail(*_given: object) -> None:
        raise OutputError("out.xlsx", say("the disk is full"))

    monkeypatch.setattr(exporting, "export", fail)
    sample.files.export(FORMATS[0], str(tmp_path / "out.xlsx"))
    assert "Not exported: the disk is full" in words_of(sample.banner)


def test_odd_references_make_harmless_names(window: MainWindow, qtbot: QtBot) -> None:
    """No path, no hidden file."""
    window.session.draft.put("reference", "../a/b:c", "Reference")
    window.files.ask_save_as()
    assert file_dialog(window).selectedFiles()[0].rpartition("/")[2] == "-a-b-c.cmdesk"
    assert qtbot is not None
