"""Contracts out of files: how many are new, which the register has otherwise, and what is wrong with any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cmdesk.basics.wording import N_, count, say
from cmdesk.gui import announce, fonts, language
from cmdesk.gui.dialogs.dialog import Dialog
from cmdesk.gui.dialogs.import_lists import fault_heads, fault_lines, fault_text, other_heads, other_lines
from cmdesk.gui.dialogs.letters import give_letters
from cmdesk.gui.importing import Importing
from cmdesk.gui.models.lines_model import LinesModel
from cmdesk.gui.widgets.check_field import CheckField
from cmdesk.gui.widgets.lines_view import LinesView
from cmdesk.gui.widgets.radio_field import RadioField
from cmdesk.gui.widgets.share_bar import ShareBar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cmdesk.basics.wording import Sentence
    from cmdesk.desk.importing import Tally
    from cmdesk.gui.keeper import Keeper
    from cmdesk.gui.models.lines_model import Head, Line

_LEAVE, _STORE = "leave", "store"
_LIST, _AROUND = 140, 4


class ImportDialog(Dialog):
    """Reads and judges at once, stores when it is told to.

    `imported` tells what became of the contracts, how many were left as the register has them, and the number of the
    one where it was only one.
    """

    imported = Signal(object, int, int)

    def __init__(self, files: Sequence[str], keeper: Keeper, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(language.text(N_("Import contracts")))
        self.resize(720, 220)
        self.bar = ShareBar(self)
        self.about, self.trouble = self._words(), self._words("urgent")
        self.versions = RadioField(_choices, self)
        self.versions.set_value(_LEAVE)
        self.rest = CheckField(language.text(N_("Import the others all the same")), self)
        self.import_button = self.button(N_("Import"), self._store, main=True)
        self.cancel_button = self.button(N_("Cancel"), self.reject)
        self.again_button = self.button(N_("Try again"), self._begin_again)
        self.copy_button = self.button(N_("Copy all faults"), self._copy_faults)
        self.others, self.others_view = self._list(other_heads(), N_("Contracts with other content"))
        self.faults, self.faults_view = self._list(fault_heads(), N_("Faults"))
        self._others_words, self._faults_words = self._words(), self._words()
        self._assemble()
        self._importing = Importing(files, keeper, self)
        self._connect()
        self._wait(N_("Reading…"))

    # Construction

    def _assemble(self) -> None:
        title = QLabel(self.windowTitle(), self)
        title.setFont(fonts.font(fonts.Role.LARGE_STRONG))
        copying = QHBoxLayout()
        copying.addWidget(self.rest)
        copying.addStretch(1)
        copying.addWidget(self.copy_button)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.cancel_button, self.again_button, self.import_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for widget in (title, self.bar, self.about, self._others_words):
            column.addWidget(widget)
        column.addWidget(self.others_view, 1)
        column.addWidget(self.versions)
        column.addWidget(self._faults_words)
        column.addWidget(self.faults_view, 1)
        column.addLayout(copying)
        column.addWidget(self.trouble)
        column.addStretch(0)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._importing.progressed.connect(self._progress)
        self._importing.judged.connect(self._show)
        self._importing.stored.connect(self._done)
        self._importing.failed.connect(self._fail)
        self.versions.edited.connect(self._settle)
        self.rest.edited.connect(self._settle)

    def _words(self, tone: str = "") -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if tone:
            label.setProperty("tone", tone)
        return label

    def _list(self, heads: Sequence[Head], name: str) -> tuple[LinesModel, LinesView]:
        model = LinesModel(heads, self)
        view = LinesView(model, self)
        view.setAccessibleName(language.text(name))
        return model, view

    # Reading

    def _wait(self, sentence: str) -> None:
        """Show nothing but how far it is."""
        self._show_only(self.bar)
        self.bar.show_share(0.0, language.text(sentence))

    def _progress(self, number: int, part: float) -> None:
        if self._importing.is_storing:
            sentence = count("{n} contract stored", "{n} contracts stored", number)
        else:
            sentence = count("{n} contract read", "{n} contracts read", number)
        self.bar.show_share(part, language.text(sentence))

    def _begin_again(self) -> None:
        self._wait(N_("Reading…"))
        self._importing.begin_again()

    # What was found

    def _show(self) -> None:
        """Tell what was found, and what can be done about it."""
        coming = self._importing.coming
        words = [language.text(one) for one in self._found()]
        shown: list[QWidget] = [self.about] if words else []
        self.about.setText("\n".join(words))
        if coming.changing:
            self._others_words.setText(language.text(self._about_others()))
            self._fill(self.others, self.others_view, other_lines(self._importing.otherwise))
            shown += [self._others_words, self.others_view, self.versions]
        if coming.faults:
            self._faults_words.setText(language.text(self._about_faults()))
            self._fill(self.faults, self.faults_view, fault_lines(coming.faults))
            shown += [self._faults_words, self.faults_view, self.copy_button]
            shown += [self.rest] if coming.new + coming.changing else []
        if coming.new + coming.changing:
            shown.append(self.import_button)
        self.rest.set_value(False)
        self._show_only(*shown)
        self._settle()
        ready = self.import_button.isEnabled() and self.import_button in shown
        (self.import_button if ready else self.rest if self.rest in shown else self.cancel_button).setFocus()
        announce.say(self, " ".join(words))

    def _found(self) -> Iterator[Sentence]:
        """Yield how many contracts are new, and how many the register has just so."""
        coming = self._importing.coming
        if coming.new:
            yield count("{n} contract is new.", "{n} contracts are new.", coming.new)
        if coming.tally.same:
            yield count(
                "{n} contract is in the register already, just so.",
                "{n} contracts are in the register already, just so.",
                coming.tally.same,
            )
        if not (coming.new or coming.changing):
            yield say(N_("There is nothing to import."))

    def _about_others(self) -> Sentence:
        number, shown = self._importing.coming.changing, len(self._importing.otherwise)
        if shown < number:
            return say(
                N_("{number} contracts are in the register already with other content, of which {shown} are shown:"),
                number=number,
                shown=shown,
            )
        return count(
            "{n} contract is in the register already with other content:",
            "{n} contracts are in the register already with other content:",
            number,
        )

    def _about_faults(self) -> Sentence:
        faults = self._importing.coming.faults
        told = sum(len(one.faults) for one in faults)
        shown = sum(1 for line in fault_lines(faults) if not line.is_heading)
        if shown < told:
            sentence = N_("{number} faults, of which {shown} are shown; a contract at fault is not imported:")
            return say(sentence, number=told, shown=shown)
        return count(
            "{n} fault; a contract at fault is not imported:",
            "{n} faults; a contract at fault is not imported:",
            told,
        )

    def _fill(self, model: LinesModel, view: LinesView, lines: Sequence[Line]) -> None:
        """Show lines in a list no higher than they need."""
        for line in lines:
            for cell in line.cells:
                fonts.show_glyphs_of(cell.text)
        model.set_lines(lines)
        view.arrange()
        height = view.horizontalHeader().height() + view.verticalHeader().length() + _AROUND
        view.setMinimumHeight(min(height, _LIST))
        view.setMaximumHeight(height)

    def _settle(self) -> None:
        """Say on the button how many contracts it imports; with faults none before the user wants the others."""
        coming = self._importing.coming
        number = coming.new + (coming.changing if self._with_versions else 0)
        self.import_button.setText(language.text(count("Import {n} contract", "Import {n} contracts", number)))
        self.import_button.setEnabled(number > 0 and (not coming.faults or self.rest.value()))
        self.import_button.setDefault(True)
        give_letters(self)

    @property
    def _with_versions(self) -> bool:
        return bool(self.versions.value() == _STORE)

    def _copy_faults(self) -> None:
        QApplication.clipboard().setText(fault_text(self._importing.coming.faults))

    # Storing

    def _store(self) -> None:
        self._wait(N_("Storing…"))
        self.cancel_button.setEnabled(False)
        self._importing.store(versions=self._with_versions)

    def _done(self) -> None:
        coming, left_alone = self._importing.coming, self._importing.left_alone
        tally: Tally = coming.tally
        is_one = tally.stored == 1 and not (tally.same or tally.at_fault or left_alone)
        self.accept()
        self.imported.emit(tally, left_alone, coming.last if is_one else 0)

    def _fail(self, why: Sentence) -> None:
        """Say why it does not go on, and how much is stored where it had begun."""
        coming = self._importing.coming
        sentence = why
        if coming.tally.stored:
            told = N_("{stored} of {all} contracts are stored, the others are not: {why}")
            sentence = say(told, stored=coming.tally.stored, all=coming.tally.stored + coming.left, why=why)
        self.trouble.setText(language.text(sentence))
        self._show_only(self.trouble, self.again_button)
        announce.say(self, self.trouble.text())

    # Helpers

    def _show_only(self, *shown: QWidget) -> None:
        """Show some parts and hide the others, and be as high as they need."""
        parts = (self.bar, self.about, self.trouble, self.again_button, self.import_button, self.rest)
        others = (self._others_words, self.others_view, self.versions)
        for part in (*parts, *others, self._faults_words, self.faults_view, self.copy_button):
            part.setVisible(part in shown)
        self.cancel_button.setEnabled(True)
        can_do = any(part in shown for part in (self.bar, self.import_button, self.again_button))
        self.cancel_button.setText(language.text(N_("Cancel") if can_do else N_("Close")))
        give_letters(self)
        lists = sum(1 for view in (self.others_view, self.faults_view) if view in shown)
        self.resize(self.width(), (220, 460, 640)[lists])

    def reject(self) -> None:
        """Close with nothing stored; what is being stored is awaited."""
        if not self._importing.is_storing:
            super().reject()

    def done(self, result: int) -> None:
        """Let go of what was read, whatever came of it."""
        self._importing.leave()
        super().done(result)


def _choices() -> dict[str, str]:
    return {
        _LEAVE: language.text(N_("Leave them as they are in the register")),
        _STORE: language.text(N_("Store them as new versions")),
    }
