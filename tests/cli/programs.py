"""The program started as its users start it, and contracts to give it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import BASE

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "resources" / "samples" / "acme.cmdesk"
BROKEN = sorted((ROOT / "tests" / "broken_files").glob("*.cmdesk"))
PATIENCE = 120
# What a test of these needs of the system.
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="with the devices of Linux")
posix = pytest.mark.skipif(sys.platform == "win32", reason="with the signals and links of POSIX")


def cmdesk(
    *arguments: str | Path, given: bytes | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run cmdesk to its end, with something on standard input if wanted."""
    command = [sys.executable, "-m", "cmdesk", *map(str, arguments)]
    surroundings = {**os.environ, **environment}
    return subprocess.run(
        command, input=given, env=surroundings, cwd=ROOT, capture_output=True, check=False, timeout=PATIENCE
    )


def unmeasured(**environment: str) -> dict[str, str]:
    """Return the surroundings of a process that is interrupted, in which nobody measures what it runs through.

    Coverage holds a lock while it notes a line down, and an interruption that strikes there waits for it for ever.
    """
    surroundings = {**os.environ, **environment}
    for name in ("COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START"):
        surroundings.pop(name, None)
    return surroundings


def written(folder: Path, name: str = "contract.cmdesk", **changes: Any) -> Path:
    """Return the path of a small contract with some changes."""
    path = folder / name
    path.write_text(json.dumps({**BASE, **changes}), encoding="utf-8")
    return path


def started(*arguments: str | Path) -> set[str]:
    """Return the modules that a command has imported by its end, once what it keeps between starts is kept."""
    code = (
        "import sys; from cmdesk.__main__ import main; status = main(sys.argv[1:]); "
        "sys.stderr.write(' '.join(sys.modules)); sys.exit(status)"
    )
    command = [sys.executable, "-c", code, *map(str, arguments)]
    first, second = (
        subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=PATIENCE)
        for _ in range(2)
    )
    assert first.stdout == second.stdout
    return set(second.stderr.split())
