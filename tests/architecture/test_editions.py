"""The Terms are data: no rule knows an edition, and every figure and choice has its clause and its use."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

import pytest

from tests.architecture.source import ROOT, modules, place, room_of, texts

EDITIONS = sorted((ROOT / "resources" / "editions").glob("*.toml"))
IDS = [path.stem for path in EDITIONS]
# Rooms that show editions by name to somebody; all others take what a contract names.
SHOWING = ("cli", "desk", "gui")


@cache
def edition(edition_id: str) -> dict[str, Any]:
    """Return an edition's file as it stands."""
    return tomllib.loads((ROOT / "resources" / "editions" / f"{edition_id}.toml").read_text("utf-8"))


@cache
def literals() -> frozenset[str]:
    """Return every literal text of the product."""
    return frozenset(text for path in modules() for text, _line in texts(path))


def test_no_rule_knows_an_edition() -> None:
    """A third edition is a file and no code."""
    knowing = [
        f"{place(path, line)}: {text}"
        for path in modules()
        for text, line in texts(path)
        if room_of(path) not in SHOWING and text in IDS
    ]
    assert not knowing


@pytest.mark.parametrize("edition_id", IDS)
@pytest.mark.parametrize("kind", ["subjects", "parameters", "modes", "heads", "waivers"])
def test_every_entry_has_its_clause(edition_id: str, kind: str) -> None:
    """Whatever an edition says, it says where."""
    assert not [name for name, entry in edition(edition_id)[kind].items() if not entry.get("clause")]


@pytest.mark.parametrize("edition_id", IDS)
@pytest.mark.parametrize("kind", ["parameters", "modes"])
def test_every_figure_and_choice_is_used(edition_id: str, kind: str) -> None:
    """A figure that nothing asks for would look as if it counted."""
    assert not sorted(set(edition(edition_id)[kind]) - literals())


def test_editions_know_the_same_names() -> None:
    """Figures and choices bear the same names in each edition, so that every rule finds them or says why not."""
    for kind in ("subjects", "parameters", "modes"):
        assert len({frozenset(edition(edition_id)[kind]) for edition_id in IDS}) == 1, kind
