"""Timings side by side: both sides take turns within one run, and the ratio of their medians is held against a limit.

Seconds depend on the machine and on what else it does; ratios hardly do. A contender is a function without arguments
that does the same work each time; both sides of a limit must do the same work.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Contender = Callable[[], object]
_UNITS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "us"), (1e-9, "ns"))


def duration(seconds: float) -> str:
    """Return a time in the unit that suits it."""
    factor, unit = next((pair for pair in _UNITS if seconds >= pair[0]), _UNITS[-1])
    return f"{seconds / factor:.3g} {unit}"


def megabytes(size: float) -> str:
    """Return so many bytes of memory."""
    return f"{size / 1e6:.0f} MB"


@dataclass(frozen=True)
class Limit:
    """A measured ratio, ours to theirs, and the most it may be; `unit` writes the two figures."""

    what: str
    ours: float
    theirs: float
    most: float
    unit: Callable[[float], str] = duration

    @property
    def ratio(self) -> float:
        """Ours to theirs."""
        return self.ours / self.theirs

    @property
    def is_kept(self) -> bool:
        """Whether the ratio is within its limit."""
        return self.ratio <= self.most


def medians(
    contenders: Mapping[str, Contender], calls: int, rounds: int = 15, clock: Callable[[], float] = time.process_time
) -> dict[str, float]:
    """Return the seconds per call of each contender: the median over rounds in which each takes its turn once."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for run in contenders.values():
        run()
    for _ in range(rounds):
        for name, run in contenders.items():
            gc.collect()
            start = clock()
            run()
            times[name].append((clock() - start) / calls)
    return {name: statistics.median(found) for name, found in times.items()}


def ratio(ours: Contender, theirs: Contender, rounds: int = 15) -> float:
    """Return how long ours takes for every second of theirs."""
    found = medians({"ours": ours, "theirs": theirs}, 1, rounds)
    return found["ours"] / found["theirs"]


def report(title: str, limits: Sequence[Limit]) -> int:
    """Print a table of limits, and return the exit status: 1 where one is exceeded."""
    lines = ["", title, "", f"{'':42}{'ours':>10}{'theirs':>10}{'ratio':>10}{'limit':>10}"]
    for limit in limits:
        times = f"{limit.unit(limit.ours):>10}{limit.unit(limit.theirs):>10}"
        mark = "" if limit.is_kept else "   EXCEEDED"
        lines.append(f"{limit.what:42}{times}{_fraction(limit.ratio):>10}{_fraction(limit.most):>10}{mark}")
    sys.stdout.write("\n".join((*lines, "")))
    return 0 if all(limit.is_kept for limit in limits) else 1


def _fraction(ratio: float) -> str:
    """Return a ratio as people say it: 1/8 rather than 0.125."""
    return f"1/{1 / ratio:.1f}" if ratio < 1 else f"{ratio:.2f}"
