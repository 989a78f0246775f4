"""`cmdesk --selftest`: everything that cmdesk stands on tried out on this machine, with a report for programs."""

from __future__ import annotations

import json
import os
import platform
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cmdesk
from cmdesk.basics.wording import N_, words_for
from cmdesk.cli.console import write_output
from cmdesk.cli.parser import Parser
from cmdesk.desk.failures import OutputError, reason
from cmdesk.desk.selfcheck import CORE_CHECKS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Checks = Mapping[str, Callable[[Path], str]]

_ABOUT = N_("Try everything out on this machine and write selftest.json.")


def run(arguments: Sequence[str], window_checks: Checks) -> int:
    """Run the checks that the first argument asks for; status 1 where one fails."""
    first, *rest = arguments
    parser = Parser(first, _ABOUT, words_for("en"))
    parser.option("--outdir --out", N_("FOLDER"), N_("Where the report and what was made are saved."))
    parser.closing_options()
    folder = _made(parser.parsed(rest).outdir)
    checks = CORE_CHECKS if first == "--core-selftest" else {**CORE_CHECKS, **window_checks}
    # Calendars kept by an earlier version would hide that the holidays did not come along.
    os.environ["CMDESK_CACHE_DIR"] = str(folder / "cache")
    found = [_tried(name, check, folder) for name, check in checks.items()]
    return _reported(found, folder)


def _made(folder: str | None) -> Path:
    """Return the folder for what is made, a new one where none is named."""
    if folder is None:
        return Path(tempfile.mkdtemp(prefix="cmdesk-selftest-"))
    path = Path(folder).absolute()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(folder, reason(error)) from error
    return path


def _tried(name: str, check: Callable[[Path], str], folder: Path) -> dict[str, Any]:
    """Return what a check saw, or the error it met."""
    started = time.perf_counter()
    try:
        seen, is_good = check(folder), True
    except Exception as error:  # noqa: BLE001  # whatever it is, the report says so
        seen, is_good = f"{type(error).__name__}: {error}", False
    return {"check": name, "ok": is_good, "seen": seen, "seconds": round(time.perf_counter() - started, 3)}


def _reported(found: Sequence[dict[str, Any]], folder: Path) -> int:
    """Write and print the report and return the exit status."""
    is_good = all(one["ok"] for one in found)
    report = {
        "ok": is_good,
        "version": cmdesk.__version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "checks": list(found),
    }
    path = folder / "selftest.json"
    path.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    lines = [f"{'ok    ' if one['ok'] else 'FAILED'} {one['check']}: {one['seen']}" for one in found]
    write_output("\n".join([*lines, str(path), "SELFTEST OK" if is_good else "SELFTEST FAILED"]) + "\n")
    return 0 if is_good else 1
