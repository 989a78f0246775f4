"""The JSON Schema agrees with the reader."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from cmdesk.contract.contract import Contract
from cmdesk.contract.schema import contract_schema
from cmdesk.contract.write import contract_to_json
from tests.soak import examples
from tests.strategies import contracts

ROOT = Path(__file__).parents[2]
VECTORS = sorted((ROOT / "tests" / "vectors").glob("*.json"))
SAMPLES = sorted((ROOT / "resources" / "samples").glob("*.cmdesk"))
BROKEN = ROOT / "tests" / "broken_files"
VALIDATOR = Draft202012Validator(contract_schema())

# What fields must agree on, what is there, what exists: no schema sees it.
FOR_THE_READER_ALONE = {
    "checksum",
    "confirmed-before-sent",
    "day-added-and-struck-out",
    "ends-before-starts",
    "objected-twice",
    "own-entity-without-calendar",
    "part-above-whole",
    "rate-of-zero",
    "reference-near-miss",
    "references-to-nothing",
    "repeated-ids",
    "repeated-key",
    "skipped-hour",
    "skipped-hour-in-own-zone",
    "term-ends-after-fifty-years",
    "term-ends-before-start",
    "term-says-both",
    "term-says-nothing",
    "termination-without-day",
    "unknown-subdivision",
    "unknown-zone",
    "unprintable-text",
}


def broken_contracts() -> Iterator[tuple[str, Any]]:
    """Yield the broken files that are JSON, with their plain values."""
    for path in sorted(BROKEN.glob("*.cmdesk")):
        with suppress(ValueError, RecursionError):
            yield path.stem, json.loads(path.read_bytes().decode("utf-8-sig"))


def test_it_is_a_schema() -> None:
    """Of the draft that it names."""
    Draft202012Validator.check_schema(contract_schema())
    assert contract_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_every_vector_meets_it(path: Path) -> None:
    """What can be read meets the schema."""
    VALIDATOR.validate(json.loads(path.read_text("utf-8"))["contract"])


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_meets_it(path: Path) -> None:
    """The samples too."""
    VALIDATOR.validate(json.loads(path.read_text("utf-8")))


@given(contracts())
@examples(30)
def test_whatever_is_written_meets_it(contract: Contract) -> None:
    """Any contract in its written form."""
    VALIDATOR.validate(json.loads(contract_to_json(contract)))


def test_what_is_wrong_in_form_fails_it() -> None:
    """Every broken file fails the schema but those whose fault only the reader can see."""
    passing = {name for name, values in broken_contracts() if VALIDATOR.is_valid(values)}
    assert passing == FOR_THE_READER_ALONE


def test_every_field_has_its_words() -> None:
    """Whoever reads the schema learns what each key means."""
    schema = contract_schema()
    objects = [schema, *schema["$defs"].values()]
    described = [one for found in objects for one in found["properties"].values() if "const" not in one]
    assert len(described) > 100
    assert all(one["title"] and one["description"] for one in described)
