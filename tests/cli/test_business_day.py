"""`cmdesk businessday`: the day first, then how it was counted; the control values of the data page."""

from __future__ import annotations

import json

import pytest

from cmdesk.__main__ import main
from tests.cli.programs import cmdesk
from tests.helpers import EDITION_2023, EDITION_2025

DASH = "\u2013"

FRI_2026_03_27 = "2026-03-27"


def lines(*arguments: str, capsysbinary: pytest.CaptureFixture[bytes]) -> list[str]:
    """Return the lines that a count prints."""
    assert main(["businessday", *arguments]) == 0
    return capsysbinary.readouterr().out.decode().splitlines()


@pytest.mark.parametrize(
    "edition, scope, day",
    [
        (EDITION_2023, "narrow", "2026-04-13"),
        (EDITION_2023, "standard", "2026-04-13"),
        (EDITION_2025, "standard", "2026-04-14"),
    ],
)
def test_the_day_comes_first(edition: str, scope: str, day: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The first line is the day in ISO form and nothing else."""
    found = lines(
        FRI_2026_03_27, "10", "--entity", "nl", "--edition", edition, "--scope", scope, capsysbinary=capsysbinary
    )
    assert found[0] == day


def test_counted_and_skipped_days(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Each day follows with its number, or a dash and the reason why it does not count."""
    found = lines("2026-04-02", "1", "--entity", "nl", "--edition", EDITION_2025, capsysbinary=capsysbinary)
    assert found[1] == ""
    assert found[2].startswith("Tuesday 7 April 2026 is Business Day 1 after Thursday 2 April 2026; entity nl, ")
    assert found[3] == "Conditions of 3 March 2025, scope standard."
    assert [line.split() for line in found[4:]] == [
        [DASH, "2026-04-03", "Fri", "3", "Apr", "2026", "Good", "Friday"],
        [DASH, "2026-04-04", "Sat", "4", "Apr", "2026", "weekend"],
        [DASH, "2026-04-05", "Sun", "5", "Apr", "2026", "weekend"],
        [DASH, "2026-04-06", "Mon", "6", "Apr", "2026", "Easter", "Monday"],
        ["1", "2026-04-07", "Tue", "7", "Apr", "2026"],
    ]


def test_wordings_that_agree(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Without --edition, one line where both wordings give the same day."""
    found = lines("2026-12-18", "10", "--entity", "dk", capsysbinary=capsysbinary)
    assert found[:2] == ["2027-01-05", ""]
    assert sum(line.startswith("Tuesday 5 January 2027 is") for line in found) == 1


def test_wordings_that_differ(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Where they differ, one line each, with its edition."""
    found = lines(FRI_2026_03_27, "10", "--entity", "nl", capsysbinary=capsysbinary)
    assert [line[:12] for line in found[:3]] == ["2026-04-13  ", "2026-04-14  ", ""]
    assert "2023" in found[0]
    assert "2025" in found[1]


def test_widest_scope(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """--scope widest takes optional holidays in."""
    found = lines("2026-12-18", "10", "--entity", "dk", "--scope", "widest", capsysbinary=capsysbinary)
    assert found[0] == "2027-01-07"


def test_what_is_not_certain(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """An estimated day says so beside the day; an entity that is an assumption says so at the end."""
    found = lines("2027-09-30", "1", "--entity", "cn", "--edition", EDITION_2025, capsysbinary=capsysbinary)
    assert found[0].endswith("  estimated: not all holidays on the way are official yet")
    assert found[-1] == "That entity cn follows these holidays is an assumption."


def test_a_confirmed_entity_is_no_assumption(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Entities on public record need no such line."""
    found = lines(FRI_2026_03_27, "1", "--entity", "nl", "--edition", EDITION_2025, capsysbinary=capsysbinary)
    assert found[-1].split()[:2] == ["1", "2026-03-30"]


def test_json(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """As JSON: the day, null where wordings differ, and each answer with its editions and days."""
    assert main(["businessday", "2026-04-02", "1", "--entity", "nl", "--format", "json"]) == 0
    document = json.loads(capsysbinary.readouterr().out)
    first, second = document.pop("answers")
    assert document == {
        "schema": "cmdesk.businessday/1",
        "start": "2026-04-02",
        "n": 1,
        "entity": "nl",
        "scope": "standard",
        "day": None,
    }
    assert (first["editions"], first["day"], first["estimated"]) == ([EDITION_2023], "2026-04-03", False)
    assert (second["editions"], second["day"]) == ([EDITION_2025], "2026-04-07")
    assert second["days"][0] == {
        "date": "2026-04-03",
        "number": None,
        "reason": "holiday",
        "name": "Good Friday",
        "estimated": False,
    }


def test_json_of_one_answer(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Where all agree, the day stands at the top."""
    assert main(["businessday", "2026-12-18", "10", "--entity", "dk", "--format", "json"]) == 0
    document = json.loads(capsysbinary.readouterr().out)
    assert (document["day"], document["answers"][0]["editions"]) == ("2027-01-05", [EDITION_2023, EDITION_2025])


def test_names_in_a_language(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Holidays have their names in the language chosen."""
    found = lines("2025-12-23", "1", "--entity", "dk", "--scope", "widest", "--lang", "da", capsysbinary=capsysbinary)
    assert any("juledag" in line.casefold() for line in found)


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["2026-03-27", "0", "--entity", "nl"], "N: give a whole number from 1 to 10,000"),
        (["2026-03-27", "10001", "--entity", "nl"], "N: give a whole number from 1 to 10,000"),
        (["2026-03-27", "-1", "--entity", "nl"], "N: give a whole number from 1 to 10,000"),
        (["2026-3-27", "1", "--entity", "nl"], 'DAY: "2026-3-27" is not in the form'),
        (["2026-03-27", "1", "--entity", "nll"], '--entity: "nll" is not known; did you mean nl?'),
        (["2026-03-27", "1"], "--entity is missing"),
        (["2026-03-27", "1", "--entity", "nl", "--scope", "wide"], '"wide" is not known; did you mean widest?'),
        (["2026-03-27", "1", "--entity", "nl", "--edition", "2024"], "--edition: "),
    ],
)
def test_wrong_usage(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Arguments out of bounds are wrong usage: status 2, nothing printed."""
    assert main(["businessday", *arguments]) == 2
    out, complaint = capsys.readouterr()
    assert out == ""
    assert said in complaint


def test_the_longest_count() -> None:
    """Ten thousand Business Days, as a process: about 38 years with all their days."""
    done = cmdesk("businessday", "2020-01-01", "10000", "--entity", "gb", "--edition", EDITION_2025)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().split(maxsplit=1)[0] > "2058-01-01"
    assert len(done.stdout.splitlines()) > 13_900
