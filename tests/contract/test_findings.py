"""What reading has found, and what waits for its end."""

from __future__ import annotations

from typing import Any

import pytest

from cmdesk.basics.wording import say
from cmdesk.contract.fields import Known
from cmdesk.contract.findings import Findings, shown_key
from cmdesk.contract.json_text import RepeatedKeys


def said(findings: Findings) -> list[tuple[str, str]]:
    """Return places and English words."""
    return [(fault.place, fault.sentence.in_english()) for fault in findings.faults]


def test_faults_keep_their_order() -> None:
    """In reading order."""
    findings = Findings()
    findings.add("b", say("one"))
    findings.add("a", say("two"))
    assert said(findings) == [("b", "one"), ("a", "two")]


def test_repeated_keys_are_named() -> None:
    """Each once, with its place; an ordinary object has none."""
    findings = Findings()
    findings.check_repeated(RepeatedKeys([("a", 1), ("b b", 1), ("a", 2), ("b b", 3)]), "client.")
    findings.check_repeated({"a": 1}, "client.")
    assert [place for place, _ in said(findings)] == ["client.a", 'client."b b"']


@pytest.mark.parametrize("notices", [None, [], "n1", [{"id": 7}, "n1"]])
def test_a_reference_to_nothing(notices: Any) -> None:
    """No notice at all, or none with a proper id."""
    findings = Findings()
    findings.references.append(("termination.notice", Known.NOTICES, "n1"))
    findings.check_references({"notices": notices})
    assert said(findings) == [("termination.notice", 'there is no notice "n1"; enter it under notices')]


def test_a_reference_is_followed_into_faulty_records() -> None:
    """A notice with faults of its own is there all the same."""
    findings = Findings()
    findings.references += [("a", Known.NOTICES, "n1"), ("b", Known.INVOICES, "7")]
    findings.check_references({"notices": [{"id": "n1", "kind": 5}], "invoices": [{"number": "7"}]})
    assert said(findings) == []


def test_near_misses_are_not_sought_for_ever() -> None:
    """The first twenty have one; a ledger with thousands of wrong numbers must not take minutes."""
    findings = Findings()
    findings.references += [(f"payments[{at}].invoice", Known.INVOICES, "2024-016") for at in range(21)]
    findings.check_references({"invoices": [{"number": "2024-015"}]})
    found = said(findings)
    assert found[19] == ("payments[19].invoice", '"2024-016" is not known; did you mean 2024-015?')
    assert found[20] == ("payments[20].invoice", 'there is no invoice "2024-016"; enter it under invoices')


def test_a_key_is_shown_plain_where_it_is_plain() -> None:
    """Any other in quotation marks, on one line, not too long."""
    assert shown_key("amount") == "amount"
    assert shown_key("a b") == '"a b"'
    assert shown_key("x\n") == '"x\ufffd"'
    assert shown_key("a" * 41) == '"' + "a" * 40 + '…"'
