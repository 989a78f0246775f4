"""What lies where: every module has its test, and nothing in the tree knows one machine."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import cmdesk
from tests.architecture.source import PACKAGE, ROOT, modules

# A module without a test of its own, and why.
WITHOUT_OWN_TEST: dict[str, str] = {}
TOP_LEVEL = {
    ".ci",
    ".github",
    ".gitignore",
    ".pre-commit-config.yaml",
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "cmdesk",
    "packaging",
    "pyproject.toml",
    "resources",
    "tests",
}
# Written so that this file does not find itself.
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:wor[k]|hom[e]/\w+|User[s]/\w+|tm[p]/pla[n]|roo[t])/")
REGISTRY = re.compile(
    r"pypi[.]org|pythonhosted[.]org|registry[.]npmjs|deb[.]debian[.]org|snapshot[.]debian|archive[.]ubuntu"
    r"|https?://[^ \"]*/simple(?:/|$|\")|https?://registr[y][.]",
    re.MULTILINE,
)
TEXT_SIZE = 400_000  # larger files are data or fonts


def tracked_files() -> list[Path]:
    """Return the files that git keeps, or that it would, being new and not ignored."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a checkout")
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def texts() -> list[tuple[Path, str]]:
    """Return the tree's texts."""
    found = []
    for path in tracked_files():
        if path.stat().st_size <= TEXT_SIZE:
            content = path.read_bytes()
            if b"\0" not in content:
                found.append((path.relative_to(ROOT), content.decode("utf-8")))
    return found


def own_test_of(module: Path) -> Path:
    """Return where the mirror keeps a module's test."""
    inside = module.relative_to(PACKAGE)
    return ROOT / "tests" / inside.parent / f"test_{inside.stem.strip('_')}.py"


def test_every_module_has_its_test() -> None:
    """The mirror is whole; a package's own `__init__` is tested through what it offers."""
    missing = [
        str(path.relative_to(ROOT))
        for path in modules()
        if path.name != "__init__.py"
        and str(path.relative_to(ROOT)) not in WITHOUT_OWN_TEST
        and not own_test_of(path).exists()
    ]
    assert not missing


def test_every_package_has_its_sentence() -> None:
    """Every folder of code is a package, and its `__init__` says what the room is."""
    folders = {path.parent for path in modules()}
    assert not [str(folder.relative_to(ROOT)) for folder in folders if not (folder / "__init__.py").exists()]


def test_no_path_of_one_machine() -> None:
    """Nothing in the tree points into somebody's own folders."""
    assert not [f"{path}: {found.group()}" for path, text in texts() for found in MACHINE_PATH.finditer(text)]


def test_no_address_of_a_registry() -> None:
    """Nothing in the tree ties the project to one mirror."""
    assert not [f"{path}: {found.group()}" for path, text in texts() for found in REGISTRY.finditer(text)]


def test_nothing_strange_at_the_top() -> None:
    """The top of the tree holds what the design lists."""
    assert {path.relative_to(ROOT).parts[0] for path in tracked_files()} <= TOP_LEVEL


def test_every_list_of_libraries_has_hashes() -> None:
    """An installation takes the very files that were tested."""
    lists = sorted((ROOT / "packaging" / "requirements").glob("*.txt"))
    pins = [line for path in lists for line in path.read_text("utf-8").splitlines() if line[:1].isalpha()]
    assert len(lists) == 5
    assert not [line for line in pins if "==" not in line or not line.endswith("\\")]


def test_the_changelog_knows_the_version() -> None:
    """The version of the package is a heading of the changelog, and the newest."""
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == cmdesk.__version__


def test_run_time_libraries_are_pinned() -> None:
    """Each library that pyproject.toml asks for stands in run.txt."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pinned = (ROOT / "packaging" / "requirements" / "run.txt").read_text("utf-8")
    asked = {re.split(r"[<>=]", line)[0].lower() for line in project["dependencies"]}
    assert not {name for name in asked if f"\n{name}==" not in f"\n{pinned}"}
