"""How far a long command is, on a terminal and nowhere else."""

from __future__ import annotations

import io

import pytest

from cmdesk.basics.wording import words_for
from cmdesk.cli.progress import Progress, time_left


class Screen(io.StringIO):
    """A terminal that keeps what it was sent."""

    def isatty(self) -> bool:
        return True

    def shown(self) -> list[str]:
        """Return what stood on its line, one after the other."""
        return self.getvalue().split("\r")[1:]


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def progress(screen: io.StringIO | None, clock: Clock, language: str = "en") -> Progress:
    """Return the line on a screen."""
    return Progress(words_for(language), screen, clock)


def test_what_is_told() -> None:
    """How many, how fast, and how much longer where that is known; each line over the last one."""
    screen, clock = Screen(), Clock()
    line = progress(screen, clock)
    clock.now += 2
    line(3000, 0.25)
    clock.now += 2
    line(5999, 0.0)
    first, second = screen.shown()
    assert first == "3,000 contracts, 1,500 a second, about 6 seconds left"
    assert second == "5,999 contracts, 1,500 a second".ljust(len(first))


def test_not_too_often() -> None:
    """A line that changes a hundred times a second cannot be read."""
    screen, clock = Screen(), Clock()
    line = progress(screen, clock)
    for done in range(1, 101):
        clock.now += 0.01
        line(done, 0.0)
    assert [one.split()[0] for one in screen.shown()] == ["25", "50", "75", "100"]


def test_it_goes_away() -> None:
    """What comes next starts on an empty line."""
    screen, clock = Screen(), Clock()
    line = progress(screen, clock)
    clock.now += 1
    line(10, 0.0)
    line.close()
    told, gone, start = screen.shown()
    assert (gone, start) == (" " * len(told), "")


@pytest.mark.parametrize("stream", [None, io.StringIO()])
def test_no_terminal(stream: io.StringIO | None) -> None:
    """Files and pipes get nothing, and neither does a program without standard error."""
    clock = Clock()
    line = progress(stream, clock)
    clock.now += 1
    line(10, 0.5)
    line.close()
    assert stream is None or stream.getvalue() == ""


def test_a_short_batch() -> None:
    """What is done before anything is told leaves nothing to take away."""
    screen = Screen()
    progress(screen, Clock()).close()
    assert screen.getvalue() == ""


def test_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that would break in two could not be written over."""
    monkeypatch.setenv("COLUMNS", "40")
    screen, clock = Screen(), Clock()
    line = progress(screen, clock)
    clock.now += 2
    line(3000, 0.25)
    line.close()
    assert screen.getvalue().strip("\r") == ""


@pytest.mark.parametrize(
    "seconds, told",
    [
        (0.2, "1 second"),
        (1.4, "1 second"),
        (89, "89 seconds"),
        (91, "2 minutes"),
        (3600, "60 minutes"),
        (5400, "2 hours"),
        (86400, "24 hours"),
    ],
)
def test_how_much_longer(seconds: float, told: str) -> None:
    """As exactly as somebody waiting wants to know it."""
    assert words_for("en").text(time_left(seconds)) == told
