"""Every kind of fault has a file, and every fault in it is named, with its place and what to do, all at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import LANGUAGES, words_for
from cmdesk.contract.read import read_contract_file

BROKEN = sorted((Path(__file__).parents[1] / "broken_files").glob("*.cmdesk"))


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_says_all_that_is_wrong(path: Path) -> None:
    """What is expected stands beside the file, in the order in which it is found."""
    with pytest.raises(FaultyInput) as refused:
        read_contract_file(path)
    found = [{"place": fault.place, "text": fault.sentence.in_english()} for fault in refused.value.faults]
    assert found == json.loads(path.with_suffix(".expected").read_text("utf-8"))
    assert refused.value.source == str(path)


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_fault_can_be_said_in_every_language(path: Path) -> None:
    """A sentence has all its fields, whatever language it is asked for in."""
    with pytest.raises(FaultyInput) as refused:
        read_contract_file(path)
    for language in LANGUAGES:
        words = words_for(language)
        assert all(words.text(fault.sentence) for fault in refused.value.faults)


def test_there_are_enough_kinds() -> None:
    """There are more than forty-five broken files, each with what is expected, and nothing else."""
    folder = BROKEN[0].parent
    assert len(BROKEN) > 45
    assert {path.name for path in folder.iterdir() if path.is_file()} == {
        path.with_suffix(suffix).name for path in BROKEN for suffix in (".cmdesk", ".expected")
    }
