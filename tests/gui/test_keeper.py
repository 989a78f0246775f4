"""The register that all windows share: opened off their thread, asked in order, watched for what others do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import current_thread, main_thread
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.basics.errors import CmdeskError, Fault, FaultyInput
from cmdesk.basics.wording import Sentence, say
from cmdesk.gui import language
from cmdesk.gui.keeper import Keeper, State, sentence_of
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
