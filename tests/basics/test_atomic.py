"""Files appear whole or not at all."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from threading import Thread

import pytest

from cmdesk.basics.atomic import replacing, write_atomically

posix = pytest.mark.skipif(sys.platform == "win32", reason="about links, pipes and permissions")


def left_beside(path: Path) -> list[str]:
    """Return what else lies in a file's folder."""
    return [one.name for one in path.parent.iterdir() if one != path]


def test_a_new_file_is_written(tmp_path: Path) -> None:
    """The content is there, nothing else."""
    target = tmp_path / "results.json"
    write_atomically(target, b"{}\n")
    assert target.read_bytes() == b"{}\n"
    assert left_beside(target) == []


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    """The old content makes room, however much longer it was."""
    target = tmp_path / "results.json"
    target.write_bytes(b"old" * 1000)
    write_atomically(str(target), b"new")
    assert target.read_bytes() == b"new"
    assert left_beside(target) == []


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
@pytest.mark.parametrize("there_before", [False, True])
def test_a_failure_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, there_before: bool
) -> None:
    """Whichever step fails, the old file stands as it stood and no part of the new one is left."""
    target = tmp_path / "book.xlsx"
    if there_before:
        target.write_bytes(b"old")

    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if step == "write":
        monkeypatch.setattr("cmdesk.basics.atomic.os.open", full)
    else:
        monkeypatch.setattr(f"cmdesk.basics.atomic.os.{step}", full)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(target, b"new")
    assert target.exists() is there_before
    assert not there_before or target.read_bytes() == b"old"
    assert left_beside(target) == []


def test_an_interruption_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C at the worst moment takes the half-made file along."""

    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cmdesk.basics.atomic.os.fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "book.xlsx", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_file_may_be_written_bit_by_bit(tmp_path: Path) -> None:
    """The old file stands until the last bit of the new one is written."""
    target = tmp_path / "results.jsonl"
    target.write_bytes(b"old")
    with replacing(target) as file:
        file.write(b"ne")
        assert target.read_bytes() == b"old"
        file.write(b"w")
    assert target.read_bytes() == b"new"
    assert left_beside(target) == []


def test_an_error_on_the_way_leaves_the_old_file(tmp_path: Path) -> None:
    """Whoever writes may fail too."""
    target = tmp_path / "results.jsonl"
    target.write_bytes(b"old")

    def write() -> None:
        with replacing(target) as file:
            file.write(b"new")
            raise KeyError

    with pytest.raises(KeyError):
        write()
    assert target.read_bytes() == b"old"
    assert left_beside(target) == []


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    """No folder is made in passing."""
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "nowhere" / "book.xlsx", b"new")
    assert list(tmp_path.iterdir()) == []


@posix
def test_permissions_stay(tmp_path: Path) -> None:
    """A private file stays private."""
    target = tmp_path / "book.xlsx"
    target.write_bytes(b"old")
    target.chmod(0o600)
    write_atomically(target, b"new")
    assert target.stat().st_mode & 0o777 == 0o600


@posix
@pytest.mark.parametrize("before", [None, 0o600, 0o644])
def test_a_private_file_is_its_owners_alone(tmp_path: Path, before: int | None) -> None:
    """Also in the place of one that was not, and from its first moment on."""
    target = tmp_path / "kept.json"
    if before is not None:
        target.write_bytes(b"old")
        target.chmod(before)
    with replacing(target, private=True) as file:
        [beside] = [one for one in tmp_path.iterdir() if one != target]
        assert beside.stat().st_mode & 0o777 == 0o600
        file.write(b"new")
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"new", 0o600)


@posix
def test_any_other_new_file_has_the_usual_mask(tmp_path: Path) -> None:
    """What a user asks for is shared as their files are."""
    before = os.umask(0o027)
    try:
        write_atomically(tmp_path / "book.xlsx", b"new")
    finally:
        os.umask(before)
    assert (tmp_path / "book.xlsx").stat().st_mode & 0o777 == 0o640


@posix
def test_a_link_keeps_pointing(tmp_path: Path) -> None:
    """The file behind a link is replaced, the link stays."""
    real, link = tmp_path / "real.xlsx", tmp_path / "link.xlsx"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_read_only_file_is_respected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever made a file read-only meant it."""
    target = tmp_path / "book.xlsx"
    target.write_bytes(b"old")
    monkeypatch.setattr("cmdesk.basics.atomic.os.access", lambda _path, _mode: False)
    with pytest.raises(PermissionError):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"


@posix
def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    """A pipe stays a pipe, and its reader gets the content."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    received: list[bytes] = []
    reader = Thread(target=lambda: received.append(pipe.read_bytes()))
    reader.start()
    write_atomically(pipe, b"content")
    reader.join()
    assert received == [b"content"]
    assert pipe.is_fifo()


def test_a_folder_that_cannot_be_opened_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a folder cannot be written down to the disk the file is in place all the same."""
    opened = os.open

    def only_files(path: str, flags: int, mode: int = 0o777) -> int:
        if Path(path).is_dir():
            raise PermissionError(path)
        return opened(path, flags, mode)

    monkeypatch.setattr("cmdesk.basics.atomic.os.open", only_files)
    write_atomically(tmp_path / "book.xlsx", b"new")
    assert (tmp_path / "book.xlsx").read_bytes() == b"new"
