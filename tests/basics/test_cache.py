"""What is kept is trusted only if it is whole and was made for the same key; and nothing depends on keeping."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Thread

import platformdirs
import pytest

from cmdesk.basics.cache import cache_folder, kept

CONTENT = bytes(range(256)) * 4


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a cache folder that is not there yet."""
    path = tmp_path / "deep" / "cache"
    monkeypatch.setenv("CMDESK_CACHE_DIR", str(path))
    return path


def keeping(content: bytes = CONTENT) -> tuple[Callable[[], bytes], list[int]]:
    """Return a maker and the list of its calls."""
    calls: list[int] = []

    def make() -> bytes:
        calls.append(1)
        return content

    return make, calls


def never() -> bytes:
    """Fail where something is made that should have been kept."""
    pytest.fail("made anew")


def test_made_once_and_kept(folder: Path) -> None:
    """The second time nothing is made, and no temporary file is left."""
    make, calls = keeping()
    assert kept("table", "key", make) == CONTENT
    assert kept("table", "key", never) == CONTENT
    assert len(calls) == 1
    assert [path.name for path in folder.iterdir()] == ["table.bin"]


@pytest.mark.usefixtures("folder")
def test_empty_content_is_content() -> None:
    """Nothing at all may be kept too."""
    assert kept("table", "key", lambda: b"") == b""
    assert kept("table", "key", never) == b""


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("other", ["key of a newer library", "ke", "", "key "])
def test_another_key_makes_anew_and_replaces(other: str) -> None:
    """A new version of the library, another recipe, another span of days."""
    kept("table", "key", keeping(b"old")[0])
    assert kept("table", other, keeping(b"new")[0]) == b"new"
    assert kept("table", other, never) == b"new"


def test_a_file_cut_short_is_made_anew(folder: Path) -> None:
    """At whatever byte it was cut."""
    kept("table", "key", lambda: CONTENT)
    whole = (folder / "table.bin").read_bytes()
    for length in (*range(30), len(whole) // 2, len(whole) - 1):
        (folder / "table.bin").write_bytes(whole[:length])
        make, calls = keeping()
        assert kept("table", "key", make) == CONTENT
        assert calls, length
        assert (folder / "table.bin").read_bytes() == whole


def test_a_changed_byte_is_noticed(folder: Path) -> None:
    """In the mark, the checksum, the key's length, the key, or the content."""
    kept("table", "key", lambda: CONTENT)
    whole = (folder / "table.bin").read_bytes()
    for place in (*range(40), len(whole) - 1):
        (folder / "table.bin").write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        make, calls = keeping()
        assert kept("table", "key", make) == CONTENT
        assert calls, place


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"\0" * 5000, b"cmdesk cache 1\n", b"cmdesk cache 0\n" + b"x" * 99]
)
def test_a_foreign_file_is_replaced(folder: Path, content: bytes) -> None:
    """Whatever else may bear the name."""
    folder.mkdir(parents=True)
    (folder / "table.bin").write_bytes(content)
    assert kept("table", "key", lambda: CONTENT) == CONTENT
    assert kept("table", "key", never) == CONTENT


def test_works_where_a_folder_bears_the_name(folder: Path) -> None:
    """It cannot be read nor replaced, so it stays, and nothing else is left behind."""
    (folder / "table.bin").mkdir(parents=True)
    assert kept("table", "key", lambda: CONTENT) == CONTENT
    assert [path.name for path in folder.iterdir()] == ["table.bin"]


def test_works_where_nothing_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Here the folder's place is taken by a file."""
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("CMDESK_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert kept("table", "key", lambda: CONTENT) == CONTENT


def test_a_full_disk_leaves_no_half_a_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be written through to the disk is not put in place."""

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device", descriptor)

    monkeypatch.setattr(os, "fsync", full)
    assert kept("table", "key", lambda: CONTENT) == CONTENT
    assert list(folder.iterdir()) == []


def test_many_at_once_leave_one_whole_file(folder: Path) -> None:
    """Every one of them gets the content, and the file is sound afterwards."""
    start, found = Barrier(8), []

    def one() -> None:
        start.wait()
        found.append(kept("table", "key", lambda: CONTENT))

    threads = [Thread(target=one) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [CONTENT] * 8
    assert kept("table", "key", never) == CONTENT
    assert [path.name for path in folder.iterdir()] == ["table.bin"]


def test_without_a_home_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that would depend on where the program was started is none."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CMDESK_CACHE_DIR", "cache")
    assert kept("table", "key", lambda: CONTENT) == CONTENT
    assert list(tmp_path.iterdir()) == []


def test_the_folder_is_the_systems_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """The short way on Linux answers as platformdirs does."""
    monkeypatch.delenv("CMDESK_CACHE_DIR", raising=False)
    monkeypatch.delenv("CMDESK_HOME", raising=False)
    for folder in ("/somewhere/cache", ""):
        monkeypatch.setenv("XDG_CACHE_HOME", folder)
        assert cache_folder() == platformdirs.user_cache_dir("cmdesk")


def test_elsewhere_platformdirs_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows and macOS have rules of their own."""
    monkeypatch.delenv("CMDESK_CACHE_DIR", raising=False)
    monkeypatch.delenv("CMDESK_HOME", raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda name: f"C:/cache/{name}")
    assert cache_folder() == "C:/cache/cmdesk"


def test_the_cache_lies_below_cmdesk_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """CMDESK_HOME holds everything of a user; CMDESK_CACHE_DIR still wins."""
    monkeypatch.setenv("CMDESK_HOME", str(tmp_path))
    monkeypatch.delenv("CMDESK_CACHE_DIR", raising=False)
    assert cache_folder() == str(tmp_path / "cache")
    monkeypatch.setenv("CMDESK_CACHE_DIR", str(tmp_path / "other"))
    assert cache_folder() == str(tmp_path / "other")
