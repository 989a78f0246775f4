"""Cells of a workbook that hold an error such as #DIV/0!, which the reader of workbooks gives back as empty ones."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO
    from zipfile import ZipFile

_CELL = re.compile(
    rb"""<(?:\w+:)?c\s (?=[^>]*\bt="e") [^>]*\br="([A-Z]{1,3})([0-9]{1,7})" [^>]*>
    (?:<(?:\w+:)?f\b (?:[^>]*/>|.*?</(?:\w+:)?f>))?
    <(?:\w+:)?v>([^<]*)<""",
    re.DOTALL | re.VERBOSE,
)
_ERROR = b't="e"'
_PIECE = 1 << 20
_LONGEST = 1 << 16
"""Bytes of the longest formula, and more: what may be cut in two where a piece ends."""


class SheetError(NamedTuple):
    """What stands in a cell whose formula has no value."""

    text: str


def errors_of(archive: ZipFile, sheet: str) -> dict[int, dict[int, SheetError]]:
    """Return the errors on a sheet by row, from 1, and column, from 0."""
    found: dict[int, dict[int, SheetError]] = {}
    with archive.open(_member(archive, sheet)) as content:
        for letters, row, text in _cells(content):
            found.setdefault(int(row), {})[_column(letters)] = SheetError(text.decode("utf-8", "replace"))
    return found


def _member(archive: ZipFile, sheet: str) -> str:
    """Return where in a workbook a sheet lies; KeyError or ValueError where it does not say."""
    [book] = [target for _, kind, target in _links(archive, "") if kind.endswith("/officeDocument")]
    root = ET.fromstring(archive.read(book))  # noqa: S314  # expat refuses what grows beyond reason
    [mark] = [_ending(one, "}id") for one in root.iter() if one.tag.endswith("}sheet") and one.get("name") == sheet]
    [found] = [target for link, _, target in _links(archive, book) if link == mark]
    return found


def _links(archive: ZipFile, member: str) -> list[tuple[str, str, str]]:
    """Return the links of a member of an archive: mark, kind, and the member each leads to."""
    folder, name = posixpath.split(member)
    root = ET.fromstring(archive.read(posixpath.join(folder, "_rels", f"{name}.rels")))  # noqa: S314  # as above
    targets = (posixpath.normpath(posixpath.join(folder, one.get("Target", ""))).lstrip("/") for one in root)
    return [(one.get("Id", ""), one.get("Type", ""), target) for one, target in zip(root, targets, strict=True)]


def _ending(element: ET.Element, end: str) -> str | None:
    """Return the attribute of an element whose name ends so, whatever the namespace before."""
    return next((value for name, value in element.items() if name.endswith(end)), None)


def _cells(content: IO[bytes]) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Yield letters, row and error of every cell with one."""
    rest = b""
    while piece := content.read(_PIECE):
        rest += piece
        end = 0
        for cell in _CELL.finditer(rest) if _ERROR in rest else ():
            yield cell[1], cell[2], cell[3]
            end = cell.end()
        rest = rest[max(end, len(rest) - _LONGEST) :]


def _column(letters: bytes) -> int:
    """Return the number of a column."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
