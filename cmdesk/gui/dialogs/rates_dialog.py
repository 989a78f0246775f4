"""Rates of interest and of exchange: what is known, and what the user adds where the world has moved on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.desk.failures import OutputError
from cmdesk.desk.rates import add_rate, all_rate_troubles, import_history, not_used, remove_rate, today
from cmdesk.gui import fonts, language
from cmdesk.gui.dialogs.dialog import Dialog
from cmdesk.gui.dialogs.faults_dialog import FaultsDialog
from cmdesk.gui.file_dialogs import file_dialog
from cmdesk.gui.frame.banner import Banner
from cmdesk.gui.models.rates_table_model import RatesTableModel
from cmdesk.gui.widgets.closing import closing_row
from cmdesk.gui.widgets.codec import Codec
from cmdesk.gui.widgets.day_field import DayField
from cmdesk.gui.widgets.figure_codec import FigureCodec
from cmdesk.gui.widgets.form import Form
from cmdesk.gui.widgets.half_years import half_year_in_words
from cmdesk.gui.widgets.line_field import LineField
from cmdesk.rates.checked import exchange_known_until
from cmdesk.rates.ecb import is_imported
from cmdesk.rates.series import Reference, next_half_year

_SIZE = (808, 700)
_ROW, _LINES = 28, 3
_EXCHANGE = N_("Exchange rates of the European Central Bank")
_HEADER = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag(int(Qt.TextFlag.TextWordWrap))


class RatesDialog(Dialog):
    """A table of reference rates, a form for the cell that is chosen, and the exchange rates."""

    changed = Signal()

    def __init__(self, parent: QWidget, wanted: tuple[str, str] | None = None) -> None:
        """Show what is known; `wanted` names the series and the half-year to begin with."""
        super().__init__(parent)
        self.setWindowTitle(language.text(N_("Rates")))
        self.resize(*_SIZE)
        self._troubles = all_rate_troubles()
        self._told = ""
        self.banner = Banner(self)
        self.model = RatesTableModel(wanted[1] if wanted else "", self)
        self.table = _table(self.model, self)
        self.about = QLabel(self)
        self.percent_codec = FigureCodec()
        self.percent = LineField(self.percent_codec, self)
        self.checked_on = DayField(parent=self)
        self.source = LineField(Codec(), self)
        self.form = self._form()
        self.remove = self.button(N_("Remove"), self._remove)
        self.enter = self.button(N_("Enter the rate"), self._enter, main=True)
        self.exchange = QLabel(self)
        self.importing = self.button(N_("Import a newer file…"), self._ask_import)
        self._assemble()
        self.table.selectionModel().currentChanged.connect(self._show_cell)
        self.table.activated.connect(lambda _index: self.percent.setFocus())
        self._choose(*(wanted or self._first_unknown()))
        (self.percent if wanted else self.table).setFocus()
        self._show_exchange()
        self._tell_troubles()

    # Construction

    def _form(self) -> Form:
        form = Form(self)
        form.add(language.text(N_("Per cent a year")), self.percent, "percent")
        form.add(language.text(N_("Checked on")), self.checked_on, "checked_on")
        where = language.text(N_("Where the rate was found."))
        form.add(language.text(N_("Source")), self.source, "source", where, wide=True)
        form.edited.connect(lambda place: form.rows[place].show_fault(None))
        form.edited.connect(self._take_back)
        for field in (self.percent, self.checked_on, self.source):
            field.returnPressed.connect(self._enter)
        return form

    def _assemble(self) -> None:
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 20, 24, 16)
        inside.setSpacing(12)
        inside.addWidget(self._title(N_("Reference rates, in per cent a year")))
        inside.addWidget(self.table, 1)
        self.about.setWordWrap(True)
        self.about.setMinimumHeight(2 * fonts.line_height(fonts.Role.BODY))
        inside.addWidget(self.about)
        inside.addWidget(self.form)
        inside.addLayout(_in_a_row(None, self.remove, self.enter))
        inside.addSpacing(8)
        inside.addWidget(self._title(_EXCHANGE))
        self.exchange.setWordWrap(True)
        inside.addLayout(_in_a_row(self.exchange, self.importing))
        inside.addWidget(closing_row(self, is_default=False))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addLayout(inside, 1)

    def _title(self, key: str) -> QLabel:
        made = QLabel(language.text(key), self)
        made.setFont(fonts.font(fonts.Role.LARGE_STRONG))
        return made

    # Entering and removing

    def _enter(self) -> None:
        """Enter the rate in the form for the cell that is chosen."""
        self._take_back()
        series, half_year = self._cell()
        reference = self._reference()
        if reference is not None and self._done(partial(add_rate, series, half_year, reference)):
            sentence = N_("{title}, {half_year}: {percent} % is entered.")
            self._renew(say(sentence, **self._named(series, half_year), percent=reference.percent))

    def _remove(self) -> None:
        """Take back the rate that was entered for the cell that is chosen."""
        self._take_back()
        series, half_year = self._cell()
        if self._done(partial(remove_rate, series, half_year)):
            sentence = N_("{title}, {half_year}: what you entered is removed.")
            self._renew(say(sentence, **self._named(series, half_year)))

    def _named(self, series: str, half_year: str) -> dict[str, Sentence]:
        """Return a series and a half-year by the names that a user knows."""
        title = next(one.title for one in self.model.series if one.name == series)
        return {"title": say(title), "half_year": half_year_in_words(half_year)}

    def _reference(self) -> Reference | None:
        """Return the rate in the form; where something lacks, None, and what it is stands under its field."""
        percent, day = self.percent_codec.reading(self.percent.text()).number, self.checked_on.day()
        source = " ".join(self.source.text().split())
        for place, given, otherwise in (
            ("percent", percent is not None, N_("Enter the rate in per cent a year.")),
            ("checked_on", day is not None, N_("Enter the day on which it was checked.")),
            ("source", bool(source), N_("Enter where the rate was found.")),
        ):
            if not given:
                self.form.rows[place].show_fault(say(otherwise), at_once=True)
        return Reference(percent, source, day) if percent is not None and day is not None and source else None

    def _done(self, deed: Callable[[], object]) -> bool:
        """Do something that the desk may refuse, and say so where it does."""
        try:
            deed()
        except FaultyInput as faulty:
            if faulty.source:
                self._show_faults(not_used(faulty), faulty)
            for fault in faulty.faults if not faulty.source else ():
                self.form.rows[fault.place].show_fault(fault.sentence, at_once=True)
            return False
        except OutputError as error:
            self._tell(say(N_("Not saved: {why}"), why=error.sentence), trouble=True)
            return False
        return True

    # Importing

    def _ask_import(self) -> None:
        """Ask which file of exchange rates to import."""
        dialog = file_dialog(self, N_("Import exchange rates"), [f"{language.text(_EXCHANGE)} (*.csv *.zip)"])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(dialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.import_file)
        dialog.open()

    def import_file(self, path: str) -> None:
        """Use a newer file of exchange rates, or say everything that is wrong with it."""
        self._take_back()
        try:
            found = import_history(path)
        except FaultyInput as faulty:
            self._show_faults(say(N_("{file} is not imported"), file=Path(path).name), faulty)
        except OutputError as error:
            self._tell(say(N_("Not saved: {why}"), why=error.sentence), trouble=True)
        else:
            self._renew(say(N_("Exchange rates are known to {day} now."), day=found.known_until))

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        """Let the chosen cell be seen, now that the table has its height."""
        super().showEvent(event)
        self.table.scrollTo(self.table.currentIndex())

    def _renew(self, said: Sentence) -> None:
        """Show the rates as they are now, and say what was done."""
        cell = self._cell()
        self.model.refresh()
        self._choose(*cell)
        self._show_exchange()
        self._tell(said)
        self.changed.emit()

    def _tell(self, said: Sentence, *, trouble: bool = False) -> None:
        """Say what came of an action, until the next one."""
        self._told = language.text(said)
        self.banner.tell(self._told, trouble=trouble)

    def _take_back(self) -> None:
        """Say no longer what came of the last action; what is wrong with a file stays."""
        self.banner.take_back(self._told)

    def _choose(self, series: str, half_year: str) -> None:
        """Go to a cell."""
        index = self.model.cell(series, half_year)
        self.table.setCurrentIndex(index)
        self._show_cell(index)

    def _first_unknown(self) -> tuple[str, str]:
        """Return the earliest half-year that a series lacks, with the series."""
        return min(((one.name, next_half_year(one.known_until)) for one in self.model.series), key=lambda cell: cell[1])

    def _cell(self) -> tuple[str, str]:
        """Return the series and the half-year of the cell that is chosen."""
        index = self.table.currentIndex()
        return self.model.series[index.column()].name, self.model.half_years[index.row()]

    def _show_cell(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        """Show what is known in a cell, in words and in the form where the user entered it."""
        self._take_back()
        one = self.model.reference(index) if index.isValid() else None
        own = one if one is not None and one.own else None
        self.about.setText(language.text(self.model.said(index)) if index.isValid() else "")
        self.remove.setEnabled(own is not None)
        self.percent.setText(self.percent_codec.shown(own.percent) if own else "")
        self.source.setText(own.source if own else "")
        self.checked_on.set_value((own.checked_on if own else today()).isoformat())
        for row in self.form.rows.values():
            row.show_fault(None)

    def _show_exchange(self) -> None:
        """Say how far exchange rates are known."""
        whose = (
            N_("Known to {day}; imported by you.") if is_imported() else N_("Known to {day}; they came with cmdesk.")
        )
        self.exchange.setText(language.text(say(whose, day=exchange_known_until())))

    def _tell_troubles(self) -> None:
        """Say which files of rates are not used, and offer to show why."""
        for trouble in self._troubles:
            told = language.text(not_used(trouble))
            self.banner.tell(
                told,
                [(language.text(N_("What is wrong")), partial(self._show_faults, not_used(trouble), trouble))],
                trouble=True,
            )

    def _show_faults(self, heading: Sentence, faulty: FaultyInput) -> None:
        FaultsDialog(language.text(heading), faulty.faults, self).open()


def _table(model: RatesTableModel, parent: QWidget) -> QTableView:
    """Return the view of a table in which one cell is chosen at a time."""
    table = QTableView(parent)
    table.setModel(model)
    table.setAccessibleName(language.text(N_("Reference rates, in per cent a year")))
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    across, down = table.horizontalHeader(), table.verticalHeader()
    across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    across.setHighlightSections(False)
    across.setDefaultAlignment(_HEADER)
    across.setFixedHeight(_LINES * fonts.line_height(fonts.Role.BODY) + 6)
    down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    down.setHighlightSections(False)
    down.setDefaultSectionSize(_ROW)
    return table


def _in_a_row(first: QWidget | None, *others: QWidget) -> QHBoxLayout:
    """Return widgets beside each other, the first as wide as there is room."""
    row = QHBoxLayout()
    row.setSpacing(8)
    if first is None:
        row.addStretch(1)
    else:
        row.addWidget(first, 1)
    for other in others:
        row.addWidget(other)
    return row
