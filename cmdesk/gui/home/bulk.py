"""What is done with many contracts at once: exported, deleted some at a time, and had back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cmdesk.basics.wording import N_, Sentence, count, say
from cmdesk.gui import language
from cmdesk.gui.remembered import recalled, remember
from cmdesk.gui.widgets.days import today

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QFileDialog

    from cmdesk.basics.wording import Words
    from cmdesk.gui.home.asking import Asking
    from cmdesk.gui.home.contracts import Contracts, Search
    from cmdesk.gui.main_window import MainWindow
    from cmdesk.register.records import Summary
    from cmdesk.register.register import Register

_FOLDER = "folder"
_TOGETHER = 1000
"""Contracts that are looked up at once."""

_DELETED_TOGETHER = 20
"""Contracts that are deleted before anybody else's question is answered."""

_FORMATS = (
    (N_("Excel workbook with all deadlines"), ".xlsx"),
    (N_("Contracts as JSON lines"), ".jsonl"),
)

Ranges = tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Deletion:
    """How far a deletion is: which contracts are still to go, which are gone, and how many others changed meanwhile."""

    waiting: list[Summary]
    total: int
    gone: list[int]
    changed: int = 0


class Bulk(QObject):
    """Does it for the contracts that are chosen; `progressed` tells how far it is, and nothing at its end."""

    progressed = Signal(object)

    def __init__(self, asking: Asking, window: MainWindow, contracts: Contracts) -> None:
        super().__init__(contracts)
        self._asking, self._window, self._contracts = asking, window, contracts
        self.dialog: QFileDialog | None = None
        self._gone: list[int] = []

    # Deleting

    def delete(self) -> None:
        """Take the chosen contracts out of sight, and offer to have them back."""
        self._gather(self._contracts.table.chosen_ranges, self.take_out)

    def take_out(self, found: tuple[Summary, ...]) -> None:
        """Delete contracts as they were seen."""
        self._go_on(Deletion(list(found), len(found), []))

    def _go_on(self, deletion: Deletion) -> None:
        """Delete the next ones, until all are gone."""
        self._asking.keeper.look()
        if not deletion.waiting:
            self.progressed.emit(None)
            self._tell(deletion)
            return
        if deletion.gone:
            self.progressed.emit(
                say(N_("Deleting: {done} of {n}"), done=deletion.total - len(deletion.waiting), n=deletion.total)
            )
        some, deletion.waiting = deletion.waiting[:_DELETED_TOGETHER], deletion.waiting[_DELETED_TOGETHER:]

        def done(found: tuple[list[int], int]) -> None:
            deletion.gone += found[0]
            deletion.changed += found[1]
            self._go_on(deletion)

        def failed(why: Sentence) -> None:
            self.progressed.emit(None)
            self._window.tell_trouble(why, self._undo_of(deletion.gone))

        self._asking.ask(lambda register: _deleted(register, some), done, failed=failed)

    def undo(self) -> None:
        """Have back what was deleted last; nothing where nothing was."""
        gone, self._gone = self._gone, []
        if gone:
            self._have_back(gone, len(gone))

    def _tell(self, deletion: Deletion) -> None:
        said = count("{n} contract deleted.", "{n} contracts deleted.", len(deletion.gone))
        if deletion.changed:
            rest = count(
                "{n} was changed meanwhile and stays.", "{n} were changed meanwhile and stay.", deletion.changed
            )
            said = say(N_("{deleted} {rest}"), deleted=said, rest=rest)
        self._window.banner.tell(language.text(said), self._undo_of(deletion.gone))

    def _undo_of(self, gone: list[int]) -> tuple[tuple[str, Callable[[], object]], ...]:
        self._gone = gone
        return ((language.text(N_("Undo")), self.undo),) if gone else ()

    def _have_back(self, waiting: list[int], total: int) -> None:
        """Have the next ones back, until all are there."""
        self._asking.keeper.look()
        if not waiting:
            self.progressed.emit(None)
            said = count("{n} contract is back.", "{n} contracts are back.", total)
            self._window.banner.tell(language.text(said))
            return
        some, rest = waiting[:_DELETED_TOGETHER], waiting[_DELETED_TOGETHER:]
        self._asking.ask(
            lambda register: _undeleted(register, some),
            lambda _found: self._have_back(rest, total),
            failed=lambda why: self._window.tell_trouble(why, self._undo_of(waiting)),
        )

    # Exporting

    def ask_export(self) -> None:
        """Ask into which file to write what is chosen, or all that is found where nothing is."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  # dialogs wait until asked for

        if self.dialog is not None:
            self.dialog.deleteLater()
        dialog = self.dialog = QFileDialog(self._window, language.text(N_("Export the contracts")))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        names = {f"{language.text(name)} (*{suffix})": suffix for name, suffix in _FORMATS}
        dialog.setNameFilters([*names])
        dialog.setDefaultSuffix(_FORMATS[0][1])
        dialog.filterSelected.connect(lambda name: dialog.setDefaultSuffix(names[name]))
        folder = str(recalled(_FOLDER) or "")
        dialog.setDirectory(folder if Path(folder).is_dir() else str(Path.home()))
        dialog.fileSelected.connect(self.export)
        dialog.open()

    def export(self, target: str) -> None:
        """Write what is chosen, or all that is found, to a file, whole or not at all."""
        table, search, as_of = self._contracts.table, self._contracts.search_now, today()
        ranges = table.chosen_ranges if table.chosen_number not in {0, self._contracts.model.rowCount()} else ()
        words = language.words()
        remember(**{_FOLDER: str(Path(target).parent)})
        self.progressed.emit(say(N_("Exporting…")))
        self._asking.ask(
            lambda register: _written(register, search, as_of, ranges, target, words),
            lambda number: self._exported(number, target),
            failed=self._not_exported,
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

    def _gather(self, ranges: Ranges, done: Callable[[tuple[Summary, ...]], object]) -> None:
        search = self._contracts.search_now
        as_of = today()
        self._asking.ask(lambda register: gathered(register, search, as_of, ranges), done)


def gathered(register: Register, search: Search, as_of: date, ranges: Ranges) -> tuple[Summary, ...]:
    """Return the contracts in some ranges of what a search finds."""
    found: list[Summary] = []
    for first, last in ranges:
        for offset in range(first, last + 1, _TOGETHER):
            most = min(_TOGETHER, last + 1 - offset)
            page = register.search(
                search.query, as_of, search.sort, descending=search.descending, offset=offset, most=most
            )
            found.extend(page.rows)
    return tuple(found)


def _written(  # the parts of one question
    register: Register, search: Search, as_of: date, ranges: Ranges, target: str, words: Words
) -> int:
    """Write contracts to a file and return how many: those in some ranges, or all that a search finds."""
    from cmdesk.desk.handing_out import hand_out  # noqa: PLC0415  # off the window's thread

    wanted = tuple(one.id for one in gathered(register, search, as_of, ranges)) if ranges else search.query
    return hand_out(register, wanted, as_of, target, words, lambda _text: None)


def _deleted(register: Register, some: list[Summary]) -> tuple[list[int], int]:
    """Delete contracts as they were seen; return those that are gone, and how many somebody changed meanwhile."""
    from cmdesk.desk.registers import edit  # noqa: PLC0415  # it reads a file, off the window's thread
    from cmdesk.register.errors import NoSuchContractError  # noqa: PLC0415  # as above
    from cmdesk.register.records import Conflict  # noqa: PLC0415  # as above

    gone, changed = [], 0
    for one in some:
        try:
            found = register.delete(one.id, one.version, edit())
        except NoSuchContractError:
            continue
        if not isinstance(found, Conflict):
            gone.append(one.id)
        elif found.stored.deleted_at is None:
            changed += 1
    return gone, changed


def _undeleted(register: Register, some: list[int]) -> None:
    from cmdesk.desk.registers import edit  # noqa: PLC0415  # as above

    for one in some:
        register.undelete(one, edit())
