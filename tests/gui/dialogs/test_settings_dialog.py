"""Which register one works with, and under which name."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.desk.registers import own_register
from cmdesk.desk.settings import settings, user_name
from cmdesk.gui.dialogs.settings_dialog import SettingsDialog
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.windows import Windows
from tests.gui.helpers import words_of
from tests.gui.registers import added, open_keeper, opened, somebody_else, until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def dialog(window: MainWindow, windows: Windows, qtbot: QtBot) -> SettingsDialog:
    """Return the dialog in front of a window whose register is open."""
    open_keeper(windows, qtbot)
    window.register.show_settings()
    [made] = window.findChildren(SettingsDialog)
    return made


def choose(dialog: SettingsDialog, kind: str) -> None:
    """Choose a kind of register."""
    dialog.kind.set_value(kind)
    dialog.kind.edited.emit()


def test_it_shows_what_is_settled(dialog: SettingsDialog) -> None:
    """The user's own register, where it lies, and the name of the account."""
    assert dialog.kind.value() == "own"
    assert own_register() in words_of(dialog)
    assert dialog.name.placeholderText() == user_name()
    assert not dialog.take_over.isVisible()
    assert not dialog.address.isVisible()


def test_the_name_holds_at_once(dialog: SettingsDialog, windows: Windows, qtbot: QtBot) -> None:
    """For every change from now on."""
    dialog.name.take("  Ann   Other ")
    dialog.apply.click()
    until(qtbot, lambda: settings().name == "Ann Other")
    until(qtbot, lambda: windows.keeper.is_open)
    assert user_name() == "Ann Other"


def test_another_file_is_opened_with_what_there_was(
    dialog: SettingsDialog, windows: Windows, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """The contracts come along; what was open of the register before makes room for Home."""
    with somebody_else() as other:
        number = added(other).id
    opened(windows, qtbot, number)
    place = str(tmp_path / "team.sqlite")
    choose(dialog, "file")
    dialog.file.take(place)
    dialog.take_over.setChecked(True)
    dialog.apply.click()
    until(qtbot, lambda: windows.keeper.is_open and windows.keeper.place == place)
    assert settings().register == place
    assert window.body.is_at_home
    assert window.session.is_untouched
    with somebody_else(place) as other:
        assert other.get(number).contract.reference == "TEST"


def test_a_register_that_is_not_empty_takes_nothing_over(
    dialog: SettingsDialog, windows: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    """It says so in the dialog, and the choice is as it was."""
    place = str(tmp_path / "team.sqlite")
    with somebody_else() as own, somebody_else(place) as other:
        added(own)
        added(other)
    choose(dialog, "file")
    dialog.file.take(place)
    dialog.take_over.setChecked(True)
    dialog.apply.click()
    until(qtbot, lambda: "not empty" in words_of(dialog.banner))
    assert dialog.apply.isEnabled()
    assert settings().register == ""
    assert windows.keeper.place == own_register()


@pytest.mark.parametrize("kind, words", [("file", "Name a file"), ("server", "Write the address")])
def test_a_register_without_a_name_is_asked_for(dialog: SettingsDialog, kind: str, words: str) -> None:
    """Before anything is tried."""
    choose(dialog, kind)
    dialog.file.take("")
    dialog.apply.click()
    assert words in words_of(dialog.banner)
    dialog.test.click()
    assert words in words_of(dialog.banner)


def test_what_does_not_open_is_not_settled(dialog: SettingsDialog, qtbot: QtBot, tmp_path: Path) -> None:
    """With the reason."""
    path = tmp_path / "notes.sqlite"
    path.write_text("no register" * 100, "utf-8")
    choose(dialog, "file")
    dialog.file.take(str(path))
    dialog.apply.click()
    until(qtbot, lambda: "no register of cmdesk" in words_of(dialog.banner))
    assert settings().register == ""


def test_a_server_is_tested(dialog: SettingsDialog, qtbot: QtBot) -> None:
    """Where none answers, it says so; a password in the address is taken out of it."""
    choose(dialog, "server")
    dialog.address.take("postgresql+psycopg://ann:se%40cret@127.0.0.1:9/contracts")
    assert dialog.chosen().settings.register == "postgresql+psycopg://ann@127.0.0.1:9/contracts"
    assert dialog.chosen().password == "se@cret"  # noqa: S105  # a test
    dialog.test.click()
    until(qtbot, lambda: "connection" in words_of(dialog.banner))
    assert dialog.test.isEnabled()


def test_what_is_edited_while_it_is_applied_is_not_applied(
    dialog: SettingsDialog, windows: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    """The choice is taken once."""
    place = str(tmp_path / "team.sqlite")
    choose(dialog, "file")
    dialog.file.take(place)
    dialog.apply.click()
    dialog.file.take(str(tmp_path / "other.sqlite"))
    until(qtbot, lambda: windows.keeper.is_open and windows.keeper.place == place)
    assert settings().register == place


def test_cancelled_while_it_is_tried_nothing_is_kept(
    dialog: SettingsDialog, windows: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    """Neither now nor at the next start."""
    choose(dialog, "file")
    dialog.file.take(str(tmp_path / "team.sqlite"))
    dialog.apply.click()
    dialog.reject()
    until(qtbot, lambda: not windows.keeper.jobs.is_busy)
    assert settings().register == ""
    assert windows.keeper.place == own_register()


def test_all_that_was_typed_anywhere_comes_along(
    dialog: SettingsDialog, windows: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    """It is stored first, and nothing more can be typed while contracts are copied; nor can it be cancelled."""
    with somebody_else() as other:
        number = added(other).id
    shown = opened(windows, qtbot, number)
    another = windows.open()
    shown.session.draft.put("reference", "R-late", "Reference")
    place = str(tmp_path / "team.sqlite")
    choose(dialog, "file")
    dialog.file.take(place)
    dialog.take_over.setChecked(True)
    dialog.apply.click()
    dialog.reject()
    assert not shown.isEnabled()
    assert not another.isEnabled()
    until(qtbot, lambda: windows.keeper.is_open and windows.keeper.place == place)
    assert shown.isEnabled()
    assert another.isEnabled()
    with somebody_else(place) as other:
        assert other.get(number).contract.reference == "R-late"


def test_windows_are_let_go_of_where_nothing_is_taken_over(
    dialog: SettingsDialog, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """One goes on as before."""
    path = tmp_path / "notes.sqlite"
    path.write_text("no register" * 100, "utf-8")
    choose(dialog, "file")
    dialog.file.take(str(path))
    dialog.take_over.setChecked(True)
    dialog.apply.click()
    until(qtbot, lambda: "no register of cmdesk" in words_of(dialog.banner))
    assert window.isEnabled()
    assert dialog.isEnabled()
    dialog.reject()
    assert not dialog.isVisible()


def test_no_password_is_shown_or_settled(dialog: SettingsDialog) -> None:
    """However it is written into the address, and where a file is asked for, too."""
    choose(dialog, "server")
    dialog.address.take("postgresql://me@h/db?password=geheim")
    assert dialog.chosen().settings.register == "postgresql://me@h/db"
    assert dialog.chosen().password == "geheim"  # noqa: S105  # a test
    choose(dialog, "file")
    dialog.file.take("postgresql://me:geheim@h/db")
    assert dialog.chosen().settings.register == "postgresql://me@h/db"


def test_a_password_given_at_the_start_is_not_shown(window: MainWindow, windows: Windows) -> None:
    """The register named there is shown without it."""
    windows.keeper.place = "postgresql://me:geheim@h/db"
    window.register.show_settings()
    [dialog] = window.findChildren(SettingsDialog)
    assert dialog.address.text() == "postgresql://me@h/db"


def test_a_name_is_no_address(dialog: SettingsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server is named by its whole address; what might be one makes no file anywhere."""
    monkeypatch.chdir(tmp_path)
    choose(dialog, "server")
    dialog.address.take("db.nowhere.example")
    dialog.test.click()
    assert "postgresql+psycopg://" in words_of(dialog.banner)
    assert not (tmp_path / "db.nowhere.example").exists()
