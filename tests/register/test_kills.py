"""No acknowledged edit is lost when cmdesk is killed, and nothing is ever torn: in all a hundred times."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import soak
from tests.postgresql_server import PostgresqlServer

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked, which Windows cannot"),
]

ROOT = Path(__file__).parents[2]


def outcome(work: str, place: str, times: int) -> str:
    """Return what came of killing children at some work so many times, and as many times more in a long run."""
    command = [sys.executable, "-m", "tests.register.killing", work, place, str(times * soak.TIMES), str(soak.SEED)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    return done.stdout


@pytest.mark.parametrize("work, kills", [("edits", 40), ("imports", 12), ("backups", 15), ("migrations", 15)])
def test_a_kill_loses_and_tears_nothing(tmp_path: Path, work: str, kills: int) -> None:
    """Whatever was acknowledged is there, what was not is there as a whole or not at all, and no file stays behind."""
    assert outcome(work, str(tmp_path), kills).startswith(f"{kills * soak.TIMES} kills, ")


@pytest.mark.needs_postgresql
@pytest.mark.parametrize("work, kills", [("edits", 8), ("imports", 4)])
def test_a_killed_client_of_a_server_loses_nothing(postgresql: PostgresqlServer, work: str, kills: int) -> None:
    """What it was storing last the server stores as a whole or not at all."""
    assert outcome(work, postgresql.address, kills).startswith(f"{kills * soak.TIMES} kills, ")


@pytest.mark.needs_postgresql
def test_an_edit_made_again_after_a_cut_is_stored_once(postgresql: PostgresqlServer) -> None:
    """Whether it was stored before the connection was lost or not."""
    assert outcome("cuts", postgresql.address, 6).startswith(f"{6 * soak.TIMES} cuts, ")
