"""Mutation testing of the rooms that compute: `make mutate`, or `make mutate ONLY=cmdesk/rules/term.py`.

Every small mistake that `mutants.py` makes in cmdesk/calendars, rules and engine shall make a test of those rooms fail.
Fails (1) where fewer than 90 in 100 do, where a mutant survives that survivors.toml does not list, or where that file
lists one that is gone. What is listed counts as alive and is tried again with --listed alone. JOBS=1 leaves the other
processors to others. On two idle processors all of it takes some 20 minutes, on busy ones an hour; what each test
reaches is recorded first, and again only where a file changes.

Why a runner of our own: mutmut 3.8 (BSD, maintained) takes 1.9 s of processor time a mutant and makes three times as
many, most of them words; it leaves out decorated functions, constants and deleted statements, and stumbles over tests
that start processes. cosmic-ray 8.7 (MIT, maintained) starts pytest anew for each, and collecting alone takes 2 s. Here
a mutant takes a fork, an import and the tests that reach its line. It needs a system that can fork.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from tests.mutation.mutants import Key, Mutant
from tests.mutation.reach import ROOMS, ROOT, reach
from tests.mutation.run import Run
from tests.mutation.trial import QUIET

LEAST = 0.9
LISTED = Path(__file__).with_name("survivors.toml")


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the mutants of some files or of all, and hold the survivors against those that are listed."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation")
    parser.add_argument("paths", nargs="*", default=[f"cmdesk/{room}" for room in ROOMS])
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--listed", action="store_true", help="try also what survivors.toml lists")
    options = parser.parse_args(arguments)
    paths = list(_files(options.paths))
    listed = {key for key in _listed() if key[0] in paths}
    run = Run(reach(list(QUIET)), options.jobs, set() if options.listed else listed)
    for name in run.reach.modules:
        with suppress(ImportError):
            import_module(name)
    gc.freeze()
    run.rehearse(paths[0])
    for path in paths:
        run.file(path)
    return _judged(run, listed)


def _files(paths: Sequence[str]) -> Iterator[str]:
    """Yield the modules of files and folders, each by its path from the root."""
    for path in paths:
        found = ROOT / path
        yield from (
            str(file.relative_to(ROOT)) for file in (sorted(found.rglob("*.py")) if found.is_dir() else [found])
        )


def _judged(run: Run, listed: set[Key]) -> int:
    """Report a run and return the exit status."""
    alive = {one.key: one for one in run.alive}
    share = 1 - len(alive) / max(1, run.tried)
    sys.stdout.write(f"\n{run.tried - len(alive)} of {run.tried} mutants killed: {100 * share:.1f} %\n")
    new, gone = [one for key, one in alive.items() if key not in listed], sorted(listed - alive.keys())
    if new:
        sys.stdout.write(f"\n{len(new)} alive and not listed in survivors.toml:\n" + "".join(map(_entry, new)))
    if gone:
        sys.stdout.write(f"\n{len(gone)} listed in survivors.toml, but killed by now or gone:\n")
        sys.stdout.write("".join(f"  {path} {where}: {mutation} ({nth})\n" for path, where, mutation, nth in gone))
    return int(bool(new or gone) or share < LEAST)


def _listed() -> Iterator[Key]:
    """Yield the keys of the survivors that are listed."""
    for path, survivors in tomllib.loads(LISTED.read_text("utf-8")).items():
        for one in survivors:
            yield path, one["in"], one["mutation"], one.get("nth", 1)


def _entry(mutant: Mutant) -> str:
    """Return a survivor as survivors.toml lists it."""
    line = f"# line {mutant.lines.start}\n" if mutant.lines else ""
    nth = f"nth = {mutant.nth}\n" if mutant.nth > 1 else ""
    mutation = json.dumps(mutant.text, ensure_ascii=False)
    return f'\n[["{mutant.path}"]]\n{line}in = "{mutant.where}"\nmutation = {mutation}\n{nth}why = ""\n'


if __name__ == "__main__":
    sys.exit(main())
