"""The licences of everything that travels with the frozen program, in a folder beside it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
COMMON = Path("/usr/share/common-licenses")
DOCUMENTS = Path("/usr/share/doc")
_LICENCE_FILE = re.compile(r"(?i)^(licen[cs]e|copying|notice|copyright|authors)")
# The wheels of these carry no licence file: Qt.md and the texts it names speak for them.
_QT = {"pyside6-essentials", "shiboken6"}


def gather(program: Path) -> Path:
    """Gather every licence into the program's folder `licences` and return that."""
    folder = program / "licences"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copy(ROOT / "LICENSE", folder / "cmdesk.txt")
    for name in ("LGPL-3", "GPL-3"):
        shutil.copy(COMMON / name, folder / name)
    (folder / "Qt.md").write_text(_about_qt(), encoding="utf-8")
    (folder / "PostgreSQL.md").write_text(_about_postgresql(), encoding="utf-8")
    for name in run_time_libraries():
        _copy_library(distribution(name), folder / "python")
    _copy_python(folder / "python")
    _copy_system_libraries(program / "_internal", folder / "debian")
    return folder


def _about_qt() -> str:
    """Return the notice on Qt with the versions that travel."""
    text = (ROOT / "packaging" / "licences" / "Qt.md").read_text("utf-8")
    version = distribution("PySide6-Essentials").version
    return text.replace("@QT@", version.rpartition(".")[0]).replace("@PYSIDE@", version)


def _about_postgresql() -> str:
    """Return the notice on what speaks to PostgreSQL, with its version."""
    text = (ROOT / "packaging" / "licences" / "PostgreSQL.md").read_text("utf-8")
    return text.replace("@PSYCOPG@", distribution("psycopg").version)


def run_time_libraries() -> list[str]:
    """Return the libraries of run.txt that are meant for this system."""
    lines = (ROOT / "packaging" / "requirements" / "run.txt").read_text("utf-8").splitlines()
    found = (Requirement(line.rstrip(" \\")) for line in lines if line[:1].isalnum())
    return [one.name for one in found if one.marker is None or one.marker.evaluate()]


def _copy_library(library: Distribution, folder: Path) -> None:
    """Copy the licence files of a Python library."""
    texts = (file for file in library.files or [] if file.suffix not in {".py", ".pyc"})
    files = [file for file in texts if _LICENCE_FILE.match(file.name)]
    if not files and library.name.lower().replace("_", "-") not in _QT:
        raise FileNotFoundError(f"{library.name} carries no licence file")
    for file in files:
        target = folder / f"{library.name}-{library.version}" / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(Path(str(file.locate())), target)


def _copy_python(folder: Path) -> None:
    """Copy Python's own licence from where this build of it keeps it."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    places = [
        Path(sys.base_prefix, "lib", version, "LICENSE.txt"),
        DOCUMENTS / version / "copyright",
        DOCUMENTS / f"{version}-minimal" / "copyright",
        DOCUMENTS / f"lib{version}-minimal" / "copyright",
    ]
    found = next((path for path in places if path.exists()), None)
    if found is None:
        raise FileNotFoundError("Python's own licence is not where it is looked for")
    target = folder / version / "LICENSE.txt"
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(found, target)


def _copy_system_libraries(libraries: Path, folder: Path) -> None:
    """Copy the copyright files of the system packages whose libraries travel."""
    names = sorted(path.name for path in libraries.glob("lib*.so*") if not path.is_symlink())
    known = _owners(names)
    owners = {name: owner for name in names if (owner := owner_of(name, known))}
    unknown = [name for name in names if name not in owners and not name.startswith("libpython")]
    if unknown:
        raise FileNotFoundError(f"no package, so no licence, for {', '.join(unknown)}")
    for package in sorted(set(owners.values())):
        (folder / package).mkdir(parents=True, exist_ok=True)
        shutil.copy(DOCUMENTS / package / "copyright", folder / package / "copyright")


def _owners(names: Iterable[str]) -> list[str]:
    """Return what dpkg says of files with these names: lines of `package:architecture: path`."""
    asked = subprocess.run(
        ["dpkg-query", "--search", *(f"*/{name}" for name in names)], check=False, capture_output=True, text=True
    )
    return asked.stdout.splitlines()


def owner_of(name: str, lines: Iterable[str]) -> str:
    """Return the package whose library folder holds a file, empty where none does."""
    wanted = re.compile(rf"(?P<package>[^:,]+)(:\w+)?: (/usr)?/lib/[^/]+/{re.escape(name)}")
    return next((found["package"] for line in lines if (found := wanted.fullmatch(line))), "")
