"""A request to end is taken as Ctrl+C."""

from __future__ import annotations

import signal

import pytest

from cmdesk.cli.signals import ended_by_a_signal
from tests.cli.programs import posix


@posix
def test_a_request_to_end() -> None:
    """Within, it interrupts; afterwards all is as it was."""
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(KeyboardInterrupt), ended_by_a_signal():
        signal.raise_signal(signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) is before
