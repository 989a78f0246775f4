"""The application: started, pictured, and standing up again after an error of ours."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.desk.sample import sample_path
from cmdesk.gui import app, language
from cmdesk.gui import windows as windows_module
from cmdesk.gui.colours import DARK, LIGHT
from cmdesk.gui.keeper import State
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.remembered import LANGUAGE, remember
from cmdesk.gui.windows import Windows
from tests.gui.helpers import words_of
from tests.gui.registers import open_keeper

PICTURES = pytest.mark.parametrize("scheme, ground", [("light", LIGHT.window), ("dark", DARK.window)])


@PICTURES
def test_a_picture_of_the_window(tmp_path: Path, scheme: str, ground: str) -> None:
    """The sample in either scheme, as large as asked for."""
    target = tmp_path / "window.png"
    assert app.screenshot(str(target), sample=True, language="en", scheme=scheme, size=(1100, 700)) == 0
    image = QImage(str(target))
    assert (image.width(), image.height()) == (1100, 700)
    assert image.pixelColor(4, 690).name().upper() == ground
    _close_all()


def test_a_picture_that_cannot_be_written(tmp_path: Path) -> None:
    """The status says so."""
    assert app.screenshot(str(tmp_path / "none" / "window.png")) == 1
    _close_all()


def test_the_language_chosen_earlier() -> None:
    """It is spoken again, unless another is asked for."""
    remember(**{LANGUAGE: "nl"})
    app.start(None)
    assert language.words().language == "nl"
    app.start("da")
    assert language.words().language == "da"


def test_a_file_at_fault_opens_a_window_that_says_why(windows: Windows, tmp_path: Path) -> None:
    """The file is left alone, and every fault is listed."""
    path = tmp_path / "broken.cmdesk"
    path.write_text('{"schema": "cmdesk.contract/1", "colour": 1}', "utf-8")
    window = app.first_window(windows, str(path), sample=False)
    window.show()
    windows.after_paint()
    said = "\n".join(words_of(top) for top in QApplication.topLevelWidgets() if top.isVisible())
    assert "broken.cmdesk does not open" in said
    assert "colour" in said
    assert window.session.is_untouched


@pytest.mark.parametrize(
    "path, sample, title",
    [
        (lambda: None, False, "Home"),
        (sample_path, False, "ACME"),
        (lambda: "gone.cmdesk", False, "New contract"),
        (lambda: None, True, "ACME"),
    ],
)
def test_every_way_to_start(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, path: Callable[[], str | None], sample: bool, title: str
) -> None:
    """The window opens and is filled, and nothing breaks on the way."""
    broken: list[object] = []
    seen: list[MainWindow] = []
    filled, fill = list[MainWindow](), MainWindow.fill

    def fill_and_tell(window: MainWindow) -> None:
        fill(window)
        filled.append(window)

    def until_filled() -> int:
        qtbot.waitUntil(lambda: bool(filled) and title in filled[0].windowTitle())
        QApplication.processEvents()
        seen.extend(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible())
        return 0

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(app, "_last_resort", lambda *given: broken.append(given[2]))
    monkeypatch.setattr(MainWindow, "fill", fill_and_tell)
    monkeypatch.setattr(QApplication, "exec", until_filled)
    assert app.run(path(), sample, "en") == 0
    (window,) = seen
    assert window.menus.recent is not None
    assert bool(window.menus.recent.actions()) == (path() == sample_path())
    assert not broken
    _close_all()


@pytest.mark.parametrize("sample", [True, False])
def test_the_register_opens_when_it_is_needed(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path, sample: bool
) -> None:
    """Home needs it at once; a contract is filled before, so that nothing else is imported meanwhile."""
    states: list[State] = []
    place = str(tmp_path / "other.sqlite")
    fill, settle = MainWindow.fill, app._settle

    def filled(window: MainWindow) -> None:
        fill(window)
        states.append(window.keeper.state)

    def settled(windows: Windows, window: MainWindow, *given: Any) -> None:
        settle(windows, window, *given)
        states.append(window.keeper.state)

    def until_open() -> int:
        (window,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible())
        qtbot.waitUntil(lambda: window.keeper.is_open)
        assert window.keeper.place == place
        return 0

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(MainWindow, "fill", filled)
    monkeypatch.setattr(app, "_settle", settled)
    monkeypatch.setattr(QApplication, "exec", until_open)
    assert app.run(None, sample, "en", place) == 0
    assert states[0] is State.CLOSED
    assert states[-1] is (State.CLOSED if sample else State.OPENING)
    _close_all()


def test_a_window_that_starts_minimised_is_filled_too(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
) -> None:
    """Nothing paints it, and the register opens all the same."""

    def until_open() -> int:
        (window,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible())
        qtbot.waitUntil(lambda: window.keeper.is_open)
        assert window.isMinimized()
        return 0

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(windows_module, "_UNSEEN", 50)
    monkeypatch.setattr(MainWindow, "show", MainWindow.showMinimized)
    monkeypatch.setattr(MainWindow, "paintEvent", lambda *_given: None)
    monkeypatch.setattr(QApplication, "exec", until_open)
    assert app.run(None, False, "en", str(tmp_path / "other.sqlite")) == 0
    _close_all()


def test_a_register_chosen_meanwhile_stays(windows: Windows, qtbot: QtBot, tmp_path: Path) -> None:
    """The one of the start does not take its place."""
    windows.open()
    place = str(tmp_path / "chosen.sqlite")
    open_keeper(windows, qtbot, place)
    app._open(windows, None)
    assert (windows.keeper.place, windows.keeper.state) == (place, State.OPEN)


def test_a_window_closed_meanwhile_needs_no_register(windows: Windows) -> None:
    """Nothing is opened that nobody would see."""
    app._open(windows, None)
    assert windows.keeper.state is State.CLOSED


@pytest.mark.parametrize("content", ["", "[]", "{", '{"client": 5}'])
def test_a_glance_at_nonsense_shows_nothing(windows: Windows, tmp_path: Path, content: str) -> None:
    """What makes no sense at first sight is not shown; reading it comes later."""
    path = tmp_path / "odd.cmdesk"
    path.write_text(content, "utf-8")
    window = app.first_window(windows, str(path), sample=False)
    assert "cmdesk" in window.windowTitle()


def test_an_error_of_ours_is_survived(windows: Windows, capsys: pytest.CaptureFixture[str]) -> None:
    """The window says that it is ours, where the report lies, and that nothing is lost."""
    window = windows.open()
    window.session.draft.put("reference", "R", "Reference")
    error = ValueError("secret")
    app._last_resort(windows, ValueError, error, None)
    assert "What you typed is kept" in words_of(window.banner)
    report = Path(words_of(window.banner).strip().rpartition(": ")[2].strip())
    assert "secret" not in report.read_text("utf-8")
    assert "secret" not in capsys.readouterr().err


def test_the_first_window_is_read_after_the_first_paint(windows: Windows) -> None:
    """Until then it shows what the sample seems to hold, and nothing is worked out."""
    window = app.first_window(windows, None, sample=True)
    assert "ACME" in window.windowTitle()
    assert window.session.context.result_by_id("term.start") is None
    windows.after_paint()
    assert window.session.context.result_by_id("term.start")
    assert window.session.is_sample


def test_home_is_seen_from_the_first_paint_on(windows: Windows) -> None:
    """Its name and its grounds are those that stay; pages and a new contract are never seen on the way there."""
    window = app.first_window(windows, None, sample=False)
    titles = [window.windowTitle()]
    window.windowTitleChanged.connect(titles.append)
    window.show()
    assert "New contract" not in words_of(window.header)
    ground = window.body.childAt(20, 1)
    assert ground is not None
    assert ground.property("ground") == "surface"
    expected = _parts(ground)
    assert {kind for kind, _where in expected} == {"divider", "window"}
    windows.after_paint()
    home = window.body.home
    assert home is not None
    assert home.isVisible()
    assert home.property("ground") == "surface"
    assert expected <= _parts(home)
    assert window.body.splitter.sizes()[2] == 420
    assert {*titles} == {"Home – cmdesk"}  # noqa: RUF001  # the dash between names


def _parts(ground: QWidget) -> set[tuple[object, object]]:
    """Return the kinds of what lies on a ground, and where."""
    found = ground.findChildren(QFrame, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return {(one.property("ground"), one.geometry().getRect()) for one in found}


_FIRST_PAINT = """
import sys
from PySide6 import QtCore, QtGui, QtWidgets
known = {name for module in (QtCore, QtGui, QtWidgets) for name in vars(module)}
from cmdesk.gui import app
windows = app.start('en')
window = app.first_window(windows, None, sample=True)
window._is_painted = True
window.show()
app.QApplication.processEvents()
"""
"""A start up to its first paint, as it is shown; `known` are the names of Qt that cost nothing."""


def test_the_frame_needs_no_rules() -> None:
    """What is imported for the first paint is light: no rules, reader, exporter, register, dialog, page or field."""
    heavy = (
        *("cmdesk.rules", "cmdesk.engine", "cmdesk.contract", "cmdesk.calendars", "cmdesk.editions", "cmdesk.exports"),
        *("cmdesk.imports", "cmdesk.rates", "cmdesk.register", "cmdesk.desk.drafts", "cmdesk.desk.documents"),
        *("cmdesk.gui.answers", "cmdesk.gui.dialogs", "cmdesk.gui.home", "cmdesk.gui.panels", "cmdesk.gui.widgets"),
        *("cmdesk.gui.models", "cmdesk.gui.jobs", "cmdesk.gui.sharing", "cmdesk.gui.upkeep", "cmdesk.gui.rich"),
        *("holidays", "platformdirs", "xlsxwriter", "dateutil", "sqlalchemy", "alembic", "keyring", "zoneinfo"),
    )
    assert _printed(f"print([name for name in sys.modules if name.startswith({heavy})])") == "[]"


def test_the_frame_needs_few_names_of_qt() -> None:
    """The namespace of Qt costs the first paint a tenth of its time however it is asked for, the style a little."""
    dear = ("Qt", "QStyle", "QStyleFactory", "QDialog", "QKeySequence", "QActionGroup", "QLineEdit", "QTextDocument")
    given = f"now = vars(QtCore) | vars(QtGui) | vars(QtWidgets); print([n for n in {dear} if n in {{*now}} - known])"
    assert _printed(given) == "[]"


def _printed(looked_at: str) -> str:
    """Return what is printed by a look at what the first paint has needed."""
    program = _FIRST_PAINT + looked_at
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip()


def _close_all() -> None:
    for top in QApplication.topLevelWidgets():
        top.close()
        top.deleteLater()
    QApplication.processEvents()
