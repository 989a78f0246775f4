"""Calculate: a contract and an as-of date in, every result and every warning out."""

from __future__ import annotations

from dataclasses import field
from decimal import localcontext
from typing import TYPE_CHECKING, Any

from cmdesk.basics import record as records
from cmdesk.engine.warnings import warnings_of
from cmdesk.rules import RULES, amendments
from cmdesk.rules.case import Case
from cmdesk.rules.grounds import Grounds
from cmdesk.rules.moves import Moves

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cmdesk.contract.contract import Contract
    from cmdesk.engine.bands import Band
    from cmdesk.engine.caution import Caution
    from cmdesk.rules.result import Result
    from cmdesk.rules.rule import Entry, Rule

PASSES = 4
"""How many times as often as there are amendments they are judged anew at most; one or two passes nearly always do."""

PRECISION = 60
"""Digits kept in between, more than sums, percentages and rates ever need: the one rounding decides."""


@records.record
class Calculation(records.Record):
    """A contract with everything that follows from it on a day; `bands` by result id, where they were asked for."""

    contract: Contract
    as_of: date
    results: Mapping[str, Result]
    rules: Mapping[str, Rule]
    warnings: tuple[Caution, ...]
    case: Case
    bands: Mapping[str, Band] = field(default_factory=dict)


def calculate(contract: Contract, as_of: date, *, steps: bool = True) -> Calculation:
    """Return every result of a contract on an as-of date, in the order of display.

    Facts dated after the as-of date are taken as known; it picks the running term and what is open, overdue and paid.
    Without `steps` the results are the same, but nothing tells how they came about.
    """
    with localcontext(prec=PRECISION):
        case = prepared(contract, as_of, steps=steps)
        results = {
            result_id: case.shown(result_id)
            for result_id, (rule, entry) in case.rules.items()
            if rule.present is None or rule.appears(case, entry)
        }
        rules = {result_id: case.rules[result_id][0] for result_id in results}
        return Calculation(contract, as_of, results, rules, warnings_of(case), case)


def prepared(contract: Contract, as_of: date, *, steps: bool = True) -> Case:
    """Return a case whose editions are settled."""
    return settled(contract, as_of, steps=steps)[0]


def settled(contract: Contract, as_of: date, *, steps: bool = True) -> tuple[Case, tuple[str, ...]]:
    """Return a case whose editions are settled, and the readings asked on the way.

    Amendments resolve first: each is judged under the editions that the others bring, so all are judged anew until
    their days stay the same, which one can undo for another. Should two contradict each other without end, the last
    judgement stands.
    """
    rules = asked_of(contract)
    if not any(one.to_edition for one in contract.amendments):
        return Case(contract, as_of, rules, traced=steps), ()
    case, used = Case(contract, as_of, rules), Grounds()
    for _ in range(PASSES * (len(contract.amendments) + 1)):
        moves = amendments.moves(case)
        used.inherit(case.grounds)
        if moves == case.moves:
            break
        case = Case(contract, as_of, rules, Moves(moves))
    since = amendments.first_day_of_a_move(case)
    return Case(contract, as_of, rules, Moves(case.moves, used, since), traced=steps), tuple(used.readings)


def asked_of(contract: Contract) -> dict[str, tuple[Rule, Entry | None]]:
    """Return every id that a contract gives rise to, with its rule and its entry, in the order of display."""
    found: dict[str, tuple[Rule, Entry | None]] = {}
    made: dict[Any, tuple[Entry, ...]] = {}
    for rule, asked, start, end in _AROUND:
        if rule.entries is None:
            found[start] = asked
            continue
        entries = made.get(rule.entries)
        if entries is None:
            entries = made[rule.entries] = tuple(rule.entries(contract))
        for entry in entries:
            found[f"{start}{entry.key}{end}"] = (rule, entry)
    return found


_AROUND = tuple((rule, (rule, None), *rule.id.partition("{}")[::2]) for rule in RULES)
"""Every rule, the same without an entry, and what stands in its id before and after the key of one."""
