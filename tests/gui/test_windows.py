"""All windows: another one, another language, and what they share."""

from __future__ import annotations

import gc
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from cmdesk.gui import app, language
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.remembered import LANGUAGE, SCHEME, recalled
from cmdesk.gui.session import Session
from cmdesk.gui.theme import Scheme
from cmdesk.gui.windows import Windows, placed, speak
from cmdesk.register.errors import ConnectionLostError
from cmdesk.register.register import Register
from tests.gui.helpers import words_of
from tests.gui.registers import added, enter, open_keeper, opened, saved, shows, somebody_else, until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_each_window_has_its_contract(windows: Windows) -> None:
    """Two windows share nothing that was typed."""
    one, other = windows.open(), windows.open()
    one.session.draft.put("reference", "A", "Reference")
    assert other.session.is_untouched
    assert windows.opened == [one, other]


def test_windows_are_filled_after_they_were_painted(windows: Windows, qtbot: QtBot) -> None:
    """What waited for the first paint is done once, then page and answers are made, and what waited for them comes."""
    done: list[str] = []
    window = windows.made(Session(windows))
    windows.last.append(lambda: done.append("last"))
    windows.late.append(lambda: done.append("late"))
    assert not window.answers
    windows.after_paint()
    windows.after_paint()
    assert done == ["late"]
    assert window.page_list.currentRow() == 0
    qtbot.waitUntil(lambda: done == ["late", "last"])


def test_what_was_filled_is_laid_out_before_it_is_painted(windows: Windows) -> None:
    """Nothing is seen halfway: the button that leads Home has its place, and the answers are shown."""
    window = app.first_window(windows, None, sample=True)
    window.show()
    windows.after_paint()
    assert all(button.isVisible() for button in window.header.findChildren(QToolButton))
    assert all(line.isVisible() for line in window.answers)


def test_garbage_is_looked_for_from_the_first_paint_on(windows: Windows) -> None:
    """What was there by then is left out, until a window is closed that may leave some."""
    gc.disable()
    try:
        windows.after_paint()
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
        windows.open().close_now()
        assert gc.get_freeze_count() == 0
    finally:
        gc.enable()
        gc.unfreeze()


def test_another_language_keeps_everything(sample: MainWindow, windows: Windows) -> None:
    """Contract, undo and page stay; the words are others, now and at the next start."""
    sample.session.draft.put("reference", "Other", "Reference")
    sample.show_page(3)
    windows.choose_language("da")
    (window,) = windows.opened
    assert window is not sample
    assert window.session.draft.value("reference") == "Other"
    assert window.session.draft.undo_stack.canUndo()
    assert window.page_list.currentRow() == 3
    assert window.page_list.item(3).text() == language.text("Incidents")
    assert recalled(LANGUAGE) == "da"
    QApplication.processEvents()


def test_windows_in_another_language_can_be_worked_in(windows: Windows) -> None:
    """Nothing of the windows before hears of what is typed or undone."""
    for _number in range(2):
        windows.open().files.show_sample()
    for name in ("da", "zh_CN", "nl"):
        windows.choose_language(name)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for window in windows.opened:
        for number in range(len(window.page_titles())):
            window.show_page(number)
        draft = window.session.draft
        draft.put("entity", {"name": "Own"}, "Entity")
        window.session.calculate()
        draft.undo_stack.undo()
        window.session.calculate()
        assert draft.value("entity") == "nl"


def test_preferences_are_kept(windows: Windows) -> None:
    """Where the next start looks for them."""
    windows.open().choose_scheme(Scheme.DARK)
    assert recalled(SCHEME) == "dark"


def test_recent_files_stand_in_every_menu(windows: Windows, tmp_path: Path) -> None:
    """The latest first; nothing is looked at on the disk."""
    one, other = windows.open(), windows.open()
    windows.remember(str(tmp_path / "gone.cmdesk"))
    for window in (one, other, windows.open()):
        assert window.menus.recent is not None
        assert [action.text() for action in window.menus.recent.actions()] == [str(tmp_path / "gone.cmdesk")]


def test_what_cannot_be_kept_is_said(windows: Windows, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder that is a file keeps no settings, and the window says so."""
    window = windows.open()
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("CMDESK_HOME", str(tmp_path / "file"))
    windows.prefer(scheme="dark")
    assert not window.banner.isHidden()


def test_answers_of_every_window_are_worked_out_anew(windows: Windows) -> None:
    """The rates changed for all of them."""
    sessions = [windows.open().session for _number in range(2)]
    answered: list[Session] = []
    for session in sessions:
        session.answered.connect(lambda session=session: answered.append(session))
    windows.calculate()
    assert answered == sessions


def test_speaking_chinese_loads_its_glyphs() -> None:
    """And lets strong words be bold."""
    speak("zh_CN")
    assert language.words().language == "zh_CN"


@pytest.mark.parametrize(
    "before, expected",
    [
        ((100, 100), (132, 132)),
        ((600, 100), (632, 132)),
        ((620, 100), (10, 20)),
        ((100, 230), (10, 20)),
        ((-500, 50), (10, 82)),
    ],
)
def test_a_window_is_placed_wholly_on_the_screen(before: tuple[int, int], expected: tuple[int, int]) -> None:
    """A step beside the one before; at the edge it begins anew: 10 + 1920 - 1280 = 650, 20 + 1080 - 800 - 40 = 260."""
    area = QRect(10, 20, 1920, 1080)
    assert placed(QPoint(*before), QSize(1280, 800), area) == QPoint(*expected)


def test_a_window_larger_than_the_screen_begins_at_its_corner() -> None:
    """So that its title can be seen."""
    assert placed(QPoint(5, 5), QSize(1280, 800), QRect(0, 0, 800, 600)) == QPoint(0, 0)


def test_a_contract_of_the_register_is_shown_where_there_is_room(windows: Windows, qtbot: QtBot) -> None:
    """In an untouched window, in one at Home, else in another; one that is open comes to the front."""
    open_keeper(windows, qtbot)
    with somebody_else() as other:
        numbers = [added(other, reference=f"R-{one}").id for one in range(4)]
    first = windows.open()
    first.open_kept(numbers[0])
    until(qtbot, lambda: shows(windows, numbers[0]))
    first.open_kept(numbers[1])
    until(qtbot, lambda: shows(windows, numbers[1]))
    assert len(windows.opened) == 2
    first.show_home()
    first.open_kept(numbers[2])
    until(qtbot, lambda: shows(windows, numbers[2]))
    assert len(windows.opened) == 2
    assert not first.body.is_at_home
    first.show_home()
    first.open_kept(numbers[2])
    assert not first.body.is_at_home
    first.session.draft.put("effective_date", "soon", "Effective Date")
    first.show_home()
    first.open_kept(numbers[3])
    until(qtbot, lambda: shows(windows, numbers[3]))
    assert len(windows.opened) == 3


def test_a_contract_is_shown_with_the_answer_that_is_asked_for(windows: Windows, qtbot: QtBot) -> None:
    """As Home names it: open, with its derivation."""
    open_keeper(windows, qtbot)
    with somebody_else() as other:
        number = added(other, effective_date="2099-03-01").id
    window = windows.open()
    for _time in range(2):
        window.open_kept(number, "term.non_renewal_deadline")
        until(qtbot, lambda: any(one.head.isChecked() for one in window.answers))
        checked = [one.view.id for one in window.answers if one.head.isChecked()]
        assert checked == ["term.non_renewal_deadline"]


def test_asked_twice_at_once_a_contract_has_one_window(windows: Windows, qtbot: QtBot) -> None:
    """As by two clicks."""
    open_keeper(windows, qtbot)
    with somebody_else() as other:
        number = added(other).id
    window = windows.open()
    window.session.draft.put("reference", "X", "Reference")
    for _time in range(2):
        window.open_kept(number)
    until(qtbot, lambda: shows(windows, number))
    qtbot.wait(100)
    assert len(windows.opened) == 2


def test_a_contract_that_cannot_be_shown_is_told(windows: Windows, qtbot: QtBot) -> None:
    """While no register is open, and where it has no such contract."""
    window = windows.open()
    window.open_kept(1)
    assert "not open" in words_of(window.banner)
    open_keeper(windows, qtbot)
    window.open_kept(1)
    until(qtbot, lambda: "not in the register any more" in words_of(window.banner))


def test_new_contracts_begin_in_a_window_at_home(windows: Windows, qtbot: QtBot) -> None:
    """What was shown there is in the register, and no window is opened for nothing."""
    open_keeper(windows, qtbot)
    with somebody_else() as other:
        number = added(other).id
    window = opened(windows, qtbot, number)
    window.show_home()
    window.files.new()
    assert windows.opened == [window]
    assert window.session.is_untouched
    assert window.session.storing.is_at_home


def test_a_window_that_is_closed_gets_no_contract(windows: Windows, qtbot: QtBot) -> None:
    """Nobody asks for it any more; no other window opens."""
    open_keeper(windows, qtbot)
    with somebody_else() as other:
        number = added(other).id
    window, kept = windows.open(), windows.open()
    go_on = Event()
    windows.keeper.ask(lambda _register: go_on.wait(60), lambda _done: None, kept.tell_trouble)
    window.open_kept(number)
    window.open_kept(number + 1)
    window.close_now()
    qtbot.wait(10)
    go_on.set()
    until(qtbot, lambda: not windows.keeper.jobs.is_busy)
    assert windows.opened == [kept]
    assert kept.session.is_untouched


def test_what_a_closed_window_held_is_let_go_of(windows: Windows, qtbot: QtBot) -> None:
    """Its session, too, once the register answered all that it asked."""
    open_keeper(windows, qtbot)
    for _time in range(3):
        windows.open().close_now()
    until(qtbot, lambda: not windows.findChildren(Session))


def test_a_register_that_does_not_answer_is_told(
    windows: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And that it does again; what could not be stored meanwhile is stored then."""
    open_keeper(windows, qtbot)
    with somebody_else() as other:
        number = added(other).id
    window = opened(windows, qtbot, number)

    def lost(register: Register, *_about: object) -> object:
        raise ConnectionLostError(register.place)

    with monkeypatch.context() as patch:
        for name in ("changes_since", "put"):
            patch.setattr(Register, name, lost)
        windows.keeper.look()
        until(qtbot, lambda: "connection to the register is lost" in words_of(window.banner))
        enter(window, "reference", "R-2")
        until(qtbot, lambda: window.session.storing.trouble is not None)
        assert "The register does not answer" in words_of(window.show_home())
    windows.keeper.look()
    until(qtbot, lambda: "The register answers again" in words_of(window.banner))
    assert saved(window, qtbot).contract.reference == "R-2"
