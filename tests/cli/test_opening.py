"""With what the window opens."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cmdesk.cli.opening import Opening, no_window, opening_of, what_a_screen_lacks


@pytest.mark.parametrize(
    "arguments, opening",
    [
        ([], Opening(None, sample=False, language=None, screenshot=None)),
        (["a.cmdesk"], Opening("a.cmdesk", sample=False, language=None, screenshot=None)),
        (["./calc"], Opening("./calc", sample=False, language=None, screenshot=None)),
        (["--sample"], Opening(None, sample=True, language=None, screenshot=None)),
        (["--sample", "--lang", "da"], Opening(None, sample=True, language="da", screenshot=None)),
        (["--screenshot", "a.png", "a.cmdesk"], Opening("a.cmdesk", sample=False, language=None, screenshot="a.png")),
    ],
)
def test_opening(arguments: list[str], opening: Opening) -> None:
    """A file, the sample, a language, a picture; without a language the window knows its own."""
    assert opening_of(arguments) == opening


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["clac"], "clac is neither a command nor a file; did you mean calc?"),
        (["bussinessday", "2026-03-27", "1"], "did you mean businessday?"),
        (["one.cmdesk", "two.cmdesk"], "a window opens one file; start cmdesk once for each"),
        (["--sample", "one.cmdesk"], "open a file or the sample, not both"),
        (["--smaple"], "--smaple is not known here; did you mean --sample?"),
    ],
)
def test_wrong_usage(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt command opens no window; wrong usage is status 2."""
    with pytest.raises(SystemExit) as end:
        opening_of(arguments)
    assert end.value.code == 2
    assert said in capsys.readouterr().err


def test_a_file_named_almost_like_a_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is there is opened, whatever its name."""
    monkeypatch.chdir(tmp_path)
    Path("clac").touch()
    assert opening_of(["clac"]).path == "clac"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring their own screen")
@pytest.mark.parametrize("named", ["QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"])
def test_a_screen_is_named(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of three names is enough; without any of them there is no screen."""
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    lacking = what_a_screen_lacks()
    assert lacking is not None
    assert lacking.in_english() == "neither DISPLAY nor WAYLAND_DISPLAY is set"
    monkeypatch.setenv(named, ":0")
    assert what_a_screen_lacks() is None


def test_other_systems_bring_their_own_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing needs to be set on Windows and macOS."""
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert what_a_screen_lacks() is None


def test_no_window(capsys: pytest.CaptureFixture[str]) -> None:
    """One line says why there is none and what there is instead."""
    assert no_window("no libEGL", None) == 1
    assert capsys.readouterr().err == (
        "The window does not open here: no libEGL. cmdesk --help shows what works without it.\n"
    )
