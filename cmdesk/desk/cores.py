"""How many processes can work at once on this computer."""

from __future__ import annotations

import os

MOST_JOBS = 60
"""As many processes as Windows can wait for at once."""


def cores() -> int:
    """Return how many processors this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), MOST_JOBS)
    return min(os.cpu_count() or 1, MOST_JOBS)
