"""`cmdesk register list`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cmdesk.desk.registers import edit, opened
from cmdesk.register.records import Edit
from cmdesk.register.register import Register
from tests.cli.register.conftest import Said
from tests.register.kept import INVOICE, named

NOW = Edit("Ann", edit().at)

HEAD = "#  Reference  Client"


def test_what_a_search_finds(said: Said, place: str, register: Register) -> None:
    """One line a contract, and how many there are; the first deadline with it."""
    register.add_all([named("B-1", "Beta"), named("A-1", "ACME ApS", invoices=[INVOICE]), named("A-2", "ACME BV")], NOW)
    status, out, wrong = said("list", "--register", place)
    assert (status, wrong) == (0, "")
    head, first, second, third, empty, number = out.splitlines()
    assert head.split() == ["#", "Reference", "Client", "Entity", "Edition", "Start", "Act", "by", "What"]
    assert first.split()[:4] == ["2", "A-1", "ACME", "ApS"]
    assert first.endswith("Fri 24 Jan 2025  Invoice 2025-0815: due")
    assert [second.split()[1], third.split()[1], empty, number] == ["A-2", "B-1", "", "3 contracts"]
    assert "2 contracts\n" in said("list", "client:acme", "--register", place)[1]
    assert said("list", "nothing", "--register", place) == (0, "0 contracts\n", "")


def test_without_some_words(said: Said, place: str, register: Register) -> None:
    """In quotation marks or behind a double dash."""
    register.add_all([named("A-1", "ACME test"), named("A-2", "ACME")], NOW)
    for query in (["acme -test"], ["--", "acme", "-test"], ["--", "-test"]):
        assert said("list", "--register", place, *query)[1].endswith("\n1 contract\n")


def test_order_and_number(said: Said, file: Path) -> None:
    """As wished; what is not listed is counted."""
    with opened(str(file)) as register:
        register.add_all([named("A", "Z"), named("B", "Y"), named("C", "X")], NOW)
    out = said("list", "--register", file, "--sort", "client", "--descending", "--limit", "2")[1].splitlines()
    assert [line.split()[2] for line in out[1:3]] == ["Z", "Y"]
    assert out[-1] == "2 of 3 contracts; --limit lists more"


def test_more_than_anybody_counts(said: Said, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counting stops in time, and that is said."""
    monkeypatch.setattr("cmdesk.register.coming.COUNTED", 2)
    with opened(str(file)) as register:
        register.add_all([named(f"A-{at}", "ACME") for at in range(4)], NOW)
    out = said("list", "acme", "--register", file, "--limit", "1")[1]
    assert out.endswith("\n1 of 2 contracts or more; --limit lists more\n")


def test_for_programs(said: Said, place: str, register: Register) -> None:
    """Everything that is known of a line; sums and days as texts."""
    register.add_all([named("A-1", "ACME ApS", invoices=[INVOICE]), named("A-2", initial_term=None)], NOW)
    found = json.loads(said("list", "--register", place, "--format", "json")[1])
    assert (found["schema"], found["total"], found["at_least"]) == ("cmdesk.register.list/1", 2, False)
    first, second = found["contracts"]
    assert (first["number"], first["version"], first["reference"], first["client"]) == (1, 1, "A-1", "ACME ApS")
    assert (first["effective_date"], first["entity"], first["changed_by"]) == ("2024-03-01", "nl", "Ann")
    assert {key: first["next"][key] for key in ("result", "act_by", "day", "clause", "channel")} == {
        "result": "invoice.0.due",
        "act_by": "2025-01-24",
        "day": "2025-01-24",
        "clause": "3.7",
        "channel": None,
    }
    assert second["next"] is None or second["next"]["result"].startswith("term.")


def test_a_search_that_makes_no_sense(said: Said, file: Path) -> None:
    """It is wrong usage, each term with its place."""
    status, out, wrong = said("list", "colour:red", "due:soon", "--register", file)
    assert (status, out) == (2, "")
    assert wrong.splitlines()[0].startswith("cmdesk register list: colour:red due:soon: 1: colour: is no prefix")
    assert wrong.splitlines()[1].startswith("cmdesk register list: colour:red due:soon: 12: soon is no time")


def test_words_left_out(said: Said, file: Path, tmp_path: Path) -> None:
    """With one dash, wherever they stand, quoted or not; two dashes are an option, known or not."""
    with opened(str(file)) as register:
        register.add_all([named("A", "Acme"), named("B", "Acme test"), named("C", "Beta")], edit())
    for query, shown in (
        (["-acme"], "C"),
        (["acme", "-test"], "A"),
        (["-test", "acme"], "A"),
        (["acme -test"], "A"),
        (["-test acme"], "A"),
        (["-client:acme"], "C"),
    ):
        status, out, wrong = said("list", "--format", "json", *query, "--register", file)
        assert (status, wrong) == (0, "")
        assert [one["reference"] for one in json.loads(out)["contracts"]] == [shown]
    assert said("list", "--register", file, "--", "-acme")[1].endswith("\n1 contract\n")
    status, _, wrong = said("list", "--limt", "5", "--register", file)
    assert (status, wrong.splitlines()[0]) == (
        2,
        "cmdesk register list: --limt is not known here; did you mean --limit?",
    )
    assert said("export", tmp_path / "out.jsonl", "-acme", "--register", file)[0] == 0
    assert (tmp_path / "out.jsonl").read_text("utf-8").count("\n") == 1
    assert said("list", "-h")[0] == 0
