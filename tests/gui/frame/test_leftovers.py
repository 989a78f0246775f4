"""What was typed and not saved the last time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

from cmdesk.desk.documents import open_document
from cmdesk.desk.drafts import left_drafts, new_draft
from cmdesk.desk.sample import sample_path
from cmdesk.gui.frame.leftovers import offer_leftovers
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.windows import Windows
from tests.gui.helpers import words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def leave(document: str | None = None) -> None:
    """Leave a draft as a program that was killed does."""
    draft = new_draft()
    draft.keep({"client": {"name": "ACME"}, "reference": "A-2"}, document)
    draft.leave()


def follow(window: MainWindow, words: str) -> None:
    """Follow a link of the banner."""
    label = next(one for one in window.banner.findChildren(QLabel) if "<a " in one.text())
    label.linkActivated.emit(words)


def test_nothing_left_nothing_said(window: MainWindow) -> None:
    """A start like any other."""
    offer_leftovers(window)
    assert window.banner.isHidden()


def test_resuming(window: MainWindow) -> None:
    """In a window that holds nothing yet; undo leads back to nothing."""
    leave()
    offer_leftovers(window)
    assert "Not saved the last time" in words_of(window.banner)
    assert "ACME" in words_of(window.banner)
    follow(window, "Resume")
    assert window.session.draft.value("reference") == "A-2"
    assert window.session.is_modified


def test_resuming_beside_another_contract(sample: MainWindow, windows: Windows, tmp_path: Path) -> None:
    """It gets its own window, and its document where that still opens."""
    path = tmp_path / "acme.cmdesk"
    path.write_bytes(Path(sample_path()).read_bytes())
    leave(str(path))
    offer_leftovers(sample)
    follow(sample, "Resume")
    other = windows.opened[-1]
    assert other is not sample
    assert other.session.path == str(path)
    other.session.draft.undo_stack.undo()
    assert other.session.draft.value("reference") == open_document(str(path)).contract.reference


def test_its_document_may_be_gone(window: MainWindow, tmp_path: Path) -> None:
    """What was typed is there all the same."""
    leave(str(tmp_path / "gone.cmdesk"))
    offer_leftovers(window)
    follow(window, "Resume")
    assert window.session.path is None
    assert window.session.draft.value("reference") == "A-2"


def test_discarding(window: MainWindow) -> None:
    """One by one, and only when asked once more."""
    leave()
    leave()
    offer_leftovers(window)
    follow(window, "Discard")
    assert len(left_drafts()) == 2
    follow(window, "Keep as draft")
    assert len(left_drafts()) == 2
    for _time in range(2):
        follow(window, "Discard")
        follow(window, "Discard")
    assert left_drafts() == ()
    assert window.banner.isHidden()


def test_a_file_with_a_draft_is_opened(window: MainWindow, windows: Windows, file: str) -> None:
    """The draft is offered there and then, and goes on in the same window; drafts of other files are not offered."""
    leave()
    type_and_leave(window, file, "R-2")
    other = windows.open()
    other.files.open(file)
    assert "Not saved the last time" in words_of(other.banner)
    follow(other, "Resume")
    assert windows.opened[-1] is other
    assert other.session.draft.value("reference") == "R-2"
    assert other.files.save()
    assert open_document(file).contract.reference == "R-2"
    last = windows.open()
    last.files.open(file)
    assert last.banner.isHidden()


def test_an_old_draft_is_not_saved_over_a_newer_file(window: MainWindow, windows: Windows, file: str) -> None:
    """Also where it is resumed, left and resumed again."""
    type_and_leave(window, file, "R-2")
    newer = windows.open()
    newer.files.open(file)
    newer.session.draft.put("reference", "R-3", "Reference")
    assert newer.files.save()
    newer.close_now()
    for _time in range(2):
        again = windows.open()
        offer_leftovers(again)
        follow(again, "Resume")
        assert "has changed since" in words_of(again.banner)
        assert again.session.draft.value("reference") == "R-2"
        assert not again.files.save()
        assert "Not saved" in words_of(again.banner)
        follow(again, "Save the contract")
        (dialog,) = again.findChildren(QFileDialog)
        dialog.close()
        again.close_now()
    assert open_document(file).contract.reference == "R-3"


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Return the path of a contract file."""
    path = tmp_path / "acme.cmdesk"
    path.write_bytes(Path(sample_path()).read_bytes())
    return str(path)


def type_and_leave(window: MainWindow, file: str, reference: str) -> None:
    """Open a file, type something, and close with it kept as a draft."""
    window.files.open(file)
    window.session.draft.put("reference", reference, "Reference")
    window.close_now()
