"""Nobody overwrites anybody unknowingly: several programs edit the same contracts at once."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import soak

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="writers are forked, which Windows cannot"),
]

ROOT = Path(__file__).parents[2]
OUTCOME = re.compile(r"(\d+) edits, (\d+) applied, (\d+) conflicts, (\d+) had to wait too long\n")


@pytest.mark.parametrize(
    "writers, edits", [(2, 400 * min(soak.TIMES, 25)), (4, 100 * soak.TIMES)], ids=["two writers", "four writers"]
)
def test_every_edit_is_applied_or_told_to_be_a_conflict(place: str, writers: int, edits: int) -> None:
    """What was applied is a version of its own, made from the one before; nothing else is there."""
    command = [sys.executable, "-m", "tests.register.writing", place, str(writers), str(edits)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    found = OUTCOME.fullmatch(done.stdout)
    assert found
    asked, applied, conflicts, waited = map(int, found.groups())
    assert asked == writers * edits == applied + conflicts + waited
