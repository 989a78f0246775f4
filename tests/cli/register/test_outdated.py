"""Deadlines that are not those of the day asked for."""

from __future__ import annotations

from pathlib import Path

from cmdesk.desk.registers import edit, opened
from tests.cli.register.conftest import Said
from tests.register.kept import ANN, named, ready


def test_what_may_be_missing(said: Said, file: Path) -> None:
    """Deadlines worked out for other days are told of, with what helps."""
    with opened(str(file)) as register:
        register.add(ready(named("A")), ANN)
    told = "In 1 contract the deadlines are not up to date; cmdesk register refresh works them out anew.\n"
    assert said("deadlines", "--register", file)[2] == told
    assert said("list", "--register", file)[2] == told
    with opened(str(file)) as register:
        register.add(named("B"), edit())
    wrong = said("deadlines", "--as-of", "2024-06-03", "--register", file)[2]
    assert wrong.startswith("In 2 contracts deadlines were worked out for other days and may be missing here; ")
    assert wrong.endswith("cmdesk batch register OUT --as-of 2024-06-03 has all.\n")
