"""Files that cmdesk keeps for itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmdesk.basics.atomic import write_atomically
from cmdesk.desk import kept
from cmdesk.desk.kept import Kept, State, forget_kept, read_kept, write_kept
from tests.cli.programs import posix

DAMAGED = [b"", b"{", b"[]", b"\xff\xfe", b'{"a": ' + b"[" * 100_000]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a file in a folder that is not there yet."""
    return tmp_path / "new" / "kept.json"


def test_back_as_written(path: Path) -> None:
    """What was written comes back; the folder is made."""
    write_kept(path, {"a": [1, "三"]})
    assert read_kept(path) == Kept({"a": [1, "三"]}, State.GOOD)


@posix
@pytest.mark.parametrize("before", [False, True])
def test_for_nobody_else(path: Path, before: bool) -> None:
    """File, copy and folder, also where an earlier version left them open."""
    if before:
        path.parent.mkdir(mode=0o755)
        path.write_bytes(b"{}")
        path.chmod(0o644)
    write_kept(path, {"a": 1})
    found = {one.name: one.stat().st_mode & 0o777 for one in (path.parent, *path.parent.iterdir())}
    assert found == {"new": 0o700, "kept.json": 0o600, "kept.json.last-good": 0o600}


def test_nothing_yet(path: Path) -> None:
    """Without a file there is nothing, which is no damage."""
    assert read_kept(path) == Kept({}, State.MISSING)


@pytest.mark.parametrize("damage", DAMAGED)
def test_damaged(damage: bytes, path: Path) -> None:
    """A damaged file gives way to its last good copy."""
    write_kept(path, {"a": 1})
    path.write_bytes(damage)
    assert read_kept(path) == Kept({"a": 1}, State.RESTORED)


def test_gone(path: Path) -> None:
    """So does one that is gone."""
    write_kept(path, {"a": 1})
    path.unlink()
    assert read_kept(path) == Kept({"a": 1}, State.RESTORED)


@pytest.mark.parametrize("damage", DAMAGED)
def test_damaged_twice(damage: bytes, path: Path) -> None:
    """Where the copy is damaged too, all is lost, and it is said."""
    write_kept(path, {"a": 1})
    for each in path.parent.iterdir():
        each.write_bytes(damage)
    assert read_kept(path) == Kept({}, State.LOST)


@pytest.mark.parametrize("writes_before", [0, 1])
def test_a_write_that_fails(writes_before: int, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever of the two writes fails, something whole is left to read."""
    write_kept(path, {"a": 1})
    writes: list[Path] = []

    def write(target: Path, content: bytes, *, private: bool) -> None:
        writes.append(target)
        if len(writes) > writes_before:
            raise OSError(28, "No space left on device")
        write_atomically(target, content, private=private)

    monkeypatch.setattr(kept, "write_atomically", write)
    with pytest.raises(OSError, match="No space"):
        write_kept(path, {"a": 2})
    assert read_kept(path) == Kept({"a": 1 + writes_before}, State.GOOD)


def test_forgotten(path: Path) -> None:
    """What is forgotten does not come back from its copy; twice does no harm."""
    write_kept(path, {"a": 1})
    forget_kept(path)
    forget_kept(path)
    assert read_kept(path) == Kept({}, State.MISSING)
