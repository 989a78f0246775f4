"""A contract a row: headings and what stands below them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.basics.wording import say
from cmdesk.contract.contract import Contract
from cmdesk.imports.sheet_errors import SheetError
from cmdesk.imports.source import LINE, Entry
from cmdesk.imports.table import TableReader
from tests.imports.tables import NEEDED, ROW, contract


def read(more: Sequence[str], cells: Sequence[Any]) -> Contract:
    """Return the contract of a row with some columns more."""
    return TableReader([*NEEDED, *more], "contracts.csv", LINE).contract(Entry(2, [*ROW, *cells]))


def faults_of_heading(*names: Any) -> list[tuple[str, str]]:
    """Return what is wrong with a heading."""
    with pytest.raises(FaultyInput) as caught:
        TableReader(names, "contracts.csv", LINE)
    assert caught.value.source == "contracts.csv"
    return [(one.place, one.sentence.in_english()) for one in caught.value.faults]


def faults_of_row(more: Sequence[str], cells: Sequence[Any]) -> list[tuple[str, str]]:
    """Return what is wrong with a row, by where in the table it is."""
    reader = TableReader([*NEEDED, *more], "contracts.csv", LINE)
    entry = Entry(2, [*ROW, *cells])
    with pytest.raises(FaultyInput) as caught:
        reader.contract(entry)
    return [(one.place, one.sentence.in_english()) for one in caught.value.faults]


# Rows


def test_a_row_is_a_contract() -> None:
    """Each cell stands at the place that its heading names."""
    assert read((), ()) == contract()


def test_records_and_lists() -> None:
    """Columns of one record come together, whatever their order; a number is the place in a list."""
    heading = (
        "payments[1].date",
        "initial_term.months",
        "payments[0].amount",
        "payments[0].date",
        "payments[1].amount",
    )
    assert read(heading, ("2024-05-02", "24", "10.00", "2024-04-02", "20.00")) == contract(
        initial_term={"months": Decimal(24)},
        payments=[{"date": "2024-04-02", "amount": "10.00"}, {"date": "2024-05-02", "amount": "20.00"}],
    )


def test_empty_cells_are_absent() -> None:
    """A record or list without any filled cell is not there, and a gap in a list closes."""
    heading = ("law", "initial_term.months", "payments[0].date", "payments[7].date", "service_countries[3]")
    assert read((*heading, "payments[7].amount"), ("", None, " ", "2024-05-02", "DK", "1.00")) == contract(
        payments=[{"date": "2024-05-02", "amount": "1.00"}], service_countries=["DK"]
    )


def test_short_rows() -> None:
    """Spreadsheets leave out what is empty at the end."""
    assert read(("law", "payments[0].date"), ()) == contract()


def test_long_rows() -> None:
    """Others add more that is empty."""
    assert read((), ("", None, " ")) == contract()


def test_columns_without_a_heading() -> None:
    """They may be empty, and blanks around a heading are nothing."""
    reader = TableReader([f" {name} " for name in NEEDED] + [None, ""], "contracts.csv", LINE)
    assert reader.contract(Entry(2, [*ROW, "", None])) == contract()


def test_the_schema_may_be_given() -> None:
    """A column may say it; it is read like that of a file."""
    reader = TableReader(["schema", *NEEDED], "contracts.csv", LINE)
    with pytest.raises(FaultyInput, match=r"cmdesk.contract/9: this file was made by a newer cmdesk"):
        reader.contract(Entry(2, ["cmdesk.contract/9", *ROW]))


@pytest.mark.parametrize("width", [len(NEEDED), len(NEEDED) + 1])
def test_a_value_without_a_heading(width: int) -> None:
    """It would be lost, so it is at fault."""
    reader = TableReader([*NEEDED, ""][:width], "contracts.csv", LINE)
    with pytest.raises(FaultyInput) as caught:
        reader.contract(Entry(2, [*ROW, "stray"]))
    [fault] = caught.value.faults
    assert fault.sentence.in_english() == '"stray" stands in a column without a heading'
    assert fault.place == ""
    assert reader.where(Entry(1002, [])).in_english() == "line 1002"
    assert reader.reference(Entry(2, [*ROW, "stray"])) == "A-1"


def test_a_row_without_a_reference() -> None:
    """It is left empty, or nothing of the row can be read."""
    reader = TableReader(NEEDED, "contracts.csv", LINE)
    assert reader.reference(Entry(2, ["", *ROW[1:], "stray"])) is None
    assert reader.reference(Entry(2, Fault("", say("no cells")))) is None


def test_a_text_for_a_whole_number() -> None:
    """What is said of it is fit for a table, which has no quotation marks around texts."""
    said = '"1e1" is no whole number; write it in digits alone, such as 12'
    assert faults_of_row(("initial_term.months",), ("1e1",)) == [("initial_term.months", said)]


@pytest.mark.parametrize(
    "heading", [("service_entity", "service_entity.name"), ("service_entity.name", "service_entity")]
)
def test_two_columns_for_one_place(heading: Sequence[str]) -> None:
    """An entity is an id or is described; a row that fills in both columns is at fault."""
    said = "stands beside another column that says the same; fill in one of them"
    assert faults_of_row(heading, ("gb", "gb"))[0] == (heading[1], said)
    assert read(("service_entity", "service_entity.name"), ("gb", "")).service_entity == "gb"


def test_a_cell_that_is_not_utf_8() -> None:
    """Bytes that are none are kept from the contract."""
    said = "is not UTF-8; save the file as UTF-8"
    assert faults_of_row(("law", "client.country"), ("D\udce9", "DK")) == [("law", said)]
    assert read(("law",), ("DK",)) == contract(law="DK")
    assert read(("incidents[0].date", "incidents[0].description"), ("2024-04-02", "Café")) == contract(
        incidents=[{"date": "2024-04-02", "description": "Café"}]
    )


# Places


def test_a_fault_has_its_column() -> None:
    """Also where cells before it are empty, so that the list in the contract begins later."""
    heading = ("payments[0].date", "payments[3].date", "payments[3].amount", "payments[5].date", "payments[5].amount")
    found = faults_of_row(heading, ("", "2024-02-30", "1", "2024-04-02", "x"))
    assert [place for place, _ in found] == ["payments[3].date", "payments[5].amount"]


def test_a_fault_of_what_is_not_there() -> None:
    """A column that is missing, a list that stops short: the place is the contract's."""
    found = faults_of_row(("payments[2].date", "incidents[1].claims[3].head"), ("2024-04-02", "direct"))
    assert sorted(place for place, _ in found) == [
        "incidents[1].claims[3].amount",
        "incidents[1].date",
        "payments[2].amount",
    ]


def test_every_fault_of_a_row_at_once() -> None:
    """A cell at fault by itself hides none of the others; what follows from it alone is not told twice."""
    row = ["A-1", "ACME", "nl", SheetError("#REF!"), "2024-02-30", "EURO", "x\udce9", "y", "12"]
    reader = TableReader(
        [*NEEDED, "payments[4].date", "initial_term.months", "payments[4].amount"], "contracts.csv", LINE
    )
    with pytest.raises(FaultyInput) as caught:
        reader.contract(Entry(2, row))
    assert [one.place for one in caught.value.faults] == [
        "edition",
        "payments[4].date",
        "initial_term.months",
        "effective_date",
        "currency",
    ]


def test_a_row_without_an_end_of_faults_is_none() -> None:
    """Where nothing but a stray value is wrong, that alone is told."""
    assert [place for place, _ in faults_of_row((), ("stray",))] == [""]


# Headings


@pytest.mark.parametrize("names", [(), ("", None)])
def test_no_heading_no_table(names: Sequence[Any]) -> None:
    """A table without anything is at fault: nobody meant to calculate none."""
    said = "the table is empty; its first row names what stands below, such as reference"
    assert faults_of_heading(*names) == [("", said)]


def test_every_wrong_heading_is_named() -> None:
    """With the near miss; what else is missing is said when these are right."""
    start = "is the heading of a column, but no place in a contract file; "
    assert faults_of_heading("referense", "client.name", "payments[0].amuont", "qqqq", 12.5) == [
        ("referense", f"{start}did you mean reference?"),
        ("payments[0].amuont", f"{start}did you mean payments[0].amount?"),
        ("qqqq", f"{start}rename the column"),
        ("12.5", f"{start}rename the column"),
    ]


def test_one_heading_twice() -> None:
    """Nobody could tell which of the two counts."""
    said = "is the heading of more than one column; keep one"
    assert faults_of_heading(*NEEDED, "payments[0].date", "payments[00].date", "law", "law") == [
        ("payments[0].date", said),
        ("payments[00].date", said),
        ("law", said),
    ]


def test_what_every_contract_needs() -> None:
    """A column that all rows would miss is missed once."""
    said = "has no column, and no contract is without it; add one"
    assert faults_of_heading("reference", "client.country", "entity.name", "edition") == [
        ("effective_date", said),
        ("currency", said),
    ]
