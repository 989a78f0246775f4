"""Pin the libraries of pyproject.toml with their hashes in packaging/requirements; needs uv.

python packaging/pin.py [--upgrade]
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = Path("packaging", "requirements")
OLDEST_PYTHON = "3.11"
# Each list with the lists that it is installed on top of, and so must agree with.
LISTS = {
    "run": (),
    "catalogues": (),
    "build": ("run", "catalogues"),
    "test": ("run", "catalogues", "build"),
    "bench": ("run", "test"),
}


def command(name: str, below: tuple[str, ...], options: list[str]) -> list[str]:
    """Return uv's command for a list: every system and version of Python, hashes, and no word on where from."""
    source = ["--extra", "postgresql", "pyproject.toml"] if name == "run" else ["--group", f"pyproject.toml:{name}"]
    constraints = [part for other in below for part in ("--constraint", str(TARGET / f"{other}.txt"))]
    asked = ["--universal", "--generate-hashes", "--no-emit-index-url", "--python-version", OLDEST_PYTHON]
    plain = ["--no-header", "--no-annotate", "--quiet"]
    output = ["--output-file", str(TARGET / f"{name}.txt")]
    return [sys.executable, "-m", "uv", "pip", "compile", *asked, *plain, *options, *constraints, *output, *source]


def main(options: list[str]) -> None:
    """Pin every list, the lower ones first."""
    for name, below in LISTS.items():
        subprocess.run(command(name, below, options), check=True, cwd=ROOT)
        print(f"pinned {TARGET / name}.txt")


if __name__ == "__main__":
    main(sys.argv[1:])
