"""Every benchmark of this folder, one after the other, each in a process of its own; 1 where one exceeds a limit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """Run them all, also after one that fails."""
    names = sorted(path.stem for path in HERE.glob("bench_*.py"))
    commands = ([sys.executable, "-m", f"tests.benchmarks.{name}"] for name in names)
    return int(any([subprocess.run(command, check=False).returncode for command in commands]))  # noqa: C419  # all of them


if __name__ == "__main__":
    sys.exit(main())
