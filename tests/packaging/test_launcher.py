"""The command of a checkout: found beside its environment, whatever folder it is called from."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import cmdesk
from tests.cli.programs import ROOT, posix


@posix
def test_from_any_folder(tmp_path: Path) -> None:
    """A checkout in a folder with a space, called through a link; what lies in the current folder does not matter."""
    programs = tmp_path / "a checkout" / ".venv" / "bin"
    programs.mkdir(parents=True)
    (tmp_path / "a checkout" / "cmdesk").symlink_to(ROOT / "cmdesk")
    command = programs / "cmdesk"
    command.write_bytes((ROOT / "packaging" / "cmdesk.sh").read_bytes())
    command.chmod(0o755)
    (programs / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    (programs / "python").chmod(0o755)
    (tmp_path / "json.py").write_text("raise SystemError", "utf-8")
    (tmp_path / "link").symlink_to(command)
    done = subprocess.run(["./link", "--version"], cwd=tmp_path, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, f"cmdesk {cmdesk.__version__}", "")
