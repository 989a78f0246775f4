"""Currencies by ISO 4217."""

from __future__ import annotations

import pytest

from cmdesk.basics.currencies import currency_codes, is_currency, minor_units


@pytest.mark.parametrize("code, decimals", [("EUR", 2), ("DKK", 2), ("CNY", 2), ("JPY", 0), ("KRW", 0), ("BHD", 3)])
def test_the_minor_unit_has_its_decimals(code: str, decimals: int) -> None:
    """Cents have two, yen none, fils three."""
    assert minor_units(code) == decimals


def test_every_currency_of_the_entities_is_known() -> None:
    """Whoever contracts in its own currency can."""
    own = "EUR GBP DKK TRY AED ZAR KES CNY HKD SGD JPY INR USD BRL MXN".split()  # noqa: SIM905
    assert all(is_currency(code) for code in own)


@pytest.mark.parametrize("code", ["", "eur", "EURO", "XXX", "€", "DEM"])
def test_what_is_no_currency(code: str) -> None:
    """Written otherwise, out of use, or none at all."""
    assert not is_currency(code)
    with pytest.raises(KeyError):
        minor_units(code)


def test_the_codes_come_in_order() -> None:
    """For lists to choose from: each once, and each with decimals."""
    codes = currency_codes()
    assert list(codes) == sorted(set(codes))
    assert len(codes) > 140
    assert {minor_units(code) for code in codes} <= {0, 2, 3, 4}
