"""Fresh processes to time: the same Python, bytecode compiled, calendars kept, off the screen."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "resources" / "samples" / "acme.cmdesk"
SAMPLE_DAY = "2025-11-18"


@contextmanager
def surroundings() -> Iterator[Mapping[str, str]]:
    """Yield an environment with folders of its own, in which what was compiled or kept once is there the next time."""
    with tempfile.TemporaryDirectory(prefix="cmdesk-bench-") as folder:
        own = {
            "PYTHONPYCACHEPREFIX": f"{folder}/bytecode",
            "CMDESK_HOME": f"{folder}/home",
            "CMDESK_CACHE_DIR": f"{folder}/cache",
            "QT_QPA_PLATFORM": "offscreen",
        }
        yield {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | own


def python(environment: Mapping[str, str], *arguments: str) -> str:
    """Run Python to its end and return what it printed."""
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()
