"""`cmdesk notice`: deemed delivery by edition, entity and channel."""

from __future__ import annotations

import pytest

from cmdesk.__main__ import main
from tests.cli.programs import cmdesk
from tests.helpers import EDITION_2023, EDITION_2025

DASH = "\u2013"


def asked(*more: str, edition: str = EDITION_2025, entity: str = "nl", channel: str = "registered") -> list[str]:
    """Return the arguments of a question."""
    return ["notice", "--edition", edition, "--entity", entity, "--channel", channel, *more]


@pytest.mark.parametrize(
    "edition, channel, more, first",
    [
        (EDITION_2025, "registered", ["--sent", "2025-11-20"], "2025-11-25"),
        (EDITION_2025, "personal", ["--sent", "2025-11-20"], "2025-11-20"),
        (EDITION_2025, "courier", ["--sent", "2025-11-20", "--confirmed", "2025-11-26"], "2025-11-21"),
        (EDITION_2023, "courier", ["--sent", "2025-11-20", "--confirmed", "2025-11-26"], "2025-11-26"),
        (EDITION_2025, "courier", ["--sent", "2025-11-20"], "waiting for a fact"),
        (EDITION_2025, "electronic", ["--sent", "2025-11-20", "--confirmed", "2025-11-21T09:00"], "2025-11-21"),
        (EDITION_2023, "electronic", ["--sent", "2025-11-20", "--confirmed", "2025-11-21"], "not applicable"),
        # 23:30 in New York on Thursday is Friday in Amsterdam
        (EDITION_2025, "personal", ["--sent", "2025-11-20T23:30-05:00"], "2025-11-21"),
    ],
)
def test_the_day_comes_first(
    edition: str, channel: str, more: list[str], first: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The first line is the day in ISO form, or why there is none; a question that waits is no failure."""
    assert main(asked(*more, edition=edition, channel=channel)) == 0
    assert capsysbinary.readouterr().out.decode().splitlines()[0] == first


def test_reason_clause_and_steps(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The reason, the clause and the steps follow, with the days that were counted."""
    assert main(asked("--sent", "2025-11-20")) == 0
    found = capsysbinary.readouterr().out.decode().splitlines()
    assert found[1].startswith("Registered mail is deemed delivered on Tuesday 25 November 2025")
    assert found[3] == "13.7, Terms & Conditions of 3 March 2025"
    assert found[5] == "1. Sent: Thursday 20 November 2025"
    assert [line.split()[:2] for line in found[-5:]] == [
        ["1", "2025-11-21"],
        [DASH, "2025-11-22"],
        [DASH, "2025-11-23"],
        ["2", "2025-11-24"],
        ["3", "2025-11-25"],
    ]


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["--sent", "2025-02-30"], '--sent: "2025-02-30" doesn\'t exist; did you mean 2025-02-28?'),
        (["--sent", "2025-11-20", "--confirmed", "soon"], '--confirmed: "soon" is no day'),
        (["--sent", "2025-03-30T02:30"], "--sent: "),
        ([], "--sent is missing"),
        (["--sent", "2025-11-20", "--channel", "pigeon"], '--channel: "pigeon" is not known; write one of: personal,'),
    ],
)
def test_wrong_usage(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What makes no sense is told by its option: status 2, nothing printed."""
    assert main(asked(*arguments)) == 2
    out, complaint = capsys.readouterr()
    assert out == ""
    assert said in complaint


def test_as_a_process() -> None:
    """The program itself, in Dutch."""
    done = cmdesk(*asked("--sent", "2025-11-20", "--lang", "nl"))
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().splitlines()[0] == "2025-11-25"
    assert "dinsdag 25 november 2025" in done.stdout.decode()
