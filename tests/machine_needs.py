"""Tests that need more of the machine than Python: skipped where it lacks, with one closing line; failed in CI.

`@pytest.mark.needs_libreoffice`, `needs_postgresql` and `needs_xvfb` mark them; `recalculate`, `postgresql` and
`x_display` serve them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

import system_packages
from tests.postgresql_server import PostgresqlServer, own_server

NEEDS = {
    "needs_libreoffice": system_packages.LIBREOFFICE,
    "needs_postgresql": system_packages.POSTGRESQL,
    "needs_xvfb": system_packages.XVFB,
}
_PATIENCE = 240  # seconds; LibreOffice makes itself a profile on its first start
# Calc keeps the values that a workbook stores unless told to calculate them anew.
_ALWAYS_RECALCULATE = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


@cache
def lacking(marker: str) -> tuple[system_packages.Need, ...]:
    """Return what this machine lacks for the tests with a marker."""
    return system_packages.missing(NEEDS[marker])


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose needs are not met; in CI that is a failure."""
    for marker in NEEDS:
        if item.get_closest_marker(marker):
            _require(marker)


def _require(marker: str) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("made for Linux")
    reason = "this machine lacks " + ", ".join(need.what for need in lacking(marker))
    if lacking(marker) and os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    if lacking(marker):
        pytest.skip(reason)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Close with one line that says which tests were not run for want of something, and how to get it."""
    skipped = terminalreporter.stats.get("skipped", [])
    wanting = [marker for marker in NEEDS if lacking(marker) and any(marker in report.keywords for report in skipped)]
    if wanting:
        count = sum(any(marker in report.keywords for marker in wanting) for report in skipped)
        needs = dict.fromkeys(need for marker in wanting for need in lacking(marker))
        tests = "1 test was" if count == 1 else f"{count} tests were"
        terminalreporter.write_line(f"{tests} not run; for them: {system_packages.advice(needs)}", yellow=True)


@pytest.fixture(scope="session")
def x_display() -> Iterator[str]:
    """Yield the name of a screen that lasts as long as the tests, for programs started with DISPLAY set to it."""
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write_end], stderr=subprocess.DEVNULL) as server:
        os.close(write_end)
        with os.fdopen(read_end) as answer:
            number = answer.readline().strip()
        yield f":{number}"
        server.terminate()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgresqlServer]:
    """Yield a PostgreSQL server of the tests' own, which is gone with its folder afterwards."""
    with own_server() as server:
        yield server


@pytest.fixture
def recalculate(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Return the function that has LibreOffice calculate a workbook anew and gives the path of the result."""
    folder = tmp_path_factory.mktemp("libreoffice")

    def recalculated(workbook: Path) -> Path:
        (folder / "profile" / "user").mkdir(parents=True, exist_ok=True)
        (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_ALWAYS_RECALCULATE, encoding="utf-8")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        convert = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder), str(workbook)]
        command = ["soffice", profile, "--headless", "--norestore", "--nolockcheck", *convert]
        subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)
        return folder / f"{workbook.stem}.xlsx"

    return recalculated
