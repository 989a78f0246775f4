"""`cmdesk compare`: what differs between two editions, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cmdesk.__main__ import main
from tests.cli.programs import ROOT, SAMPLE, cmdesk, started, written

AS_OF = ("--as-of", "2025-11-18")
OLDER = ROOT / "resources" / "samples" / "acme-2023.cmdesk"
COMPARES = {"cmdesk.cli.compare", "cmdesk.desk.comparison", "cmdesk.engine.compare", "cmdesk.exports.comparison_json"}


def printed(capsysbinary: pytest.CaptureFixture[bytes]) -> str:
    """Return what was printed, after nothing was complained about."""
    out, complaints = capsysbinary.readouterr()
    assert complaints == b""
    return out.decode()


def test_text(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """10.5, 10.3(c): the Client's default notice of the sample cures under 2023 alone; 3.15, 3.18: 91 days earlier."""
    assert main(["compare", str(OLDER), *AS_OF]) == 0
    out = printed(capsysbinary)
    assert out.startswith("ACME-2023-004 · ACME Logistik GmbH\nTerms & Conditions of 1 January 2023 → ")
    assert "Friday 13 December 2024 → not applicable\n    10.5 → 10.3(c)\n" in out
    assert "    91 days earlier · 3.15 → 3.18\n" in out
    assert "Fees of the remaining term" not in out


def test_json(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The same for other programs; the editions as they are named."""
    assert main(["compare", str(OLDER), *AS_OF, "--format", "json", "--editions", "2025-03-03, 2023-01-01"]) == 0
    found = json.loads(printed(capsysbinary))
    assert (found["schema"], found["editions"]) == ("cmdesk.comparison/1", ["2025-03-03", "2023-01-01"])
    by_id = {one["id"]: one for one in found["differences"]}
    assert by_id["prepaid.closure"]["by"] == 91
    assert by_id["notice.n1.cure_by"]["before"]["status"] == "not_applicable"
    assert by_id["notice.n1.cure_by"]["after"]["value"] == "2024-12-13"


def test_languages(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """--lang changes the words, not the values."""

    def found(language: str) -> list[Any]:
        assert main(["compare", str(SAMPLE), *AS_OF, "--format", "json", "--lang", language]) == 0
        return [(one["id"], one["by"]) for one in json.loads(printed(capsysbinary))["differences"]]

    assert found("da") == found("en") != []


@pytest.mark.parametrize(
    "editions, said",
    [
        ("2023-01-01", '"" is not known; write one of: 2023-01-01, 2025-03-03'),
        ("2023-01-01, 2023-01-01", "name two editions; these are one and the same"),
        ("2023-01-01,2025-03-04", '"2025-03-04" is not known; did you mean 2025-03-03?'),
    ],
)
def test_wrong_editions(editions: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Two known editions are needed; anything else is wrong usage."""
    assert main(["compare", str(SAMPLE), "--editions", editions]) == 2
    out, complaint = capsys.readouterr()
    assert out == ""
    assert complaint.splitlines()[0] == f"cmdesk compare: --editions: {said}"


def test_a_faulty_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every fault is told, and nothing is printed."""
    path = written(tmp_path, edition="2024-01-01", currency="EURO")
    assert main(["compare", str(path)]) == 3
    out, complaints = capsys.readouterr()
    assert out == ""
    assert [line.split(": ")[:2] for line in complaints.splitlines()] == [
        [str(path), "edition"],
        [str(path), "currency"],
    ]


def test_as_a_process() -> None:
    """The program itself prints UTF-8 and ends with 0."""
    done = cmdesk("compare", SAMPLE, *AS_OF, LC_ALL="C")
    assert (done.returncode, done.stderr) == (0, b"")
    assert " → " in done.stdout.decode()


def test_a_start_is_as_light_as_calc_s() -> None:
    """Nothing is imported that calc does not need, but what compares; and calc imports nothing of that."""
    ours = started("compare", SAMPLE, *AS_OF, "--format", "json")
    calc = started("calc", SAMPLE, *AS_OF, "--format", "json")
    assert ours - calc == COMPARES
    assert not {name for name in calc if "compar" in name or "what_if" in name or "verif" in name}
