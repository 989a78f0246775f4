"""Workbooks calculated anew by LibreOffice: what they stored beside their formulas is taken out first."""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path

_PATIENCE = 240  # seconds; LibreOffice makes itself a profile on its first start
_FORMULA = re.compile(rb'(<c [^>]*?)(?: t="(?:str|b|e)")?(>\s*<f>[^<]*</f>)<v>[^<]*</v>')


def recalculated(workbooks: list[Path], folder: Path) -> dict[str, Path]:
    """Return the workbooks by name as LibreOffice makes them out of facts and formulas alone, in one run."""
    bare, made = folder / "bare", folder / "made"
    bare.mkdir()
    for workbook in workbooks:
        _without_values(workbook, bare / workbook.name)
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    convert = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(made)]
    files = [str(bare / workbook.name) for workbook in workbooks]
    subprocess.run([*command, *convert, *files], check=True, capture_output=True, timeout=_PATIENCE)
    return {workbook.stem: made / workbook.name for workbook in workbooks}


def _without_values(source: Path, target: Path) -> None:
    """Copy a workbook without the values of its formulas, so that nothing can merely be echoed."""
    with zipfile.ZipFile(source) as whole, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as bare:
        for member in whole.namelist():
            content = whole.read(member)
            if member.startswith("xl/worksheets/"):
                content, taken = _FORMULA.subn(rb"\1\2", content)
                assert taken == content.count(b"<f>"), member
            bare.writestr(member, content)


def corrupted(source: Path, target: Path, formula: str, wrong: str) -> None:
    """Copy a workbook with one formula changed."""
    with zipfile.ZipFile(source) as whole, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as changed:
        found = 0
        for member in whole.namelist():
            content = whole.read(member)
            found += content.count(f"<f>{formula}</f>".encode())
            changed.writestr(member, content.replace(f"<f>{formula}</f>".encode(), f"<f>{wrong}</f>".encode()))
        assert found == 1, formula
