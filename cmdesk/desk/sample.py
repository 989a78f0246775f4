"""The sample contract that comes with cmdesk, and the day as of which it shows most."""

from __future__ import annotations

from datetime import date

from cmdesk.basics.assets import asset

SAMPLE_DAY = date(2025, 11, 18)


def sample_path() -> str:
    """Return the path of the sample contract; whoever opens it to change it saves it elsewhere."""
    return asset("samples", "acme.cmdesk")
