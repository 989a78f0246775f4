"""Which way things flow: what import-linter cannot see of section 1 of the design.

`make test` runs import-linter itself over the contracts in pyproject.toml.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.source import calls, imports, modules, place, room_of

HOMES = {
    "PySide6": ("gui",),
    "shiboken6": ("gui",),
    "xlsxwriter": ("exports",),
    "openpyxl": ("exports",),
    "fpdf": ("exports",),
    "icalendar": ("exports",),
    "python_calamine": ("imports",),
    "sqlite3": ("register",),
    "sqlalchemy": ("register",),
    "psycopg": ("register",),
    "platformdirs": ("desk", "basics"),
}
BELOW_DESK = (
    "basics",
    "calendars",
    "editions",
    "rates",
    "contract",
    "rules",
    "engine",
    "exports",
    "imports",
    "register",
)
CLOCKS = (".today", ".now", ".utcnow", "time.time", "time.localtime")
NEVER_AT_START = ("numpy", "pandas", "pydantic")
FILES = (".read_text", ".read_bytes", ".write_text", ".write_bytes", ".open")
_WITHOUT_QT = (
    "import sys; sys.modules.update(dict.fromkeys(['PySide6', 'shiboken6'])); "
    "import cmdesk.cli.main, cmdesk.desk.calculation, cmdesk.desk.exporting"
)


@pytest.mark.parametrize("library", HOMES)
def test_a_library_stays_at_home(library: str) -> None:
    """Each third-party library is known to its rooms alone, in type checking and inside functions too."""
    strangers = [
        place(path, found.line)
        for path in modules()
        for found in imports(path)
        if found.name.partition(".")[0] == library and room_of(path) not in HOMES[library]
    ]
    assert not strangers


def test_only_one_module_knows_the_holiday_library() -> None:
    """`calendars/holidays.py` is the only one."""
    knowing = {path.name for path in modules() for found in imports(path) if found.name.partition(".")[0] == "holidays"}
    assert knowing == {"holidays.py"}


def test_the_number_crunchers_stay_out() -> None:
    """What would cost start-up and installer size is not imported anywhere."""
    heavy = [
        place(path, found.line)
        for path in modules()
        for found in imports(path)
        if found.name.partition(".")[0] in NEVER_AT_START
    ]
    assert not heavy


def test_the_package_imports_nothing() -> None:
    """`import cmdesk` gives the version and costs nothing."""
    [package] = modules("__init__")
    assert [found.name for found in imports(package)] == ["__future__"]


def test_the_entry_imports_rooms_late() -> None:
    """`__main__` names command line and window inside functions only, so that neither costs the other."""
    [entry] = modules("__main__")
    early = [found for found in imports(entry) if found.name.startswith("cmdesk.") and not found.waits]
    assert not early


def test_nothing_below_desk_reads_the_clock() -> None:
    """The as-of date is an argument."""
    readers = [
        place(path, line) for path in modules(*BELOW_DESK) for name, line in calls(path) if name.endswith(CLOCKS)
    ]
    assert not readers


def test_rules_and_engine_read_no_files() -> None:
    """They get what they need as arguments."""
    readers = [
        place(path, line)
        for path in modules("rules", "engine")
        for name, line in calls(path)
        if name == "open" or name.endswith(FILES)
    ]
    assert not readers


def test_the_command_line_needs_no_qt() -> None:
    """With PySide6 taken away, calculating and exporting still import."""
    tried = subprocess.run([sys.executable, "-c", _WITHOUT_QT], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
