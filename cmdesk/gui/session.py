"""One open contract: its document, its draft, its answers, and what happens to them as one types, saves and leaves."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from cmdesk.basics.errors import CmdeskError, FaultyInput
from cmdesk.basics.wording import N_, Sentence, count, say
from cmdesk.gui.context import Context
from cmdesk.gui.draft import Draft
from cmdesk.gui.timers import once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdesk.basics.errors import Fault
    from cmdesk.contract.contract import Contract
    from cmdesk.desk.documents import Document
    from cmdesk.desk.drafts import Draft as KeptDraft
    from cmdesk.desk.drafts import Home, LeftDraft
    from cmdesk.gui.keeper import Keeper
    from cmdesk.gui.sharing import Sharing
    from cmdesk.register.records import Stored

_TYPING, _KEEPING = 50, 800


class Session(QObject):
    """A contract from its opening to its closing; no window is needed for it.

    `another_shown` tells that another contract took the place of the one before.
    """

    state_changed = Signal()
    another_shown = Signal()
    answered = Signal()
    troubled = Signal(object)
    settled = Signal(object)

    def __init__(self, parent: QObject | None = None, keeper: Keeper | None = None) -> None:
        super().__init__(parent)
        self.draft = Draft({}, self)
        self._keeper = keeper
        self._storing: Sharing | None = None
        self._named = ("", "")
        self.context = Context(self.draft, self)
        self.document: Document | None = None
        self.is_sample = False
        self._as_of: date | None = None
        self._kept: KeptDraft | None = None
        self._resumed = False
        self._troubles: dict[str, Sentence] = {}
        self._typing = once(self, _TYPING, self.calculate)
        self._keeping = once(self, _KEEPING, self.keep)
        self.draft.changed.connect(self._changed)
        self.draft.undo_stack.cleanChanged.connect(self._clean_changed)

    # What there is

    @property
    def storing(self) -> Sharing:
        """Return what stores the contract in the register, where it is at home as long as nothing else is said."""
        if self._storing is None:
            from cmdesk.gui.sharing import Sharing  # noqa: PLC0415  # nothing is stored before the first paint

            self._storing = self.context.storing = Sharing(self, self._keeper)
            self._storing.changed.connect(self._learn_name)
            self._storing.changed.connect(self.state_changed)
            if self._keeper is not None:
                self._storing.begin()
        return self._storing

    @property
    def path(self) -> str | None:
        """Return the path of the document, None while it has none."""
        return self.document.path if self.document else None

    @property
    def is_modified(self) -> bool:
        """Tell whether something was typed that is in no file and not in the register."""
        return not self.draft.undo_stack.isClean() if self._storing is None else self._storing.is_unsaved

    @property
    def is_untouched(self) -> bool:
        """Tell whether nothing at all is in this contract yet."""
        is_anywhere = self.document is not None or self.storing.stored is not None
        return not is_anywhere and not self.is_modified and not self.draft.values

    @property
    def title(self) -> str:
        """Return what the contract is called: the Client and the reference."""
        names = (self.draft.value("client.name"), self.draft.value("reference"))
        return " · ".join(str(name) for name in names if name)

    @property
    def as_of(self) -> date | None:
        """Return the day as of which is calculated, today where none is chosen."""
        if self._as_of is not None:
            return self._as_of
        calculation = self.context.calculation
        return calculation.as_of if calculation is not None else None

    def choose_as_of(self, day: date | None) -> None:
        """Calculate as of a day, or as of today again."""
        if day != self._as_of:
            self._as_of = day
            self.calculate()

    # Opening and saving

    def show_document(self, document: Document) -> None:
        """Show a contract that was read from a file."""
        self.document = document
        self.storing.go_away()
        self._show(_values_of(document.contract))

    def show_kept(self, stored: Stored) -> None:
        """Show a contract of the register."""
        self.document, self.is_sample, self._as_of = None, False, None
        self.discard_kept()
        self._show(_values_of(stored.contract))
        self.storing.settle(stored)

    def show_nothing(self) -> None:
        """Show a new contract in place of the one that was shown, which is saved."""
        self.document, self.is_sample, self._as_of = None, False, None
        self._show({})
        self.storing.begin()

    def add_to_register(self) -> None:
        """Be at home in the register from now on; the file, if there was one, stays as it is."""
        self.document, self.is_sample = None, False
        self.storing.add()

    def renew(self, contract: Contract) -> None:
        """Show what others made of the contract; what was undone before cannot be done again."""
        self._show(_values_of(contract))

    def preview(self, values: dict[str, Any]) -> None:
        """Show what a file seems to hold, before it is read strictly and anything is worked out."""
        self.draft.replace(values)
        self._typing.stop()
        self._keeping.stop()

    def show_sample(self, document: Document, as_of: date) -> None:
        """Show the sample: a contract like any other, but without a file to be saved in."""
        self.is_sample, self._as_of = True, as_of
        self.storing.go_away()
        self._show(_values_of(document.contract))

    def resume(self, left: LeftDraft, document: Document | None) -> None:
        """Go on with what was typed before and saved nowhere, in the file that it was typed for."""
        # Saving compares the file with what the draft grew from, not with what others made of it since.
        self.document = None if document is None else replace(document, digest=left.base)
        if left.home is None:
            self.storing.go_away()
        self._show({} if document is None else _values_of(document.contract))
        if left.home is not None and left.home.added is not None:
            added = left.home.added
            with suppress(FaultyInput):  # kept by another version, of which this one makes no contract
                self.storing.repeat(self.contract_in(dict(added.content)), added.edit)
        self._take_up(left)

    def resume_kept(self, left: LeftDraft, stored: Stored) -> None:
        """Go on with what was typed before in a contract of the register, as it was when that was typed."""
        self.show_kept(stored)
        self._take_up(left)

    def _take_up(self, left: LeftDraft) -> None:
        from cmdesk.desk.drafts import resume_draft  # noqa: PLC0415  # as above

        self._kept, self._resumed = resume_draft(left.id), True
        self.draft.take_over(left.content, N_("what was not saved"))

    def save(self, path: str | None = None) -> None:
        """Save in the own file or another; FaultyInput where it is no contract yet, OutputError where that fails.

        Of a contract that is in the register a copy is saved, and it stays at home there.
        """
        from cmdesk.desk import documents  # noqa: PLC0415  # nothing is saved before the first paint
        from cmdesk.desk.recent import remember_file  # noqa: PLC0415  # as above

        contract = self.whole_contract()
        if self.storing.stored is not None:
            if path is not None:
                documents.save_as(contract, path)
            return
        if path is not None:
            self.document = documents.save_as(contract, path)
        elif self.document is not None:
            self.document = documents.save(self.document, contract)
        self.is_sample = False
        self.storing.go_away()
        self.draft.undo_stack.setClean()
        self.discard_kept()
        self.state_changed.emit()
        if self.path is not None:
            remember_file(self.path)

    def whole_contract(self) -> Any:
        """Return the contract with everything that was typed; FaultyInput where something is at fault."""
        return self.contract_in(self.draft.values)

    def contract_in(self, values: dict[str, Any]) -> Any:
        """Return the contract in plain values; FaultyInput where something is at fault."""
        from cmdesk.contract.read import SCHEMA, contract_of  # noqa: PLC0415  # only to be saved

        return contract_of({"schema": SCHEMA, **values}, Path(self.path or "").name)

    def readable_contract(self) -> Contract | None:
        """Return the contract with everything that was typed, None where something is at fault."""
        try:
            found: Contract = self.whole_contract()
        except FaultyInput:
            return None
        return found

    def missing_words(self, faults: Sequence[Fault]) -> Sentence:
        """Return where a contract is at fault: the first place, and how many more there are."""
        from cmdesk.gui.pages.labels import label_of  # noqa: PLC0415  # as above

        place, more = label_of(faults[0].place, self.draft.values), len({one.place for one in faults}) - 1
        if not more:
            return say(N_("look at {place}"), place=place)
        return count(
            N_("look at {place} and {n} place more"), N_("look at {place} and {n} places more"), more, place=place
        )

    # Drafts

    def keep(self) -> None:
        """Keep what is typed but not saved, so that nothing is lost whatever happens; what was all undone needs none.

        A draft that was gone on with stays even then: it holds what the user has not said to discard.
        """
        if not self.is_modified:
            if not self._resumed:
                self.discard_kept()
            return
        from cmdesk.desk.drafts import new_draft  # noqa: PLC0415  # nothing is typed before the first paint
        from cmdesk.desk.failures import OutputError  # noqa: PLC0415  # as above

        try:
            self._kept = self._kept or new_draft()
            if self.document is None:
                self._kept.keep(self.draft.values, home=self._home())
            else:
                self._kept.keep(self.draft.values, str(Path(self.document.path).absolute()), self.document.digest)
        except OutputError as error:
            self._tell("draft", say(N_("This draft cannot be kept: {why}"), why=error.sentence))
        else:
            self._tell("draft", None)

    def leave(self) -> None:
        """Let go of the contract; what was typed and not saved is offered again at the next start."""
        self._keeping.stop()
        self.keep()
        self.storing.go_away()
        if self._kept is not None:
            self._kept.leave()
            self._kept = None

    def _home(self) -> Home | None:
        """Return where a draft is at home in a register; None where it is not."""
        from cmdesk.desk.drafts import Home, OnItsWay  # noqa: PLC0415  # as above

        storing = self.storing
        if not storing.is_at_home:
            return None
        place, stored, added = self._name_of(storing.place), storing.stored, storing.being_added
        if stored is not None:
            return Home(place, stored.id, stored.version, at=stored.at)
        if added is None:
            return Home(place)
        return Home(place, added=OnItsWay(_values_of(added.contract), added.edit))

    def _learn_name(self) -> None:
        """Learn the one name of the register from whoever asked the disk for it, off the window's thread."""
        keeper, storing = self._keeper, self._storing
        if keeper is not None and storing is not None and keeper.is_open and keeper.place == storing.place:
            self._named = keeper.place, keeper.name

    def _name_of(self, place: str) -> str:
        """Return the one name of a register; that of a file is its place as long as it never was open."""
        from cmdesk.desk.registers import is_shared, known_as  # noqa: PLC0415  # as above

        self._learn_name()
        if self._named[0] == place:
            return self._named[1]
        return known_as(place) if is_shared(place) else place

    def discard_kept(self) -> None:
        """Forget what was kept: it is saved, or not wanted."""
        self._keeping.stop()
        if self._kept is not None:
            self._kept.discard()
        self._kept, self._resumed = None, False

    # Answers

    def calculate(self) -> None:
        """Work out the answers of what is typed now."""
        from cmdesk.desk.calculation import calculated_with_bands  # noqa: PLC0415  # the window is painted first
        from cmdesk.desk.rates import first_fault, rate_troubles  # noqa: PLC0415  # as above
        from cmdesk.gui.readable import readable  # noqa: PLC0415  # as above

        self._typing.stop()
        found = readable(self.draft.values)
        calculation, trouble = self.context.calculation, None
        if found.contract is not None:
            try:
                calculation = calculated_with_bands(found.contract, self._as_of)
            except CmdeskError as error:
                trouble = getattr(error, "sentence", None) or say(str(error))
        self.context.show(found, calculation)
        self.answered.emit()
        self._tell("answers", trouble)
        self._tell("rates", next(map(first_fault, rate_troubles()), None))

    def _tell(self, about: str, trouble: Sentence | None) -> None:
        """Tell what is wrong once, and once that it no longer is."""
        before = self._troubles.pop(about, None)
        if trouble is not None:
            self._troubles[about] = trouble
        if before is not None and before != trouble:
            self.settled.emit(before)
        if trouble is not None and before != trouble:
            self.troubled.emit(trouble)

    def _show(self, values: dict[str, Any]) -> None:
        self.context.calculation = None  # answers of another contract are none of this one's
        self.draft.replace(values)
        self.calculate()
        self.another_shown.emit()
        self.state_changed.emit()

    def _clean_changed(self, _clean: bool) -> None:  # noqa: FBT001  # a slot
        self.state_changed.emit()

    def _changed(self, _place: str) -> None:
        self._typing.start()
        self._keeping.start()
        self.state_changed.emit()


def _values_of(contract: Contract) -> dict[str, Any]:
    """Return what a contract holds as plain values."""
    from cmdesk.contract.write import contract_to_values  # noqa: PLC0415  # the window is painted first

    return contract_to_values(contract)
