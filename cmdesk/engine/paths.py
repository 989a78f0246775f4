"""Paths, as faults write them: keys with dots between them, entries of lists in brackets."""

from __future__ import annotations

import re
from typing import NamedTuple

from cmdesk.basics.wording import N_, say
from cmdesk.contract.wrong import WrongValue

_STEP = re.compile(r"(?:(?:^|(?!^)\.)(?P<key>[^.\[\]]+))|(?:\[(?P<entry>[^\[\]]+)\])")


class Step(NamedTuple):
    """One step of a path: a key of an object or an entry of a list, and the parts of the path before and after it."""

    name: str
    is_entry: bool
    before: str
    after: str


def steps_of(path: str) -> tuple[Step, ...]:
    """Return the steps of a path; WrongValue where it is none."""
    steps, end = [], 0
    while end < len(path):
        found = _STEP.match(path, end)
        if found is None or (end == 0 and found["key"] is None):
            break
        name, is_entry = (found["entry"], True) if found["key"] is None else (found["key"], False)
        start = found.start("entry" if is_entry else "key")
        end = found.end()
        steps.append(Step(name, is_entry, path[:start], path[start + len(name) :]))
    if not steps or end < len(path):
        raise WrongValue(say(N_("is no place in a contract; write one as {example}"), example="incidents[0].date"))
    return tuple(steps)
