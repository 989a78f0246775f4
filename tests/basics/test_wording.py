"""Sentences, days, sums and numbers in four languages."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cmdesk.basics import wording
from cmdesk.basics.money import Money
from cmdesk.basics.wording import LANGUAGES, N_, Country, Sentence, Words, count, say, words_for

SUN_2025_11_30 = dt.date(2025, 11, 30)
MON_2025_03_03 = dt.date(2025, 3, 3)
AT_CLOSE = dt.datetime(2025, 11, 30, 17, 5, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "language, long, short, near, plain, month",
    [
        ("en", "Sunday 30 November 2025", "Sun 30 Nov 2025", "Sun 30 Nov", "30 Nov 2025", "November 2025"),
        ("nl", "zondag 30 november 2025", "zo 30 nov 2025", "zo 30 nov", "30 nov 2025", "november 2025"),
        (
            "da",
            "søndag den 30. november 2025",
            "søn. 30. nov. 2025",
            "søn. 30. nov.",
            "30. nov. 2025",
            "november 2025",
        ),
        ("zh_CN", "2025年11月30日星期日", "2025年11月30日周日", "11月30日周日", "2025年11月30日", "2025年11月"),
    ],
)
def test_a_day_is_never_ambiguous(language: str, long: str, short: str, near: str, plain: str, month: str) -> None:
    """The month in words, or in an order that allows no other."""
    words = words_for(language)
    assert words.date(SUN_2025_11_30) == words.value(SUN_2025_11_30) == long
    assert words.short_date(SUN_2025_11_30) == short
    assert words.near_date(SUN_2025_11_30) == near
    assert words.plain_date(SUN_2025_11_30) == plain
    assert words.month(2025, 11) == month


@pytest.mark.parametrize(
    "language, month, weekday",
    [("en", "March", "Mon"), ("nl", "maart", "ma"), ("da", "marts", "man."), ("zh_CN", "3月", "周一")],
)
def test_months_and_weekdays_have_names(language: str, month: str, weekday: str) -> None:
    """1 to 12, and 0 for Monday."""
    words = words_for(language)
    assert words.month_name(3) == month
    assert words.weekday_name(MON_2025_03_03.weekday()) == weekday
    assert len({words.month_name(number) for number in range(1, 13)}) == 12
    assert len({words.weekday_name(number) for number in range(7)}) == 7


@pytest.mark.parametrize(
    "language, million, sum_, negative",
    [
        ("en", "1,234,567.5", "EUR 1,512.50", "EUR \u2212217.05"),
        ("nl", "1.234.567,5", "EUR 1.512,50", "EUR \u2212217,05"),
        ("da", "1.234.567,5", "EUR 1.512,50", "EUR \u2212217,05"),
        ("zh_CN", "1,234,567.5", "EUR 1,512.50", "EUR \u2212217.05"),
    ],
)
def test_numbers_and_sums_have_the_marks_of_a_language(language: str, million: str, sum_: str, negative: str) -> None:
    """Groups of three, the decimal mark, the currency in front, and a minus as wide as a figure."""
    words = words_for(language)
    assert words.number(Decimal("1234567.5")) == million
    assert words.money(Money(Decimal("1512.50"), "EUR")) == sum_
    assert words.money(Money(Decimal("-217.05"), "EUR")) == negative
    assert words.decimal_mark in million


@pytest.mark.parametrize(
    "number, text",
    [
        (0, "0"),
        (7, "7"),
        (999, "999"),
        (1000, "1,000"),
        (-12034, "\u221212,034"),
        (Decimal("3.30"), "3.30"),
        (Decimal("-0.5"), "\u22120.5"),
        (Decimal("1E+3"), "1,000"),
        (Decimal("0.000000000001"), "0.000000000001"),
    ],
)
def test_a_number_keeps_its_decimals(number: int | Decimal, text: str) -> None:
    """As entered, never in powers of ten."""
    assert words_for("en").number(number) == words_for("en").value(number) == text


@pytest.mark.parametrize(
    "amount, currency, text",
    [("5", "EUR", "5.00"), ("0.005", "EUR", "0.01"), ("150000", "JPY", "150,000"), ("1.5", "BHD", "1.500")],
)
def test_a_sum_has_the_decimals_of_its_currency(amount: str, currency: str, text: str) -> None:
    """Also one that nobody rounded, half-up as everywhere."""
    assert words_for("en").amount(Money(Decimal(amount), currency)) == text


def test_the_largest_sum_can_be_read() -> None:
    """More digits than a calculation usually keeps."""
    assert words_for("en").money(Money(Decimal(10**30), "EUR")) == "EUR 1" + ",000" * 10 + ".00"


@pytest.mark.parametrize(
    "value, text",
    [
        ("as it is", "as it is"),
        (True, "yes"),
        (False, "no"),
        (None, "\u2013"),
        ((1, "a", None), "1, a, \u2013"),
        ([SUN_2025_11_30], "Sunday 30 November 2025"),
        ((), ""),
        (AT_CLOSE, "Sunday 30 November 2025, 17:05"),
        (Country("NL"), "Netherlands"),
        (Money(Decimal(1), "EUR"), "EUR 1.00"),
        (say("{n} of them", n=2), "2 of them"),
        (dt.time(8, 30), "08:30:00"),
    ],
)
def test_every_kind_of_value_reads(value: Any, text: str) -> None:
    """What has no form of its own reads as its own text."""
    assert words_for("en").value(value) == text


def test_a_sentence_fills_its_fields() -> None:
    """Each value in the language's form, a sentence inside a sentence too; a field may stand twice or not at all."""
    inner = say(N_("on {day}"), day=MON_2025_03_03)
    sentence = say("{sum} is due {when}, {sum} in all", sum=Money(Decimal(1000), "EUR"), when=inner, unused=1)
    assert sentence.in_english() == "EUR 1,000.00 is due on Monday 3 March 2025, EUR 1,000.00 in all"


def test_braces_in_a_value_stay_as_they_are() -> None:
    """What a user wrote is never taken for a field, and a sentence without values for no pattern."""
    assert say("about {what}", what="{day}").in_english() == "about {day}"
    assert Sentence("{ left alone").in_english() == "{ left alone"
    assert words_for("en").text("{day}") == "{day}"


@pytest.mark.parametrize(
    "n, text", [(0, "0 days late"), (1, "one day late"), (2, "2 days late"), (1000, "1,000 days late")]
)
def test_english_counts(n: int, text: str) -> None:
    """One is the singular, everything else the plural."""
    sentence = count("one day late", "{n} {what} late", n, what="days")
    assert sentence.in_english() == text


def test_an_empty_key_says_nothing() -> None:
    """In no language, though a catalogue keeps its own head under the empty key."""
    assert [words_for(language).text("") for language in LANGUAGES] == [""] * 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_country_and_currency_have_names(language: str) -> None:
    """And the code stands in where there is none."""
    words = words_for(language)
    assert words.country("NL") != "NL"
    assert words.currency("DKK") != "DKK"
    assert words.country("ZZ") == "ZZ"
    assert words.currency("ZZZ") == "ZZZ"


def test_names_by_language() -> None:
    """The Netherlands four times."""
    names = ["Netherlands", "Nederland", "Nederlandene", "荷兰"]
    assert [words_for(language).value(Country("NL")) for language in LANGUAGES] == names


@pytest.mark.parametrize("language", ["", "de", "EN", "zh"])
def test_an_unknown_language_is_our_mistake(language: str) -> None:
    """Settings and command line offer the four alone."""
    with pytest.raises(KeyError):
        Words(language)


def test_words_are_read_once() -> None:
    """Whoever asks gets the same."""
    assert words_for("da") is words_for("da")


class Catalogue:
    """A catalogue with two entries, as gettext answers."""

    def gettext(self, key: str) -> str:
        """Return the translation, or the key."""
        return {"due {day}": "vervalt {day}", "yes": "ja"}.get(key, key)

    def ngettext(self, key: str, plural: str, n: int) -> str:
        """Return the form for a number."""
        return "{n} dag" if n == 1 else "{n} dagen" if key == "{n} day" else plural


@pytest.fixture
def dutch(monkeypatch: pytest.MonkeyPatch) -> Words:
    """Return Dutch with a small catalogue of its own."""
    monkeypatch.setattr(wording, "_catalogue", lambda _language: Catalogue())
    return Words("nl")


def test_a_catalogue_translates_key_and_plural(dutch: Words) -> None:
    """Values in the language's form; what is missing stays English."""
    assert dutch.text(say("due {day}", day=MON_2025_03_03)) == "vervalt maandag 3 maart 2025"
    assert dutch.text(count("{n} day", "{n} days", 1)) == "1 dag"
    assert dutch.text(count("{n} day", "{n} days", 1000)) == "1.000 dagen"
    assert dutch.value(value=True) == "ja"
    assert dutch.text(say("not translated {n}", n=2)) == "not translated 2"


def test_a_checkout_without_compiled_catalogues_speaks_english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Days and sums have the language's form all the same."""
    monkeypatch.setattr(wording, "asset", lambda *parts: str(tmp_path.joinpath(*parts)))
    words = Words("nl")
    assert words.text(say("due {day}", day=MON_2025_03_03)) == "due maandag 3 maart 2025"
    assert words.text(count("{n} day", "{n} days", 2)) == "2 days"


def test_a_compiled_catalogue_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """From the one place where it lies; an empty one translates nothing."""
    folder = tmp_path / "i18n" / "da" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    head = (0x950412DE).to_bytes(4, "little") + b"".join(value.to_bytes(4, "little") for value in (0, 0, 28, 28, 0, 28))
    (folder / "cmdesk.mo").write_bytes(head)
    monkeypatch.setattr(wording, "asset", lambda *parts: str(tmp_path.joinpath(*parts)))
    assert Words("da").text("due") == "due"
