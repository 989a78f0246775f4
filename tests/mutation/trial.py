"""One trial: in a forked child a mutant takes its module's place, and tests that could tell it run until one does."""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType

import pytest
from hypothesis import Phase, settings

from tests.mutation.reach import ROOT

QUIET = ("-q", "--tb=no", "--assert=plain", "--no-header", "-p", "no:cacheprovider", "-p", "no:faulthandler")
_MEMORY = 4 << 30
_SPARE = 1.0
_TIMES = 4


class Mutated(MetaPathFinder, Loader):
    """Imports one module from the code of a mutant."""

    def __init__(self, path: str, code: CodeType) -> None:
        """Take the module by its file."""
        self._file = ROOT / path
        self._code = code
        self._name = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find that module alone."""
        del path, target
        if fullname != self._name:
            return None
        folders = [str(self._file.parent)] if self._file.name == "__init__.py" else None
        return spec_from_file_location(fullname, self._file, loader=self, submodule_search_locations=folders)

    def create_module(self, spec: ModuleSpec) -> None:
        """Leave the making of the module to Python."""

    def exec_module(self, module: ModuleType) -> None:
        """Run the mutant."""
        exec(self._code, vars(module))  # noqa: S102  # it is our own code


class Chosen:
    """A plugin of pytest: runs the chosen tests in their order, each within its time, and says which one failed."""

    def __init__(self, tests: Sequence[str], seconds: Mapping[str, float], say: int) -> None:
        """Take the tests that are known with their times, and where to write the name of the one that fails."""
        self._order = {test: place for place, test in enumerate(tests)}
        self._seconds = seconds
        self._say = say

    def pytest_collection(self) -> None:
        """Have hypothesis stop at the first failure it finds."""
        settings.register_profile(
            "mutation",
            settings.get_profile("cmdesk"),
            phases=(Phase.explicit, Phase.generate),
            report_multiple_bugs=False,
        )
        settings.load_profile("mutation")

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep the chosen tests, and those that only the mutant has."""
        kept = [item for item in items if item.nodeid in self._order or item.nodeid not in self._seconds]
        items[:] = sorted(kept, key=lambda item: self._order.get(item.nodeid, -1))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Give a test its time; a signal ends the child past it."""
        signal.setitimer(signal.ITIMER_PROF, _SPARE + _TIMES * self._seconds.get(item.nodeid, 1))
        return (yield)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Say which test failed."""
        if report.failed:
            os.write(self._say, report.nodeid.encode())


def started(path: str, code: CodeType, chosen: Chosen, files: Sequence[str], slot: int) -> int:
    """Start a trial in a child of its own and return its process id."""
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    try:
        status = _tried(path, code, chosen, files, slot)
    except BaseException:  # noqa: BLE001  # a child ends here, whatever happened
        status = int(pytest.ExitCode.INTERNAL_ERROR)
    os._exit(status)


def _tried(path: str, code: CodeType, chosen: Chosen, files: Sequence[str], slot: int) -> int:
    """Run the tests of some files against a mutant, silently."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    signal.setitimer(signal.ITIMER_PROF, 5 * _SPARE)
    sys.meta_path.insert(0, Mutated(path, code))
    own = Path(ROOT, "build", "mutation", f"files-{slot}")
    return int(pytest.main([*QUIET, "-x", f"--basetemp={own}", *files], plugins=[chosen]))


def was_killed(status: int) -> bool:
    """Tell from how a child ended whether a test told the mutant: by failing, by breaking, by taking too long."""
    code = os.waitstatus_to_exitcode(status)
    if code in {-signal.SIGPROF, -signal.SIGKILL, -signal.SIGSEGV}:
        return True
    ending = pytest.ExitCode(code)
    if ending is pytest.ExitCode.INTERNAL_ERROR:
        raise RuntimeError(ending)
    return ending not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}
