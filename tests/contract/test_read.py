"""Reading a contract file: the whole of it, or everything that is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.contract.read import contract_of, read_contract, read_contract_file
from tests.contract.helpers import SMALLEST, contract_with, faults_of, text_of

VECTORS = sorted((Path(__file__).parents[1] / "vectors").glob("*.json"))
SAMPLES = sorted((Path(__file__).parents[2] / "resources" / "samples").glob("*.cmdesk"))


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_every_vector_is_read(path: Path) -> None:
    """No contract of the vectors has a fault."""
    contract = json.loads(path.read_text("utf-8"))["contract"]
    assert read_contract(json.dumps(contract), path.name).reference == contract["reference"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_is_read(path: Path) -> None:
    """No sample has a fault, and each is of another edition."""
    assert read_contract_file(path).client.name.startswith("ACME")


def test_bytes_and_text_read_alike() -> None:
    """A file's bytes, or a line of many contracts."""
    assert read_contract(text_of().encode(), "a") == read_contract(text_of(), "a") == contract_with()


def test_plain_values_are_read() -> None:
    """What another part of the program holds as plain values needs no text."""
    assert contract_of(SMALLEST | {"initial_term": {"months": 12}}, "a") == contract_with(initial_term={"months": 12})


@pytest.mark.parametrize("text, kind", [("[]", "a list"), ("7", "a number"), ('"x"', "a text"), ("null", "null")])
def test_a_contract_is_an_object(text: str, kind: str) -> None:
    """Anything else is none."""
    assert faults_of(text) == [("", f"is {kind}; a contract is one JSON object")]


@pytest.mark.parametrize("schema", ["cmdesk.contract/2", "cmdesk.contract/10", "cmdesk.contract/" + "9" * 5000])
def test_a_newer_file_is_refused_by_name(schema: str) -> None:
    """And nothing else is said of it: its keys are not ours to judge."""
    words = f"{schema}: this file was made by a newer cmdesk; it was left untouched"
    assert faults_of(text_of(schema=schema, colour="red")) == [("schema", words)]


@pytest.mark.parametrize(
    "schema", ["cmdesk.contract/0", "cmdesk.contract/x", "cmdesk.results/1", "", "cmdesk.contract/²"]
)
def test_an_unknown_schema_is_refused(schema: str) -> None:
    """With the one that is known."""
    assert faults_of(text_of(schema=schema)) == [
        ("schema", f'"{schema}" is no schema of a contract; write "cmdesk.contract/1"')
    ]


def test_a_schema_is_needed() -> None:
    """A file without one may be anything."""
    missing = 'is missing; add "schema": "cmdesk.contract/1" if this is a contract of cmdesk'
    assert faults_of(text_of(schema=None)) == [("schema", missing)]
    assert faults_of(text_of(schema=1)) == [("schema", 'is a number; write "cmdesk.contract/1"')]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """A missing file and a folder are faults like any other."""
    for path in (tmp_path / "missing.cmdesk", tmp_path):
        with pytest.raises(FaultyInput) as refused:
            read_contract_file(path)
        (fault,) = refused.value.faults
        assert fault.sentence.in_english().startswith("the file cannot be read: ")
        assert refused.value.source == str(path)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["n1", "2024-02-30", "-1"]),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text() | st.sampled_from([*SMALLEST]), inside),
    max_leaves=8,
)
KEYS = st.sampled_from(
    [
        "client",
        "entity",
        "edition",
        "initial_term",
        "deviations",
        "readings",
        "holidays",
        "fees",
        "usage_plan",
        "invoices",
        "payments",
        "incidents",
        "notices",
        "force_majeure",
        "amendments",
        "termination",
        "prepaid",
        "fx",
    ]
)


@given(st.dictionaries(KEYS, JSON, min_size=1, max_size=4))
def test_whatever_stands_in_a_file_is_read_or_refused(changes: dict[str, object]) -> None:
    """Never anything but a contract or its faults, each of which can be said."""
    faults: tuple[Fault, ...] = ()
    try:
        read_contract(json.dumps(SMALLEST | changes), "a")
    except FaultyInput as refused:
        faults = refused.faults
    assert all(fault.place and fault.sentence.in_english() for fault in faults)


@given(st.binary(max_size=200) | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_whatever_bytes_there_are_are_refused(content: bytes) -> None:
    """No bytes end in anything but a fault."""
    with pytest.raises(FaultyInput):
        read_contract(content, "a")
