"""What was typed and not saved the last time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel

from cmdesk.desk.documents import open_document
from cmdesk.desk.drafts import left_drafts, new_draft
from cmdesk.desk.sample import sample_path
from cmdesk.gui.frame.leftovers import offer_leftovers
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.windows import Windows
from tests.gui.helpers import words_of


def leave(document: str | None = None) -> None:
    """Leave a draft as a program that was killed does."""
    draft = new_draft()
    draft.keep({"client": {"name": "ACME"}, "reference": "A-2"}, document)
    draft.leave()


def follow(window: MainWindow, words: str) -> None:
    """Follow a link of the banner."""
    label = next(one for one in window.banner.findChildren(QLabel) if "<a " in one.text())
    label.linkActivated.emit(words)


def test_nothing_left_nothing_said(window: MainWindow, windows: Windows) -> None:
    """A start like any other."""
    offer_leftovers(windows, window)
    assert window.banner.isHidden()


def test_resuming(window: MainWindow, windows: Windows) -> None:
    """In a window that holds nothing yet; undo leads back to nothing."""
    leave()
    offer_leftovers(windows, window)
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
    offer_leftovers(windows, sample)
    follow(sample, "Resume")
    other = windows.opened[-1]
    assert other is not sample
    assert other.session.path == str(path)
    other.session.draft.undo_stack.undo()
    assert other.session.draft.value("reference") == open_document(str(path)).contract.reference


def test_its_document_may_be_gone(window: MainWindow, windows: Windows, tmp_path: Path) -> None:
    """What was typed is there all the same."""
    leave(str(tmp_path / "gone.cmdesk"))
    offer_leftovers(windows, window)
    follow(window, "Resume")
    assert window.session.path is None
    assert window.session.draft.value("reference") == "A-2"


def test_discarding(window: MainWindow, windows: Windows) -> None:
    """One by one."""
    leave()
    leave()
    offer_leftovers(windows, window)
    follow(window, "Discard")
    assert len(left_drafts()) == 1
    follow(window, "Discard")
    assert left_drafts() == ()
    assert window.banner.isHidden()
