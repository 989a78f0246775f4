"""Work off the window's thread: in order, told in the window's thread, and of one subject only the last."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event, current_thread, main_thread
from time import sleep
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.gui.jobs import Jobs


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    """Yield somebody who works, and end the work."""
    found = Jobs()
    yield found
    found.close()


def finish(jobs: Jobs, qtbot: QtBot) -> None:
    """Wait until everything is done and told."""
    qtbot.waitUntil(lambda: not jobs.is_busy)


def failing(error: Exception) -> Any:
    """Return work that fails."""

    def work() -> None:
        raise error

    return work


def test_work_is_done_elsewhere_and_told_here(jobs: Jobs, qtbot: QtBot) -> None:
    """In the order in which it was given."""
    done: list[tuple[int, bool, bool]] = []
    for number in range(3):
        jobs.do(
            lambda number=number: (number, current_thread() is main_thread()),  # type: ignore[misc]
            lambda found: done.append((*found, current_thread() is main_thread())),
            failing,
        )
    assert jobs.is_busy
    finish(jobs, qtbot)
    assert done == [(0, False, True), (1, False, True), (2, False, True)]


def test_what_fails_is_told(jobs: Jobs, qtbot: QtBot) -> None:
    """And what comes after it is done."""
    told: list[Any] = []
    error = ValueError("wrong")
    jobs.do(failing(error), told.append, told.append)
    jobs.do(lambda: 1, told.append, told.append)
    finish(jobs, qtbot)
    assert told == [error, 1]


def test_of_one_subject_only_the_last_is_told(jobs: Jobs, qtbot: QtBot) -> None:
    """One that waits is not even begun; one that is under way is not told."""
    begun, go_on = Event(), Event()
    done: list[str] = []
    told: list[str] = []

    def slow() -> str:
        begun.set()
        go_on.wait(60)
        done.append("first")
        return "first"

    jobs.do(slow, told.append, failing, "search")
    assert begun.wait(60)
    jobs.do(lambda: done.append("second"), lambda _none: told.append("second"), failing, "search")
    jobs.do(lambda: done.append("third"), lambda _none: told.append("third"), failing, "search")
    jobs.do(lambda: done.append("other"), lambda _none: told.append("other"), failing, "else")
    go_on.set()
    finish(jobs, qtbot)
    assert done == ["first", "third", "other"]
    assert told == ["third", "other"]


def test_idleness_is_told(jobs: Jobs, qtbot: QtBot) -> None:
    """Once for all that was given together."""
    with qtbot.waitSignal(jobs.idle):
        jobs.do(lambda: None, lambda _none: None, failing)
        jobs.do(lambda: None, lambda _none: None, failing)
    assert not jobs.is_busy


def test_an_error_of_whoever_is_told_stops_nothing(jobs: Jobs, qtbot: QtBot) -> None:
    """It goes where errors of ours go, and the next job is told."""
    told: list[int] = []

    def hear(_found: object) -> None:
        raise KeyError

    with qtbot.capture_exceptions() as errors:
        jobs.do(lambda: 1, hear, failing)
        jobs.do(lambda: 2, told.append, failing)
        finish(jobs, qtbot)
    assert [kind for kind, _error, _trace in errors] == [KeyError]
    assert told == [2]


def test_at_the_end_all_is_done_and_nothing_told(qtbot: QtBot) -> None:
    """What is still to be stored is stored; the windows are gone."""
    jobs = Jobs()
    done: list[int] = []
    told: list[int] = []
    for number in range(3):
        jobs.do(lambda number=number: done.append(number), lambda _none: told.append(1), failing)  # type: ignore[misc]
    while len(done) < 3:  # and what comes of some is on its way
        sleep(0.001)
    jobs.close()
    qtbot.wait(10)
    assert (done, told) == ([0, 1, 2], [])
