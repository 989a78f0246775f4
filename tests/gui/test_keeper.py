"""The register that all windows share: opened off their thread, asked in order, watched for what others do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, current_thread, main_thread
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.basics.errors import CmdeskError, Fault, FaultyInput
from cmdesk.basics.wording import Sentence, say
from cmdesk.desk import registers
from cmdesk.gui import language
from cmdesk.gui.keeper import Everything, Keeper, State, sentence_of
from cmdesk.register.errors import ConnectionLostError, LockedError
from cmdesk.register.records import Edit
from cmdesk.register.register import Register, open_register
from tests.helpers import contract_of

EDIT = Edit("Ann", datetime(2026, 1, 5, 9, tzinfo=UTC))


@pytest.fixture
def keeper() -> Iterator[Keeper]:
    """Yield a keeper, and close it."""
    found = Keeper()
    yield found
    found.close()


@pytest.fixture
def place(tmp_path: Path) -> str:
    """Return where a register is to be made."""
    return str(tmp_path / "contracts.sqlite")


def opened(keeper: Keeper, place: str, qtbot: QtBot) -> None:
    """Open a register and wait for it."""
    keeper.open(place)
    qtbot.waitUntil(lambda: keeper.is_open)


def never(why: object) -> None:
    """Hear what must not be told."""
    raise AssertionError(why)


def test_a_register_opens(keeper: Keeper, place: str, qtbot: QtBot) -> None:
    """In the background; each state is told."""
    states: list[State] = []
    keeper.state_changed.connect(lambda: states.append(keeper.state))
    assert keeper.state is State.CLOSED
    opened(keeper, place, qtbot)
    assert states == [State.OPENING, State.OPEN]
    assert keeper.place == place
    assert keeper.trouble is None
    assert not keeper.read_only


def test_it_is_asked_off_the_thread_of_the_window(keeper: Keeper, place: str, qtbot: QtBot) -> None:
    """And answers there."""
    opened(keeper, place, qtbot)
    found: list[tuple[bool, int]] = []

    def work(register: Register) -> tuple[bool, int]:
        return current_thread() is main_thread(), register.counts(EDIT.at.date()).contracts

    keeper.ask(work, found.append, never)
    qtbot.waitUntil(lambda: bool(found))
    assert found == [(False, 0)]


def test_nothing_is_asked_before_it_is_open(keeper: Keeper) -> None:
    """Whoever asks asks again when it is."""
    keeper.ask(lambda _register: 1, never, never)
    keeper.look()
    assert not keeper.jobs.is_busy


def test_what_fails_is_told_in_a_sentence(keeper: Keeper, place: str, qtbot: QtBot) -> None:
    """Of the register's errors and of faulty input alike."""
    opened(keeper, place, qtbot)
    told: list[Sentence] = []
    keeper.ask(lambda register: register.get(7), never, told.append)
    keeper.ask(lambda register: register.search("due:soon", EDIT.at.date()), never, told.append)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert language.text(told[0]) == "This contract is not in the register any more"
    assert language.text(told[1]).startswith("soon is no time")


def test_what_is_no_register_is_not_opened(keeper: Keeper, tmp_path: Path, qtbot: QtBot) -> None:
    """The sentence says what to do, and another one can be opened then."""
    (tmp_path / "no register").write_text("but a letter, and long enough to be looked at. " * 20, "utf-8")
    keeper.open(str(tmp_path / "no register"))
    qtbot.waitUntil(lambda: keeper.state is State.FAILED)
    assert keeper.trouble is not None
    assert language.text(keeper.trouble) == "This file is no register of cmdesk; name another one"
    opened(keeper, str(tmp_path / "contracts.sqlite"), qtbot)
    assert keeper.trouble is None


def test_another_register_takes_the_place_of_the_first(keeper: Keeper, tmp_path: Path, qtbot: QtBot) -> None:
    """The first is let go of."""
    with open_register(str(tmp_path / "other.sqlite")) as register:
        register.add(contract_of(), EDIT)
    opened(keeper, str(tmp_path / "contracts.sqlite"), qtbot)
    keeper.open(str(tmp_path / "other.sqlite"))
    assert keeper.state is State.OPENING
    qtbot.waitUntil(lambda: keeper.is_open)
    found: list[Any] = []
    keeper.ask(lambda register: register.counts(EDIT.at.date()).contracts, found.append, never)
    qtbot.waitUntil(lambda: found == [1])


def test_what_others_change_is_told(keeper: Keeper, place: str, qtbot: QtBot) -> None:
    """Which contracts, once; nothing where nothing happened."""
    opened(keeper, place, qtbot)
    heard: list[frozenset[int]] = []
    keeper.changed.connect(heard.append)
    with open_register(place) as register:
        stored = register.add(contract_of(), EDIT)
    keeper.look()
    qtbot.waitUntil(lambda: bool(heard))
    keeper.look()
    qtbot.waitUntil(lambda: not keeper.jobs.is_busy)
    assert heard == [frozenset({stored.id})]


def test_an_error_of_ours_ends_the_opening(
    keeper: Keeper, place: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said, can be tried again, and is raised for the report."""

    def broken(_place: str, _password: str | None) -> Register:
        raise ImportError

    with monkeypatch.context() as patch, qtbot.capture_exceptions() as errors:
        patch.setattr(registers, "opened", broken)
        keeper.open(place)
        qtbot.waitUntil(lambda: keeper.state is State.FAILED)
    assert keeper.trouble is not None
    assert "Something in cmdesk itself went wrong" in language.text(keeper.trouble)
    assert [kind for kind, _error, _trace in errors] == [ImportError]
    opened(keeper, place, qtbot)


def hold_up(keeper: Keeper) -> Event:
    """Keep the thread of the register busy until an event."""
    go_on = Event()
    keeper.ask(lambda _register: go_on.wait(60), lambda _none: None, never)
    return go_on


def test_of_two_that_are_opened_in_a_row_the_last_is_open(
    keeper: Keeper, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All others are let go of, and one that is not wanted any more is not even made."""
    closed: list[str] = []
    close = Register.close

    def heard(register: Register) -> None:
        closed.append(Path(register.place).name)
        close(register)

    monkeypatch.setattr(Register, "close", heard)
    opened(keeper, str(tmp_path / "first"), qtbot)
    go_on = hold_up(keeper)
    for name in ("second", "third"):
        keeper.open(str(tmp_path / name))
    go_on.set()
    qtbot.waitUntil(lambda: keeper.is_open)
    assert closed == ["first"]
    assert not (tmp_path / "second").exists()
    assert keeper.place == str(tmp_path / "third")


def test_one_that_opens_too_late_is_let_go_of(
    keeper: Keeper, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another one was wanted while it opened; what goes wrong with it is not told, either."""
    begun, go_on, closed = Event(), Event(), list[str]()
    really, close = registers.opened, Register.close

    def slow(place: str, password: str | None = None) -> Register:
        begun.set()
        go_on.wait(60)
        return really(place, password)

    def heard(register: Register) -> None:
        closed.append(Path(register.place).name)
        close(register)

    (tmp_path / "no register").write_text("but a letter, and long enough to be looked at. " * 20, "utf-8")
    monkeypatch.setattr(registers, "opened", slow)
    monkeypatch.setattr(Register, "close", heard)
    for late in ("late", "no register"):
        begun.clear()
        go_on.clear()
        keeper.open(str(tmp_path / late))
        begun.wait(60)
        keeper.open(str(tmp_path / "wanted"))
        go_on.set()
        qtbot.waitUntil(lambda: keeper.is_open and not keeper.jobs.is_busy)
    assert closed == ["late", "wanted"]
    assert keeper.place == str(tmp_path / "wanted")
    assert keeper.trouble is None


def test_a_register_is_lent(keeper: Keeper, place: str, qtbot: QtBot) -> None:
    """What was asked before is answered first, nobody waits, and it is open again after that."""
    opened(keeper, place, qtbot)
    told: list[str] = []
    go_on = hold_up(keeper)
    keeper.ask(lambda _register: "asked before", told.append, never)
    keeper.lend(lambda lent: f"lent {lent}", told.append, never)
    assert not keeper.is_open
    assert told == []
    go_on.set()
    qtbot.waitUntil(lambda: keeper.is_open)
    assert told == ["asked before", f"lent {place}"]


def test_another_register_is_wanted_while_one_is_lent(keeper: Keeper, tmp_path: Path, qtbot: QtBot) -> None:
    """The one that was lent stays closed."""
    opened(keeper, str(tmp_path / "first"), qtbot)
    go_on, told = Event(), list[bool]()
    keeper.lend(lambda _place: go_on.wait(60), told.append, never)
    keeper.open(str(tmp_path / "second"))
    go_on.set()
    qtbot.waitUntil(lambda: keeper.is_open and not keeper.jobs.is_busy)
    assert told == [True]
    assert keeper.place == str(tmp_path / "second")


def test_a_connection_that_is_lost_is_told(
    keeper: Keeper, place: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once, and once that it is back; not where somebody writes for a moment."""
    opened(keeper, place, qtbot)
    told: list[bool] = []
    keeper.lost_changed.connect(lambda: told.append(keeper.lost is not None))

    def look(error: type[Exception] | None) -> None:
        def changes_since(_register: Register, *_seen: object) -> object:
            assert error is not None
            raise error(place)

        with monkeypatch.context() as patch:
            if error is not None:
                patch.setattr(Register, "changes_since", changes_since)
            keeper.look()
            qtbot.waitUntil(lambda: not keeper.jobs.is_busy)

    look(LockedError)
    assert told == []
    look(ConnectionLostError)
    look(ConnectionLostError)
    assert told == [True]
    assert keeper.lost is not None
    assert "connection to the register is lost" in language.text(keeper.lost)
    look(None)
    look(None)
    assert told == [True, False]


def test_a_history_that_goes_back_changes_everything(keeper: Keeper, place: str, qtbot: QtBot) -> None:
    """As where somebody at another computer put a backup in the place of the register."""
    opened(keeper, place, qtbot)
    heard: list[frozenset[int]] = []
    keeper._seq = 50
    keeper.changed.connect(heard.append)
    keeper.look()
    qtbot.waitUntil(lambda: bool(heard))
    assert isinstance(heard[0], Everything)
    assert 7 in heard[0]
    keeper.look()
    qtbot.waitUntil(lambda: not keeper.jobs.is_busy)
    assert len(heard) == 1


def test_a_password_holds_for_its_register(
    keeper: Keeper, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One tries again, or puts a backup back, without typing it anew; another register never gets it."""
    given: list[tuple[str, str | None]] = []
    really = registers.opened

    def heard(place: str, password: str | None = None) -> Register:
        given.append((Path(place).name, password))
        return really(place)

    monkeypatch.setattr(registers, "opened", heard)
    for name, password in (("one", "secret"), ("one", None), ("other", None), ("one", None)):
        keeper.open(str(tmp_path / name), password)
        qtbot.waitUntil(lambda: keeper.is_open)
    assert given == [("one", "secret"), ("one", "secret"), ("other", None), ("one", None)]


def test_notes_are_taken_once(keeper: Keeper) -> None:
    """The windows share them."""
    note = say("A note")
    keeper.notes = (note,)
    assert keeper.take_notes() == (note,)
    assert keeper.take_notes() == ()


def test_a_closed_keeper_is_closed(keeper: Keeper, place: str, qtbot: QtBot) -> None:
    """What was given to it before is stored; closing twice harms nothing."""
    opened(keeper, place, qtbot)
    keeper.ask(lambda register: register.add(contract_of(), EDIT), never, never)
    keeper.close()
    keeper.close()
    assert keeper.state is State.CLOSED
    with open_register(place) as register:
        assert register.counts(EDIT.at.date()).contracts == 1


def test_the_sentence_of_an_error() -> None:
    """An error without one is ours, and goes where those go."""
    sentence = say("wrong")
    assert sentence_of(FaultyInput("", (Fault("1", sentence),))) is sentence
    with pytest.raises(ZeroDivisionError):
        sentence_of(ZeroDivisionError())
    with pytest.raises(CmdeskError):
        sentence_of(CmdeskError("no sentence"))
