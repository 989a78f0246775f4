"""`cmdesk verify`: stored results against what the contract comes to now."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cmdesk.__main__ import main
from tests.cli.programs import SAMPLE, cmdesk, started, written

AS_OF = ("--as-of", "2025-06-02")
CHECKS = {
    "cmdesk.cli.verify",
    "cmdesk.desk.verification",
    "cmdesk.engine.causes",
    "cmdesk.engine.shapes",
    "cmdesk.engine.stored_results",
    "cmdesk.engine.verify",
    "cmdesk.exports.comparison_json",
    "cmdesk.exports.verification_json",
}


@pytest.fixture
def files(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> tuple[Path, Path]:
    """Return a results file as calc prints it, and its contract."""
    contract = written(tmp_path, payments=[{"date": "2025-05-02", "amount": "1512.50"}])
    return results_of(contract, capsysbinary), contract


def results_of(contract: Path, capsysbinary: pytest.CaptureFixture[bytes], *options: str) -> Path:
    """Return the results file of a contract, as calc prints it."""
    assert main(["calc", str(contract), *AS_OF, "--format", "json", *options]) == 0
    results = contract.parent / "results.json"
    results.write_bytes(capsysbinary.readouterr().out)
    return results


def changed(results: Path, **values: Any) -> dict[str, Any]:
    """Change provenance in a results file and return what it holds now."""
    document: dict[str, Any] = json.loads(results.read_text("utf-8"))
    document["provenance"].update(values)
    results.write_text(json.dumps(document), encoding="utf-8")
    return document


@pytest.mark.parametrize("options", [(), ("--sensitivity",), ("--lang", "zh")])
def test_all_agrees(options: tuple[str, ...], tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """What calc has just printed agrees, with bands and in any language: status 0."""
    contract = written(tmp_path)
    results = results_of(contract, capsysbinary, *options)
    assert main(["verify", str(results), str(contract)]) == 0
    out, complaints = capsysbinary.readouterr()
    assert complaints == b""
    assert out.decode().startswith("TEST, as of Monday 2 June 2025\nAll ")


def test_another_contract(files: tuple[Path, Path], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """8.4: with another payment the cap differs, because the contract is another one: status 1."""
    results, contract = files
    contract.write_text(contract.read_text("utf-8").replace("1512.50", "1500.00"), encoding="utf-8")
    assert main(["verify", str(results), str(contract)]) == 1
    assert (
        "  Cap if an incident happened today · liability.cap_if_today\n"
        "    value: 1512.50 stored, now 1500.00\n"
        "    Cause: the contract is another one than that of the results file.\n"
    ) in capsysbinary.readouterr().out.decode()


def test_a_file_that_was_changed(files: tuple[Path, Path], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Where nothing differs that it rests on, the file itself was changed; as JSON for other programs."""
    results, contract = files
    document = changed(results)
    document["results"][0]["value"] = "2025-03-02"
    results.write_text(json.dumps(document), encoding="utf-8")
    assert main(["verify", str(results), str(contract), "--format", "json"]) == 1
    found = json.loads(capsysbinary.readouterr().out)
    assert (found["schema"], found["agrees"], found["provenance"]) == ("cmdesk.verification/1", False, [])
    [one] = found["differences"]
    assert (one["id"], one["what"], one["stored"], one["now"]) == ("term.start", "value", "2025-03-02", "2025-03-01")
    assert [cause["source"] for cause in one["causes"]] == ["file"]


def test_provenance_alone(files: tuple[Path, Path], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Another version that changes no result is told, and everything agrees."""
    results, contract = files
    changed(results, holidays="0.1")
    assert main(["verify", str(results), str(contract)]) == 0
    out = capsysbinary.readouterr().out.decode()
    assert "results are as they were stored." in out
    assert "  Holiday library                             0.1 → " in out


def test_faults_of_both_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every fault of either file is told at once, and nothing is printed: status 3."""
    results, contract = tmp_path / "results.json", written(tmp_path, entity="mars")
    results.write_text('{"schema": "cmdesk.results/1", "as_of": "2025-02-30"}', encoding="utf-8")
    assert main(["verify", str(results), str(contract)]) == 3
    out, complaints = capsys.readouterr()
    assert out == ""
    places = [line.split(": ")[:2] for line in complaints.splitlines()]
    assert places[0] == [str(results), "as_of"]
    assert places[-1] == [str(contract), "entity"]
    assert [place for _file, place in places[1:-1]] == ["reference", "edition", "results", "warnings", "provenance"]


@pytest.mark.parametrize(
    "content, said",
    [
        ("", "the file is empty; a results file is one JSON object"),
        ("x", "line 1, column 1: this is no JSON: a value is expected here"),
        ('{"reference": "A", "errors": []}', 'schema: is null; results of cmdesk say "cmdesk.results/1"'),
        ("{}\n{}", "line 2, column 1: this is no JSON: something follows after the end of the object"),
    ],
)
def test_no_results(content: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is no results file says why."""
    results = tmp_path / "results.json"
    results.write_text(content, encoding="utf-8")
    assert main(["verify", str(results), str(written(tmp_path))]) == 3
    assert capsys.readouterr() == ("", f"{results}: {said}\n")


def test_a_file_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    """Both files are needed."""
    assert main(["verify", "results.json"]) == 2
    assert "FILE is missing" in capsys.readouterr().err


def test_as_a_process(files: tuple[Path, Path]) -> None:
    """The program itself ends with 0 where all agrees."""
    done = cmdesk("verify", *files)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_start_is_as_light_as_calc_s(files: tuple[Path, Path]) -> None:
    """Nothing is imported that calc does not need, but what checks."""
    ours = started("verify", *files, "--format", "json")
    calc = started("calc", SAMPLE, *AS_OF, "--format", "json")
    assert ours - calc == CHECKS
