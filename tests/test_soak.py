"""Random data is tried as much as is asked for: an ordinary run quickly, a long one so many times as much."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from tests.soak import TIMES, examples

ROOT = Path(__file__).parents[1]
ASKING = "from tests import soak; print(soak.examples(20).max_examples, soak.SEED)"
COUNTED = re.compile(r"max_examples\s*=")
MAY_COUNT = {"tests/soak.py", "tests/conftest.py", "tests/test_soak.py"}


@pytest.mark.parametrize("variables, told", [({}, "20 0"), ({"CMDESK_SOAK": "100", "CMDESK_SEED": "7"}, "2000 7")])
def test_a_long_run_tries_so_many_times_as_much(variables: dict[str, str], told: str) -> None:
    """As the environment says, which `make soak` sets; nothing there is an ordinary run."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("CMDESK_")}
    done = subprocess.run(
        [sys.executable, "-c", ASKING], cwd=ROOT, env=plain | variables, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == told


def test_every_test_takes_part() -> None:
    """Who counts its examples by itself stays as short in a long run."""
    counting = [path for path in sorted((ROOT / "tests").rglob("*.py")) if COUNTED.search(path.read_text("utf-8"))]
    assert {path.relative_to(ROOT).as_posix() for path in counting} <= MAY_COUNT


@pytest.mark.skipif(TIMES != 1, reason="of an ordinary run")
def test_an_ordinary_run_is_the_same_everywhere() -> None:
    """The same examples for everybody, and none kept from the run before."""
    assert settings().derandomize
    assert examples(40).max_examples == 40
