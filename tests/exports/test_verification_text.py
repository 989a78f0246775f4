"""What came of verifying stored results, as plain text."""

from __future__ import annotations

from typing import Any

import pytest

from cmdesk.basics.wording import LANGUAGES, words_for
from cmdesk.engine.verify import verify
from cmdesk.exports.columns import width_of
from cmdesk.exports.verification_text import verification_text
from tests.engine.stored import calculation, document, read, result


def text(found: dict[str, Any], language: str = "en", width: int = 88) -> str:
    """Return what comes of verifying a results file."""
    verification = verify(read(found), read(document()), calculation())
    return verification_text(verification, words_for(language), width)


def test_all_is_well() -> None:
    """It says so, and what was not compared."""
    stored = document()
    assert text(stored) == (
        "TEST, as of Monday 2 June 2025\n"
        f"All {len(stored['results'])} results are as they were stored.\n"
        "Values, statuses, clauses and readings were compared; words (reasons, steps, the text of\n"
        "warnings) were not.\n\n"
        "A calculation aid, not legal advice.\n"
    )


def test_a_difference_with_its_cause() -> None:
    """Under the result stands what differs, and why once for all that has the same cause."""
    stored = document()
    result(stored, "liability.cap").update(value="700.00", status="projected", readings=[])
    found = text(stored)
    assert "\n1 place is not as it was stored.\nValues, " in found
    assert "were not.\n\nVALUES THAT DIFFER\n\n" in found
    assert (
        "  Liability cap · liability.cap\n"
        "    value: 700.00 stored, now 600.00\n"
        "    status: projected stored, now final\n"
    ) in found
    assert found.count("Cause: the results file was changed after it was written;") == 1


def test_what_weighs_most_comes_first() -> None:
    """Values, then statuses, then warnings, then what results rest on, whatever the order of display."""
    stored = document()
    result(stored, "term.start")["readings"] = ["other"]
    result(stored, "term.last_day")["status"] = "projected"
    result(stored, "term.number").update(value=2, clause="10.9")
    del stored["warnings"][0]
    found = text(stored)
    told = [line for line in found.splitlines() if line.isupper() or " · term." in line or "warnings." in line]
    assert [line.strip().partition(" · ")[2] or line.strip() for line in told] == [
        "VALUES THAT DIFFER",
        "term.number",
        "STATUSES THAT DIFFER",
        "term.last_day",
        "WARNINGS THAT DIFFER",
        "warnings.force_majeure_does_not_excuse_payment",
        "WHAT RESULTS REST ON DIFFERS",
        "term.start",
    ]
    assert "    value: 2 stored, now 1\n    clause: 10.9 stored, now 10.2\n" in found
    assert "No value differs." not in found


@pytest.mark.parametrize("key, value", [("readings", []), ("status", "projected")])
def test_no_value_differs(key: str, value: Any) -> None:
    """It is said at once, so that nobody looks for one."""
    stored = document()
    result(stored, "liability.cap")[key] = value
    assert "\n1 place is not as it was stored.\nNo value differs.\nValues, " in text(stored)


def test_one_of_several_causes() -> None:
    """Where more than one thing can be the cause, each is named; where they come from closes the page."""
    stored = document()
    result(stored, "notice.d.cure_by")["value"] = "2025-05-23"
    result(stored, "term.number")["value"] = 2
    stored["provenance"].update(app="0.0.1", holidays="0.1", input_sha256="0" * 64, rates_checked_on=None)
    stored["provenance"]["editions"]["2019-01-01"] = "f" * 64
    found = text(stored)
    now = document()["provenance"]
    assert "\n2 places are not as they were stored.\n" in found
    assert (
        "    value: 2025-05-23 stored, now 2025-05-22\n"
        "    One of these is the cause:\n"
        "    – the contract is another one than that of the results file\n"  # noqa: RUF001
        f"    – the holidays are others: library 0.1 then, {now['holidays']} now\n"  # noqa: RUF001
        f"    – the program is another version: 0.0.1 then, {now['app']} now\n"  # noqa: RUF001
    ) in found
    assert "    value: 2 stored, now 1\n" in found
    assert "WHERE THE RESULTS COME FROM\n\n" in found
    for line in (
        f"  cmdesk                                      0.0.1 → {now['app']}\n",
        "  Fingerprint of the edition 2019-01-01       ffffffffffff… → –\n",  # noqa: RUF001
        f"  Holiday library                             0.1 → {now['holidays']}\n",
        f"  Rates checked on                            – → {now['rates_checked_on']}\n",  # noqa: RUF001
        f"  Fingerprint of the contract                 000000000000… → {now['input_sha256'][:12]}…\n",
    ):
        assert line in found


def test_no_cause_that_is_known() -> None:
    """3.8: what rests on rates is not said to have been changed by hand: rates can have changed unseen."""
    stored = document()
    result(stored, "invoice.0.interest")["value"] = "1.00"
    assert (
        "    One of these is the cause:\n"
        "    – the results file was changed after it was written\n"  # noqa: RUF001
        "    – the rates were changed without another day of checking, which the results file\n"  # noqa: RUF001
        "      cannot show\n"
    ) in text(stored)


def test_missing_and_too_many() -> None:
    """A result that is not stored and one that is none any more; without a label the id stands alone."""
    stored = document()
    result(stored, "term.start")["id"] = "term.begin"
    found = text(stored)
    assert "  First day of the term · term.start\n    not stored; now 2025-03-01\n" in found
    assert "  term.begin\n    stored as 2025-03-01; now there is none\n" in found


def test_provenance_alone() -> None:
    """Where all agrees, what differs in its sources is told all the same."""
    stored = document()
    stored["provenance"]["calendar_end"] = "2030-12-31"
    found = text(stored)
    assert "results are as they were stored." in found
    assert "  Holidays, some estimated after              2030-12-31 → " in found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 88, 200])
def test_no_line_is_too_long(language: str, width: int) -> None:
    """In every language and width nothing runs out of the page, whatever stands in the file."""
    stored = document()
    for one in stored["results"]:
        one.update(value="x" * 300, clause="\x1b[31m", readings=["y" * 80])
    found = text(stored, language, width)
    assert max(map(width_of, found.splitlines())) <= min(max(width, 60), 110)
    assert "\x1b" not in found
