"""Chance with a memory: days that fall near each other and near odd days, and sums as people write them."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from tests.second.days import ONE_DAY, easter

FIRST_DAY, LAST_DAY = date(2019, 1, 1), date(2031, 12, 31)
# Most contracts lie where rates and holidays are known, some where holidays are estimates.
FIRST_YEARS = (2021, 2021, 2022, 2022, 2023, 2027)
STEPS = (0, 0, 1, -1, 2, 3, 7, 13, 14, 15, 20, 28, 30, 31, 44, 45, 46, 60, 91, 182, 364, 365, 366)
# Sums at which a limit or a share of it is just reached.
ROUND_SUMS = ("1000.00", 2000, "2500.00", 4000, 5000, "10000.00")


class Draw:
    """Draws one value after another, and remembers its days so that later ones fall near them."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.days: list[date] = []
        self.first_year = random.choice(FIRST_YEARS)

    def chance(self, share: float) -> bool:
        """Return true as often as a share says."""
        return self.random.random() < share

    def some(self, most: int) -> range:
        """Return a few places of a list, often none."""
        return range(max(0, self.random.randint(-most, most)))

    def odd_day(self) -> date:
        """Return a day of the kind that counting stumbles over."""
        year = self.first_year + self.random.randint(0, 3)
        days = [date(year, month, 1) - ONE_DAY for month in range(1, 13)]
        days += [date(year, 5, 5), date(year, 12, 24), easter(year) - 3 * ONE_DAY, easter(year), date(2024, 2, 29)]
        days += [date(2028, 2, 29), date(year, 10, 1), date(year, 2, 10), date(year, 1, 30), date(year, 3, 10)]
        return self.random.choice(days)

    def new_day(self) -> date:
        """Return a day that leans on none before it."""
        if self.chance(0.4):
            return self.odd_day()
        return date(self.first_year, 1, 1) + self.random.randint(0, 365 * 3) * ONE_DAY

    def day(self, first: date = FIRST_DAY) -> date:
        """Return a day, most often near one of the contract's."""
        found = self.new_day()
        if self.days and not self.chance(0.15):
            found = self.random.choice(self.days) + self.random.choice(STEPS) * self.random.choice((1, 1, -1)) * ONE_DAY
        found = min(max(found, first), LAST_DAY)
        self.days.append(found)
        return found

    def amount(self, most: int = 12_000) -> Any:
        """Return a sum as a person or a program writes it."""
        if self.chance(0.15):
            return self.random.choice(ROUND_SUMS)
        whole = self.random.randint(0, most)
        if self.chance(0.2):
            return whole
        return (
            f"{whole}.{self.random.randint(0, 99):02}"
            if self.chance(0.9)
            else f"{whole}.{self.random.randint(0, 9999):04}"
        )

    def part_of(self, amount: Any) -> str:
        """Return a sum that is no more than another."""
        share = self.random.choice((0, 17, 25, 50, 100))
        return f"{float(amount) * share // 100:.2f}"
