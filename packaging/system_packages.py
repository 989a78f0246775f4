"""What cmdesk needs of the system beyond Python, which of it is missing, and how to get it on Debian and Ubuntu.

    python3 packaging/system_packages.py run            what `make run` needs; with a screen also the window's libraries
    python3 packaging/system_packages.py test           what `make test` needs and cannot do without
    python3 packaging/system_packages.py --optional full-test    what some tests need; they are skipped without
    python3 packaging/system_packages.py package        what `make package` needs

Root on a machine with apt-get: what is missing is installed. Anybody else is told one line to copy. Only the standard
library is used, for this runs before anything is installed.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from display import display


@dataclass(frozen=True, slots=True)
class Need:
    """A Debian package and what tells that it, or its like, is there."""

    package: str
    what: str
    is_met: Callable[[], bool]


def library(package: str, soname: str) -> Need:
    """Return the need of a shared library, met where the loader finds it."""

    def loads() -> bool:
        try:
            ctypes.CDLL(soname)
        except OSError:
            return False
        return True

    return Need(package, soname, loads)


def program(package: str, name: str) -> Need:
    """Return the need of a program, met where it is on the path."""
    return Need(package, name, lambda: shutil.which(name) is not None)


def has_calc() -> bool:
    """Tell whether LibreOffice is there with Calc, which is a package of its own."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        return False
    folder = Path(office).resolve().parent
    return not (folder / "soffice.bin").exists() or (folder / "libsclo.so").exists()


def postgresql_folder() -> Path | None:
    """Return the folder with the programs of a PostgreSQL server, the newest where there are several."""
    on_path = shutil.which("initdb")
    if on_path is not None:
        return Path(on_path).parent
    found = (path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return max(found, key=lambda folder: int(folder.parent.name), default=None)


def has_libpython() -> bool:
    """Tell whether a frozen program can take its interpreter along: Debian keeps that library apart."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return sys.base_prefix != "/usr" or library("", f"libpython{version}.so.1.0").is_met()


QT = (
    library("libgl1", "libGL.so.1"),
    library("libegl1", "libEGL.so.1"),
    library("libxkbcommon0", "libxkbcommon.so.0"),
    library("libglib2.0-0", "libglib-2.0.so.0"),
    library("libdbus-1-3", "libdbus-1.so.3"),
    library("libfontconfig1", "libfontconfig.so.1"),
)
WINDOW = (
    *QT,
    library("libxcb-cursor0", "libxcb-cursor.so.0"),
    library("libxkbcommon-x11-0", "libxkbcommon-x11.so.0"),
    library("libxcb-icccm4", "libxcb-icccm.so.4"),
    library("libxcb-image0", "libxcb-image.so.0"),
    library("libxcb-keysyms1", "libxcb-keysyms.so.1"),
    library("libxcb-randr0", "libxcb-randr.so.0"),
    library("libxcb-render-util0", "libxcb-render-util.so.0"),
    library("libxcb-shape0", "libxcb-shape.so.0"),
    library("libxcb-xkb1", "libxcb-xkb.so.1"),
    library("libwayland-cursor0", "libwayland-cursor.so.0"),
)
XVFB = (*WINDOW, program("xvfb", "Xvfb"), program("xauth", "xauth"))
LIBREOFFICE = (Need("libreoffice-calc-nogui", "LibreOffice Calc", has_calc),)
POSTGRESQL = (Need("postgresql", "a PostgreSQL server", lambda: postgresql_folder() is not None),)
PACKAGE = (
    *WINDOW,
    program("binutils", "objdump"),
    program("dpkg", "dpkg-deb"),
    program("desktop-file-utils", "desktop-file-validate"),
    Need(f"libpython3.{sys.version_info.minor}", "libpython", has_libpython),
)
PURPOSES = ("full-test", "package", "run", "test")


def needs_of(purpose: str) -> tuple[Need, ...]:
    """Return what a purpose needs; the window's libraries count where there is a screen to show it on."""
    match purpose:
        case "full-test":
            return (*XVFB, *LIBREOFFICE, *POSTGRESQL)
        case "package":
            return PACKAGE
        case "run" if display():
            return WINDOW
    return QT


def missing(needs: Iterable[Need]) -> tuple[Need, ...]:
    """Return what is not there; nothing on a system other than Linux, where the wheels bring all."""
    if not sys.platform.startswith("linux"):
        return ()
    return tuple(need for need in needs if not need.is_met())


def advice(needs: Iterable[Need]) -> str:
    """Return one line to copy that installs what is missing."""
    names = " ".join(need.package for need in needs)
    root = "" if os.geteuid() == 0 else "sudo "
    return f"{root}apt-get update && {root}apt-get install -y --no-install-recommends {names}"


def can_install() -> bool:
    """Tell whether packages can be installed without asking anybody."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(needs: Iterable[Need]) -> None:
    """Install packages quietly; what goes wrong shows afterwards in what is still missing."""
    names = [need.package for need in needs]
    print("Installing system packages: " + " ".join(names), flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0"]
    for command in (["update"], ["install", "-y", "--no-install-recommends", *names]):
        done = subprocess.run([*quiet, *command], check=False, env=environment, capture_output=True, text=True)
        if done.returncode != 0:
            print(f"apt-get {command[0]} failed:\n{done.stdout}{done.stderr}", file=sys.stderr, flush=True)


def provide(needs: Iterable[Need]) -> tuple[Need, ...]:
    """Install what is missing where that is possible; return what is missing still."""
    lacking = missing(needs)
    if lacking and can_install():
        install(lacking)
        lacking = missing(lacking)
    return lacking


def explain(lacking: tuple[Need, ...], *, optional: bool) -> None:
    """Say what is missing and the one line that brings it."""
    things = ", ".join(need.what for need in lacking)
    print(f"Some tests need what this machine lacks: {things}." if optional else f"This machine lacks {things}.")
    print("On Debian and Ubuntu this line brings it (elsewhere, the packages that hold the same):\n")
    print(f"  {advice(lacking)}\n", flush=True)


def main(arguments: list[str] | None = None) -> int:
    """Provide or name what a purpose needs; exit status 1 where something needed is missing."""
    parser = argparse.ArgumentParser(description="Provide the system packages for a purpose, or name them.")
    parser.add_argument("purpose", choices=PURPOSES)
    parser.add_argument("--optional", action="store_true", help="say what is missing and go on")
    chosen = parser.parse_args(arguments)
    lacking = provide(needs_of(chosen.purpose))
    if not lacking:
        return 0
    explain(lacking, optional=chosen.optional)
    return 0 if chosen.optional else 1


if __name__ == "__main__":
    sys.exit(main())
