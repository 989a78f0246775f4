"""The rates of this computer: the program's own, and what lies in the folder that is in use."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cmdesk.rates import local as module
from cmdesk.rates.local import OWN_RATES, Local, local, use
from cmdesk.rates.series import shipped

ROW = '[dk.2026-H2]\npercent = {}\nsource = "a bank"\nchecked_on = 2027-01-05\n'


def percent(name: str, half: str) -> Decimal:
    """Return a reference rate that is in use."""
    return local().series(name).rates[half].percent


def test_without_a_folder_there_are_the_programs_own() -> None:
    """Nothing is looked for anywhere."""
    assert local().series("dk") is shipped("dk")
    assert local().own == {}
    assert local().troubles == ()


def test_an_empty_folder_adds_nothing(folder: Path) -> None:
    """Nor does one that is not there."""
    for one in (folder, folder / "gone"):
        use(str(one))
        assert local().series("dk") is shipped("dk")
        assert local().troubles == ()


def test_rows_of_the_folder_in_use(folder: Path) -> None:
    """They are added from the next use on, and gone with the folder."""
    (folder / OWN_RATES).write_text(ROW.format("1.60"))
    use(str(folder))
    assert percent("dk", "2026-H2") == Decimal("1.60")
    assert local().series("ecb") is shipped("ecb")
    use(None)
    assert "2026-H2" not in local().series("dk").rates


def test_a_changed_file_is_read_anew(folder: Path) -> None:
    """And one that did not change is not."""
    path = folder / OWN_RATES
    path.write_text(ROW.format("1.60"))
    use(str(folder))
    before = local()
    use(str(folder))
    assert local() is before
    path.write_text(ROW.format("1.6000"))
    use(str(folder))
    assert local() is not before
    assert str(percent("dk", "2026-H2")) == "1.6000"


def test_a_file_at_fault_is_ignored_whole_and_told_of(folder: Path) -> None:
    """The sound row beside the fault counts no more than the other."""
    path = folder / OWN_RATES
    path.write_text(ROW.format("1.60") + '[dk.2027-H9]\npercent = 1\nsource = "s"\nchecked_on = 2027-01-05\n')
    use(str(folder))
    assert local().troubles == ()
    assert local().series("dk") is shipped("dk")
    [trouble] = local().troubles
    assert trouble.source == str(path)
    assert [fault.place for fault in trouble.faults] == ["dk.2027-H9"]


def test_a_file_that_cannot_be_read_is_told_of(folder: Path) -> None:
    """A folder of the name, say."""
    (folder / OWN_RATES).mkdir()
    found = Local(str(folder))
    assert found.own == {}
    [trouble] = found.troubles
    assert trouble.faults[0].sentence.in_english().startswith("the system refuses: ")


def test_a_refusal_without_words(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The kind of the error stands in for them."""
    (folder / OWN_RATES).write_text(ROW.format("1.60"))

    def refuse(_path: str) -> bytes:
        raise PermissionError

    monkeypatch.setattr(module, "content_of", refuse)
    found = Local(str(folder))
    assert found.own == {}
    assert found.troubles[0].faults[0].sentence.in_english() == "the system refuses: PermissionError"


def test_each_row_says_who_checked_it(folder: Path) -> None:
    """The source as entered, and the day."""
    (folder / OWN_RATES).write_text(ROW.format("1.60"))
    use(str(folder))
    row = local().series("dk").rates["2026-H2"]
    assert (row.source, row.checked_on, row.own) == ("a bank", date(2027, 1, 5), True)
