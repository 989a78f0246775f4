"""`cmdesk rates`: what is known, what the user adds, and what a fault in either says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from cmdesk.__main__ import main
from cmdesk.rates.ecb import History, shipped_history
from cmdesk.rates.local import HISTORY, OWN_RATES, use
from tests.cli.programs import written
from tests.helpers import BASE

Said = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture(autouse=True)
def _shipped_alone() -> Iterator[None]:
    """Leave no rates of one test to another."""
    use(None)
    yield
    use(None)


@pytest.fixture
def said(capsysbinary: pytest.CaptureFixture[bytes]) -> Said:
    """Return how the command is given, with its status and the lines on both of its outputs."""

    def run(*arguments: str) -> tuple[int, list[str], list[str]]:
        status = main(arguments)
        out, err = capsysbinary.readouterr()
        return status, out.decode().splitlines(), err.decode().splitlines()

    return run


def _last(history: History, currency: str) -> str:
    """Return the last rate of a currency."""
    rate = history.on(currency, history.known_until)
    return "N/A" if rate is None else str(rate.per_eur)


def later_history(path: Path, day: date) -> Path:
    """Write a history as the program has it, with a day more."""
    history = shipped_history()
    columns = [name for name in history._columns if name != "Date"]
    days = [
        f"{day}," + ",".join(_last(history, one) for one in columns) + ",",
        *(",".join(history._lines[one]).strip() for one in history.days),
    ]
    path.write_text("\n".join((",".join(("Date", *columns, "")), *days, "")))
    return path


def test_what_is_known(said: Said) -> None:
    """Each law with its series, each series with its last rate, the last day of exchange rates; with their sources."""
    status, lines, wrong = said("rates")
    assert (status, wrong) == (0, [])
    text = " ".join(" ".join(lines).split())
    assert "Statutory interest Netherlands known to 2026-H2, from ecb; Burgerlijk Wetboek 6:119a, checked on" in text
    assert "Denmark known to 2026-H1, from dk; Renteloven 5, checked on Sunday 22 November 2026" in text
    assert (
        "dk Lending rate of Danmarks Nationalbank: 1.75 % in 2026-H1, the last known; "
        "Danmarks Nationalbank, official rates, checked on Sunday 22 November 2026"
    ) in text
    assert "Entered by you" not in text
    assert "Exchange rates of the European Central Bank" in lines
    assert lines[-1].startswith("  known to ")
    assert lines[-1].endswith("; they came with cmdesk")
    assert said("rates", "show") == (0, lines, [])


def test_adding_and_removing(said: Said, home: Path) -> None:
    """A rate is stated as entered, shown among the user's own, and gone when it is removed."""
    entered = "dk 2026-H2: 1.60 %; Danmarks Nationalbank, checked on Sunday 22 November 2026"
    source = ("--source", "Danmarks  Nationalbank", "--checked-on", "2026-11-22")
    assert said("rates", "add", "dk", "2026-H2", "1.60", *source) == (0, [entered], [])
    assert (home / "rates" / OWN_RATES).exists()
    _status, lines, _wrong = said("rates")
    at = lines.index("Entered by you")
    assert lines[at + 1].split() == entered.replace(":", "").split()
    assert any(" 1.60 % in 2026-H2, the last known;" in line for line in lines)
    assert said("rates", "remove", "DK", "2026-h2") == (0, ["dk 2026-H2 is removed."], [])
    assert "Entered by you" not in said("rates")[1]


def test_a_rate_in_place_of_one_that_came_with_the_program(said: Said) -> None:
    """It says which one; with a comma and a sign it is a number too."""
    _status, lines, _wrong = said("rates", "add", "ecb", "2026-H2", "+2,65", "--source", "ECB")
    assert lines[0].startswith("ecb 2026-H2: 2.65 %; ECB, checked on ")
    assert lines[1] == "It counts in place of 2.40 %, which came with cmdesk."
    assert len(said("rates", "add", "ecb", "2026-H2", "2.40", "--source", "ECB")[1]) == 1
    assert said("rates", "add", "dk", "2026-H2", "-0.35", "--source", "DN")[1][0].startswith("dk 2026-H2: \u22120.35 %")


def test_importing(said: Said, home: Path, tmp_path: Path) -> None:
    """The last day is said, and shown from then on, in a later start too."""
    path = later_history(tmp_path / "new.csv", date(2026, 11, 20))
    with ZipFile(tmp_path / "new.zip", "w") as archive:
        archive.write(path, "eurofxref-hist.csv")
    status, lines, wrong = said("rates", "import", str(tmp_path / "new.zip"))
    assert (status, lines, wrong) == (0, ["Exchange rates are known to Friday 20 November 2026 now."], [])
    assert (home / "rates" / HISTORY).read_bytes() == path.read_bytes()
    use(None)
    assert said("rates")[1][-1] == "  known to Friday 20 November 2026; imported by you"


def test_a_rate_that_jumps(said: Said, tmp_path: Path) -> None:
    """The file is refused, unless it is trusted."""
    path = later_history(tmp_path / "new.csv", date(2026, 11, 2))
    path.write_text(path.read_text().replace("1.1172", "113.9", 1))
    status, lines, wrong = said("rates", "import", str(path))
    assert (status, lines) == (3, [])
    jump = "USD jumps from 1.1172 on Friday 30 October 2026 to 113.9 on Monday 2 November 2026; check the file."
    assert [line[: len(f"{path}: {jump}")] for line in wrong] == [f"{path}: {jump}"]
    status, lines, wrong = said("rates", "import", str(path), "--trust")
    assert (status, lines, wrong) == (0, ["Exchange rates are known to Monday 2 November 2026 now."], [])


def test_a_file_that_is_not_imported(said: Said, home: Path, tmp_path: Path) -> None:
    """Every fault with its line, status 3, and nothing is kept."""
    path = tmp_path / "bad.csv"
    path.write_text("Date,USD,\n2026-11-20,0,\n20/11/2026,1.1,\n")
    status, lines, wrong = said("rates", "import", str(path))
    assert (status, lines) == (3, [])
    assert [line.removeprefix(f"{path}: ")[:11] for line in wrong] == ["line 2, USD", "line 3: 20/"]
    assert not (home / "rates").exists()


@pytest.mark.parametrize(
    "arguments, complaint",
    [
        (["shwo"], 'show|add|remove|import: "shwo" is not known; did you mean show?'),
        (["show", "dk"], "show takes nothing more"),
        (["add", "dk", "2026-H2"], "add takes SERIES HALF-YEAR PERCENT"),
        (["remove", "dk"], "remove takes SERIES HALF-YEAR"),
        (["import"], "import takes one FILE"),
        (["add", "dk", "2026-H2", "1.60"], "--source is missing"),
        (["remove", "dk", "2026-H2", "--source", "x"], "--source goes with add alone"),
        (["--checked-on", "2026-11-22"], "--checked-on goes with add alone"),
        (["show", "--trust"], "--trust goes with import alone"),
        (["add", "dk", "2026-H2", "high", "--source", "x"], "high is no rate; write per cent a year like 2.15"),
        (["add", "dk", "2026-H2", "1.60", "--source", " "], "--source: say in one line where the rate was found"),
        (["add", "cn", "2026-H2", "1.60", "--source", "x"], "SERIES: there is no cn; there are dk, ecb, gb"),
        (
            ["add", "dk", "2026-3", "250", "--source", "x", "--checked-on", "2099-01-01"],
            "write it like 2027-H1\ncmdesk rates: PERCENT: 250 is no reference rate; ",
        ),
        (["remove", "dk", "2026-H2"], "there is no 2026-H2 of dk that you entered; what came with cmdesk stays"),
    ],
)
def test_wrong_usage(said: Said, home: Path, arguments: list[str], complaint: str) -> None:
    """Status 2, and nothing is written."""
    status, lines, wrong = said("rates", *arguments)
    assert (status, lines) == (2, [])
    assert complaint in "\n".join(wrong)
    assert not (home / "rates").exists()


def test_a_file_of_rates_at_fault(said: Said, home: Path, tmp_path: Path) -> None:
    """Whatever rests on rates says so, calculates with what came with the program, and leaves the file alone."""
    path = home / "rates" / OWN_RATES
    path.parent.mkdir(parents=True)
    path.write_text('[dk.2026-H2]\npercent = 1.60\nsource = "s"\nchecked_on = 2026-11-23\n[dk.2027-H1]\n')
    complaints = [f"{path}: dk.2027-H1.{key}: this is missing; add it" for key in ("percent", "source", "checked_on")]
    not_used = f"The rates in {path} are not used while anything is wrong there; those that came with cmdesk count."
    status, lines, wrong = said("rates")
    assert (status, wrong) == (0, [*complaints, not_used])
    assert "Entered by you" not in lines
    assert said("rates", "add", "gb", "2027-H1", "3", "--source", "x") == (3, [], complaints)
    invoice = {"number": "1", "date": "2026-06-02", "amount": "10000.00"}
    contract = written(tmp_path, invoices=[invoice], law="DK", effective_date="2026-01-01")
    status, lines, wrong = said("calc", str(contract), "--as-of", "2026-07-31")
    assert (status, wrong) == (0, [*complaints, not_used])
    assert any("No statutory rate is known for Denmark in 2026-H2" in line for line in lines)


def test_a_calculation_with_a_rate_of_the_users(said: Said, tmp_path: Path) -> None:
    """14 days at 9.75 % and 31 at 9.60 % of 10,000: 118.93; the steps name whose rate it is."""
    said("rates", "add", "dk", "2026-H2", "1.60", "--source", "Danmarks Nationalbank")
    invoice = {"number": "1", "date": "2026-06-02", "amount": "10000.00"}
    contract = written(tmp_path, invoices=[invoice], law="DK", effective_date="2026-01-01")
    status, lines, wrong = said("calc", str(contract), "--as-of", "2026-07-31", "--steps")
    assert (status, wrong) == (0, [])
    text = " ".join(" ".join(lines).split())
    assert "EUR 118.93" in text
    assert "Reference rate of 2026-H2 as entered by the user; source: Danmarks Nationalbank" in text


@pytest.mark.parametrize(
    "command", [["compare"], ["whatif", "--set", "law=NL"], ["verify", "results.json"]], ids=lambda given: given[0]
)
def test_every_calculation_says_what_is_wrong_with_rates(
    said: Said, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    """And calculates all the same; results that were stored did not have the warning yet."""
    monkeypatch.chdir(tmp_path)
    invoice = {"number": "1", "date": "2024-06-03", "amount": "10000.00"}
    contract = written(tmp_path, invoices=[invoice], law="DK", effective_date="2024-01-01")
    _status, lines, _wrong = said("calc", str(contract), "--as-of", "2025-07-31", "--format", "json")
    (tmp_path / "results.json").write_text("\n".join(lines))
    (home / "rates").mkdir(parents=True)
    (home / "rates" / OWN_RATES).write_text("x")
    status, lines, wrong = said(*command, str(contract))
    assert (status, bool(lines)) == (1 if command[0] == "verify" else 0, True)
    assert wrong[-1].startswith("The rates in ")


def test_a_batch_says_what_is_wrong_with_rates(said: Said, home: Path, tmp_path: Path) -> None:
    """Once, however many contracts there are."""
    (home / "rates").mkdir(parents=True)
    (home / "rates" / OWN_RATES).write_text("x")
    line = json.dumps(dict(BASE))
    (tmp_path / "in.jsonl").write_text(f"{line}\n{line}\n")
    status, _lines, wrong = said("batch", str(tmp_path / "in.jsonl"), str(tmp_path / "out.jsonl"))
    assert status == 0
    assert sum(" are not used while anything is wrong there; " in one for one in wrong) == 1
