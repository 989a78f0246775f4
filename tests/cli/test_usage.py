"""What is wrong with the way in which a command was called."""

from __future__ import annotations

import pytest

from cmdesk.basics.wording import words_for
from cmdesk.cli.usage import in_our_words, missing, unknown_here, unknown_options

ENGLISH = words_for("en")
KNOWN = ("--day", "-h", "--help")


@pytest.mark.parametrize(
    "message, said",
    [
        ("the following arguments are required: FILE, --day", ["FILE is missing", "--day is missing"]),
        ("argument --day: expected one argument", ["after --day a value is missing"]),
        ("argument --set: expected at least one argument", ["after --set a value is missing"]),
        ("argument --steps: ignored explicit argument 'x'", ["--steps takes no value"]),
        ("something else", ["something else"]),
    ],
)
def test_words_of_argparse(message: str, said: list[str]) -> None:
    """They come out in ours, one for each thing that is wrong, or as they are."""
    assert list(in_our_words(message, ENGLISH)) == said


def test_what_looks_like_an_option() -> None:
    """Each is named once; numbers, texts with spaces and the mark of standard input are none."""
    given = ["--dya=1", "--dya", "--day", "--help", "-q", "-", "-5", "-.5", "-1 day", "a-b", "--"]
    assert unknown_options(given[:-1], KNOWN) == ("--dya", "-q")


def test_what_may_have_been_meant() -> None:
    """The nearest is proposed, where there is one."""
    assert unknown_here("--dya", KNOWN, ENGLISH) == "--dya is not known here; did you mean --day?"
    assert unknown_here("--quite-else", KNOWN, ENGLISH) == "--quite-else is not known here"
    assert missing("FILE", ENGLISH) == "FILE is missing"
