"""Errors of a spreadsheet, wherever they stand in whatever workbook."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from cmdesk.imports import sheet_errors
from cmdesk.imports.sheet_errors import errors_of

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


OTHER = "x"


def _links(*links: tuple[str, str, str]) -> str:
    """Return the links of a member: mark, kind, target."""
    inside = "".join(f'<Relationship Id="{mark}" Type="{kind}" Target="{to}"/>' for mark, kind, to in links)
    return f'<Relationships xmlns="{_PACKAGE}">{inside}</Relationships>'


def workbook(cells: str, book: str = "xl/workbook.xml", target: str = "worksheets/sheet1.xml") -> ZipFile:
    """Return as much of a workbook as matters: links from one member to the next, and the cells of one sheet."""
    folder, _, name = book.rpartition("/")
    sheets = f'<sheet name="Other" r:id="{OTHER}"/><sheet name="R &amp; D" r:id="y"/>'
    parts = {
        "_rels/.rels": _links(("a", f"{_RELATIONS}/officeDocument", f"/{book}")),
        book: f'<workbook xmlns="m" xmlns:r="{_RELATIONS}"><sheets>{sheets}</sheets></workbook>',
        f"{folder}/_rels/{name}.rels": _links((OTHER, "t", "other.xml"), ("y", "t", target)),
        target.lstrip("/") if target.startswith("/") else f"{folder}/{target}": f"<worksheet>{cells}</worksheet>",
    }
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for member, text in parts.items():
            archive.writestr(member, text)
    return ZipFile(content)


def errors(cells: str) -> dict[int, dict[int, str]]:
    """Return the errors among some cells."""
    with workbook(cells) as archive:
        return {row: {at: one.text for at, one in found.items()} for row, found in errors_of(archive, "R & D").items()}


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B2" t="e"><v>#DIV/0!</v></c>',
        '<c t="e" s="3" r="B2"><f>1/0</f><v>#DIV/0!</v></c>',
        '<c r="B2" s="1" t="e"><f aca="false">IF(A1&gt;0,\n1/0)</f><v>#DIV/0!</v></c>',
        '<c r="B2" t="e"><f t="shared" si="0"/><v>#DIV/0!</v></c>',
        '<x:c r="B2" t="e"><x:f>1/0</x:f><x:v>#DIV/0!</x:v></x:c>',
    ],
)
def test_cells(cell: str) -> None:
    """As one program or another writes them."""
    assert errors(f'<c r="A2"><v>1</v></c>{cell}<c r="C2" t="s"><v>0</v></c>') == {2: {1: "#DIV/0!"}}


@pytest.mark.parametrize(
    "cell",
    ['<c r="B2" t="str"><f>"e"</f><v>t="e"</v></c>', '<c r="B2" t="e"/>', '<c r="B2"><v>1</v></c>', '<col t="e"/>'],
)
def test_other_cells(cell: str) -> None:
    """What is no error, or says none."""
    assert errors(cell) == {}


def test_rows_and_columns() -> None:
    """Rows count from 1, columns from 0."""
    cells = "".join(f'<c r="{place}" t="e"><v>#N/A</v></c>' for place in ("A1", "Z1", "AA3", "XFD1048576"))
    found = errors(cells)
    assert {row: list(columns) for row, columns in found.items()} == {1: [0, 25], 3: [26], 1048576: [16383]}


def test_long_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet is read piece by piece; a cell where one ends is met once."""
    monkeypatch.setattr(sheet_errors, "_LONGEST", 100)
    cells = "".join(f'<c r="A{row}" t="e"><f>1/0</f><v>#DIV/0!</v></c>' for row in range(1, 200))
    for piece in (7, 50, 64, 1000):
        monkeypatch.setattr(sheet_errors, "_PIECE", piece)
        assert list(errors(cells)) == list(range(1, 200))


@pytest.mark.parametrize("book", ["xl/workbook.xml", "xl/workbook22.xml", "other/book.xml"])
@pytest.mark.parametrize("start", ["", "/"])
def test_where_sheets_lie(book: str, start: str) -> None:
    """Links say it, from the folder they stand in or from the top."""
    target = f"/{book.rpartition('/')[0]}/sheet.xml" if start else "sheet.xml"
    with workbook('<c r="A1" t="e"><v>#REF!</v></c>', book, target) as archive:
        assert errors_of(archive, "R & D")[1][0].text == "#REF!"


def test_a_sheet_of_openpyxl() -> None:
    """A whole workbook."""
    book = Workbook()
    book.worksheets[0].append(("#N/A", "text", "#DIV/0!"))
    content = BytesIO()
    book.save(content)
    with ZipFile(content) as archive:
        assert {at: one.text for at, one in errors_of(archive, "Sheet")[1].items()} == {0: "#N/A", 2: "#DIV/0!"}
