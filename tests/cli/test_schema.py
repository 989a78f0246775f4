"""`cmdesk schema`: the JSON Schema of contract files."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from cmdesk.__main__ import main
from tests.cli.programs import SAMPLE


def test_it_describes_the_sample(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """What is printed is a JSON Schema, and the sample is a contract by it."""
    assert main(["schema"]) == 0
    schema = json.loads(capsysbinary.readouterr().out)
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(SAMPLE.read_text("utf-8")))


def test_it_takes_no_files(capsys: pytest.CaptureFixture[str]) -> None:
    """A file is one argument too many."""
    assert main(["schema", "x.cmdesk"]) == 2
    assert "x.cmdesk is not known here" in capsys.readouterr().err
