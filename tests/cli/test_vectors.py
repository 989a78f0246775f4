"""Every vector through the command line, as JSON: values and statuses as expected."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from cmdesk.__main__ import main
from tests.cli.programs import ROOT, cmdesk

VECTORS = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted((ROOT / "tests/vectors").glob("*.json"))}
BY_DAY: Mapping[str, list[str]] = defaultdict(list)
for _name, _vector in VECTORS.items():
    BY_DAY[_vector["as_of"]].append(_name)
BUSIEST_DAY = max(BY_DAY, key=lambda day: len(BY_DAY[day]))


def files(day: str, folder: Path) -> list[str]:
    """Write the contracts of a day and return their paths."""
    paths = []
    for name in BY_DAY[day]:
        path = folder / f"{name}.cmdesk"
        path.write_text(json.dumps(VECTORS[name]["contract"]), encoding="utf-8")
        paths.append(str(path))
    return paths


def differences(name: str, document: Mapping[str, Any]) -> dict[str, Any]:
    """Return the results of a vector that are not as expected, with what they are."""
    found = {one["id"]: one for one in document["results"]}
    return {
        result_id: found.get(result_id)
        for result_id, wanted in VECTORS[name]["expect"].items()
        if not is_as_expected(wanted, found.get(result_id))
    }


def is_as_expected(wanted: Mapping[str, Any], found: Mapping[str, Any] | None) -> bool:
    """Tell whether a result has the value and the status expected; `final` is also met by `estimated`."""
    if found is None:
        return False
    met = {"final", "estimated"} if wanted["status"] == "final" else {wanted["status"]}
    return bool(found["value"] == wanted["value"]) and found["status"] in met


def check(day: str, printed: bytes) -> None:
    """Compare what was printed, one object a line, with what is expected of the contracts of a day."""
    documents = [json.loads(line) for line in printed.splitlines()] if len(BY_DAY[day]) > 1 else [json.loads(printed)]
    wrong = {}
    for name, document in zip(BY_DAY[day], documents, strict=True):
        assert document["as_of"] == day
        if found := differences(name, document):
            wrong[name] = found
    assert not wrong


@pytest.mark.parametrize("day", sorted(BY_DAY))
def test_vectors_of_a_day(day: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """All vectors of one as-of date in one call."""
    status = main(["calc", *files(day, tmp_path), "--as-of", day, "--format", "json"])
    out, complaints = capsysbinary.readouterr()
    assert (status, complaints) == (0, b"")
    check(day, out)


def test_vectors_in_one_process(tmp_path: Path) -> None:
    """The same by the program itself, for the day that has most."""
    done = cmdesk("calc", *files(BUSIEST_DAY, tmp_path), "--as-of", BUSIEST_DAY, "--format", "json")
    assert (done.returncode, done.stderr) == (0, b"")
    check(BUSIEST_DAY, done.stdout)
