"""The dialog of rates: entering, taking back, importing, and what it says where that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cmdesk.desk.folders import rates_folder
from cmdesk.desk.rates import own_rates, today
from cmdesk.gui.dialogs.faults_dialog import FaultsDialog
from cmdesk.gui.dialogs.rates_dialog import RatesDialog
from cmdesk.rates.ecb import shipped_history
from cmdesk.rates.local import OWN_RATES, use
from cmdesk.rates.series import Reference
from tests.gui.helpers import words_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

DANISH = ("dk", "2026-H2")


@pytest.fixture(autouse=True)
def _shipped_alone() -> Iterator[None]:
    """Leave no rates of one test to another."""
    use(None)
    yield
    use(None)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """Return what the dialog stands before."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(parent: QWidget) -> RatesDialog:
    """Return the dialog, open at the Danish rate that is not known."""
    made = RatesDialog(parent, DANISH)
    made.open()
    return made


def fill(dialog: RatesDialog, percent: str, source: str = "Danmarks Nationalbank", day: str = "22 Nov 2026") -> None:
    """Type a rate into the form."""
    dialog.percent.setText(percent)
    dialog.source.setText(source)
    dialog.checked_on.setText(day)


def shown_at(dialog: RatesDialog, series: str, half_year: str) -> str:
    """Return what a cell shows."""
    return str(dialog.model.cell(series, half_year).data())


def fault_file() -> Path:
    """Write a file of rates with a fault, and return its path."""
    path = Path(rates_folder()) / OWN_RATES
    path.parent.mkdir(parents=True)
    path.write_text("[dk.2026-H9]\n")
    return path


def test_it_begins_at_the_rate_that_is_missing(dialog: RatesDialog, qtbot: QtBot) -> None:
    """The cell is chosen, said in words, and the cursor stands where the rate is typed."""
    assert dialog._cell() == DANISH
    assert dialog.about.text() == "Lending rate of Danmarks Nationalbank, second half of 2026: not known."
    assert not dialog.remove.isEnabled()
    assert dialog.checked_on.day() == today()
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.percent)


def test_without_a_wish_it_begins_at_the_first_gap(parent: QWidget) -> None:
    """The Danish rate ends first."""
    assert RatesDialog(parent)._cell() == DANISH


def test_every_cell_is_said_in_words(dialog: RatesDialog) -> None:
    """With its source and the day; how far exchange rates go stands below."""
    dialog.table.setCurrentIndex(dialog.model.cell("gb", "2025-H2"))
    assert dialog.about.text() == (
        "Official rate of the Bank of England, second half of 2025: 4.25 %. "
        "Source: Bank of England, official Bank Rate history, checked on Sunday 22 November 2026."
    )
    assert "; they came with cmdesk." in words_of(dialog)


def test_entering_a_rate(dialog: RatesDialog, qtbot: QtBot) -> None:
    """It is kept, shown, said, and the answers are to be worked out anew."""
    fill(dialog, "1.60")
    with qtbot.waitSignal(dialog.changed):
        dialog.enter.click()
    assert own_rates() == {
        "dk": {"2026-H2": Reference(Decimal("1.60"), "Danmarks Nationalbank", date(2026, 11, 22), own=True)}
    }
    assert shown_at(dialog, *DANISH) == "1.60"
    assert dialog._cell() == DANISH
    assert "entered by you" in dialog.about.text()
    said = "Lending rate of Danmarks Nationalbank, second half of 2026: 1.60 % is entered."
    assert said in words_of(dialog.banner)
    assert dialog.remove.isEnabled()


def test_removing_it_again(dialog: RatesDialog, qtbot: QtBot) -> None:
    """The cell shows what came with the program, or nothing; the form is empty."""
    fill(dialog, "1.60")
    dialog.enter.click()
    dialog.table.setCurrentIndex(dialog.model.cell("ecb", "2026-H2"))
    assert (dialog.percent.text(), dialog.source.text()) == ("", "")
    fill(dialog, "2.65", "ECB")
    dialog.enter.click()
    assert shown_at(dialog, "ecb", "2026-H2") == "2.65"
    with qtbot.waitSignal(dialog.changed):
        dialog.remove.click()
    assert shown_at(dialog, "ecb", "2026-H2") == "2.40"
    assert not dialog.remove.isEnabled()
    assert "second half of 2026: what you entered is removed." in words_of(dialog.banner)
    dialog.table.setCurrentIndex(dialog.model.cell(*DANISH))
    assert dialog.banner.isHidden()
    assert (dialog.percent.text(), dialog.source.text()) == ("1.60", "Danmarks Nationalbank")
    assert dialog.checked_on.day() == date(2026, 11, 22)


def test_what_was_done_is_said_until_the_next_action(dialog: RatesDialog) -> None:
    """Typing, and entering what cannot be entered, take it back; what is wrong with a file stays."""
    fill(dialog, "1.60")
    dialog.enter.click()
    assert not dialog.banner.isHidden()
    QTest.keyClicks(dialog.source, "x")
    assert dialog.banner.isHidden()
    dialog.enter.click()
    assert not dialog.banner.isHidden()
    dialog.percent.setText("")
    dialog.enter.click()
    assert dialog.banner.isHidden()


def test_enter_in_a_field_enters_the_rate(dialog: RatesDialog) -> None:
    """And in the table it leads to the field; neither closes the dialog."""
    fill(dialog, "1.60")
    QTest.keyClick(dialog.source, Qt.Key.Key_Return)
    assert shown_at(dialog, *DANISH) == "1.60"
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.percent
    assert not dialog.isHidden()


def test_what_lacks_is_said_under_each_field(dialog: RatesDialog) -> None:
    """All at once, until it is typed."""
    fill(dialog, "", "", "")
    dialog.enter.click()
    said = words_of(dialog.form)
    assert "Enter the rate in per cent a year." in said
    assert "Enter the day on which it was checked." in said
    assert "Enter where the rate was found." in said
    dialog.percent.setText("2")
    dialog.percent.edited.emit()
    assert "Enter the rate in per cent a year." not in words_of(dialog.form)
    assert own_rates() == {}


def test_what_makes_no_sense_is_said_under_its_field(dialog: RatesDialog) -> None:
    """A rate beyond reason, a day to come, a source that is none."""
    fill(dialog, "160", "a {bank}", (today() + timedelta(days=3)).isoformat())
    dialog.enter.click()
    said = words_of(dialog.form)
    assert "160 is no reference rate; it lies between \u221210 and 100" in said
    assert "has not come yet" in said
    assert "Say in one line where the rate was found, without braces" in said
    assert own_rates() == {}


def test_a_file_at_fault_is_told_and_left_alone(parent: QWidget) -> None:
    """At once, with a way to its faults, and again where something is to be entered."""
    path = fault_file()
    dialog = RatesDialog(parent, DANISH)
    dialog.open()
    dialog.table.setCurrentIndex(dialog.model.cell("ecb", "2026-H2"))
    dialog.table.setCurrentIndex(dialog.model.cell(*DANISH))
    assert f"The rates in {path} are not used" in words_of(dialog.banner)
    dialog.banner._follow("What is wrong")
    [faults] = dialog.findChildren(FaultsDialog)
    assert "dk.2026-H9: 2026-H9 is no half-year" in words_of(faults)
    faults.close()
    fill(dialog, "1.60")
    dialog.enter.click()
    assert path.read_text() == "[dk.2026-H9]\n"
    assert len(dialog.findChildren(FaultsDialog)) == 2


def test_where_nothing_can_be_saved(dialog: RatesDialog, tmp_path: Path) -> None:
    """The reason stands on top."""
    folder = Path(rates_folder())
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way")
    fill(dialog, "1.60")
    dialog.enter.click()
    assert "Not saved: " in words_of(dialog.banner)
    path = tmp_path / "new.csv"
    path.write_text(newer(date(2026, 11, 20)))
    dialog.import_file(str(path))
    assert "Not saved: " in words_of(dialog.banner)
    assert "; they came with cmdesk." in words_of(dialog)


def newer(day: date) -> str:
    """Return the program's history with a day more."""
    history = shipped_history()
    days = [",".join(history._lines[one]).strip() for one in history.days]
    columns = [name for name in history._columns if name != "Date"]
    return "\n".join((",".join(("Date", *columns, "")), f"{day}{days[0].removeprefix(_LAST)}", *days, ""))


_LAST = "2026-10-30"


def test_importing_exchange_rates(dialog: RatesDialog, qtbot: QtBot, tmp_path: Path) -> None:
    """The last day is said and shown, and the answers are to be worked out anew."""
    path = tmp_path / "eurofxref-hist.csv"
    path.write_text(newer(date(2026, 11, 20)))
    dialog.importing.click()
    [asked] = dialog.findChildren(QFileDialog)
    with qtbot.waitSignal(dialog.changed):
        asked.fileSelected.emit(str(path))
    assert "Exchange rates are known to Friday 20 November 2026 now." in words_of(dialog.banner)
    assert dialog.exchange.text() == "Known to Friday 20 November 2026; imported by you."
    asked.close()


def test_a_file_that_is_not_imported(dialog: RatesDialog, tmp_path: Path) -> None:
    """Everything that is wrong with it, and what is in use stays."""
    path = tmp_path / "bad.csv"
    path.write_text("Date,USD,\n2026-11-20,0,\n")
    dialog.import_file(str(path))
    [faults] = dialog.findChildren(FaultsDialog)
    assert faults.windowTitle() == "bad.csv is not imported"
    assert "line 2, USD: 0 is no rate" in words_of(faults)
    path.write_text(newer(date(2026, 11, 2)).replace("1.1172", "113.9", 1))
    dialog.import_file(str(path))
    assert "USD jumps from 1.1172 on Friday 30 October 2026" in words_of(dialog.findChildren(FaultsDialog)[-1])
    assert "; they came with cmdesk." in words_of(dialog)
