"""Other contracts that bear the reference of this one are told of, and never in the way."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.windows import Windows
from cmdesk.register.records import Edit
from tests.gui.helpers import SMALL, words_of
from tests.gui.registers import ANN, NOON, added, enter, follow, saved, shows, somebody_else, until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ONE = "Another contract of the register bears the reference R-1."


def entered(windows: Windows, qtbot: QtBot) -> MainWindow:
    """Return a window with a contract R-1 that was just entered, stored."""
    window = windows.open()
    for key, value in SMALL.items():
        enter(window, key, value)
    saved(window, qtbot)
    return window


def test_another_contract_of_the_reference_is_told_of(own: Windows, qtbot: QtBot) -> None:
    """Both are stored, and a link leads to the other."""
    with somebody_else() as other:
        number = added(other, reference="R-1").id
    window = entered(own, qtbot)
    until(qtbot, lambda: ONE in words_of(window.banner))
    assert window.session.storing.contract_id not in {None, number}
    follow(window, "Open it")
    until(qtbot, lambda: shows(own, number))
    assert len(own.opened) == 2


def test_several_are_counted(own: Windows, qtbot: QtBot) -> None:
    """And searched for."""
    with somebody_else() as other:
        for law in ("NL", "DK"):
            added(other, reference="R-1", law=law)
    window = entered(own, qtbot)
    until(qtbot, lambda: "2 other contracts of the register bear the reference R-1." in words_of(window.banner))
    follow(window, "Show them")
    contracts = window.show_home().contracts
    assert contracts.line.text == 'ref:"R-1"'
    until(qtbot, lambda: contracts.model.rowCount() == 3)


def test_a_reference_that_is_its_own_again_is_told_of_no_longer(own: Windows, qtbot: QtBot) -> None:
    """And one that becomes that of another is, however long the contract was there; other changes say nothing."""
    with somebody_else() as other:
        added(other, reference="R-1")
    window = entered(own, qtbot)
    until(qtbot, lambda: ONE in words_of(window.banner))
    enter(window, "law", "DK")
    saved(window, qtbot)
    assert not window.banner.isHidden()
    enter(window, "reference", "R-2")
    saved(window, qtbot)
    assert window.banner.isHidden()
    enter(window, "reference", "R-1")
    until(qtbot, lambda: not window.banner.isHidden())
    assert ONE in words_of(window.banner)


def test_a_reference_of_its_own_says_nothing(own: Windows, qtbot: QtBot) -> None:
    """Nor does one that only a deleted contract bears, or one that is written otherwise."""
    with somebody_else() as other:
        number = added(other, reference="R-1").id
        other.delete(number, 1, Edit(ANN, NOON))
        added(other, reference="r-1")
    window = entered(own, qtbot)
    assert not window.keeper.jobs.is_busy
    assert "reference" not in words_of(window.banner)


def test_what_was_left_meanwhile_is_not_told_of(own: Windows, qtbot: QtBot) -> None:
    """The answer comes for a contract that the window does not show any more."""
    with somebody_else() as other:
        added(other, reference="R-1")
    window = entered(own, qtbot)
    until(qtbot, lambda: ONE in words_of(window.banner))
    stored = window.session.storing.stored
    window.banner.hide()
    window.session.storing.named.emit(stored)
    window.session.show_nothing()
    until(qtbot, lambda: not window.keeper.jobs.is_busy)
    assert window.banner.isHidden()


def test_what_is_offered_stays_until_it_is_answered(own: Windows, qtbot: QtBot) -> None:
    """The others are told of after that; not where the contract bears another reference by then."""
    with somebody_else() as other:
        added(other, reference="R-1")
    window = own.open()
    resumed: list[bool] = []
    for last in ("R-1", "R-2"):
        window.banner.tell("Not saved the last time", [("Resume", lambda: resumed.append(True))])
        for key, value in {**SMALL, "reference": "R-1"}.items():
            enter(window, key, value)
        saved(window, qtbot)
        assert "Not saved the last time" in words_of(window.banner)
        enter(window, "reference", last)
        saved(window, qtbot)
        follow(window, "Resume")
        assert window.banner.isHidden() == (last == "R-2")
        assert last == "R-2" or ONE in words_of(window.banner)
    assert len(resumed) == 2


def test_it_is_not_told_of_another_contract(own: Windows, qtbot: QtBot) -> None:
    """Whoever goes on to one reads nothing of the one before."""
    with somebody_else() as other:
        added(other, reference="R-1")
        third = added(other, reference="R-3").id
    window = entered(own, qtbot)
    until(qtbot, lambda: ONE in words_of(window.banner))
    window.show_home()
    window.open_kept(third)
    until(qtbot, lambda: window.session.storing.contract_id == third)
    assert window.banner.isHidden()
