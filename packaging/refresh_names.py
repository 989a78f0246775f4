"""Write resources/names: days, months, countries, currencies and marks in the four languages, from CLDR by Babel."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Literal

from babel import Locale
from babel.core import get_global
from babel.dates import get_day_names, get_month_names

TARGET = Path(__file__).parents[1] / "resources" / "names"
LOCALES = {"en": "en_GB", "nl": "nl", "da": "da", "zh_CN": "zh_CN"}
# ISO 4217's minor units where they are not two; CLDR's own digits follow cash practice and differ.
NO_DECIMALS = {
    "BIF",
    "CLP",
    "DJF",
    "GNF",
    "ISK",
    "JPY",
    "KMF",
    "KRW",
    "PYG",
    "RWF",
    "UGX",
    "VND",
    "VUV",
    "XAF",
    "XOF",
    "XPF",
}
THREE_DECIMALS = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}
# Groups of territories and places that are no country.
NO_COUNTRY = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}
# Withdrawn, precious metals, funds, test and unit-of-account codes are no currency of a contract.
NO_CURRENCY = {"XXX", "XTS", "XAU", "XAG", "XPD", "XPT", "XBA", "XBB", "XBC", "XBD", "XSU", "XUA", "XDR"}
PATTERNS = {
    "en": (
        "{weekday} {day} {month} {year}",
        "{weekday} {day} {month} {year}",
        "{weekday} {day} {month}",
        "{day} {month} {year}",
        "{month} {year}",
    ),
    "nl": (
        "{weekday} {day} {month} {year}",
        "{weekday} {day} {month} {year}",
        "{weekday} {day} {month}",
        "{day} {month} {year}",
        "{month} {year}",
    ),
    "da": (
        "{weekday} den {day}. {month} {year}",
        "{weekday} {day}. {month} {year}",
        "{weekday} {day}. {month}",
        "{day}. {month} {year}",
        "{month} {year}",
    ),
    "zh_CN": (
        "{year}年{month}{day}日{weekday}",
        "{year}年{month}{day}日{weekday}",
        "{month}{day}日{weekday}",
        "{year}年{month}{day}日",
        "{year}年{month}",
    ),
}


Width = Literal["abbreviated", "wide"]


def current_currencies() -> list[str]:
    """Return the codes that some territory uses today."""
    codes = set()
    for tenders in get_global("territory_currencies").values():
        codes |= {code for code, _start, end, tender in tenders if end is None and tender}
    return sorted(codes - NO_CURRENCY)


def names(language: str) -> dict[str, Any]:
    """Return all names and marks of a language."""
    locale = Locale.parse(LOCALES[language])
    long_date, short_date, near_date, plain_date, month_year = PATTERNS[language]

    # Chinese dates count their months in figures, which CLDR calls abbreviated.
    wide: Width = "abbreviated" if language == "zh_CN" else "wide"

    def months(width: Width, context: Literal["format", "stand-alone"] = "format") -> list[str]:
        found = get_month_names(width, context=context, locale=locale)
        return [found[month] for month in range(1, 13)]

    def days(width: Width) -> list[str]:
        found = get_day_names(width, locale=locale)
        return [found[day] for day in range(7)]

    return {
        "long_date": long_date,
        "short_date": short_date,
        "near_date": near_date,
        "plain_date": plain_date,
        "month_year": month_year,
        "months": months(wide),
        "alone_months": months(wide, "stand-alone"),
        "short_months": months("abbreviated"),
        "weekdays": days("wide"),
        "short_weekdays": days("abbreviated"),
        "decimal": locale.number_symbols["latn"]["decimal"],
        "group": locale.number_symbols["latn"]["group"],
        "countries": {code: name for code, name in sorted(locale.territories.items()) if is_country(code)},
        "currencies": {code: locale.currencies.get(code, code) for code in current_currencies()},
    }


def is_country(code: str) -> bool:
    """Tell whether a territory's code is that of a country: two letters, and not a group."""
    return re.fullmatch("[A-Z]{2}", code) is not None and code not in NO_COUNTRY


def main() -> None:
    """Write one file a language, and the minor units."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for language in LOCALES:
        write(f"{language}.json", names(language))
    write("currencies.json", {"minor_units": {code: minor_units(code) for code in current_currencies()}})


def minor_units(code: str) -> int:
    """Return the decimals of a currency by ISO 4217."""
    return 0 if code in NO_DECIMALS else 3 if code in THREE_DECIMALS else 2


def write(name: str, content: dict[str, Any]) -> None:
    """Write one table, readable as a difference."""
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=False)
    (TARGET / name).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
