"""What somebody types, read as a query."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.basics.errors import FaultyInput
from cmdesk.register.query import Query, Span, Term, Where, parsed

WED_2025_01_15 = date(2025, 1, 15)


def term(where: Where, text: str, *words: str, quoted: bool = False, negated: bool = False) -> Term:
    """Return a term that looks for words."""
    return Term(where, text, words or (text,), quoted, None, negated)


@pytest.mark.parametrize(
    "text, terms",
    [
        ("", ()),
        ("   ", ()),
        ("ACME", (term(Where.ANYWHERE, "acme"),)),
        ("acme-17", (term(Where.ANYWHERE, "acme-17", "acme", "17"),)),
        ("-acme", (term(Where.ANYWHERE, "acme", negated=True),)),
        ('"Acme  ApS"', (term(Where.ANYWHERE, "acme aps", "acme", "aps", quoted=True),)),
        ('client:"Acme ApS', (term(Where.CLIENT, "acme aps", "acme", "aps", quoted=True),)),
        ("client:Børge", (term(Where.CLIENT, "borge"),)),
        ("-CLIENT:x", (term(Where.CLIENT, "x", negated=True),)),
        ("ref:17 entity:nl", (term(Where.REFERENCE, "17"), term(Where.ENTITY, "nl"))),
        ("edition:2023 currency:eur by:ann", (
            term(Where.EDITION, "2023"), term(Where.CURRENCY, "eur"), term(Where.BY, "ann"))),
        ("client:", ()),
        ("-", ()),
        ('""', ()),
        ("2024-03-01", (term(Where.ANYWHERE, "2024-03-01", "2024", "03", "01"),)),
        ("12:30", (term(Where.ANYWHERE, "12:30", "12", "30"),)),
        ("!?", ()),
        ('a"b c"', (term(Where.ANYWHERE, "a"), term(Where.ANYWHERE, "b c", "b", "c", quoted=True))),
    ],
)  # fmt: skip
def test_words_and_prefixes(text: str, terms: tuple[Term, ...]) -> None:
    """All terms must hold; one that is still being typed asks nothing."""
    assert parsed(text, WED_2025_01_15) == Query(terms)


@pytest.mark.parametrize(
    "text, first, last",
    [
        ("due:<30d", None, date(2025, 2, 13)),
        ("due:<=30d", None, date(2025, 2, 14)),
        ("due:30d", None, date(2025, 2, 14)),
        ("due:>2w", date(2025, 1, 30), None),
        ("due:>=2w", date(2025, 1, 29), None),
        ("due:<1m", None, date(2025, 2, 14)),
        ("due:<=1y", None, date(2026, 1, 15)),
        ("due:today", WED_2025_01_15, WED_2025_01_15),
        ("due:2025-12", date(2025, 12, 1), date(2025, 12, 31)),
        ("due:2025-2", date(2025, 2, 1), date(2025, 2, 28)),
        ("due:2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("due:2025-12-24", date(2025, 12, 24), date(2025, 12, 24)),
        ("due:<2025-12-24", None, date(2025, 12, 23)),
        ("due:<=2025-12", None, date(2025, 12, 31)),
        ("due:>2025-12", date(2026, 1, 1), None),
        ("due:>=2025-12", date(2025, 12, 1), None),
        ("changed:<7d", date(2025, 1, 9), None),
        ("changed:<=7d", date(2025, 1, 8), None),
        ("changed:7d", date(2025, 1, 8), None),
        ("changed:>7d", None, date(2025, 1, 7)),
        ("changed:>=1M", None, date(2024, 12, 15)),
        ("changed:2025-01", date(2025, 1, 1), date(2025, 1, 31)),
    ],
)
def test_days_ahead_and_days_ago(text: str, first: date | None, last: date | None) -> None:
    """Less than, within, more than; a year, a month, a day."""
    [found] = parsed(text, WED_2025_01_15).terms
    assert found.span == Span(first, last)


def test_overdue_is_a_time_of_its_own() -> None:
    """And can be excluded as everything else."""
    [found] = parsed("-due:overdue", WED_2025_01_15).terms
    assert (found.where, found.span, found.negated) == (Where.DUE, Span(overdue=True), True)


@pytest.mark.parametrize(
    "text, told",
    [
        ("clint:x", ["1: clint: is no prefix; did you mean client:?"]),
        (
            "acme zzzzzz:x",
            ["6: zzzzzz: is no prefix; there are ref, client, entity, edition, currency, by, due, changed"],
        ),
        ("due:soon", ["1: soon is no time; write one such as <30d, 2025-12, today, overdue"]),
        ("changed:overdue", ["1: overdue is no time; write one such as <7d, 2025-12, today"]),
        ("due:2025-13 clint:", [
            "1: 2025-13 is no time; write one such as <30d, 2025-12, today, overdue",
            "13: clint: is no prefix; did you mean client:?"]),
        ("due:2025-02-30", ["1: 2025-02-30 is no time; write one such as <30d, 2025-12, today, overdue"]),
        ("due:<9999y", ["1: <9999y is no time; write one such as <30d, 2025-12, today, overdue"]),
        ("due:<9999-12", []),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_with_its_place(text: str, told: list[str]) -> None:
    """Everything at once, counted from 1, with the near miss."""
    if not told:
        assert parsed(text, WED_2025_01_15).terms
        return
    with pytest.raises(FaultyInput) as caught:
        parsed(text, WED_2025_01_15)
    assert [f"{fault.place}: {fault.sentence.in_english()}" for fault in caught.value.faults] == told


@given(st.text())
def test_whatever_is_typed_is_read_or_told(text: str) -> None:
    """No key stroke breaks anything."""
    with suppress(FaultyInput):
        assert all(one.words or one.span for one in parsed(text, WED_2025_01_15).terms)
