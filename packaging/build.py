"""Make what is given away: one command for every system.

    python packaging/build.py wheel     the wheel and the source archive
    python packaging/build.py onedir    the frozen program: a folder that needs no Python
    python packaging/build.py deb       its Debian package
    python packaging/build.py check     start the frozen program and compare it with this checkout
    python packaging/build.py all       these four

`make package` calls it with the environment it needs; results lie in dist/. The same source gives the same bytes.
"""

from __future__ import annotations

import argparse
import os
import runpy
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import check_build
from catalogues import compile_all

ROOT = Path(__file__).parents[1]
DIST = ROOT / "dist"
PROGRAM = DIST / "cmdesk"


def version() -> str:
    """Return the version of this checkout."""
    found: str = runpy.run_path(str(ROOT / "cmdesk" / "__init__.py"))["__version__"]
    return found


def moment() -> int:
    """Return the time that everything built is given: that of the last commit, or of pyproject.toml without git."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    log = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    return int(log) if log else int((ROOT / "pyproject.toml").stat().st_mtime)


def wheel() -> None:
    """Build the wheel and the source archive, and see that the wheel has its resources."""
    for target in ("sdist", "wheel"):
        _run(sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(DIST))
    check_build.check_wheel(DIST / f"cmdesk-{version()}-py3-none-any.whl")


def onedir() -> None:
    """Freeze the program, with the licences of all it carries."""
    compile_all()
    shutil.rmtree(PROGRAM, ignore_errors=True)
    spec = ROOT / "packaging" / "pyinstaller" / "cmdesk.spec"
    folders = ["--distpath", str(DIST), "--workpath", str(ROOT / "build" / "pyinstaller")]
    _run(sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", *folders, str(spec))
    if sys.platform.startswith("linux"):
        _strip_python()
        import licences  # noqa: PLC0415  # reads what only Linux keeps

        licences.gather(PROGRAM)


def _strip_python() -> None:
    """Take the symbols out of Python's own library, two thirds of it where it was built by hand."""
    for library in PROGRAM.glob("_internal/libpython*"):
        _run("strip", "--strip-unneeded", str(library))


def deb() -> None:
    """Put the frozen program into a Debian package; other systems have none."""
    if not shutil.which("dpkg-deb"):
        print("no dpkg-deb here, so no .deb")
        return
    import debian  # noqa: PLC0415  # draws icons, so needs Qt

    package = debian.build(PROGRAM, version(), moment(), DIST)
    print(f"{package.relative_to(ROOT)}: {package.stat().st_size / 1e6:.1f} MB")


def check() -> None:
    """Start the frozen program and compare what it calculates with this checkout."""
    check_build.check_program(PROGRAM)


STEPS: dict[str, Callable[[], None]] = {"wheel": wheel, "onedir": onedir, "deb": deb, "check": check}


def _run(*command: str) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(moment()), "PYTHONHASHSEED": "1"}
    subprocess.run(command, check=True, cwd=ROOT, env=environment)


def main(arguments: list[str] | None = None) -> int:
    """Take the steps asked for, each with its time."""
    parser = argparse.ArgumentParser(description="Make what is given away.")
    parser.add_argument("step", choices=[*STEPS, "all"])
    chosen = parser.parse_args(arguments).step
    for name in ["wheel", "onedir", "check", "deb"] if chosen == "all" else [chosen]:
        began = time.monotonic()
        print(f"\n-- {name}", flush=True)
        try:
            STEPS[name]()
        except check_build.BuildError as error:
            print(error, file=sys.stderr)
            return 1
        print(f"-- {name}: {time.monotonic() - began:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
