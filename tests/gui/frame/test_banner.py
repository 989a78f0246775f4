"""A line that says what happened, and what can be done about it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from cmdesk.gui.frame.banner import Banner
from cmdesk.gui.icons import IconLabel
from tests.gui.helpers import words_of


def test_words_and_deeds(qtbot: QtBot) -> None:
    """A link does its deed and takes the line away; words mean themselves."""
    made = Banner()
    qtbot.addWidget(made)
    assert made.isHidden()
    done: list[str] = []
    made.tell("Exported to <a>.xlsx", [("Open it", lambda: done.append("opened"))])
    assert "Exported to &lt;a&gt;.xlsx" in words_of(made)
    label = next(one for one in made.findChildren(QLabel) if "Open it" in one.text())
    label.linkActivated.emit("Open it")
    assert done == ["opened"]
    assert made.isHidden()


def test_the_latest_message_counts(qtbot: QtBot) -> None:
    """It can be taken back, and it can be closed."""
    made = Banner()
    qtbot.addWidget(made)
    made.tell("One")
    made.tell("Two", trouble=True)
    assert "One" not in words_of(made)
    made.take_back("One")
    assert not made.isHidden()
    made.take_back("Two")
    assert made.isHidden()
    made.tell("Three")
    made.findChildren(QToolButton)[0].click()
    assert made.isHidden()


def test_a_caution_looks_neither_well_nor_wrong(qtbot: QtBot) -> None:
    """Each of the three has an icon and a colour of its own."""
    made = Banner()
    qtbot.addWidget(made)
    made.resize(600, 40)
    [icon] = made.findChildren(IconLabel)
    pictures = []
    for caution, trouble in ((False, False), (True, False), (False, True)):
        made.tell("Words", caution=caution, trouble=trouble)
        pictures.append(icon.grab().toImage())
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[at + 1 :])


def test_what_matters_less_waits(qtbot: QtBot) -> None:
    """For trouble and for what is offered, until one closes or follows it; what only says something gives way."""
    made = Banner()
    qtbot.addWidget(made)
    close = made.findChildren(QToolButton)[0]
    made.when_free(lambda: made.tell("At once"))
    assert "At once" in words_of(made)
    made.when_free(lambda: made.tell("In its place"))
    assert "In its place" in words_of(made)
    made.tell("Trouble", trouble=True)
    made.when_free(lambda: made.tell("Later"))
    made.tell("Deleted", [("Undo", lambda: made.tell("It is back"))])
    made.take_back("Trouble")
    assert "Deleted" in words_of(made)
    made._follow("Undo")
    assert "It is back" in words_of(made)
    close.click()
    assert "Later" in words_of(made)
    close.click()
    assert made.isHidden()
