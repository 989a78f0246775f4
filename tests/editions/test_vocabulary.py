"""The names of an edition file, and what the rules can do with them."""

from __future__ import annotations

import pytest

from cmdesk.editions.edition import Unit
from cmdesk.editions.vocabulary import BOOLEAN, MODES, PARAMETERS, Figure

SUFFIXES = {
    "_business_days": Unit.BUSINESS_DAYS,
    "_days": Unit.DAYS,
    "_months": Unit.MONTHS,
    "_percent": Unit.PERCENT,
    "_limit": Unit.EUR,
    "_per_year": Unit.TIMES,
}


@pytest.mark.parametrize("name, figure", PARAMETERS.items())
def test_a_name_ends_with_its_unit(name: str, figure: Figure) -> None:
    """Whoever reads a rule sees what a figure counts."""
    assert next(unit for suffix, unit in SUFFIXES.items() if name.endswith(suffix)) is figure.unit


@pytest.mark.parametrize("figure", PARAMETERS.values())
def test_every_range_has_room(figure: Figure) -> None:
    """A figure may be agreed in more than one way, and never below nought."""
    assert 0 <= figure.least < figure.most


@pytest.mark.parametrize("values", MODES.values())
def test_every_choice_is_one_between_two(values: tuple[str | bool, ...]) -> None:
    """A choice is between texts, or between true and false."""
    assert values == BOOLEAN or (len(values) > 1 and all(isinstance(value, str) for value in values))
