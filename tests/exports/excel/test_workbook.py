"""The workbook as a whole: every formula calculated anew, nothing entered comes alive, written whole or not at all."""

from __future__ import annotations

import errno
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from python_calamine import CalamineWorkbook

from cmdesk.basics.wording import LANGUAGES, words_for
from cmdesk.contract.contract import Contract
from cmdesk.contract.read import read_contract_file
from cmdesk.engine.bands import with_bands
from cmdesk.engine.calculate import Calculation, calculate
from cmdesk.exports.excel import invoices_sheet
from cmdesk.exports.excel.calculation_sheet import LIVE
from cmdesk.exports.excel.workbook import workbook_bytes, write_workbook
from cmdesk.rules import RULES
from tests.exports.excel.books import MON_2024_06_03, SAMPLES, TUE_2025_11_18, Book, of_vector, written
from tests.exports.excel.recalculation import corrupted, recalculated
from tests.helpers import calculated, contract_of, notice
from tests.soak import examples
from tests.strategies import contracts, days

ENGLISH = words_for("en")
SHEETS = [
    "Summary",
    "Send by",
    "Results",
    "Calculation",
    "Payments",
    "Cap over time",
    "Invoices",
    "Fees",
    "Holidays",
    "Readings",
    "Steps",
]

# Both editions, every channel, readings, a stated end, 29 February, own days, Denmark, China, other currencies.
VECTOR_NAMES = (
    "hand-after-hours-next-day",
    "hand-amendment-moves-edition",
    "hand-anniversary-reading",
    "hand-cap-fifty-thousand",
    "hand-cap-in-kroner",
    "hand-cap-window-incident-day",
    "hand-chinese-make-up-saturday",
    "hand-danish-christmas-widest",
    "hand-due-at-termination",
    "hand-force-majeure-first-day-counts",
    "hand-leap-day-four-years-on",
    "hand-payment-period-rolls",
    "hand-request-from-receipt-2023",
    "hand-service-entity",
    "hand-stated-end",
    "hand-struck-day",
    "hand-term-ends-30-june-same-number",
    "random-0003",
    "random-0042",
    "random-0055",
)
CORRUPT = "a wrong formula"

ROLLED = {
    "edition": "2023-01-01",
    "readings": {"calendar_period_end": "next_business_day", "first_day": "counted"},
    "invoices": [{"number": "=1+1", "date": "2024-05-04", "amount": "100.00", "bank_charges": "7.50"}],
    "payments": [{"date": "2024-05-20", "amount": "40.00", "invoice": "=1+1"}],
    "notices": [notice("n1", "2024-05-25", kind="amendment", channel="registered")],
    "amendments": [{"notice": "n1"}],
}
FOREIGN = {
    "currency": "DKK",
    "entity": "dk",
    "readings": {"fx_date": "payment", "incident_day_payments": "included"},
    "fees": [{"kind": "subscription", "amount": "4000", "every": "month", "from": "2024-03-01"}],
    "projected_payments": True,
    "payments": [
        {"date": "2024-03-20", "amount": "1500.00", "currency": "GBP"},
        {"date": "2024-04-22", "amount": "25000.00"},
        {"date": "2024-04-29", "amount": "333.33", "currency": "EUR", "kind": "refund"},
    ],
    "incidents": [{"date": "2024-06-24", "against": "cm.com", "settled": "1000.00"}],
}
RENEWED_AFTER_STATED_END = {
    "effective_date": "2020-08-31",
    "initial_term": {"ends_on": "2021-02-27"},
    "deviations": [{"parameter": "renewal_months", "value": 6, "agreed_in": "Order Form, 2"}],
}


def every_calculation() -> Iterator[tuple[str, Calculation, str]]:
    """Yield the workbooks to calculate anew: name, calculation, language."""
    for name in VECTOR_NAMES:
        yield name, of_vector(name), "en"
    for path in sorted(SAMPLES.glob("*.cmdesk")):
        for language in LANGUAGES if path.stem == "acme" else ("en",):
            yield f"{path.stem}-{language}", calculate(read_contract_file(path), TUE_2025_11_18), language
    yield "rolled", calculated(MON_2024_06_03, **ROLLED), "en"
    yield "foreign", calculated(MON_2024_06_03, **FOREIGN), "en"
    yield "renewed", calculated(MON_2024_06_03, **RENEWED_AFTER_STATED_END), "en"


# Calculated anew


@pytest.fixture(scope="module")
def anew(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[Book, Book]]:
    """Return every workbook as written and as LibreOffice calculates it, in one run; one is wrong on purpose."""
    folder = tmp_path_factory.mktemp("workbooks")
    paths = []
    for name, calculation, language in every_calculation():
        paths.append(folder / f"{name}.xlsx")
        write_workbook(calculation, words_for(language), paths[-1])
    paths.append(folder / f"{CORRUPT}.xlsx")
    corrupted(folder / "acme-en.xlsx", paths[-1], *_spoilt(folder / "acme-en.xlsx"))
    made = recalculated(paths, folder)
    return {path.stem: (Book.of(path.read_bytes()), Book.of(made[path.stem].read_bytes())) for path in paths}


def _spoilt(path: Path) -> tuple[str, str]:
    """Return the formula of the last day to give notice, and the same a day later."""
    formulas = (formula[1:] for _, _, formula in Book.of(path.read_bytes()).formula_cells())
    (found,) = (formula for formula in formulas if "EOMONTH" in formula)
    return found, f"{found}+1"


def differences(name: str, before: Book, after: Book) -> Iterator[tuple[Any, ...]]:
    """Yield every formula that comes to something else than what is stored beside it."""
    for sheet, cell, formula in before.formula_cells():
        stored, found = before.value(sheet, cell), after.value(sheet, cell)
        if not same(stored, found):
            yield name, sheet, cell, formula, stored, found


def same(one: Any, other: Any) -> bool:
    """Tell whether two values are the same, sums as far as a spreadsheet's numbers reach, an empty text like none."""
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= 1e-9 * max(1.0, abs(one))
    return (one or None) == (other or None)


@pytest.mark.needs_libreoffice
def test_every_formula_comes_to_its_stored_value(anew: Mapping[str, tuple[Book, Book]]) -> None:
    """From facts and formulas alone LibreOffice finds every value, every check holds, and the summary says so."""
    books = {name: pair for name, pair in anew.items() if name != CORRUPT}
    assert [one for name, pair in books.items() for one in differences(name, *pair)] == []
    for name, (before, after) in books.items():
        first = after.formulas.worksheets[0].title
        verdicts = [before.value(first, cell) for sheet, cell, _ in before.formula_cells() if sheet == first]
        assert len(verdicts) == 1, name
        checks = [cell for cell in before.formula_cells() if cell[2].startswith("=IFERROR(IF(")]
        assert checks, name
        assert {after.value(sheet, cell) for sheet, cell, _ in checks} == {"OK"}, name


@pytest.mark.needs_libreoffice
def test_a_wrong_formula_is_found(anew: Mapping[str, tuple[Book, Book]]) -> None:
    """One formula spoilt: its check says so, those that build on it say so, and the summary does not stay green."""
    _before, after = anew[CORRUPT]
    assert after.row_of("Calculation", "Last day to give notice of non-renewal")[5] == "check"
    assert after.row_of("Calculation", "Latest day to send notice of non-renewal by hand")[5] == "check"
    assert after.row_of("Calculation", "Last day of the term")[5] == "OK"
    assert "A check does not hold: see the column Check." in after.texts("Summary")


# What it computes


def test_every_rule_that_a_workbook_works_out_is_live() -> None:
    """The list of the rules and the formulas of the workbook say the same."""
    declared = {rule.id for rule in RULES if rule.spreadsheet != "value"}
    assert declared == set(LIVE) | set(invoices_sheet.LIVE)


@given(contracts(), days())
@examples(25)
def test_any_contract_has_its_workbook(contract: Contract, as_of: date) -> None:
    """Whatever the contract, every formula's stored value agrees with the calculation."""
    found = written(calculate(contract, as_of))
    checks = [(sheet, cell) for sheet, cell, formula in found.formula_cells() if formula.startswith("=IFERROR(IF(")]
    assert {found.value(sheet, cell) for sheet, cell in checks} == {"OK"}


def test_every_formula_stores_a_value() -> None:
    """A preview that does not calculate shows the figures, not zeros or blanks."""
    found = written(of_vector("random-0003"))
    empty = [
        (sheet, cell)
        for sheet, cell, formula in found.formula_cells()
        if found.value(sheet, cell) is None and not formula.endswith(',"")')
    ]
    assert empty == []


# What it holds


def test_sheets_come_in_order() -> None:
    """Sheets for which the contract has nothing are left out."""
    assert written(of_vector("random-0003")).formulas.sheetnames == SHEETS
    assert written(calculated(MON_2024_06_03)).formulas.sheetnames == [
        name for name in SHEETS if name not in {"Cap over time", "Invoices", "Fees"}
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_its_sheets(language: str) -> None:
    """In every language the names of the sheets are short enough, allowed and different."""
    names = written(of_vector("random-0003"), language).formulas.sheetnames
    assert len({name.casefold() for name in names}) == len(SHEETS)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)


HOSTILE = ('=HYPERLINK("http://x","y")', "+1+1", "-2+3", "@SUM(A1)", "http://example.org", "0815", "{=1}", "\t=1")


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_a_user_entered_comes_alive(text: str) -> None:
    """Names, numbers, reasons and descriptions stay texts: no formula, no link, no number."""
    contract = replace(contract_of(**ROLLED), reference=text)
    entered = contract.client, contract.invoices[0], contract.payments[0]
    contract = replace(
        contract,
        client=replace(entered[0], name=text),
        invoices=(replace(entered[1], number=text),),
        payments=(replace(entered[2], invoice=text),),
    )
    found = written(calculate(contract, MON_2024_06_03))
    assert not [formula for _, _, formula in found.formula_cells() if text in formula]
    assert found.formulas["Summary"]["B1"].data_type == "s"
    assert found.value("Summary", "B1") == text
    assert found.row_of("Invoices", text, 3)[13] == 60
    sheets: list[Any] = found.formulas.worksheets
    assert not [sheet for sheet in sheets if sheet._hyperlinks]


def test_calamine_reads_the_same() -> None:
    """Another reader sees the same figures."""
    content = workbook_bytes(calculated(MON_2024_06_03), ENGLISH)
    sheet = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_name("Calculation")
    (row,) = [
        row for row in sheet.to_python(skip_empty_area=False) if row[1] == "Last day to give notice of non-renewal"
    ]
    assert row[2:5] == [date(2024, 11, 30), date(2024, 11, 30), "OK"]


def test_properties_come_from_the_contract() -> None:
    """Title and subject say what it is; the day is the as-of date, not that of writing."""
    properties = written(calculated(MON_2024_06_03)).formulas.properties
    assert (properties.title, properties.subject) == ("TEST Client", "As of Monday 3 June 2024")
    assert (properties.creator, properties.description) == ("cmdesk", "A calculation aid, not legal advice.")
    assert properties.created.date() == MON_2024_06_03


def test_the_same_calculation_gives_the_same_bytes() -> None:
    """Nothing in it depends on the clock or on chance."""
    one, other = (workbook_bytes(calculated(MON_2024_06_03), ENGLISH) for _ in range(2))
    assert one == other


def test_pages_are_set_up_for_print() -> None:
    """A4, landscape, as wide as one page, the head of a table on every page, the line at the foot."""
    found: Any = written(of_vector("random-0003")).formulas
    for sheet in found.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "A calculation aid, not legal advice." in sheet.oddFooter.left.text
    assert {found[name].print_title_rows for name in ("Results", "Payments", "Steps")} == {"$4:$4", "$5:$5"}
    for sheet in found.worksheets:
        assert sheet.oddFooter.right.text == "&P / &N"


def test_the_sheets_that_are_printed() -> None:
    """They end where their tables do; what only programs read stays off the paper; each page tells what it is of."""
    calculation = calculated(MON_2024_06_03)
    plain: Any = written(calculation).formulas
    full: Any = written(with_bands(calculation)).formulas
    last = {name: plain[name].max_row for name in ("Summary", "Send by", "Results")}
    assert plain["Summary"].print_area == f"'Summary'!$A$1:$G${last['Summary']}"
    assert plain["Send by"].print_area == f"'Send by'!$A$1:$M${last['Send by']}"
    assert plain["Results"].print_area == f"'Results'!$A$1:$I${last['Results']}"
    assert full["Results"].print_area == f"'Results'!$A$1:$J${last['Results']}"
    titles = [plain[name].print_title_rows for name in ("Summary", "Send by", "Results")]
    assert titles == ["$1:$2", "$5:$5", "$4:$4"]


# How it is written


def test_a_workbook_is_a_file(tmp_path: Path) -> None:
    """What is written is a whole package."""
    target = tmp_path / "contract.xlsx"
    write_workbook(calculated(MON_2024_06_03), ENGLISH, target)
    with zipfile.ZipFile(target) as package:
        assert package.testzip() is None
    assert [path.name for path in tmp_path.iterdir()] == ["contract.xlsx"]


def test_a_failing_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old workbook stays as it was, and no half of a new one lies about."""
    target = tmp_path / "contract.xlsx"
    target.write_bytes(b"old")

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("cmdesk.basics.atomic.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_workbook(calculated(MON_2024_06_03), ENGLISH, target)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["contract.xlsx"]


def test_sums_of_any_size_fit() -> None:
    """A conversion at extreme rates has more than the 28 digits of everyday arithmetic."""
    calculation = calculated(
        MON_2024_06_03,
        currency="DKK",
        payments=[{"date": "2024-05-02", "amount": "999999999999999.99", "currency": "USD"}],
        incidents=[{"date": "2024-05-20"}],
        fx=[
            {"date": day, "currency": code, "per_eur": rate}
            for day in ("2024-05-20", "2024-06-03")
            for code, rate in (("DKK", "999999999999"), ("USD", "0.000000000001"))
        ],
    )
    assert calculation.results["liability.paid"].value is not None
    assert list(written(calculation).formula_cells())
