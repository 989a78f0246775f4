"""What is done with a contract in the register, and what is told of it: by whom it was changed, merged or deleted."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import N_, say
from cmdesk.gui import language
from cmdesk.gui.frame.namesakes import Namesakes
from cmdesk.gui.living import while_there
from cmdesk.gui.sending import clash_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from cmdesk.basics.wording import Sentence
    from cmdesk.gui.main_window import MainWindow
    from cmdesk.register.records import Conflict, Stored
    from cmdesk.register.register import Register


class Kept(QObject):
    """What the window does with the register, for its own contract."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._storing = window.session.storing
        self._told_why: Sentence | None = None

    def listen(self) -> None:
        """Tell what others do to the contract from now on."""
        self._storing.renewed.connect(self._tell_renewed)
        self._storing.merged.connect(self._tell_merged)
        self._storing.clashed.connect(self.choose)
        self._storing.deleted.connect(self._tell_deleted)
        self._storing.changed.connect(self._look_at_why)
        Namesakes(self._window, self).listen()
        self._window.status.deed_wanted.connect(self._do)

    # What the user asks for

    def add(self) -> None:
        """Put the sample, or a copy of a document, into the register, and go on there."""
        window, file = self._window, self._window.session.path
        if self._storing.stored is not None and not self._storing.is_gone:
            self._tell(say(N_("This contract is in the register already.")))
            return
        try:
            window.session.whole_contract()
        except FaultyInput as faulty:
            window.show_faults(say(N_("To be in the register, a contract needs a few things more")), faulty.faults)
            return
        window.session.add_to_register()
        if file is not None:
            sentence = N_("This contract is in the register from now on; {file} stays as it is.")
            self._tell(say(sentence, file=Path(file).name))
        window.session.state_changed.emit()

    def offer(self) -> None:
        """Say what there is to say of a contract that was just opened."""
        stored = self._storing.stored
        if stored is None:
            if self._window.session.path is not None:
                self._offer_to_add()
        elif stored.deleted_at is not None:
            self._tell_deleted(stored)
        else:
            from cmdesk.gui.frame.leftovers import offer_own  # noqa: PLC0415  # as late as it is used

            offer_own(self._window)

    def delete(self) -> None:
        """Take the contract out of the register, once it is stored; it can be had back for 30 days."""
        self._window.session.draft.end_step()
        self._storing.store()
        self._storing.when_answered(self._delete)

    def _delete(self) -> None:
        from cmdesk.desk.registers import edit  # noqa: PLC0415  # as above

        stored = self._storing.stored
        if stored is None or stored.deleted_at is not None or self._storing.is_gone:
            self._window.tell_trouble(say(N_("This contract is not in the register.")))
            return
        made = edit(self._storing.why)

        def work(register: Register) -> Stored | Conflict:
            clash = clash_of(register, stored, stored.contract)
            return register.delete(stored.id, stored.version, made) if clash is None else clash

        self._ask(work, self._deleted)

    def bring_back(self, contract_id: int) -> None:
        """Have a deleted contract back, and show it."""
        from cmdesk.desk.registers import edit  # noqa: PLC0415  # as above

        if self._window.body.home is not None:
            self._window.body.home.contracts.bulk.forget_gone(contract_id)
        if self._storing.contract_id == contract_id:
            self._storing.bring_back()
            return
        made, window = edit(), self._window
        self._ask(lambda register: register.undelete(contract_id, made), lambda stored: window.open_kept(stored.id))

    def ask_why(self) -> None:
        """Ask for what reason something is changed, to be kept with each change until the contract is left."""
        from cmdesk.gui.dialogs.why_dialog import WhyDialog  # noqa: PLC0415  # dialogs wait until asked for

        dialog = WhyDialog(self._storing.why, self._window)
        dialog.given.connect(self._take_why)
        dialog.open()

    def show_deleted(self) -> None:
        """Show the contracts that were deleted, each of which can be had back."""
        from cmdesk.gui.dialogs.deleted_dialog import DeletedDialog  # noqa: PLC0415  # as above

        dialog = DeletedDialog(self._window.keeper, self._window)
        dialog.bring_back_wanted.connect(self.bring_back)
        dialog.open()

    def choose(self, conflict: Conflict) -> None:
        """Let the user choose where others changed the same."""
        from cmdesk.gui.dialogs.conflict_dialog import ConflictDialog  # noqa: PLC0415  # as above

        mine = self._window.session.readable_contract()
        if mine is None:
            return
        dialog = ConflictDialog(conflict, mine, self._window.session.context, self._window)
        dialog.decided.connect(self._storing.decide)
        dialog.open()

    # What is told

    def _tell_renewed(self, stored: Stored) -> None:
        sentence = say(N_("{who} changed this contract, {when}; it is shown as it is now."), **_by(stored))
        self._tell(sentence, [(N_("History"), self._show_history)])

    def _tell_merged(self, conflict: Conflict) -> None:
        from cmdesk.gui.changes import places_in_words  # noqa: PLC0415  # as late as it is used

        where = places_in_words(conflict.theirs)
        sentence = N_("{who} changed this contract meanwhile, {when}: {where}. Both changes are kept.")
        self._tell(say(sentence, **_by(conflict.stored), where=where), [(N_("History"), self._show_history)])

    def _tell_deleted(self, stored: Stored) -> None:
        sentence = say(N_("{who} deleted this contract, {when}."), **_by(stored))
        self._tell(sentence, [(N_("Bring back"), partial(self.bring_back, stored.id))])

    def _deleted(self, found: Stored | Conflict) -> None:
        """Say that the contract is deleted; or that others changed it first, and show what they made of it."""
        from cmdesk.register.records import Stored  # noqa: PLC0415  # as above

        if not isinstance(found, Stored):
            self._storing.take_in(found.stored)
            sentence = N_("Not deleted: {who} changed this contract, {when}; look at it first.")
            self._tell(say(sentence, **_by(found.stored)), [(N_("History"), self._show_history)])
            return
        name = self._window.session.title
        if not self._window.session.is_modified and self._storing.contract_id == found.id:
            self._window.session.show_nothing()
            self._window.show_home().contracts.bulk.remember_gone(found)
        self._tell(say(N_("Deleted: {name}"), name=name), [(N_("Undo"), partial(self.bring_back, found.id))])
        self._window.keeper.look()

    def _offer_to_add(self) -> None:
        self._tell(say(N_("This file is not in the register.")), [(N_("Add to the register"), self.add)])

    def _show_history(self) -> None:
        from cmdesk.gui.pages.entries import HISTORY, PAGES  # noqa: PLC0415  # as above

        self._window.show_page(next(number for number, one in enumerate(PAGES) if one.icon == HISTORY))

    # Helpers

    def _do(self) -> None:
        """Do what the status line offers: try again, choose, or put the contract in anew."""
        if self._storing.conflict is not None:
            self._storing.consider()
        elif self._storing.is_gone:
            self.add()
        else:
            self._storing.store()

    def _take_why(self, why: str) -> None:
        """Keep a reason with the changes from now on, and say so until there is something else to say."""
        if self._told_why is not None:
            self._window.take_back(self._told_why)
        self._storing.why, self._told_why = why, None
        if why:
            self._told_why = say(N_("Kept with every change until this contract is left: {why}"), why=why)
            self._tell(self._told_why, [(N_("No longer"), partial(self._take_why, ""))])

    def _look_at_why(self) -> None:
        """Say no longer that a reason is kept, where the contract for which it was given is left."""
        if self._told_why is not None and not self._storing.why:
            self._take_why("")

    def _ask(self, work: Callable[[Register], object], done: Callable[..., object]) -> None:
        keeper = self._window.keeper
        if not keeper.is_open:
            self._window.tell_trouble(keeper.trouble or say(N_("The register is not open")))
            return
        keeper.ask(work, while_there(self._window, done), while_there(self._window, self._window.tell_trouble))

    def _tell(self, sentence: Sentence, deeds: list[tuple[str, Callable[[], object]]] | None = None) -> None:
        self._window.banner.tell(language.text(sentence), [(language.text(name), deed) for name, deed in deeds or ()])


def _by(stored: Stored) -> dict[str, str]:
    """Return who made a version, and when."""
    return {"who": stored.who, "when": language.words().moment(stored.at.astimezone())}
