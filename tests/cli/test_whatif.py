"""`cmdesk whatif`: before and after some changes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cmdesk.__main__ import main
from tests.cli.programs import SAMPLE, cmdesk, started, written

AS_OF = ("--as-of", "2025-06-02")
PAID = [{"date": "2025-05-02", "amount": "1512.50"}]
TRIES = {
    "cmdesk.cli.whatif",
    "cmdesk.desk.comparison",
    "cmdesk.engine.compare",
    "cmdesk.engine.paths",
    "cmdesk.engine.places",
    "cmdesk.engine.shapes",
    "cmdesk.engine.what_if",
    "cmdesk.exports.comparison_json",
}


def printed(capsysbinary: pytest.CaptureFixture[bytes]) -> str:
    """Return what was printed, after nothing was complained about."""
    out, complaints = capsysbinary.readouterr()
    assert complaints == b""
    return out.decode()


def test_text(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """8.4: EUR 1,250.00 less paid, EUR 1,250.00 less to be had; the file stays as it is."""
    path = written(tmp_path, payments=PAID)
    before = path.read_bytes()
    assert main(["whatif", str(path), "--set", "payments[0].amount=262.50", *AS_OF]) == 0
    out = printed(capsysbinary)
    assert "WHAT IF\n\n  payments[0].amount                          262.5\n" in out
    assert "EUR 1,512.50 → EUR 262.50\n    EUR 1,250.00 less · 8.4\n" in out
    assert path.read_bytes() == before


def test_json(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Several changes, by number and by id, as text and as JSON, in one go."""
    notices = [{"id": "n7", "kind": "other", "from": "cm.com", "channel": "personal", "sent": "2025-05-05"}]
    path = written(tmp_path, payments=PAID, notices=notices)
    changes = ["--set", "notices[n7].sent=2025-05-07", '--set=payments[1]={"date": "2025-05-03", "amount": 10}']
    assert main(["whatif", str(path), *changes, *AS_OF, "--format", "json"]) == 0
    found = json.loads(printed(capsysbinary))
    assert (found["schema"], found["as_of"]) == ("cmdesk.whatif/1", "2025-06-02")
    assert [one["path"] for one in found["changes"]] == ["notices[n7].sent", "payments[1]"]
    assert {one["id"]: one["by"] for one in found["differences"]} == {
        "notice.n7.deemed_delivered": 2,
        "liability.cap_if_today": "10.00",
    }


def test_a_fact_set_to_what_it_is(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Nothing differs, and the text says so."""
    path = written(tmp_path)
    assert main(["whatif", str(path), "--set", "effective_date=2024-03-01", *AS_OF]) == 0
    assert "\nNo answer changes.\n" in printed(capsysbinary)


@pytest.mark.parametrize(
    "arguments, said",
    [
        ([], "--set is missing"),
        (["--set"], "after --set a value is missing"),
        (["--set", "reference"], "--set: write it as PATH=VALUE, such as incidents[0].date=2024-09-12"),
    ],
)
def test_wrong_usage(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a change, or with one that is none, there is nothing to try."""
    assert main(["whatif", str(SAMPLE), *arguments]) == 2
    out, complaint = capsys.readouterr()
    assert out == ""
    assert complaint.splitlines()[0] == f"cmdesk whatif: {said}"


def test_changes_at_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every place that is none is told, and then everything by which the other changes make no contract."""
    changes = [
        "paymnts[0].amount=1",
        "effective_date=2025-02-29",
        "readings.after_hour=same_day",
        "currency=EURO",
        "notices[n1].sent=2025-05-05",
    ]
    options = [part for one in changes for part in ("--set", one)]
    assert main(["whatif", str(written(tmp_path)), *options, *AS_OF]) == 3
    out, complaints = capsys.readouterr()
    assert out == ""
    assert complaints.splitlines() == [
        "--set: paymnts[0].amount: there is no such place; did you mean payments[0].amount?",
        "--set: readings.after_hour: there is no such place; did you mean readings.after_hours?",
        "--set: notices[n1].sent: there are 0 entries, counted from 0; notices[0] adds one",
        '--set: effective_date: "2025-02-29" doesn\'t exist; did you mean 2025-02-28?',
        '--set: currency: "EURO" is not known; did you mean EUR?',
    ]


def test_a_faulty_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong with the file itself is told with its name."""
    path = written(tmp_path, entity="mars")
    assert main(["whatif", str(path), "--set", "reference=X"]) == 3
    assert capsys.readouterr().err.startswith(f"{path}: entity: ")


def test_languages(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """--lang changes the words, not the values."""

    def found(language: str) -> list[Any]:
        arguments = ["--set", "effective_date=2024-03-02", *AS_OF, "--format", "json", "--lang", language]
        assert main(["whatif", str(SAMPLE), *arguments]) == 0
        return [(one["id"], one["by"]) for one in json.loads(printed(capsysbinary))["differences"]]

    assert found("zh") == found("en") != []


def test_as_a_process() -> None:
    """The program itself ends with 0."""
    done = cmdesk("whatif", SAMPLE, "--set", "client.name=王小明", *AS_OF, LC_ALL="C")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "王小明" in done.stdout.decode()


def test_a_start_is_as_light_as_calc_s() -> None:
    """Nothing is imported that calc does not need, but what tries changes out."""
    ours = started("whatif", SAMPLE, "--set", "effective_date=2024-03-02", *AS_OF, "--format", "json")
    calc = started("calc", SAMPLE, *AS_OF, "--format", "json")
    assert ours - calc == TRIES
