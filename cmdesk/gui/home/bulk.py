"""What is done with many contracts at once: exported, deleted some at a time, and had back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cmdesk.basics.wording import N_, Sentence, count, say
from cmdesk.gui import language
from cmdesk.gui.home.found import Seen, gathered
from cmdesk.gui.living import while_there
from cmdesk.gui.widgets.days import today

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QFileDialog

    from cmdesk.basics.wording import Words
    from cmdesk.gui.home.asking import Asking
    from cmdesk.gui.home.contracts import Contracts
    from cmdesk.gui.home.found import Choice
    from cmdesk.gui.main_window import MainWindow
    from cmdesk.register.query import Query
    from cmdesk.register.records import Stored
    from cmdesk.register.register import Register

_TOGETHER = 20
"""Contracts that are deleted or had back before anybody else's question is answered."""

_FORMATS = (
    (N_("Excel workbook with all deadlines"), ".xlsx"),
    (N_("Contracts as JSON lines"), ".jsonl"),
)


@dataclass(slots=True)
class Course:
    """How far something is that is done to many: what is still to do, what is done, how many others changed meanwhile.

    The register's thread adds to it, and the window's looks at it in between.
    """

    waiting: list[Seen]
    total: int
    done: list[Seen] = field(default_factory=list)
    changed: int = 0

    def next(self) -> list[Seen]:
        """Take the next ones."""
        some, self.waiting = self.waiting[:_TOGETHER], self.waiting[_TOGETHER:]
        return some


class Bulk(QObject):
    """Does it for the contracts that are chosen; `progressed` tells how far it is, and nothing at its end."""

    progressed = Signal(object)

    def __init__(self, asking: Asking, window: MainWindow, contracts: Contracts) -> None:
        super().__init__(contracts)
        self._asking, self._window, self._contracts = asking, window, contracts
        self.dialog: QFileDialog | None = None
        self._gone: list[Seen] = []
        self._found: tuple[Seen, ...] = ()

    def forget(self) -> None:
        """Forget what could be had back or was to be deleted: another register is open."""
        self._gone, self._found = [], ()

    # Deleting

    def delete(self) -> None:
        """Take the chosen contracts out of sight, and offer to have them back; ask where some were never on screen."""
        choice = self._contracts.choice()
        if choice.seen is None:
            self._gather(choice, self._ask_whether, self._window.tell_trouble)
        else:
            self.take_out(choice.seen)

    def _ask_whether(self, found: tuple[Seen, ...]) -> None:
        """Ask whether to delete as many as were found."""
        self._found = found
        said = count("Delete {n} contract?", "Delete {n} contracts, also those out of sight?", len(found))
        self._window.banner.tell(language.text(said), ((language.text(N_("Delete")), self._delete_found),))

    def _delete_found(self) -> None:
        found, self._found = self._found, ()
        if found:
            self.take_out(found)

    def take_out(self, found: tuple[Seen, ...]) -> None:
        """Delete contracts as they were seen."""
        self._go_on(Course(list(found), len(found)))

    def _go_on(self, course: Course) -> None:
        """Delete the next ones, until all are gone."""
        self._asking.keeper.look()
        if not course.waiting:
            self.progressed.emit(None)
            self._tell(course)
            return
        if course.done:
            done = course.total - len(course.waiting)
            self.progressed.emit(say(N_("Deleting: {done} of {n}"), done=done, n=course.total))
        some = course.next()
        self._asking.ask(
            lambda register: _delete(register, some, course),
            lambda _done: self._go_on(course),
            failed=lambda why: self._not_deleted(why, course),
        )

    def _not_deleted(self, why: Sentence, course: Course) -> None:
        self.progressed.emit(None)
        self._asking.keeper.look()
        said = count("{n} contract deleted.", "{n} contracts deleted.", len(course.done))
        self._window.tell_trouble(
            say(N_("{deleted} {rest}"), deleted=said, rest=why) if course.done else why, self._undo_of(course.done)
        )

    def _tell(self, course: Course) -> None:
        said = count("{n} contract deleted.", "{n} contracts deleted.", len(course.done))
        if course.changed:
            rest = count("{n} was changed meanwhile and stays.", "{n} were changed meanwhile and stay.", course.changed)
            said = say(N_("{deleted} {rest}"), deleted=said, rest=rest)
        self._window.banner.tell(language.text(said), self._undo_of(course.done))

    # Having back

    def _undo_of(self, gone: list[Seen]) -> tuple[tuple[str, Callable[[], object]], ...]:
        self._gone = gone
        return ((language.text(N_("Undo")), self.undo),) if gone else ()

    def remember_gone(self, deleted: Stored) -> None:
        """Undo next what was deleted elsewhere than in the list."""
        self._gone = [Seen(deleted.id, deleted.version, deleted.at)]

    def forget_gone(self, contract_id: int) -> None:
        """Undo no more what is had back elsewhere than in the list."""
        self._gone = [one for one in self._gone if one.id != contract_id]

    @property
    def can_undo(self) -> bool:
        """Tell whether anything that was deleted can be had back."""
        return bool(self._gone)

    def undo(self) -> None:
        """Have back what was deleted last; nothing where nothing was."""
        gone, self._gone = self._gone, []
        if gone:
            self._have_back(gone, Course(list(gone), len(gone)))

    def _have_back(self, gone: list[Seen], course: Course) -> None:
        """Have the next ones back, until all are there."""
        self._asking.keeper.look()
        if not course.waiting:
            self._window.banner.tell(language.text(_back(len(course.done))))
            return
        some = course.next()
        self._asking.ask(
            lambda register: _undelete(register, some, course),
            lambda _done: self._have_back(gone, course),
            failed=lambda why: self._not_back(why, gone, course),
        )

    def _not_back(self, why: Sentence, gone: list[Seen], course: Course) -> None:
        """Say how many are back, and offer to go on with the rest."""
        self._asking.keeper.look()
        back = course.done
        said = say(N_("{deleted} {rest}"), deleted=_back(len(back)), rest=why) if back else why
        self._window.tell_trouble(said, self._undo_of([one for one in gone if one not in back]))

    # Exporting

    def ask_export(self) -> None:
        """Ask into which file to write what is chosen, or all that is found where nothing is."""
        from cmdesk.gui.file_dialogs import file_dialog  # noqa: PLC0415  # dialogs wait until asked for

        choice = self._contracts.choice()
        if self.dialog is not None:
            self.dialog.deleteLater()
        names = {f"{language.text(name)} (*{suffix})": suffix for name, suffix in _FORMATS}
        dialog = self.dialog = file_dialog(self._window, N_("Export the contracts"), [*names])
        dialog.setAcceptMode(dialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_FORMATS[0][1])
        dialog.selectFile(_suggested(_FORMATS[0][1]))
        dialog.filterSelected.connect(lambda name: _be_of(dialog, names[name]))
        dialog.fileSelected.connect(lambda target: self.export(target, choice))
        dialog.open()

    def export(self, target: str, choice: Choice | None = None) -> None:
        """Write what is chosen, or all that is found, to a file, whole or not at all; edits are stored meanwhile."""
        choice, as_of, words = choice or self._contracts.choice(), today(), language.words()
        if choice.is_all:
            self._export(choice.search.query, as_of, target, words)
        elif choice.seen is not None:
            self._export(_numbers(choice.seen), as_of, target, words)
        else:
            self._gather(choice, lambda found: self._export(_numbers(found), as_of, target, words), self._not_exported)

    def _export(self, wanted: Query | tuple[int, ...], as_of: date, target: str, words: Words) -> None:
        self.progressed.emit(say(N_("Exporting…")))
        self._window.upkeep.read(
            lambda register: _written(register, wanted, as_of, target, words),
            while_there(self, lambda number: self._exported(number, target)),
            while_there(self, self._not_exported),
        )

    def _exported(self, number: int, target: str) -> None:
        self.progressed.emit(None)
        said = count(
            "{n} contract exported to {file}.", "{n} contracts exported to {file}.", number, file=Path(target).name
        )
        self._window.banner.tell(language.text(said))

    def _not_exported(self, why: Sentence) -> None:
        self.progressed.emit(None)
        self._window.tell_trouble(say(N_("Not exported: {why}"), why=why))

    # Both

    def _gather(
        self, choice: Choice, done: Callable[[tuple[Seen, ...]], object], failed: Callable[[Sentence], object]
    ) -> None:
        """Look for what is chosen; where the list is another one by now, nothing is done but telling that."""
        as_of = today()

        def hear(found: tuple[Seen, ...] | None) -> None:
            if found is None:
                self._contracts.refresh()
                failed(say(N_("The list has changed meanwhile; choose once more")))
            else:
                done(found)

        self._window.upkeep.read(
            lambda register: gathered(register, choice, as_of), while_there(self, hear), while_there(self, failed)
        )


def _suggested(suffix: str) -> str:
    """Return the name that is proposed for a file: what it holds, and as of which day."""
    return f"{language.text(N_('Contracts')).lower()}-{today().isoformat()}{suffix}"


def _be_of(dialog: QFileDialog, suffix: str) -> None:
    """Let a dialog ask for a file of another format; a proposed name follows, one that was typed stays."""
    before = {_suggested(known) for _name, known in _FORMATS}
    dialog.setDefaultSuffix(suffix)
    if {Path(one).name for one in dialog.selectedFiles()} <= before:
        dialog.selectFile(_suggested(suffix))


def _back(number: int) -> Sentence:
    return count("{n} contract is back.", "{n} contracts are back.", number)


def _numbers(seen: tuple[Seen, ...]) -> tuple[int, ...]:
    return tuple(one.id for one in seen)


def _written(register: Register, wanted: Query | tuple[int, ...], as_of: date, target: str, words: Words) -> int:
    """Write contracts to a file and return how many."""
    from cmdesk.desk.handing_out import hand_out  # noqa: PLC0415  # off the window's thread

    return hand_out(register, wanted, as_of, target, words, lambda _text: None)


def _delete(register: Register, some: list[Seen], course: Course) -> None:
    """Delete contracts as they were seen; one that is not the same any more stays, whoever changed it."""
    from cmdesk.desk.registers import edit  # noqa: PLC0415  # it reads a file, off the window's thread
    from cmdesk.register.errors import NoSuchContractError  # noqa: PLC0415  # as above
    from cmdesk.register.records import Conflict  # noqa: PLC0415  # as above

    for one in some:
        try:
            there = register.get(one.id)
            if there.version == one.version and there.at != one.at:
                course.changed += 1
                continue
            found = register.delete(one.id, one.version, edit())
        except NoSuchContractError:
            continue
        if not isinstance(found, Conflict):
            course.done.append(Seen(found.id, found.version, found.at))
        elif found.stored.deleted_at is None:
            course.changed += 1


def _undelete(register: Register, some: list[Seen], course: Course) -> None:
    """Have contracts back, those that did not go for good meanwhile, nor were deleted once more by somebody."""
    from cmdesk.desk.registers import edit  # noqa: PLC0415  # as above
    from cmdesk.register.errors import NoSuchContractError  # noqa: PLC0415  # as above

    for one in some:
        with suppress(NoSuchContractError):
            if register.get(one.id).deleted_at in {None, one.at}:
                register.undelete(one.id, edit())
                course.done.append(one)
