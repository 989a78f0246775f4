"""Does the frozen program do what the checkout does? Starts it, and compares its answers.

python packaging/check_build.py [dist/cmdesk]
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
AS_OF = "2025-11-18"
_PATIENCE = 300  # seconds
LANGUAGES = ("nl", "da", "zh_CN")
_TRANSLATIONS = "PySide6/translations" if sys.platform == "win32" else "PySide6/Qt/translations"
# What must travel, and was once forgotten or is easily so.
TRAVELS = (
    "cmdesk/_resources/readings.toml",
    *(f"cmdesk/_resources/i18n/{language}/LC_MESSAGES/cmdesk.mo" for language in LANGUAGES),
    "holidays/locale/nl/LC_MESSAGES/NL.mo",
    "tzdata/zoneinfo/Europe/Amsterdam",
    f"{_TRANSLATIONS}/qtbase_nl.qm",
)
STAYS = ("numpy", "openpyxl", "pytest", "babel", "PySide6/Qt/lib/libQt6Network.so.6")


class BuildError(Exception):
    """What was built is not what it should be."""


def check_program(program: Path) -> None:
    """Check a frozen program: its files, its self-test, and its answers for each sample."""
    executable = program / ("cmdesk.exe" if sys.platform == "win32" else "cmdesk")
    check_files(program / "_internal")
    with tempfile.TemporaryDirectory(prefix="cmdesk-check-") as folder:
        surroundings = bare_surroundings(Path(folder))
        check_selftest([str(executable)], surroundings, Path(folder, "offscreen"))
        if xvfb := shutil.which("xvfb-run"):
            check_selftest(
                [xvfb, "-a", str(executable)], surroundings | {"QT_QPA_PLATFORM": "xcb"}, Path(folder, "x11")
            )
        for sample in samples():
            check_answers([str(executable)], sample, surroundings, Path(folder))
    size = sum(path.stat().st_size for path in program.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"{program.name}: {size / 1e6:.0f} MB, self-test passed, {len(samples())} samples as in the checkout")


def check_files(internal: Path) -> None:
    """See that what must travel does, and that nothing of the workshop came along."""
    missing = [name for name in TRAVELS if not (internal / name).exists()]
    strangers = [name for name in STAYS if (internal / name).exists()]
    if missing or strangers:
        raise BuildError(f"not in the build: {missing}; should not be in it: {strangers}")


def check_wheel(wheel: Path) -> None:
    """See that a wheel, unpacked elsewhere, answers as the checkout does."""
    with tempfile.TemporaryDirectory(prefix="cmdesk-wheel-") as folder:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder)
        missing = [name for name in TRAVELS if name.startswith("cmdesk/") and not Path(folder, name).exists()]
        if missing:
            raise BuildError(f"not in the wheel: {missing}")
        surroundings = checkout_surroundings(Path(folder)) | {"PYTHONPATH": folder, "PYTHONSAFEPATH": "1"}
        for sample in samples():
            check_answers([sys.executable, "-m", "cmdesk"], sample, surroundings, Path(folder))
    print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB, {len(samples())} samples as in the checkout")


def bare_surroundings(home: Path) -> dict[str, str]:
    """Return an environment that knows nothing of this checkout and of the user's own settings."""
    names = ("PATH", "SYSTEMROOT", "TEMP", "TMP")
    kept = {name: os.environ[name] for name in names if name in os.environ}
    return kept | {"HOME": str(home), "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}


def checkout_surroundings(home: Path) -> dict[str, str]:
    """Return this process's environment, with the user's own things kept elsewhere."""
    return {**os.environ, "CMDESK_HOME": str(home / "home"), "CMDESK_CACHE_DIR": str(home / "cache")}


def check_selftest(command: list[str], surroundings: dict[str, str], folder: Path) -> None:
    """Run the program's own test; its exit status and its report must both be good."""
    folder.mkdir()
    done = run([*command, "--selftest", "--out", str(folder)], surroundings, folder)
    report = folder / "selftest.json"
    if done.returncode != 0 or not report.exists() or not json.loads(report.read_text("utf-8"))["ok"]:
        raise BuildError(f"the self-test ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    print(f"self-test on {surroundings['QT_QPA_PLATFORM']}:\n{done.stdout.rstrip()}")


def check_answers(command: list[str], sample: Path, surroundings: dict[str, str], folder: Path) -> None:
    """Compare the results of a sample, as JSON, with those of the checkout."""
    asked = ["calc", str(sample), "--as-of", AS_OF, "--format", "json"]
    built = answers(run([*command, *asked], surroundings, folder))
    source = answers(run([sys.executable, "-m", "cmdesk", *asked], checkout_surroundings(folder), ROOT))
    if built != source:
        raise BuildError(f"{sample.name}: other results than the checkout's in {differing(built, source)}")


def run(command: list[str], surroundings: dict[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command to its end in a folder."""
    return subprocess.run(
        command, check=False, cwd=folder, env=surroundings, capture_output=True, text=True, timeout=_PATIENCE
    )


def answers(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """Return the object that a calculation printed."""
    if done.returncode != 0:
        raise BuildError(f"{' '.join(done.args)} ended with {done.returncode}:\n{done.stderr}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def differing(built: dict[str, Any], source: dict[str, Any]) -> str:
    """Return the names of what differs between two objects."""
    return ", ".join(sorted(key for key in built.keys() | source.keys() if built.get(key) != source.get(key)))


def samples() -> list[Path]:
    """Return the contracts that come with the program."""
    found = sorted((ROOT / "resources" / "samples").glob("*.cmdesk"))
    if not found:
        raise BuildError("no samples to calculate")
    return found


if __name__ == "__main__":
    check_program(Path(sys.argv[1] if sys.argv[1:] else ROOT / "dist" / "cmdesk").resolve())
