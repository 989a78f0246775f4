"""What each test reaches: the lines it runs, and the time it takes; recorded once and kept until a file changes."""

from __future__ import annotations

import functools
import hashlib
import json
import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from coverage import Coverage

from tests.mutation.mutants import Mutant

ROOT = Path(__file__).parents[2]
ROOMS = ("calendars", "rules", "engine")
FOLDERS = tuple(f"tests/{room}" for room in ROOMS)
_BELOW = ("resources", *(f"cmdesk/{room}" for room in ("basics", "contract", "editions", "rates", *ROOMS)))
SCRATCH = ROOT / "build" / "mutation"
_OWN = tuple(str(ROOT / folder) for folder in ("cmdesk", "tests", "packaging"))


@dataclass(slots=True)
class Reach:
    """The seconds of each test by its id; by file and line the tests that run it; the modules of others they import.

    What runs while a file of tests is imported, its tables of cases for one, is `imported` by all its tests.
    A test that fails without any mutation tells nothing and is `broken`.
    """

    seconds: dict[str, float] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    lines: dict[str, dict[int, set[str]]] = field(default_factory=dict)
    imported: dict[str, dict[int, set[str]]] = field(default_factory=dict)
    modules: set[str] = field(default_factory=set)

    def add(self, kept: Mapping[str, Any]) -> None:
        """Take in what was recorded of one file of tests."""
        names = list(kept["seconds"])
        self.seconds.update(kept["seconds"])
        self.modules.update(kept["modules"])
        self.broken.update(kept["broken"])
        for path, lines in kept["lines"].items():
            for line, tests in lines.items():
                kind, reaching = (self.imported, names) if tests is None else (self.lines, [names[at] for at in tests])
                kind.setdefault(path, {}).setdefault(int(line), set()).update(reaching)

    def tests_of(self, mutant: Mutant) -> list[str]:
        """Return the tests that could tell a mutant: those that run its lines.

        What runs when a module is imported is everybody's: those that run anything of the module come first.
        """
        by_line, imported = self.lines.get(mutant.path, {}), self.imported.get(mutant.path, {})
        found = {test for line in mutant.lines or () for test in (*by_line.get(line, ()), *imported.get(line, ()))}
        if found:
            return self._quickest(found)
        nearest = self._quickest({test for tests in by_line.values() for test in tests})
        return list(dict.fromkeys((*nearest, *self._quickest(self.seconds))))

    def _quickest(self, tests: Iterable[str]) -> list[str]:
        """Return tests, the quickest first."""
        return sorted(set(tests) - self.broken, key=self.seconds.__getitem__)


class Recorder:
    """A plugin of pytest: runs each test as though it were the first, and notes what it runs."""

    def __init__(self) -> None:
        """Follow the rooms that are mutated, and nothing else."""
        files = [str(ROOT / "cmdesk" / room / "*") for room in ROOMS]
        self._coverage = Coverage(data_file=None, config_file=False, include=files)
        self._seconds: dict[str, float] = {}
        self._broken: dict[str, None] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Note one test."""
        _forget(item)
        start = time.process_time()
        self._coverage.switch_context(item.nodeid)
        result = yield
        self._seconds[item.nodeid] = time.process_time() - start
        return result

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a test that fails."""
        if report.failed:
            self._broken[report.nodeid] = None

    def recorded(self, arguments: list[str], file: str) -> dict[str, Any]:
        """Return what the tests of a file reach."""
        self._coverage.start()
        status = pytest.main([*arguments, file], plugins=[self])
        self._coverage.stop()
        if status not in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED}:
            sys.exit(f"{file} does not run without any mutation.")
        places = {test: place for place, test in enumerate(self._seconds)}
        data = self._coverage.get_data()
        lines = {
            str(Path(path).relative_to(ROOT)): {
                line: None if "" in tests else sorted(places[test] for test in tests)
                for line, tests in data.contexts_by_lineno(path).items()
            }
            for path in data.measured_files()
        }
        return {"seconds": self._seconds, "broken": list(self._broken), "lines": lines, "modules": _modules()}


def reach(arguments: list[str]) -> Reach:
    """Return what all tests reach, recorded anew where a file changed."""
    found, common = Reach(), _stamp(_common())
    SCRATCH.mkdir(parents=True, exist_ok=True)
    for path in sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("test_*.py")):
        file = str(path.relative_to(ROOT))
        kept = SCRATCH / f"{file.replace('/', '-')}.json"
        stamp = common + _stamp([path, *((ROOT / "tests" / "cases").glob("*") if "cases" in file else ())])
        if not kept.exists() or json.loads(kept.read_text("utf-8"))["stamp"] != stamp:
            _record(arguments, file, kept, stamp)
        found.add(json.loads(kept.read_text("utf-8")))
    for test in sorted(found.broken):
        sys.stdout.write(f"Fails without any mutation, and is left out: {test}\n")
    return found


def _record(arguments: list[str], file: str, kept: Path, stamp: str) -> None:
    """Record what the tests of a file reach, in a child that leaves nothing behind here."""
    sys.stdout.write(f"Recording what {file} reaches ...\n")
    sys.stdout.flush()
    pid = os.fork()
    if not pid:
        content = Recorder().recorded(arguments, file)
        kept.write_text(json.dumps({"stamp": stamp, **content}), "utf-8")
        os._exit(0)
    if os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]):
        sys.exit(1)


def _forget(item: pytest.Item) -> None:
    """Empty all caches, so that each test runs what it rests on; what is kept on disk concerns the calendars alone."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("cmdesk", "tests")):
            for value in list(vars(module).values()):
                if isinstance(value, functools._lru_cache_wrapper):
                    value.cache_clear()
    if item.nodeid.startswith(FOLDERS[0]) and "CMDESK_CACHE_DIR" in os.environ:
        shutil.rmtree(os.environ["CMDESK_CACHE_DIR"], ignore_errors=True)


def _modules() -> list[str]:
    """Return the modules of others that the tests import."""
    named = ((name, getattr(module, "__file__", None)) for name, module in sys.modules.items())
    return [name for name, file in named if file and not file.startswith(_OWN) and name != "__main__"]


def _common() -> Iterator[Path]:
    """Yield the files that may change what any test reaches."""
    yield ROOT / "pyproject.toml"
    yield from (ROOT / "tests").glob("*.py")
    yield from (file for folder in FOLDERS for file in (ROOT / folder).rglob("*") if not file.match("test_*.py"))
    yield from (file for folder in _BELOW for file in (ROOT / folder).rglob("*"))


def _stamp(files: Iterable[Path]) -> str:
    """Return what changes whenever one of some files does."""
    found = hashlib.sha256()
    for file in sorted(files):
        if file.is_file() and file.suffix not in {".pyc", ".mo"}:
            found.update(f"{file.relative_to(ROOT)}\n".encode())
            found.update(file.read_bytes())
    return found.hexdigest()
