"""A form: label above field, help, remark or fault under it; two columns at most, 760 px wide at most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from cmdesk.basics.wording import N_, Sentence
from cmdesk.gui import announce, fonts, icons, language
from cmdesk.gui.rich import escaped, link, make_linkable
from cmdesk.gui.widgets.check_field import CheckField

if TYPE_CHECKING:
    from cmdesk.gui.widgets.codec import Problem

WIDEST = 760


class FormField(Protocol):
    """What a form asks of a field: the value, what is wrong with it, and to be told when it changes."""

    edited: SignalInstance
    left: SignalInstance
    undo_wanted: SignalInstance
    redo_wanted: SignalInstance

    def value(self) -> Any:
        """Return the value, None for nothing."""

    def set_value(self, value: Any, /) -> None:
        """Show a value without telling that the user changed it."""

    def problem(self) -> Problem | None:
        """Return what is wrong with what was typed."""

    def remark(self) -> str:
        """Return the value in words."""


class FormRow(QWidget):
    """One field with its label and the line of words under it.

    The line says what is wrong once the user has left the field, and until then, or where nothing is, the remark on the
    value; the help stands there while the field is empty.
    """

    def __init__(  # what a row is made of
        self,
        label: str,
        field: FormField,
        help_: str,
        place: str,
        parent: QWidget | None = None,
        *,
        beside: bool = True,
    ) -> None:
        super().__init__(parent)
        self.place, self.field = place, field
        self._help = help_
        self._fault: Sentence | None = None
        self._left = False
        self._line: _Line | None = None
        self._title: QLabel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._label(label, beside=beside)
        self._column.addWidget(self.editor)
        self._column.addStretch(1)
        field.edited.connect(self._edited)
        field.left.connect(self._was_left)
        self.refresh()

    @property
    def editor(self) -> QWidget:
        """Return the field as the widget that it is."""
        return cast("QWidget", self.field)

    def set_value(self, value: Any) -> None:
        """Show a value that came from elsewhere."""
        self.field.set_value(value)
        self.refresh()

    def show_fault(self, fault: Sentence | None, *, at_once: bool = False) -> None:
        """Keep what the strict reader says about this place, to be shown when the user has left the field."""
        self._fault = fault
        self._left = self._left or at_once
        self.refresh()

    def rename(self, label: str) -> None:
        """Give the field another label."""
        if self._title is not None:
            self._title.setText(label)
        self.editor.setAccessibleName(label)

    def introduce(self, words: str) -> None:
        """Let the label stand out, and explain below it what there is to enter."""
        if self._title is not None:
            self._title.setProperty("tone", "text")
            self._title.setFont(fonts.font(fonts.Role.BODY_STRONG))
        label = QLabel(words, self)
        label.setProperty("tone", "secondary")
        label.setWordWrap(True)
        self._column.insertWidget(self._column.indexOf(self.editor), label)

    def add_link(self, words: str, target: str) -> QLabel:
        """Add words below the field that lead somewhere."""
        label = self.add_note()
        label.setText(link(target, words))
        return label

    def add_note(self) -> QLabel:
        """Add room for words below the field, with links in them."""
        label = QLabel(self)
        label.setFont(fonts.font(fonts.Role.SMALL))
        make_linkable(label)
        self._column.insertWidget(self._column.count() - 1, label)
        return label

    def go_to(self) -> None:
        """Put the cursor into the field."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Say under the field what there is to say now."""
        problem = self.field.problem() if self._left else None
        fault = problem.sentence if problem else self._fault if self._left else None
        self._mark(at_fault=fault is not None)
        if fault is not None:
            self._say_fault(language.capitalised(language.text(fault)), problem.proposal if problem else "")
        else:
            needed = self.field.value() is None or isinstance(self.field, CheckField)
            self._say(self.field.remark() or (self._help if needed else ""))

    def _label(self, label: str, *, beside: bool) -> None:
        """Put the label above the field; a box to tick has its own, and stands level with the field beside it."""
        if isinstance(self.field, CheckField):
            self._column.addSpacing(fonts.line_height(fonts.Role.BODY) + 4 if beside else 0)
            return
        shown = self._title = QLabel(label, self)
        shown.setProperty("tone", "secondary")
        shown.setBuddy(self.editor)
        shown.setWordWrap(True)
        self.editor.setAccessibleName(label)
        if self._help:
            self.editor.setAccessibleDescription(self._help)
            self.editor.setToolTip(self._help)
        self._column.addWidget(shown)

    def _edited(self) -> None:
        """Take the fault away at once while the user mends it."""
        self._left = False
        self.refresh()

    def _was_left(self) -> None:
        self._left = True
        self.refresh()

    def _mark(self, *, at_fault: bool) -> None:
        if bool(self.editor.property("fault")) != at_fault:
            self.editor.setProperty("fault", at_fault)
            self.editor.style().polish(self.editor)

    def _say(self, words: str) -> None:
        if self._line is None and not words:
            return
        self._made_line().show_words(words)

    def _say_fault(self, words: str, proposal: str) -> None:
        self._made_line().show_fault(words, proposal)
        announce.say(self.editor, words)

    def _made_line(self) -> _Line:
        if self._line is None:
            self._line = _Line(self)
            self._line.proposal_taken.connect(self._take)
            self._column.insertWidget(self._column.count() - 1, self._line)
        return self._line

    def _take(self, proposal: str) -> None:
        take = getattr(self.field, "take", None)
        if take is not None:
            take(proposal)
            self.go_to()


class _Line(QWidget):
    """The words under a field, with an icon and a way out where they are a fault."""

    proposal_taken = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icons.IconLabel("fault", "urgent", 16, self)
        self._icon.hide()
        self._words = QLabel(self)
        self._words.setFont(fonts.font(fonts.Role.SMALL))
        self._words.setWordWrap(True)
        self._words.setProperty("tone", "secondary")
        self._words.linkActivated.connect(self.proposal_taken)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def show_words(self, words: str) -> None:
        """Show a remark or a help."""
        self._icon.hide()
        self._show(words, "secondary", Qt.TextFormat.PlainText)

    def show_fault(self, words: str, proposal: str) -> None:
        """Show what is wrong, and a link that takes the proposal."""
        self._icon.show()
        shown = escaped(words)
        if proposal:
            asked = language.text(N_("Take {proposal}")).format(proposal=proposal)
            shown += f' <a href="{escaped(proposal)}">{escaped(asked)}</a>'
        self._show(shown, "urgent", Qt.TextFormat.RichText)

    def _show(self, words: str, tone: str, form: Qt.TextFormat) -> None:
        self.setVisible(bool(words))
        self._words.setTextFormat(form)
        self._words.setText(words)
        links = form is Qt.TextFormat.RichText and "<a " in words
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            if links
            else Qt.TextInteractionFlag.NoTextInteraction
        )
        if self._words.property("tone") != tone:
            self._words.setProperty("tone", tone)
            self._words.style().polish(self._words)


class Form(QFrame):
    """Rows in two columns, told apart by the place in the contract that each stands for."""

    edited = Signal(str)
    left = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumWidth(WIDEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.rows: dict[str, FormRow] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(16)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._next = 0

    def add(self, label: str, field: FormField, place: str, help_: str = "", *, wide: bool = False) -> FormRow:
        """Add a row: label, buddy, accessible name, help and fault line in one go; a wide one takes both columns."""
        row = FormRow(label, field, help_, place, self, beside=not wide)
        if wide and self._next % 2:
            self._next += 1
        self._grid.addWidget(row, self._next // 2, self._next % 2, 1, 2 if wide else 1)
        self._next += 2 if wide else 1
        self.rows[place] = row
        field.edited.connect(lambda: self.edited.emit(place))
        field.left.connect(lambda: self.left.emit(place))
        field.undo_wanted.connect(self.undo_wanted)
        field.redo_wanted.connect(self.redo_wanted)
        return row

    def loosen(self) -> None:
        """Leave more room between rows that are long."""
        self._grid.setVerticalSpacing(28)

    def end_row(self) -> None:
        """Let the next field start a new row."""
        self._next += self._next % 2
