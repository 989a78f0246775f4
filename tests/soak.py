"""How much random data is tried: `make soak` tries many times as much as an ordinary run, from a seed of its own."""

from __future__ import annotations

import os

from hypothesis import settings

TIMES = int(os.environ.get("CMDESK_SOAK", "1"))
"""How many times as much."""

SEED = int(os.environ.get("CMDESK_SEED", "0"))
"""Where random data of a test's own making starts; `make soak` prints it, so that a run can be repeated."""


def examples(count: int) -> settings:
    """Return the settings of a test that tries so many examples in an ordinary run."""
    return settings(max_examples=count * TIMES)
