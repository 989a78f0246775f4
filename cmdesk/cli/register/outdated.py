"""Deadlines that are not those of the day asked for: told of wherever deadlines are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import count
from cmdesk.cli.console import complain
from cmdesk.desk.rates import today

if TYPE_CHECKING:
    from datetime import date

    from cmdesk.basics.wording import Words
    from cmdesk.register.register import Register


def warn(register: Register, as_of: date, words: Words) -> None:
    """Say in how many contracts the deadlines kept are not those of a day, and what helps."""
    number = len(register.stale(as_of))
    if number and as_of == today():
        told = count(
            "In {n} contract the deadlines are not up to date; {command} works them out anew.",
            "In {n} contracts the deadlines are not up to date; {command} works them out anew.",
            number,
            command="cmdesk register refresh",
        )
        complain(words.text(told))
    elif number:
        told = count(
            "In {n} contract deadlines were worked out for other days and may be missing here; {command} has all.",
            "In {n} contracts deadlines were worked out for other days and may be missing here; {command} has all.",
            number,
            command=f"cmdesk batch register OUT --as-of {as_of}",
        )
        complain(words.text(told))
