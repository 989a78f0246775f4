"""Caution: one thing that a reader should look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.record import Record, record

if TYPE_CHECKING:
    from cmdesk.basics.wording import Sentence


@record
class Caution(Record):
    """Something to look at: a stable code, the place in the contract, and a sentence."""

    code: str
    place: str
    sentence: Sentence
