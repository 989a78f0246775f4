"""What fills the frame: page, answers, and what the window says about both."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.gui.answers.panel import AnswersPanel
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.windows import Windows
from tests.gui.helpers import SMALL, words_of
from tests.gui.registers import added, enter, open_keeper, opened, saved, somebody_else

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def type_small(window: MainWindow) -> None:
    """Type the small contract."""
    for key, value in SMALL.items():
        window.session.draft.put(key, value, key)
    window.session.calculate()


def test_a_new_contract_asks_for_its_facts(window: MainWindow) -> None:
    """By their names, as links."""
    window.session.calculate()
    said = words_of(window.body.splitter)
    assert "The answers appear here as soon as these are known" in said
    assert "Contracting entity, Edition of the Terms, Effective Date, Currency" in said
    assert "Nothing entered yet" in words_of(window.status)


def test_answers_appear_as_soon_as_they_can(window: MainWindow) -> None:
    """With the reference, the edition and how far the holidays are known."""
    type_small(window)
    assert window.answers
    assert "R-1 · edition 3 Mar 2025" in words_of(window.header)
    assert "Holidays by the rules known now" in words_of(window.status)
    assert "Not saved, kept as a draft" in words_of(window.status)
    assert window.isWindowModified()


def test_the_sample_says_that_it_is_one(sample: MainWindow) -> None:
    """In the header and at the bottom."""
    assert "sample" in words_of(sample.header)
    assert "Sample" in words_of(sample.status)


def test_places_are_named_as_users_know_them(sample: MainWindow) -> None:
    """Not as the file does."""
    waiting = [line.view.missing for line in sample.answers if line.view.missing]
    assert waiting
    assert all("[" not in link.text for links in waiting for link in links)


def test_pages_say_how_much_they_hold(sample: MainWindow) -> None:
    """Entries of their lists."""
    assert sample.page_list.item(4).data(0x100) == 5


def test_home_says_which_register_is_open(sample: MainWindow, windows: Windows, qtbot: QtBot, tmp_path: Path) -> None:
    """And nothing of the contract behind it."""
    sample.show_home()
    assert "The register is not open" in words_of(sample.status)
    assert "Holidays" not in words_of(sample.status)
    open_keeper(windows, qtbot)
    assert "My own register, on this computer" in words_of(sample.status)
    open_keeper(windows, qtbot, str(tmp_path / "team.sqlite"))
    assert "Register: team.sqlite" in words_of(sample.status)
    sample.show_contract()
    assert "Sample" in words_of(sample.status)
    assert "Holidays" in words_of(sample.status)


def test_a_new_contract_shows_nothing_of_the_one_before(sample: MainWindow) -> None:
    """Neither its answers nor its day, nor what was to be looked at there."""
    assert sample.answers
    sample.session.show_nothing()
    assert not sample.answers
    assert sample.session.as_of is None
    assert "The answers appear here as soon as these are known" in words_of(sample.body.splitter)
    assert "look at" not in words_of(sample.status)
    assert "Holidays" not in words_of(sample.status)


def test_a_register_that_can_only_be_read_says_so_before_anything_is_typed(
    window: MainWindow, windows: Windows, qtbot: QtBot
) -> None:
    """In the line below, where otherwise stands that all is saved."""
    open_keeper(windows, qtbot)
    windows.keeper.read_only = True
    window.session.storing.begin()
    window.session.state_changed.emit()
    assert "can only be read" in words_of(window.status)


def test_answers_of_another_contract_begin_at_the_top(own: Windows, qtbot: QtBot) -> None:
    """However far down one had gone in those of the one before; a new version of the same one stays where it is."""
    with somebody_else() as other:
        first, second = added(other, reference="A").id, added(other, reference="B").id
    window = opened(own, qtbot, first)
    panel = window.body.findChild(AnswersPanel)
    assert panel is not None
    bar = panel.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    far = bar.value()
    enter(window, "law", "NL")
    saved(window, qtbot)
    assert bar.value() >= far
    window.show_home()
    window.open_kept(second)
    qtbot.waitUntil(lambda: window.session.storing.contract_id == second and bar.value() == 0)
