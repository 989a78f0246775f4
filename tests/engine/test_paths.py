"""Paths, as faults write them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cmdesk.contract.wrong import WrongValue
from cmdesk.engine.paths import Step, steps_of

BROKEN = sorted((Path(__file__).parents[1] / "broken_files").glob("*.expected"))


def test_steps() -> None:
    """Each step knows whether it is an entry, and what stands before and after it, for a path that was meant."""
    assert steps_of("notices[n.1=x].sent") == (
        Step("notices", is_entry=False, before="", after="[n.1=x].sent"),
        Step("n.1=x", is_entry=True, before="notices[", after="].sent"),
        Step("sent", is_entry=False, before="notices[n.1=x].", after=""),
    )
    assert steps_of("reference") == (Step("reference", is_entry=False, before="", after=""),)
    assert [one.name for one in steps_of("a[0][1].b")] == ["a", "0", "1", "b"]


@pytest.mark.parametrize(
    "path",
    [
        "",
        ".",
        "payments[",
        "payments[0",
        "payments[]",
        "client..name",
        "client.",
        ".client",
        "[0]",
        "payments[0]amount",
    ],
)
def test_no_path(path: str) -> None:
    """What is none says how one is written."""
    with pytest.raises(WrongValue) as caught:
        steps_of(path)
    said = caught.value.sentence.in_english()
    assert said == "is no place in a contract; write one as incidents[0].date"


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_places_of_faults_can_be_read(path: Path) -> None:
    """Whatever place a fault of a contract names is a path, save those of the text itself."""
    for fault in json.loads(path.read_text("utf-8")):
        place = fault["place"]
        if place and not place.startswith("line "):
            assert steps_of(place)
