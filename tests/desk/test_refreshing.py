"""Deadlines kept up to date: what moves nothing is stored, what moves something is shown first."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from cmdesk.desk import refreshing
from cmdesk.desk.refreshing import OutdatedReviewError, Review, accept, brought_up_to_date, postpone
from cmdesk.desk.registers import edit, opened, place_of
from cmdesk.register.basis import basis
from cmdesk.register.errors import DiskFullError, PartlyStoredError
from cmdesk.register.records import Action, Edit, Prepared
from cmdesk.register.register import Register
from tests.register.kept import named, ready

LONG_AGO = date(2024, 6, 3)
"""A day in the Initial Term, which every clock has left behind."""


def today() -> date:
    """Return the day that the register goes by."""
    return datetime.now(UTC).astimezone().date()


def of_older_holidays(found: Prepared) -> Prepared:
    """Return what an older calendar may have come to: the same days."""
    return replace(found, basis=replace(found.basis, calendar="holidays 0.1"))


def moved(found: Prepared) -> Prepared:
    """Return what an older calendar may have come to: everything a day earlier."""
    day = timedelta(days=1)
    rows = (replace(one, day=one.day - day, act_by=one.act_by - day) for one in found.deadlines)
    return of_older_holidays(replace(found, deadlines=tuple(rows)))


@pytest.fixture
def register() -> Iterator[Register]:
    """Yield an empty register."""
    with opened(place_of()) as found:
        yield found


def act_by(register: Register, contract_id: int) -> list[date]:
    """Return the days to act by that are kept of a contract."""
    return [one.act_by for one in register.deadlines_of(contract_id)]


def test_an_empty_register(register: Register) -> None:
    """Nothing is to be done."""
    assert brought_up_to_date(register) == Review()


def test_time_that_went_by(register: Register) -> None:
    """New rows are stored at once, and nobody is asked; the history has nothing to tell."""
    one = register.add(ready(named("A"), LONG_AGO), edit()).id
    assert register.aged(today()) == (one,)
    said: list[tuple[int, int]] = []
    assert brought_up_to_date(register, lambda done, of: said.append((done, of))) == Review()
    assert (register.stale(today()), said) == ((), [(1, 1)])
    assert act_by(register, one) == [row.act_by for row in ready(named("A"), today()).deadlines]
    assert [line.action for line in register.history()] == [Action.ADDED]


def test_newer_holidays_that_move_nothing(register: Register) -> None:
    """They are taken over at once."""
    register.add(of_older_holidays(ready(named("A"), today())), edit())
    assert register.stale(today()) != ()
    assert brought_up_to_date(register) == Review()
    assert register.stale(today()) == ()


def test_what_moves_is_shown_first(register: Register) -> None:
    """Nothing of it is stored until it is accepted; the history tells what moved and why."""
    one = register.add(moved(ready(named("A"), today())), edit()).id
    before = act_by(register, one)
    review = brought_up_to_date(register)
    [impact] = review.impacts
    assert (impact.reference, act_by(register, one)) == ("A", before)
    first = impact.moves[0]
    assert first.before is not None
    assert first.after == first.before + timedelta(days=1)
    assert accept(register, review, "new holidays") == 1
    assert act_by(register, one) == [day + timedelta(days=1) for day in before]
    assert register.stale(today()) == ()
    assert {(line.action, line.why) for line in register.last_changes(most=len(impact.moves))} == {
        (Action.ACCEPTED, "new holidays")
    }


def test_what_moves_can_wait(register: Register) -> None:
    """Postponed, the old days stay, and nobody is asked again for as long as nothing else changes."""
    one = register.add(moved(ready(named("A"), today())), edit()).id
    before = act_by(register, one)
    postpone(register, brought_up_to_date(register), "ask the lawyers")
    assert (act_by(register, one), brought_up_to_date(register)) == (before, Review())
    assert register.last_changes(most=1)[0].action is Action.POSTPONED


@pytest.mark.parametrize("decide", [accept, postpone])
def test_what_rests_on_something_else_by_now_is_not_stored(
    register: Register, monkeypatch: pytest.MonkeyPatch, decide: Callable[[Register, Review], object]
) -> None:
    """Rates came in after the review: it says what would have moved before."""
    one = register.add(moved(ready(named("A"), today())), edit()).id
    before, review = act_by(register, one), brought_up_to_date(register)
    monkeypatch.setattr(refreshing, "basis", lambda: replace(basis(), rates=date(2999, 1, 1)))
    with pytest.raises(OutdatedReviewError) as told:
        decide(register, review)
    assert told.value.sentence.in_english().startswith("Holidays, rates or rules have changed since")
    assert act_by(register, one) == before


def test_by_pieces(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are, all are gone through, and it is told how far it is."""
    monkeypatch.setattr(refreshing, "_TOGETHER", 2)
    for name in ("A", "B", "C"):
        register.add(moved(ready(named(name), today())), edit())
    said: list[tuple[int, int]] = []
    review = brought_up_to_date(register, lambda done, of: said.append((done, of)))
    assert [one.reference for one in review.impacts] == ["A", "B", "C"]
    assert review.news is not None
    assert [number for number, _ in review.news] == [one.contract_id for one in review.impacts]
    assert said == [(2, 3), (3, 3)]
    assert review.news.bases == {basis().key}
    assert accept(register, review) == 3
    assert register.stale(today()) == ()
    assert accept(register, review) == 0


def test_what_was_stored_before_a_failure_stays(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each piece is whole; the rest is stored when it is accepted once more, and the history tells each move once.

    How much is stored is told, where anything is.
    """
    monkeypatch.setattr(refreshing, "_TOGETHER", 2)
    for name in ("A", "B", "C"):
        register.add(moved(ready(named(name), today())), edit())
    review = brought_up_to_date(register)
    store, pieces = Register.accept, list[int]()

    def full(register: Register, news: list[tuple[int, Prepared]], edit: Edit) -> int:
        pieces.append(len(news))
        if len(pieces) == 2:
            raise DiskFullError(register.place)
        return store(register, news, edit)

    with monkeypatch.context() as patch:
        patch.setattr(Register, "accept", full)
        with pytest.raises(PartlyStoredError) as told:
            accept(register, review)
    assert told.value.sentence.in_english() == (
        "Only 2 of 3 contracts are stored. For the others: The disk is full; nothing was stored. Free some space and "
        "try again"
    )
    assert (pieces, register.stale(today())) == ([2, 1], (3,))
    assert accept(register, review) == 1
    lines = [line.contract_id for line in register.history() if line.action is Action.ACCEPTED]
    assert sorted(set(lines)) == [1, 2, 3]
    assert len(lines) == sum(len(one.moves) for one in review.impacts)


def test_what_is_accepted_is_not_postponed(register: Register) -> None:
    """In two windows one accepts and the other postpones: whoever comes first decides."""
    one = register.add(moved(ready(named("A"), today())), edit()).id
    review = brought_up_to_date(register)
    assert accept(register, review) == 1
    after = act_by(register, one)
    postpone(register, review)
    assert act_by(register, one) == after
    assert Action.POSTPONED not in [line.action for line in register.history()]


def test_where_nothing_is_stored_the_failure_itself_is_told(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first piece failed already."""
    register.add(moved(ready(named("A"), today())), edit())
    review = brought_up_to_date(register)

    def full(register: Register, *_: object) -> int:
        raise DiskFullError(register.place)

    monkeypatch.setattr(Register, "accept", full)
    with pytest.raises(DiskFullError):
        accept(register, review)


def test_nothing_is_left_of_a_review(register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was put aside goes with it."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    register.add(moved(ready(named("A"), today())), edit())
    review = brought_up_to_date(register)
    assert review.news is not None
    spool = review.news._spool
    del review
    gc.collect()
    with pytest.raises(ValueError, match="closed file"):
        spool.get(0)


def test_one_that_can_only_be_read(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is left as it is."""
    register.add(ready(named("A"), LONG_AGO), edit())
    monkeypatch.setattr(Register, "read_only", True)
    assert brought_up_to_date(register) == Review()
    assert register.stale(today()) != ()
