"""What fills the frame once it is painted: the page in the middle, the answers, and what follows from both."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cmdesk.basics.wording import N_, say
from cmdesk.desk.registers import own_register
from cmdesk.editions.load import edition
from cmdesk.gui import language
from cmdesk.gui.answers.assembly import groups_of
from cmdesk.gui.answers.panel import AnswersPanel
from cmdesk.gui.answers.views import LinkView
from cmdesk.gui.frame.known import all_known_words, known_words
from cmdesk.gui.keeper import State
from cmdesk.gui.pages.entries import PAGES
from cmdesk.gui.pages.labels import label_of
from cmdesk.gui.places import ADD_TO_REGISTER, ANSWER

if TYPE_CHECKING:
    from cmdesk.basics.wording import Sentence
    from cmdesk.gui.main_window import MainWindow


class Contents(QObject):
    """Keeps panel, header and status line of a window in step with its session."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self.panel = AnswersPanel(window)
        self.panel.link_followed.connect(self._follow)
        self._session.context.place_wanted.connect(self._follow)
        window.status.place_wanted.connect(window.go_to)
        self._session.answered.connect(self.show_answers)
        self._session.another_shown.connect(lambda: self.panel.verticalScrollBar().setValue(0))
        self._session.state_changed.connect(self.show_state)
        window.keeper.state_changed.connect(self.show_state)
        window.keeper.lost_changed.connect(self.show_state)

    def show_answers(self) -> None:
        """Show the answers, what they wait for and what they leave out."""
        context = self._session.context
        found, calculation = context.readable, context.calculation
        if found.contract is not None and calculation is not None:
            self.panel.show_groups(groups_of(calculation, self._label))
            self._window.status.show_known(known_words(calculation), all_known_words(calculation))
            self._window.status.show_cautions(
                [LinkView(one.place, language.text(one.sentence)) for one in calculation.warnings]
            )
        elif calculation is None:
            self.panel.show_groups(())
            self._window.status.show_known("")
            self._window.status.show_cautions(())
        self.panel.show_missing(self._links(found.missing))
        self.panel.show_left_out(self._links(found.left_out))
        self._window.header.show_as_of(self._session.as_of)
        self._show_pages()
        self.show_state()

    def _follow(self, link: str) -> None:
        """Follow a link of the answers or of a page: to an answer, a window beside this one, or a place."""
        if link.startswith(ANSWER):
            self._window.show_answer(link.removeprefix(ANSWER))
        elif link == ADD_TO_REGISTER:
            self._window.kept.add()
        elif not self._window.panels.follow(link):
            self._window.go_to(link)

    def show_state(self) -> None:
        """Show whose contract it is, and whether it is saved; at Home, which register is open."""
        at_home = self._window.body.is_at_home
        self._window.status.be_at_home(at_home)
        if at_home:
            self._window.status.show_saved(language.text(self._register()))
            return
        self._window.show_name(self._about())
        self._window.status.show_saved(language.text(self._saved()), language.text(self._deed()))

    def _show_pages(self) -> None:
        left_out = self._session.context.readable.left_out
        for number, one in enumerate(PAGES):
            faults = sum(1 for place in left_out if one.holds(place))
            self._window.page_list.show_state(number, one.entries(self._session.draft.values), faults)

    def _links(self, places: tuple[str, ...]) -> list[LinkView]:
        values = self._session.draft.values
        return [LinkView(place, label_of(place, values)) for place in places]

    def _label(self, place: str) -> str:
        return label_of(self._session.context.readable.as_typed(place), self._session.draft.values)

    def _about(self) -> str:
        """Return the reference, the edition, and whether it is the sample."""
        parts = [str(self._session.draft.value("reference") or "")]
        contract = self._session.context.readable.contract
        if contract is not None:
            day = language.words().plain_date(edition(contract.edition).published)
            parts.append(language.text(say(N_("edition {edition}"), edition=day)))
        if self._session.is_sample:
            parts.append(language.text(N_("sample")))
        return " · ".join(part for part in parts if part)

    def _saved(self) -> Sentence:
        """Return how far the contract is saved."""
        storing = self._session.storing
        if storing.is_at_home and self._window.keeper.read_only and not storing.is_unsaved:
            return say(N_("This register can only be read"))
        if storing.is_at_home:
            return storing.words
        if self._session.is_modified:
            return say(N_("Not saved, kept as a draft"))
        if self._session.is_sample:
            return say(N_("Sample"))
        return say(N_("Saved")) if self._session.path else say(N_("Nothing entered yet"))

    def _register(self) -> Sentence:
        """Return which register is open."""
        keeper = self._window.keeper
        if keeper.state is State.OPENING:
            return say(N_("Opening the register…"))
        if not keeper.is_open:
            return say(N_("The register is not open"))
        if keeper.lost is not None:
            return say(N_("The register does not answer"))
        if keeper.place == own_register():
            return say(N_("My own register, on this computer"))
        return say(N_("Register: {place}"), place=os.path.basename(keeper.name))  # noqa: PTH119  # or an address

    def _deed(self) -> str:
        """Return what can be done where the contract is not saved."""
        storing = self._session.storing
        if storing.conflict is not None:
            return N_("Choose")
        if storing.is_gone:
            return N_("Add to the register")
        return N_("Retry") if storing.can_retry else ""
