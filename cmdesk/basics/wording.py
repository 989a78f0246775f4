"""Sentence key and values to text in one of four languages; no Qt, no clock, no rule.

A sentence key is the English sentence itself with named fields. Whoever finds something out keeps key and values
together in a `Sentence`; words are made from it at the edge, in `cli`, `gui` and `exports`, by a `Words`.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import field
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from cmdesk.basics.assets import asset, read_json
from cmdesk.basics.money import Money, round_half_up
from cmdesk.basics.record import Record, record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

LANGUAGES = ("en", "nl", "da", "zh_CN")

_FIELD = re.compile(r"\{(\w+)\}")
_NOTHING: dict[str, Any] = {}


def N_(text: str) -> str:  # noqa: N802  # the name that gettext tools look for
    """Mark a sentence for the catalogues and return it as it is."""
    return text


@record
class Country(Record):
    """A country by its ISO 3166 code, as a value of a sentence: each language has its own name for it."""

    code: str


@record
class Sentence(Record):
    """A sentence key with the values of its fields, and its plural key where the field `n` counts something."""

    key: str
    values: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    plural: str = ""

    def in_english(self) -> str:
        """Return the sentence in English, for logs, tests and error classes."""
        return words_for("en").text(self)


def say(key: str, /, **values: Any) -> Sentence:
    """Return a sentence with its values; the key is marked for the catalogues where this is called."""
    return Sentence(key, values)


def count(singular: str, plural: str, /, n: int, **values: Any) -> Sentence:
    """Return a sentence that counts: the singular key for one, else the plural key, with `n` among its values.

    Both keys stand in the call as they are, unmarked: the catalogue tools take them from here as a pair.
    """
    return Sentence(singular, {"n": n, **values}, plural)


class Words:
    """The words of one language: sentences from its catalogue, days, sums and numbers in its form."""

    __slots__ = ("_catalogue", "_marks", "_names", "language")

    def __init__(self, language: str) -> None:
        """Read the language's names; an unknown language is an error of ours (KeyError)."""
        if language not in LANGUAGES:
            raise KeyError(language)
        self.language = language
        self._names: dict[str, Any] = read_json("names", f"{language}.json")
        marks = {",": self._names["group"], ".": self._names["decimal"]}
        self._marks = None if marks == {",": ",", ".": "."} else str.maketrans(marks)
        self._catalogue = _catalogue(language)

    def text(self, sentence: Sentence | str) -> str:
        """Return a sentence in this language, its values in the language's form; English where it has none."""
        if isinstance(sentence, str):
            return self._translated(sentence)
        if sentence.plural:
            pattern = self._counted(sentence.key, sentence.plural, sentence.values["n"])
        else:
            pattern = sentence.key if self._catalogue is None else self._translated(sentence.key)
        values = sentence.values
        return self._filled(pattern, values) if values else pattern

    def _filled(self, pattern: str, values: Mapping[str, Any]) -> str:
        """Return a pattern with its fields filled in; half of a batch's words take half the time of `format_map`."""
        form_of = _FORMS.get
        filled, parts = _parts(pattern)
        for name, text in parts:
            value = values[name]
            filled = f"{filled}{form_of(type(value), _as_text)(self, value)}{text}"
        return filled

    def value(self, value: Any) -> str:
        """Return any value of a result or a sentence in words: a day with its weekday, a sum, a number, a sentence."""
        return _FORMS.get(type(value), _as_text)(self, value)

    def listed(self, values: Iterable[Any]) -> str:
        """Return several values in a row."""
        return self.text(N_(", ")).join(self.value(one) for one in values)

    @lru_cache(maxsize=8192)  # noqa: B019  # there is one of each language, for ever
    def date(self, day: dt.date) -> str:
        """Return a day in full, never ambiguous: "Sunday 30 November 2025"."""
        return self._day("long_date", "months", "weekdays", day)

    def short_date(self, day: dt.date) -> str:
        """Return a day in short, month in words: "Sun 30 Nov 2025"."""
        return self._day("short_date", "short_months", "short_weekdays", day)

    def near_date(self, day: dt.date) -> str:
        """Return a day whose year is plain from what stands around it: "Sun 30 Nov"."""
        return self._day("near_date", "short_months", "short_weekdays", day)

    def plain_date(self, day: dt.date) -> str:
        """Return a day without its weekday: "30 Nov 2025"."""
        return self._day("plain_date", "short_months", "short_weekdays", day)

    def month(self, year: int, month: int) -> str:
        """Return a month in words: "November 2025"."""
        pattern: str = self._names["month_year"]
        return pattern.format(month=self._names["alone_months"][month - 1], year=year)

    def month_name(self, month: int) -> str:
        """Return the name of a month, 1 to 12, as it stands alone."""
        name: str = self._names["alone_months"][month - 1]
        return name

    def weekday_name(self, weekday: int) -> str:
        """Return the short name of a weekday, 0 for Monday."""
        name: str = self._names["short_weekdays"][weekday]
        return name

    def moment(self, moment: dt.datetime) -> str:
        """Return a day and its time of day: "Sunday 30 November 2025, 17:00"."""
        return self.text(N_("{day}, {time}")).format(day=self.date(moment), time=f"{moment:%H:%M}")

    def number(self, number: Decimal | int) -> str:
        """Return a number with this language's marks, all its decimals kept."""
        text = f"{number:,f}" if isinstance(number, Decimal) else f"{number:,}"
        if self._marks is not None:
            text = text.translate(self._marks)
        return text.replace("-", "−")  # noqa: RUF001  # the minus sign, as wide as a figure

    def money(self, money: Money) -> str:
        """Return a sum with its currency's code in front: "EUR 1,512.50"."""
        return f"{money.currency} {self.amount(money)}"

    def amount(self, money: Money) -> str:
        """Return a sum's figure alone, with all decimals of its minor unit: "1,512.50"."""
        return self.number(round_half_up(money.amount, money.currency))

    def country(self, code: str) -> str:
        """Return a country's name by its ISO 3166 code; the code itself where there is none."""
        name: str = self._names["countries"].get(code, code)
        return name

    def currency(self, code: str) -> str:
        """Return a currency's name by its ISO 4217 code; the code itself where there is none."""
        name: str = self._names["currencies"].get(code, code)
        return name

    @property
    def decimal_mark(self) -> str:
        """Return the mark between whole and decimals."""
        mark: str = self._names["decimal"]
        return mark

    def _translated(self, key: str) -> str:
        return key if self._catalogue is None or not key else str(self._catalogue.gettext(key))

    def _counted(self, key: str, plural: str, n: int) -> str:
        if self._catalogue is None:
            return key if n == 1 else plural
        return str(self._catalogue.ngettext(key, plural, n))

    def _day(self, pattern: str, months: str, weekdays: str, day: dt.date) -> str:
        names = self._names
        text: str = names[pattern]
        return text.format(
            weekday=names[weekdays][day.weekday()], day=day.day, month=names[months][day.month - 1], year=day.year
        )


@lru_cache(maxsize=4096)
def _parts(pattern: str) -> tuple[str, Sequence[tuple[str, str]]]:
    """Return the text before the first field of a pattern, and each field's name with the text after it."""
    first, *parts = _FIELD.split(pattern)
    return first, tuple(zip(parts[::2], parts[1::2], strict=True))


def _as_text(_words: Words, value: Any) -> str:
    return str(value)


_FORMS: dict[type, Callable[[Words, Any], str]] = {
    str: _as_text,
    Sentence: Words.text,
    bool: lambda words, value: words.text(N_("yes") if value else N_("no")),
    int: Words.number,
    Decimal: Words.number,
    dt.datetime: Words.moment,
    dt.date: Words.date,
    Money: Words.money,
    Country: lambda words, value: words.country(value.code),
    type(None): lambda _words, _value: "–",  # noqa: RUF001  # the dash of an empty state
    tuple: Words.listed,
    list: Words.listed,
}
"""How each kind of value reads; whatever is not here reads as its own text."""


@cache
def words_for(language: str) -> Words:
    """Return the words of a language, read once."""
    return Words(language)


def _catalogue(language: str) -> Any:
    """Return a language's catalogue; English needs none, being the key itself."""
    if language == "en":
        return None
    from gettext import GNUTranslations, NullTranslations  # noqa: PLC0415  # English starts without it

    try:
        with open(asset("i18n", language, "LC_MESSAGES", "cmdesk.mo"), "rb") as file:  # noqa: PTH123
            return GNUTranslations(file)
    except (
        FileNotFoundError
    ):  # a checkout whose catalogues were not compiled speaks English; a test forbids it elsewhere
        return NullTranslations()
