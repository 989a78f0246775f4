"""One contract from its opening to its closing, without a window."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from threading import current_thread, main_thread
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import say
from cmdesk.contract.write import contract_to_json
from cmdesk.desk.documents import ChangedElsewhereError, open_document
from cmdesk.desk.drafts import Draft, left_drafts
from cmdesk.desk.failures import OutputError
from cmdesk.desk.folders import rates_folder
from cmdesk.desk.recent import recent_files
from cmdesk.gui.session import Session
from cmdesk.gui.windows import Windows
from cmdesk.rates.local import OWN_RATES, use
from tests.gui.helpers import SMALL, TUE_2025_11_18, found_in
from tests.gui.registers import added, enter, open_keeper, opened, somebody_else

SUN_2025_11_30 = date(2025, 11, 30)


def put_all(session: Session, **values: Any) -> None:
    """Type the small contract."""
    for key, value in {**SMALL, **values}.items():
        session.draft.put(key, value, key)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with the small contract."""
    contract = found_in().contract
    assert contract is not None
    path = tmp_path / "small.cmdesk"
    path.write_text(contract_to_json(contract), "utf-8")
    return path


def test_answers_follow_what_is_typed(session: Session, qtbot: QtBot) -> None:
    """A moment after the last needed fact they are there."""
    session.choose_as_of(TUE_2025_11_18)
    with qtbot.waitSignal(session.answered):
        put_all(session)
    result = session.context.result_by_id("term.last_day")
    assert result is not None
    assert result.value == date(2026, 2, 28)


def test_nothing_yet(session: Session) -> None:
    """A new contract is untouched, unsaved, and asks for facts."""
    session.calculate()
    assert session.is_untouched
    assert not session.is_modified
    assert session.as_of is None
    assert session.context.readable.missing == ("entity", "edition", "effective_date", "currency")


def test_the_as_of_day(session: Session, qtbot: QtBot) -> None:
    """A chosen day moves the answers, and none brings today back."""
    put_all(session)
    session.calculate()
    with qtbot.waitSignal(session.answered):
        session.choose_as_of(SUN_2025_11_30)
    assert session.as_of == SUN_2025_11_30
    session.choose_as_of(None)
    assert session.as_of != SUN_2025_11_30


def test_earlier_answers_stay_while_a_fact_is_missing(session: Session) -> None:
    """Typing a date anew does not empty the window."""
    put_all(session)
    session.calculate()
    session.draft.put("effective_date", "1 M", "Effective Date")
    session.calculate()
    assert session.context.readable.missing == ("effective_date",)
    assert session.context.calculation is not None


def test_saving(session: Session, tmp_path: Path) -> None:
    """A saved contract opens again as it was, and is on the list of recent files."""
    put_all(session)
    path = tmp_path / "new.cmdesk"
    session.save(str(path))
    assert not session.is_modified
    assert session.path == str(path)
    assert open_document(str(path)).contract.reference == "R-1"
    assert recent_files() == (str(path),)


def test_saving_again_in_the_same_file(session: Session, file: Path) -> None:
    """Changes go into the document's own file."""
    session.show_document(open_document(str(file)))
    session.draft.put("reference", "R-2", "Reference")
    session.save()
    assert open_document(str(file)).contract.reference == "R-2"


def test_a_contract_at_fault_is_not_saved(session: Session, tmp_path: Path) -> None:
    """No file is written, and every fault is told."""
    put_all(session, reference=None)
    with pytest.raises(FaultyInput):
        session.save(str(tmp_path / "new.cmdesk"))
    assert not (tmp_path / "new.cmdesk").exists()
    assert session.is_modified


def test_a_file_changed_elsewhere_is_not_overwritten(session: Session, file: Path) -> None:
    """Somebody else's work stays."""
    session.show_document(open_document(str(file)))
    file.write_text(file.read_text("utf-8").replace("R-1", "R-9"), "utf-8")
    session.draft.put("reference", "R-2", "Reference")
    with pytest.raises(ChangedElsewhereError):
        session.save()
    assert "R-9" in file.read_text("utf-8")


def test_what_is_not_saved_is_kept(session: Session, windows: object) -> None:
    """Leaving keeps a draft, which another session goes on with, undo included."""
    put_all(session)
    session.leave()
    (left,) = left_drafts()
    other = Session()
    other.resume(left, None)
    assert other.draft.values == SMALL
    assert other.is_modified
    other.draft.undo_stack.undo()
    assert other.draft.values == {}
    other.discard_kept()
    assert left_drafts() == ()
    assert windows is not None


def test_what_was_all_undone_leaves_no_draft(session: Session) -> None:
    """Also where it was kept meanwhile; done again it is kept again."""
    put_all(session)
    session.keep()
    while session.draft.undo_stack.canUndo():
        session.draft.undo_stack.undo()
    session.keep()
    assert session.draft.values == {}
    session.draft.undo_stack.redo()
    session.leave()
    (left,) = left_drafts()
    other = Session()
    other.resume(left, None)
    other.draft.undo_stack.undo()
    other.leave()
    assert len(left_drafts()) == 1  # it was offered, and nobody said to discard it


def test_saving_ends_the_draft(session: Session, tmp_path: Path) -> None:
    """What is in a file needs no draft."""
    put_all(session)
    session.keep()
    session.save(str(tmp_path / "new.cmdesk"))
    session.leave()
    assert left_drafts() == ()


def test_a_preview_shows_without_judging(session: Session) -> None:
    """What a file seems to hold can be seen before it is read."""
    session.preview({"client": {"name": "ACME"}, "reference": "A-1"})
    assert session.title == "ACME · A-1"
    assert session.context.calculation is None


def test_a_draft_that_cannot_be_kept_is_told_until_it_can(
    session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """Once each."""
    put_all(session)

    def fail(*_given: object, **_named: object) -> None:
        raise OutputError("x.draft", say("the disk is full"))

    with monkeypatch.context() as patch, qtbot.waitSignal(session.troubled):
        patch.setattr(Draft, "keep", fail)
        session.keep()
    with qtbot.waitSignal(session.settled):
        session.keep()
    with qtbot.assertNotEmitted(session.settled):
        session.keep()


def test_a_contract_that_cannot_be_calculated_is_told_once(session: Session, qtbot: QtBot) -> None:
    """A missing exchange rate is said in words, not again with every keystroke."""
    payments = [{"date": "2024-03-20", "amount": "10", "currency": "AED"}]
    put_all(session, payments=payments, incidents=[{"date": "2024-09-12"}])
    told: list[object] = []
    session.troubled.connect(told.append)
    session.calculate()
    session.calculate()
    assert len(told) <= 1
    assert qtbot is not None


def test_rates_that_are_not_used_are_told_until_they_are(session: Session, qtbot: QtBot) -> None:
    """With the file and its first fault; the answers go on without them."""
    use(None)
    put_all(session, invoices=[{"number": "1", "date": "2024-06-03", "amount": "100"}])
    path = Path(rates_folder()) / OWN_RATES
    path.parent.mkdir(parents=True)
    path.write_text("[dk.2026-H9]\n")
    with qtbot.waitSignal(session.troubled) as told:
        session.calculate()
    words = told.args[0].in_english()
    assert words.startswith(f"The rates in {path} are not used")
    assert words.endswith("dk.2026-H9: 2026-H9 is no half-year; write it like 2027-H1")
    path.unlink()
    with qtbot.waitSignal(session.settled):
        session.calculate()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_draft_names_its_register_and_asks_no_disk(
    windows: Windows, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the one name of its file, learned as it was opened: on a share that is gone one would wait for it."""
    link, file = tmp_path / "link.sqlite", tmp_path / "file.sqlite"
    with somebody_else(str(file)) as other:
        number = added(other).id
    link.symlink_to(file)
    open_keeper(windows, qtbot, str(link))
    window = opened(windows, qtbot, number)
    real = os.path.realpath

    def realpath(path: str, **named: bool) -> str:
        assert path != str(link) or current_thread() is not main_thread()
        return real(path, **named)

    monkeypatch.setattr(os.path, "realpath", realpath)
    windows.keeper.open(str(tmp_path / "other.sqlite"))
    enter(window, "reference", "Typed later")
    window.session.leave()
    (left,) = left_drafts()
    assert left.home is not None
    assert (left.home.register, left.home.contract_id) == (str(file), number)


def test_a_register_that_never_was_open_is_named_by_its_place(
    windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of an address what is secret stays out."""
    for place, name in (
        (str(tmp_path / "none.sqlite"), str(tmp_path / "none.sqlite")),
        ("postgresql+psycopg://ann:secret@host/contracts", "postgresql://ann@host/contracts"),
    ):
        session = Session(windows, windows.keeper)
        monkeypatch.setattr(windows.keeper, "place", place)
        put_all(session, reference=name)
        session.storing.begin()
        session.leave()
        left = next(one for one in left_drafts() if one.content["reference"] == name)
        assert left.home is not None
        assert left.home.register == name
