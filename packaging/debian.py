"""The .deb: the program in /opt, and its entry in menus, file types, manual pages and the icon theme."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import icons

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "packaging" / "linux"
_PROGRAM = 0o755
_FILE = 0o644


def build(program: Path, version: str, moment: int, target: Path) -> Path:
    """Build the package of a frozen program; the same input gives the same bytes."""
    architecture = _output("dpkg", "--print-architecture")
    tree = ROOT / "build" / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(program, tree / "opt" / "cmdesk", symlinks=True)
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / "cmdesk").symlink_to("/opt/cmdesk/cmdesk")
    words = {
        "VERSION": version,
        "ARCHITECTURE": architecture,
        "DATE": f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d}",
    }
    _share(tree / "usr" / "share", words)
    icons.draw_hicolor(ROOT / "resources" / "icons" / "cmdesk.svg", tree / "usr" / "share" / "icons" / "hicolor")
    _control(tree, words)
    _settle(tree, moment)
    package = target / f"cmdesk_{version}_{architecture}.deb"
    target.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(moment)}
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(package)]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    return package


def _share(share: Path, words: dict[str, str]) -> None:
    """Lay out what desktops and readers look for."""
    _write(share / "applications" / "cmdesk.desktop", _filled("cmdesk.desktop", words))
    _write(share / "metainfo" / "cmdesk.metainfo.xml", _filled("cmdesk.metainfo.xml", words))
    _write(share / "mime" / "packages" / "cmdesk.xml", _filled("cmdesk.xml", words))
    _write(share / "doc" / "cmdesk" / "copyright", _filled("copyright", words))
    _write(share / "man" / "man1" / "cmdesk.1.gz", _packed(_filled("cmdesk.1", words)))
    _write(share / "doc" / "cmdesk" / "changelog.gz", _packed((ROOT / "CHANGELOG.md").read_bytes()))
    if validate := shutil.which("desktop-file-validate"):
        subprocess.run([validate, share / "applications" / "cmdesk.desktop"], check=True)


def _control(tree: Path, words: dict[str, str]) -> None:
    """Write what dpkg reads: the package's description and the sums of its files."""
    files = sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    size = sum(path.stat().st_size for path in files) // 1024
    sums = [f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n" for path in files]  # noqa: S324  # dpkg's choice
    _write(tree / "DEBIAN" / "control", _filled("control", words | {"SIZE": str(size)}))
    _write(tree / "DEBIAN" / "md5sums", "".join(sums).encode())


def _settle(tree: Path, moment: int) -> None:
    """Give everything the rights and the time that do not depend on who built it."""
    for path in sorted(tree.rglob("*"), reverse=True):
        if not path.is_symlink():
            path.chmod(_PROGRAM if path.is_dir() or path.stat().st_mode & 0o100 else _FILE)
        os.utime(path, (moment, moment), follow_symlinks=False)


def _filled(name: str, words: dict[str, str]) -> bytes:
    """Return a source with its @WORDS@ filled in."""
    text = (SOURCES / name).read_text("utf-8")
    for word, value in words.items():
        text = text.replace(f"@{word}@", value)
    return text.encode()


def _packed(content: bytes) -> bytes:
    """Return content compressed without name and time."""
    return gzip.compress(content, 9, mtime=0)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
