"""Files read off the window's thread, judged and stored by the register's."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cmdesk.basics.wording import Sentence
from cmdesk.desk import importing as desk_importing
from cmdesk.desk.importing import Import, Tally
from cmdesk.desk.registers import edit, own_register
from cmdesk.gui.importing import Importing, Reading
from cmdesk.gui.windows import Windows
from cmdesk.register.errors import DiskFullError
from cmdesk.register.register import Register
from tests.desk.many import FAULTY, contract
from tests.gui.imports import given
from tests.gui.registers import open_keeper, somebody_else, until


class Heard:
    """An import, and what it told."""

    def __init__(self, windows: Windows, *files: str) -> None:
        self.owner = QObject()
        self.importing = Importing(files, windows.keeper, self.owner)
        self.told: list[str] = []
        self.progress: list[tuple[int, float]] = []
        self.importing.judged.connect(lambda: self.told.append("judged"))
        self.importing.stored.connect(lambda: self.told.append("stored"))
        self.importing.failed.connect(self._failed)
        self.importing.progressed.connect(lambda number, part: self.progress.append((number, part)))

    def _failed(self, why: Sentence) -> None:
        self.told.append(why.in_english())


def number_of_contracts() -> int:
    """Return how many contracts somebody else finds."""
    with somebody_else() as other:
        return other.changes_since(0).seq


def test_all_are_stored_piece_by_piece(
    windows: Windows, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One hears how far it is."""
    monkeypatch.setattr(desk_importing, "TOGETHER", 2)
    open_keeper(windows, qtbot)
    heard = Heard(windows, given(tmp_path, *map(contract, "ABCD")))
    until(qtbot, lambda: heard.told)
    heard.progress.clear()
    heard.importing.store(versions=False)
    until(qtbot, lambda: heard.told == ["judged", "stored"])
    assert heard.progress == [(2, 0.5), (4, 1.0)]
    assert heard.importing.coming.tally == Tally(added=4)
    heard.importing.leave()
    assert number_of_contracts() == 4


def test_a_full_disk_is_told_with_what_is_stored(
    windows: Windows, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each piece is whole or not there; begun again, what is stored is there already."""
    monkeypatch.setattr(desk_importing, "TOGETHER", 2)
    open_keeper(windows, qtbot)
    heard = Heard(windows, given(tmp_path, *map(contract, "ABC")))
    until(qtbot, lambda: heard.told)
    whole = Register.take_in

    def full(register: Register, new: list[object], *rest: object) -> tuple[int, ...]:
        if len(new) == 1:
            raise DiskFullError("here")
        return whole(register, new, *rest)  # type: ignore[arg-type]  # as it was given

    with monkeypatch.context() as patched:
        patched.setattr(Register, "take_in", full)
        heard.importing.store(versions=False)
        until(qtbot, lambda: len(heard.told) == 2)
    assert (heard.importing.coming.tally.stored, heard.importing.coming.left) == (2, 1)
    assert not heard.importing.is_storing
    heard.importing.begin_again()
    until(qtbot, lambda: len(heard.told) == 3)
    assert (heard.importing.coming.new, heard.importing.coming.tally.same) == (1, 2)
    heard.importing.leave()


def test_another_register_is_not_written_to(windows: Windows, qtbot: QtBot, tmp_path: Path) -> None:
    """What was compared with one is no answer for the next; nor is anything asked of one that is closed."""
    open_keeper(windows, qtbot)
    heard = Heard(windows, given(tmp_path, contract("A")))
    until(qtbot, lambda: heard.told)
    other = str(tmp_path / "other.sqlite")
    open_keeper(windows, qtbot, other)
    until(qtbot, lambda: windows.keeper.place == other)
    heard.importing.store(versions=True)
    assert heard.told[-1] == "Another register was opened meanwhile."
    heard.importing.begin_again()
    until(qtbot, lambda: len(heard.told) == 3)
    assert heard.told[-1] == "judged"
    heard.importing.leave()
    windows.let_go()
    heard.importing.store(versions=True)
    assert heard.told[-1] == "The register is not open"
    assert own_register() != other
    assert number_of_contracts() == 0


def test_what_cannot_wait_on_the_disk_is_told(
    windows: Windows, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not raised on a thread where nobody hears it."""

    def full(*_: object, **_more: object) -> None:
        raise DiskFullError("here")

    monkeypatch.setattr(Import, "read", full)
    open_keeper(windows, qtbot)
    heard = Heard(windows, given(tmp_path, contract("A")))
    until(qtbot, lambda: heard.told)
    assert heard.told != ["judged"]
    heard.importing.leave()


def test_who_leaves_ends_the_reading(qtbot: QtBot, tmp_path: Path) -> None:
    """At the next contract, be it at fault; what was read is let go of, by whoever is the last."""
    coming = Import(edit().at)
    reading = Reading([given(tmp_path, *[contract(FAULTY)] * 2000)], coming)
    is_ours = reading.leave()
    until(qtbot, lambda: reading.is_done)
    assert is_ours or len(coming.faults) < 2000
    assert reading.leave()
    coming.close()
