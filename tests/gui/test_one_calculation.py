"""One calculation, whoever asks: the command line, the functions and the window come to the same results document."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from cmdesk.__main__ import main
from cmdesk.basics.wording import words_for
from cmdesk.contract.read import read_contract
from cmdesk.desk.documents import open_document
from cmdesk.engine.bands import with_bands
from cmdesk.engine.calculate import Calculation, calculate
from cmdesk.exports.results_json import results_document
from cmdesk.gui.main_window import MainWindow
from cmdesk.gui.windows import Windows

ROOT = Path(__file__).parents[2]
NAMES = (
    "hand-amendment-moves-edition",
    "hand-cap-in-kroner",
    "hand-early-termination",
    "hand-late-notice-void",
    "hand-objection-and-exit",
    "hand-zone-crossing",
    "random-0007",
    "random-0042",
)
VECTORS = [json.loads((ROOT / "tests/vectors" / f"{name}.json").read_text("utf-8")) for name in NAMES]
SAMPLES = [(ROOT / "resources/samples" / name).read_text("utf-8") for name in ("acme.cmdesk", "acme-2023.cmdesk")]
CONTRACTS = [
    *((text, "2025-11-18") for text in SAMPLES),
    *((json.dumps(vector["contract"]), vector["as_of"]) for vector in VECTORS),
]


def document(calculation: Calculation) -> Any:
    """Return the results document of a calculation as a reader of the file has it."""
    return json.loads(json.dumps(results_document(calculation, words_for("en"))))


@pytest.mark.parametrize("text, day", CONTRACTS, ids=["sample", "sample-2023", *NAMES])
def test_everybody_gets_the_same(
    text: str, day: str, tmp_path: Path, windows: Windows, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Every value, status, clause, reason, step and band, the warnings, and where it all comes from."""
    path = tmp_path / "contract.cmdesk"
    path.write_text(text, "utf-8")
    of_functions = document(with_bands(calculate(read_contract(text, "test"), date.fromisoformat(day))))
    assert main(["calc", str(path), "--as-of", day, "--format", "json", "--sensitivity"]) == 0
    assert json.loads(capsysbinary.readouterr().out) == of_functions
    window = shown(windows, path, day)
    calculation = window.session.context.calculation
    assert calculation is not None
    assert document(calculation) == of_functions
    reasons = {one["id"]: one["because"] for one in of_functions["results"]}
    assert window.answers
    told = {line.view.id: line.view.because for line in window.answers if not line.view.id.startswith("owed.")}
    assert told.items() <= reasons.items()


def shown(windows: Windows, path: Path, day: str) -> MainWindow:
    """Return a window with a contract from a file, as of a day."""
    window = windows.open()
    window.session.show_document(open_document(str(path)))
    window.session.choose_as_of(date.fromisoformat(day))
    QApplication.processEvents()
    return window
