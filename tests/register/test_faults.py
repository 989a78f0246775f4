"""What may happen to a register: no space, no right, no file, no server, and bits that flip by themselves."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from cmdesk.register import errors, files
from cmdesk.register.records import Edit, Stored
from cmdesk.register.register import Register, open_register
from tests import soak
from tests.helpers import contract_of
from tests.postgresql_server import PostgresqlServer
from tests.register.kept import ANN, BO, INVOICE, WED_2025_01_15, later, named

ROOT = Path(__file__).parents[2]
unix = pytest.mark.skipif(sys.platform == "win32", reason="limits and rights of Unix")
FLIPS = 60


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Return the name of a register with some contracts in it, closed."""
    found = str(tmp_path / "register.sqlite")
    with open_register(found) as register:
        register.add_all([named(f"R{at}", "Client" * at or "X", invoices=[INVOICE]) for at in range(20)], ANN)
    return found


@pytest.fixture
def anybodys() -> Iterator[str]:
    """Yield a folder that any user may go into; those of pytest are their owner's alone."""
    with tempfile.TemporaryDirectory(prefix="cmdesk-faults-") as found:
        Path(found).chmod(0o755)
        yield found


def meets(fault: str, folder: str, *before: str) -> subprocess.CompletedProcess[str]:
    """Have a register meet a fault in a process of its own."""
    command = [*before, sys.executable, "-m", "tests.register.faults", fault, folder]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@unix
def test_where_no_file_may_grow_nothing_is_lost(tmp_path: Path) -> None:
    """Whatever is tried: an import, a backup, a new register, a migration; with room again all of it goes on."""
    done = meets("no_file_may_grow", str(tmp_path))
    assert done.returncode == 0, done.stderr


@unix
def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    """On a file system of two megabytes, where one may be made."""
    mount = ["unshare", "--map-root-user", "--mount", "sh", "-c", 'mount -t tmpfs -o size=2m none "$0" && exec "$@"']
    try:
        subprocess.run([*mount, tmp_path, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no file system may be mounted here")
    done = meets("the_disk_is_full", str(tmp_path), *mount, str(tmp_path))
    assert done.returncode == 0, done.stderr


@unix
def test_without_the_right_to_write_it_is_read_and_without_that_refused(anybodys: str) -> None:
    """File, folder or both; nothing is left that would stand in the way once the right is there."""
    done = meets("it_can_only_be_read", anybodys)
    assert done.returncode == 0, done.stderr


def test_who_can_only_read_sees_what_others_store(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as they had it open first."""
    with open_register(path) as register:
        monkeypatch.setattr(files, "can_write", lambda _: False)
        with open_register(path) as reader:
            register.add(named("B"), BO)
            assert reader.read_only
            assert reader.search("", WED_2025_01_15).total == 21


@unix
def test_a_register_deleted_under_us_is_told(tmp_path: Path, path: str) -> None:
    """Nothing is stored into the void; a copy can still be saved, and put back it is a register again."""
    from cmdesk.register.backups import save_copy  # noqa: PLC0415  # as one does it in need

    with open_register(path) as register:
        Path(path).unlink()
        with pytest.raises(errors.NoSuchPlaceError) as caught:
            register.add(named("B"), BO)
        assert (caught.value.place, "save a copy elsewhere" in caught.value.sentence.in_english()) == (path, True)
        assert register.get(1).id == 1
        save_copy(register, str(tmp_path / "copy.sqlite"))
    (tmp_path / "copy.sqlite").rename(path)
    with open_register(path) as register:
        assert register.add(named("B"), BO).id == 21
        assert register.check().broken is None


# What a killed process leaves


def left(path: str, name: str, register: Register, *ends: str) -> str:
    """Copy a register that is open, with what stands beside it, as a kill leaves it."""
    register.add(named("LAST"), BO)
    found = str(Path(path).with_name(name))
    for end in ("", *ends):
        shutil.copyfile(f"{path}{end}", f"{found}{end}")
    return found


def test_a_lock_of_a_killed_process_holds_nobody_up(path: str) -> None:
    """Neither its log nor its shared memory; all that was acknowledged is there."""
    with open_register(path) as register:
        killed = left(path, "killed.sqlite", register, "-wal", "-shm")
    with open_register(killed) as register:
        assert register.search("", WED_2025_01_15).total == 21
        assert register.check().broken is None
        register.add(named("B"), later(9))
    assert {one.name for one in Path(path).parent.iterdir()} == {"register.sqlite", "killed.sqlite"}


@pytest.mark.parametrize("cut", [1, 4096, 9000])
def test_the_end_of_a_log_that_is_torn_is_as_if_never_written(path: str, cut: int) -> None:
    """The edit that was being written is absent as a whole, those before it are there."""
    with open_register(path) as register:
        register.add(named("FIRST"), later(5))
        torn = Path(f"{left(path, 'torn.sqlite', register, '-wal')}-wal")
    torn.write_bytes(torn.read_bytes()[:-cut])
    with open_register(str(torn).removesuffix("-wal")) as register:
        assert [row.reference for row in register.search("first", WED_2025_01_15).rows] == ["FIRST"]
        assert register.search("last", WED_2025_01_15).total == 0
        assert register.check().broken is None


def test_a_hot_journal_is_rolled_back(path: str) -> None:
    """Of another program that wrote in its own way, and was killed in the middle."""
    hot = str(Path(path).with_name("hot.sqlite"))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("PRAGMA cache_size = 1")
        other.execute("BEGIN")
        other.execute("UPDATE contracts SET client = 'half written', reference = hex(zeroblob(2000))")
        for end in ("", "-journal"):
            shutil.copyfile(f"{path}{end}", f"{hot}{end}")
        other.execute("ROLLBACK")
    assert Path(f"{hot}-journal").stat().st_size > 0
    with open_register(hot) as register:
        assert register.search("half", WED_2025_01_15).total == 0
        assert {row.client for row in register.search("", WED_2025_01_15).rows} == {
            "Client" * at or "X" for at in range(20)
        }
        assert register.check().broken is None
        register.add(named("B"), BO)


# Damage


@pytest.mark.soak
def test_a_flipped_bit_never_passes_for_what_was_stored(path: str) -> None:
    """It is found at opening or when met, or the check of the register tells of it, or it changed no contract."""
    original, draw = Path(path).read_bytes(), random.Random(soak.SEED)
    with open_register(path) as register:
        wanted = [register.get(number) for number in range(1, 21)]
    found = {True: 0, False: 0}
    for _ in range(FLIPS * soak.TIMES):
        content = bytearray(original)
        content[draw.randrange(len(content))] ^= 1 << draw.randrange(8)
        Path(path).write_bytes(content)
        found[is_told(path, wanted)] += 1
    assert found[True]
    assert found[False]


def is_told(path: str, wanted: list[Stored]) -> bool:
    """Tell whether a register does not pass for sound; where it does, all contracts must be those that were stored."""
    with suppress(errors.RegisterError), open_register(path) as register:
        if register.check().broken is None:
            assert [register.get(number) for number in range(1, 21)] == wanted
            return False
    return True


def test_damage_is_told_with_the_way_out_and_not_touched(path: str) -> None:
    """The last good backup is what to restore."""
    content = bytearray(Path(path).read_bytes())
    content[4096:12288] = random.Random(7).randbytes(8192)
    Path(path).write_bytes(content)
    with pytest.raises(errors.DamagedError) as caught:
        open_register(path)
    assert "Restore the last good backup" in caught.value.sentence.in_english()
    assert Path(path).read_bytes() == content


# A server that goes away


def insisted(register: Register, edit: Edit) -> int:
    """Put the same contract in with the very same edit until the server answers, and return how often it did not."""
    for lost in range(10_000):
        with suppress(errors.ConnectionLostError):
            assert register.add(named(edit.why), edit).why == edit.why
            return lost
        time.sleep(0.01)
    raise AssertionError


@pytest.mark.needs_postgresql
@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_an_edit_outlives_a_restart_of_the_server(postgresql: PostgresqlServer, how: str) -> None:
    """What could not be told to be stored is tried again as it was, and is there once."""
    postgresql.empty()
    with open_register(postgresql.address) as register:
        register.add(contract_of(), ANN)
        restart = threading.Thread(target=postgresql.restart, args=(how,))
        restart.start()
        lost = number = 0
        while restart.is_alive() or not number:
            number += 1
            lost += insisted(register, later(number, why=f"W{number}"))
        restart.join()
        assert lost
        found = register.search("", WED_2025_01_15, most=100_000)
        assert sorted(row.reference for row in found.rows) == sorted(["TEST", *(f"W{at + 1}" for at in range(number))])
        assert register.check().broken is None
