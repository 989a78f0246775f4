"""Faults of an input on standard error, one a line: file, place, what is wrong and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.cli.console import complain
from cmdesk.desk.rates import not_used, rate_troubles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cmdesk.basics.errors import FaultyInput
    from cmdesk.basics.wording import Words

AT_FAULT = 3


def complain_about(inputs: Iterable[FaultyInput], words: Words) -> None:
    """Write every fault of every input."""
    for one in inputs:
        for fault in one.faults:
            parts = one.source, words.value(fault.place_in_words), words.text(fault.sentence)
            complain(": ".join(filter(None, parts)))


def complain_about_rates(words: Words) -> None:
    """Write every fault of the user's files of rates that were asked for and not used, and what follows from that."""
    for trouble in rate_troubles():
        complain_about((trouble,), words)
        complain(words.text(not_used(trouble)))
