"""Entries: the key that stands in an id, what the rule is given, and the name that a reader sees."""

from __future__ import annotations

from datetime import date

from cmdesk.contract.notices import NoticeKind
from cmdesk.rules.declared import entries
from cmdesk.rules.rule import Entry
from tests.helpers import contract_of, notice


def test_notices_go_by_their_ids_and_kinds() -> None:
    """All of them, or those of a kind, in the order of entry."""
    sent = [notice("b", "2025-01-07", kind="default"), notice("a", "2025-01-08", kind="other")]
    contract = contract_of(notices=sent)
    assert [one.key for one in entries.notices_of()(contract)] == ["b", "a"]
    assert list(entries.notices_of(NoticeKind.DEFAULT)(contract)) == [Entry("b", "b", "b")]


def test_other_entries_go_by_their_places() -> None:
    """An incident without a description is named by its day."""
    claims = [{"head": "direct", "amount": 5}]
    incidents = [
        {"date": "2025-01-07", "claims": claims, "description": "Outage"},
        {"date": "2025-01-08", "claims": claims},
    ]
    found = list(entries.incidents(contract_of(incidents=incidents)))
    assert found == [Entry("0", 0, "Outage"), Entry("1", 1, date(2025, 1, 8))]


def test_what_is_not_entered_has_no_entries() -> None:
    """Neither credit nor a Usage Plan."""
    contract = contract_of()
    assert [*entries.purchases(contract), *entries.used_months(contract)] == []


def test_a_deadline_is_answered_by_each_channel() -> None:
    """Non-renewal always; each event of Force Majeure by its day."""
    contract = contract_of(force_majeure=[{"date": "2025-05-05"}])
    assert [one.key for one in entries.answerable(contract)] == [
        f"{deadline}.{channel}"
        for deadline in ("term.non_renewal_deadline", "force_majeure.0.notify_by")
        for channel in ("personal", "courier", "registered", "electronic")
    ]
    first = next(iter(entries.answerable(contract)))
    assert first.argument == ("term.non_renewal_deadline", "personal")
    assert first.name.in_english() == "notice of non-renewal by hand"
