"""The window: pages, answers, keys, and what it asks when it closes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cmdesk.basics.wording import LANGUAGES
from cmdesk.desk.drafts import left_drafts
from cmdesk.gui import language
from cmdesk.gui.answers.answer import answer_of
from cmdesk.gui.answers.views import LinkView
from cmdesk.gui.dialogs.closing_dialog import ClosingDialog
from cmdesk.gui.dialogs.command_palette import CommandPalette
from cmdesk.gui.dialogs.letters import plain
from cmdesk.gui.dialogs.rates_dialog import RatesDialog
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.pages.entries import PAGES
from cmdesk.gui.pages.labels import label_of
from cmdesk.gui.theme import Scheme
from cmdesk.gui.windows import Windows, speak
from cmdesk.rates.local import use
from tests.gui.helpers import SMALL, words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
EVERY_PAGE = pytest.mark.parametrize("number", range(len(PAGES)))


def test_the_sample_answers(sample: MainWindow) -> None:
    """Client, reference, edition and the first thing to be done."""
    assert "ACME ApS" in sample.windowTitle()
    assert "ACME-2024-017" in words_of(sample.header)
    first = sample.answers[0].view
    assert (first.id, first.value) == ("force_majeure.0.notify_by", "Mon 24 Nov 2025")
    as_of = sample.session.as_of
    acts = {line.view.act: line.view.id for line in sample.answers if line.view.act is not None}
    assert as_of is not None
    assert acts[min(act for act in acts if act >= as_of)] == "act_by.force_majeure.0.notify_by.registered"


def test_what_was_wrong_is_said_until_it_is_right(sample: MainWindow) -> None:
    """A day that there is not, typed anew."""
    assert sample.header.as_of is not None
    sample.header.as_of.take("30.2.2026")
    assert "30" in words_of(sample.banner)
    assert not sample.banner.isHidden()
    sample.header.as_of.take("28.2.2026")
    assert sample.banner.isHidden()


@EVERY_PAGE
def test_every_page_opens_by_its_key(sample: MainWindow, qtbot: QtBot, number: int) -> None:
    """Ctrl and a number; the page is there and says what it is."""
    action = next(one for one in sample.actions() if one.shortcut().toString() == f"Ctrl+{number + 1}")
    action.trigger()
    assert sample.page_list.currentRow() == number
    assert sample.body.forms.currentWidget() is sample.page(number)
    assert qtbot is not None


def test_a_key_is_given_once(sample: MainWindow) -> None:
    """No two commands share a key."""
    keys = [one.shortcut().toString() for one in sample.actions() if not one.shortcut().isEmpty()]
    assert len(keys) == len(set(keys))
    wanted = {"Ctrl+N", "Ctrl+O", "Ctrl+S", "Ctrl+E", "Ctrl+D", "F1", "Alt+W", "Ctrl+Shift+C", "Ctrl+Shift+P"}
    assert wanted <= set(keys)


@EVERY_PAGE
def test_everything_that_takes_the_focus_has_a_name(sample: MainWindow, number: int) -> None:
    """A screen reader can say where one is: by a name or by the label that is the buddy."""
    sample.show_page(number)
    QApplication.processEvents()
    nameless = [widget for widget in focusable(sample) if not name_of(widget)]
    assert not nameless


@EVERY_PAGE
def test_the_wheel_changes_nothing_in_passing(sample: MainWindow, number: int) -> None:
    """A field without the focus lets the page scroll."""
    page = sample.page(number)
    sample.show_page(number)
    for field in page.findChildren(QComboBox):
        before = field.currentIndex()
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(field.mapToGlobal(QPoint(5, 5))),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, event)
        assert field.currentIndex() == before
    assert not page.findChildren(QAbstractSpinBox)


@EVERY_PAGE
def test_tab_goes_through_a_page_and_out_again(sample: MainWindow, number: int) -> None:
    """No field and no table keeps the keyboard for itself."""
    sample.show_page(number)
    QApplication.processEvents()
    start = sample.page_list
    widget: QWidget | None = start
    seen = set()
    for _step in range(5000):
        widget = widget.nextInFocusChain() if widget else None
        if widget is start:
            break
        seen.add(widget)
    assert widget is start
    assert len(seen) > 10


@pytest.mark.parametrize("name", LANGUAGES)
def test_menus_have_one_letter_each(windows: Windows, name: str) -> None:
    """Within a menu no two commands that are shown share a mnemonic, in any language."""
    speak(name)
    window = windows.open()
    menus = [menu for menu in window.menuBar().findChildren(QMenu) if menu.actions()]
    groups = [[action.text() for action in window.menuBar().actions()]]
    groups += [[one.text() for one in menu.actions() if one.isVisible()] for menu in menus]
    for group in groups:
        letters = [text[text.index("&") + 1].lower() for text in group if "&" in text]
        assert len(letters) == len(set(letters)), group


def test_undo_reaches_the_form(sample: MainWindow, qtbot: QtBot) -> None:
    """In a field without changes of its own, Ctrl+Z takes back what was changed before."""
    sample.activateWindow()
    page = sample.page(0)
    client, reference = page.forms[0].rows["client.name"].editor, page.forms[0].rows["reference"].editor
    assert isinstance(client, QLineEdit)
    client.setFocus()
    client.selectAll()
    QTest.keyClicks(client, "Beta")
    QTest.keyClick(client, Qt.Key.Key_Return)
    assert sample.session.draft.value("client.name") == "Beta"
    QTest.keyClick(reference, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert sample.session.draft.value("client.name") == "ACME ApS"
    assert client.text() == "ACME ApS"
    assert qtbot is not None


def test_a_missing_fact_is_a_link_to_its_field(window: MainWindow) -> None:
    """The cursor goes to where it is entered."""
    window.go_to("effective_date")
    assert window.page_list.currentRow() == 0
    editor = window.page(0).forms[0].rows["effective_date"].editor
    assert window.focusWidget() is editor


def test_a_place_in_a_list_is_gone_to(sample: MainWindow) -> None:
    """A row of a table on another page."""
    sample.go_to("notices[4].confirmed")
    assert sample.page_list.currentRow() == 4
    table = sample.page(4).tables[0]
    assert table.view.currentIndex().row() == 4


@pytest.mark.parametrize(
    "place, page",
    [
        ("client.size", 0),
        ("deviations", 0),
        ("fees", 1),
        ("fees[0].indexation", 1),
        ("fx", 2),
        ("invoices[9].dispute_notice", 2),
        ("prepaid.purchases[1].received", 2),
        ("projected_payments", 2),
        ("notices", 4),
        ("notices[4].to_designated_address", 4),
        ("termination", 5),
        ("readings.after_hours", 6),
    ],
)
def test_whatever_an_answer_waits_for_is_gone_to(sample: MainWindow, place: str, page: int) -> None:
    """Every place has a name in words, and the cursor lands on its page."""
    sample.activateWindow()
    sample.go_to(place)
    QApplication.processEvents()
    assert sample.page_list.currentRow() == page
    focused = sample.focusWidget()
    assert focused is not None
    assert sample.page(page).isAncestorOf(focused)
    assert label_of(place, sample.session.draft.values) != place


def test_why_opens_by_key(sample: MainWindow) -> None:
    """Alt+W opens the derivation of the first answer, and closes it again."""
    head = sample.answers[0].head
    sample.toggle_why()
    assert head.isChecked()
    sample.toggle_why()
    assert not head.isChecked()


def test_an_answer_is_copied_with_its_source(sample: MainWindow) -> None:
    """Value, edition and clause."""
    sample.copy_answer()
    assert QApplication.clipboard().text() == sample.answers[0].view.citation
    assert "T&C" in QApplication.clipboard().text()


def test_the_list_of_pages_folds(sample: MainWindow) -> None:
    """Below 1100 pixels only icons stay, and the answers keep their width."""
    sample.resize(1280, 800)
    QApplication.processEvents()
    answers = sample.body.splitter.sizes()[2]
    sample.resize(1050, 700)
    QApplication.processEvents()
    assert sample.page_list.is_folded
    assert sample.body.splitter.sizes()[0] <= 64
    assert abs(sample.body.splitter.sizes()[2] - answers) < 40
    sample.resize(1280, 800)
    QApplication.processEvents()
    assert not sample.page_list.is_folded


def test_closing_what_is_saved_asks_nothing(windows: Windows) -> None:
    """An untouched contract simply goes."""
    window = windows.open()
    assert window.close()
    assert windows.opened == []


def test_closing_what_is_not_saved_asks_once(sample: MainWindow, windows: Windows) -> None:
    """The question is in the window; keeping the draft closes it and loses nothing."""
    sample.session.draft.put("reference", "X", "Reference")
    assert not sample.close()
    (dialog,) = sample.findChildren(ClosingDialog)
    keep = next(one for one in dialog.findChildren(QAbstractButton) if plain(one.text()) == "Keep as draft")
    keep.click()
    assert windows.opened == []
    assert [left.content["reference"] for left in left_drafts()] == ["X"]


def test_discarding_leaves_no_draft(sample: MainWindow, windows: Windows) -> None:
    """What is not wanted is not offered again."""
    sample.session.draft.put("reference", "X", "Reference")
    sample.close()
    (dialog,) = sample.findChildren(ClosingDialog)
    next(one for one in dialog.findChildren(QAbstractButton) if plain(one.text()) == "Discard changes").click()
    assert windows.opened == []
    assert left_drafts() == ()


def test_colours_are_chosen_in_the_menu(sample: MainWindow) -> None:
    """And kept."""
    sample.choose_scheme(Scheme.DARK)
    assert sample.scheme() is Scheme.DARK


def test_commands_and_about_open_in_front_of_the_window(sample: MainWindow) -> None:
    """Opened, not executed: the window goes on."""
    sample.commands.show_commands()
    sample.commands.show_about()
    assert sample.findChildren(CommandPalette)


def test_help_on_the_field(sample: MainWindow) -> None:
    """F1 on a field says what it is for; on nothing it says nothing."""
    sample.commands.help_on_field()
    sample.go_to("effective_date")
    sample.commands.help_on_field()


def test_the_as_of_date_has_its_key(sample: MainWindow) -> None:
    """Ctrl+D puts the cursor there; an impossible day is said in the window."""
    sample.commands.go_to_as_of()
    assert sample.header.as_of is not None
    assert sample.focusWidget() is sample.header.as_of
    sample.header.as_of.take("30.2.2026")
    assert "28 days" in words_of(sample.banner)
    sample.header.as_of.take("1.12.2025")
    assert sample.session.as_of is not None
    assert sample.session.as_of.isoformat() == "2025-12-01"


def test_widths_are_remembered(windows: Windows) -> None:
    """The next window gives the answers what the last one gave them."""
    window = windows.open()
    window.body.splitter.setSizes([60, 484, 480])
    QApplication.processEvents()
    sizes = window.body.splitter.sizes()
    window.close()
    assert windows.open().body.splitter.sizes()[2] == sizes[2]


def test_pages_at_fault_are_marked(sample: MainWindow, tmp_path: Path) -> None:
    """A payment without a sum marks its page, and is named above the answers."""
    payments = [*sample.session.draft.value("payments"), {"date": "2025-11-01"}]
    sample.session.draft.put("payments", payments, "Payments")
    sample.session.calculate()
    assert sample.page_list.item(2).data(0x101) == 1
    assert "Left out of the answers" in words_of(sample)
    assert tmp_path is not None


def test_a_rate_that_is_missing_is_entered_where_its_answer_waits(window: MainWindow) -> None:
    """14 days at 1.75 + 8 and 31 at 1.60 + 8 on 10,000: 37.397 + 81.534; what is known is said at the bottom."""
    use(None)
    invoice = {"number": "1", "date": "2026-06-02", "amount": "10000.00"}
    for key, value in {**SMALL, "effective_date": "2026-01-01", "law": "DK", "invoices": [invoice]}.items():
        window.session.draft.put(key, value, key)
    window.session.choose_as_of(date(2026, 7, 31))
    assert "rates to June 2026" in words_of(window.status)
    calculation = window.session.context.calculation
    assert calculation is not None
    view = answer_of(calculation, calculation.results["invoice.0.interest"], lambda place: label_of(place, {}))
    assert "Denmark in 2026-H2" in view.because
    assert view.missing == (LinkView("rates", "Rates"),)
    window.go_to(view.missing[0].place)
    [dialog] = window.findChildren(RatesDialog)
    dialog.percent.setText("1.60")
    dialog.source.setText("Danmarks Nationalbank")
    dialog.enter.click()
    calculation = window.session.context.calculation
    assert calculation is not None
    assert language.words().value(calculation.results["invoice.0.interest"].value) == "EUR 118.93"
    assert "rates to December 2026" in words_of(window.status)
    dialog.close()
    use(None)


def test_rates_are_shown_without_a_contract(window: MainWindow) -> None:
    """From the menu, at the first gap."""
    next(one for one in window.actions() if one.text() == "&Rates…").trigger()
    [dialog] = window.findChildren(RatesDialog)
    assert dialog.isVisible()
    dialog.close()


def focusable(window: MainWindow) -> list[QWidget]:
    """Return every widget that Tab can reach."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and not one.focusProxy()
    ]


def name_of(widget: QWidget) -> str:
    """Return what a screen reader says of a widget."""
    text = widget.text() if isinstance(widget, (QAbstractButton, QLabel)) else ""
    action = widget.defaultAction() if hasattr(widget, "defaultAction") else None
    named = action.text() if isinstance(action, QAction) else ""
    return widget.accessibleName() or text or named or widget.windowTitle()


def way_home(window: MainWindow) -> QToolButton:
    """Return the button that leads to Home and back."""
    return next(one for one in window.header.findChildren(QToolButton) if "(Alt+Home)" in one.toolTip())


def test_from_home_one_comes_back(sample: MainWindow) -> None:
    """To the contract of the window, by the same button and key; where there is none, the button is off."""
    button = way_home(sample)
    button.click()
    assert sample.body.is_at_home
    assert "ACME" in button.toolTip()
    button.click()
    assert sample.body.currentWidget() is sample.body.splitter
    assert sample.body.currentWidget() is sample.body.splitter


def test_from_home_nothing_leads_to_no_contract(window: MainWindow) -> None:
    """A window that was never typed in stays at Home."""
    window.show_home()
    assert not way_home(window).isEnabled()
    window.go_home_or_back()
    assert window.body.is_at_home
