"""Editions side by side: what the same facts come to under the contract's own edition of the Terms and another."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from cmdesk.basics.wording import N_, count, say
from cmdesk.editions.load import edition, editions
from cmdesk.engine.compare import Difference, differences, under_editions
from cmdesk.gui import language
from cmdesk.gui.context import Context
from cmdesk.gui.panels import differences as shown
from cmdesk.gui.panels.panel import Panel
from cmdesk.gui.widgets.choice_field import ChoiceField


class ComparePanel(Panel):
    """Only what differs, under the four questions, searched by words."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(N_("Compare editions"), context, shown.heads("", ""), parent)
        self.take_size(1040, 640)
        self.other = ChoiceField(lambda: {one: _title(one) for one in editions()})
        self.other.setAccessibleName(language.text(N_("Other edition")))
        self.other.edited.connect(self.refresh)
        self.other.setVisible(len(editions()) > 2)  # noqa: PLR2004  # of two the other one is known
        self.search = QLineEdit(self)
        self.search.setProperty("field", True)
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(220)
        self.search.setPlaceholderText(language.text(N_("Search")))
        self.search.setAccessibleName(language.text(N_("Search")))
        self.search.textChanged.connect(self._show)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        self.tools.addWidget(self.other)
        self.tools.addWidget(self.search)
        self._found: tuple[Difference, ...] = ()
        self.refresh()

    def refresh(self) -> None:
        calculation = self.context.calculation
        if calculation is None:
            self.show_lines((), language.text(N_("There are no answers to compare yet.")))
            return
        own, other = calculation.contract.edition, self._other_than(calculation.contract.edition)
        (there,) = under_editions(calculation.contract, (other,), calculation.as_of)
        self._found = differences(calculation, there)
        self.model.set_heads(shown.heads(_title(own), _title(other)))
        same = len(calculation.results.keys() | there.results.keys()) - len(self._found)
        sentence = say(
            N_("As of {day}. {rest}"),
            day=calculation.as_of,
            rest=count("{n} other answer is the same.", "{n} other answers are the same.", same),
        )
        self.about.setText(language.text(sentence))
        self._show()

    def _other_than(self, own: str) -> str:
        """Return the edition chosen to compare with, the newest other one where none is."""
        if self.other.value() in {None, own}:
            self.other.set_value([one for one in editions() if one != own][-1])
        return str(self.other.value())

    def _show(self) -> None:
        empty = (
            N_("Nothing of what differs has these words.")
            if self._found
            else N_("Under both editions everything comes to the same.")
        )
        self.show_lines(shown.lines(self._found, self.search.text()), language.text(empty))


def _title(edition_id: str) -> str:
    return language.words().plain_date(edition(edition_id).published)
