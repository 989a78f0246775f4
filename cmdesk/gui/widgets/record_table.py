"""A table with everything around it: what it is for while it is empty, totals below, and what is at fault in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.gui import fonts, icons, language
from cmdesk.gui.models.record_table_model import RecordTableModel
from cmdesk.gui.rich import escaped, link
from cmdesk.gui.widgets.record_table_view import RecordTableView


class RecordTable(QWidget):
    """One list of the contract: title, table, totals and faults."""

    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, title: str, model: RecordTableModel, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model, self._empty_words = model, empty
        self.view = RecordTableView(model, self)
        self.view.setAccessibleName(title)
        self.view.undo_wanted.connect(self.undo_wanted)
        self.view.redo_wanted.connect(self.redo_wanted)
        self._title = QLabel(title, self)
        self._title.setFont(fonts.font(fonts.Role.LARGE_STRONG))
        self._title.setWordWrap(True)
        self._below = QLabel(self)
        self._below.setProperty("tone", "secondary")
        self._below.setFont(fonts.font(fonts.Role.SMALL))
        self._below.setWordWrap(True)
        self._totals = QLabel(self)
        self._totals.setFont(fonts.font(fonts.Role.BODY_STRONG))
        self._wrong = _Remarks("fault", "urgent", self)
        self._look = _Remarks("warning", "soon", self)
        for remarks in (self._wrong, self._look):
            remarks.words.linkActivated.connect(self._go_to_fault)
        self._assemble()
        for changed in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            changed.connect(self._count)
        self._count()

    def lead(self) -> None:
        """Show the title as that of a whole page."""
        self._title.setFont(fonts.font(fonts.Role.TITLE))

    def set_title(self, title: str) -> None:
        """Show another title; it names the table for those who listen."""
        self._title.setText(title)
        self.view.setAccessibleName(title)

    def set_totals(self, words: str) -> None:
        """Show what the rows add up to."""
        self._totals.setText(words)

    def set_faults(self, faults: Mapping[tuple[int, str], Sentence]) -> None:
        """Mark the records at fault, and say in words what is wrong with the first ones."""
        self.model.set_faults(faults)
        self._wrong.show_lines(self._said(faults))

    def set_cautions(self, cautions: Mapping[int, Sentence]) -> None:
        """Mark the records that call for a look, and say why."""
        self.model.set_cautions(cautions)
        self._look.show_lines(self._said({(row, ""): sentence for row, sentence in cautions.items()}))

    def go_to(self, row: int, key: str) -> None:
        """Put the cursor into a cell, or into the first one of a row that can be typed in."""
        keys = [column.key for column in self.model.columns]
        self.view.edit_cell(min(row, self.model.rowCount() - 1), keys.index(key) if key in keys else 0)

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title, 1)
        head.addWidget(self._button("delete", N_("Delete the row"), self.view.remove_selected))
        head.addWidget(self._button("add", N_("Add a row"), self.view.start_new))
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self._below, 1)
        below.addWidget(self._totals, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.view)
        column.addWidget(self._wrong)
        column.addWidget(self._look)
        column.addLayout(below)

    def _button(self, icon: str, name: str, slot: Any) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("kind", "plain")
        button.setToolTip(language.text(name))
        button.setAccessibleName(language.text(name))
        icons.follow(button, icon, "secondary")
        button.clicked.connect(slot)
        return button

    def _count(self) -> None:
        self._below.setText("" if self.model.rows else self._empty_words)

    def _said(self, faults: Mapping[tuple[int, str], Sentence]) -> Sequence[str]:
        titles = {column.key: column.title for column in self.model.columns}
        lines = []
        for (row, key), fault in list(faults.items())[:3]:
            where = language.text(say(N_("Row {number}"), number=row + 1))
            field = f", {titles[key]}" if key and key in titles else ""
            lines.append(link(f"{row}/{key}", where + field) + f": {escaped(language.text(fault))}")
        return lines

    def _go_to_fault(self, link: str) -> None:
        row, _, key = link.partition("/")
        self.go_to(int(row), key)


class _Remarks(QWidget):
    """Words on some rows, with an icon in front; nothing where there are none."""

    def __init__(self, icon: str, tone: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = QLabel(self)
        self.words.setProperty("tone", tone)
        self.words.setFont(fonts.font(fonts.Role.SMALL))
        self.words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(icons.IconLabel(icon, tone, 16, self), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.hide()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show lines of rich text."""
        self.words.setText("<br>".join(lines))
        self.setVisible(bool(lines))
