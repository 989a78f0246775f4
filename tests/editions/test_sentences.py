"""The sentence keys of the data files reach the catalogues, every one of them."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import catalogues
from cmdesk.editions.sentences import sentences

if TYPE_CHECKING:
    from pathlib import Path


def _collected(root: Path, pattern: str) -> set[str]:
    """Return what the catalogues take from the files of a pattern."""
    keys = set(catalogues.settings(root)["data"][pattern])
    return {
        text
        for path in root.glob(pattern)
        for text in catalogues.sentences_in_data(tomllib.loads(path.read_text("utf-8")), keys)
    }


def test_the_catalogues_take_the_same_sentences() -> None:
    """Title, note, label, choice and why: what a user may see, and nothing else."""
    patterns = ("resources/editions/*.toml", "resources/readings.toml")
    collected = {text for pattern in patterns for text in _collected(catalogues.ROOT, pattern)}
    assert set(sentences()) == collected


def test_no_sentence_comes_twice() -> None:
    """The same words in two editions are one key."""
    found = sentences()
    assert len(found) == len(set(found))
    assert "Time to pay an invoice, from the invoice date" in found
    assert "the last day is the anniversary itself" in found


def test_sentences_are_plain() -> None:
    """No empty text, no field, nobody shouts or begs, and a title or a choice is no full sentence."""
    for text in sentences():
        assert text == text.strip() != ""
        assert not set("{}!") & set(text)
        assert "please" not in text.lower()
