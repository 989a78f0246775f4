"""The declaration of a rule: everything about it but the computation itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from cmdesk.basics.record import Record, record
from cmdesk.contract.contract import Contract
from cmdesk.rules.result import Answer, Kind

if TYPE_CHECKING:
    from cmdesk.rules.case import Case


class Question(StrEnum):
    """The four questions of the window, in the user's words; the value is the sentence key."""

    ENDS = "When does it end?"
    NOTICE = "When must notice go out?"
    OWED = "What is owed?"
    STAKE = "What is at stake?"


@record
class Entry(Record):
    """One entry of the contract that a rule answers for: the key in its id, what its function is given, its name."""

    key: str
    argument: Any
    name: Any


Entries = Callable[[Contract], Iterable[Entry]]


@record
class Rule(Record):
    """One result id, or one a kind of entry where the id has a `{}` for the entry's key.

    `subject` names the clause in each edition, `act` marks a day by which somebody must do something, `spreadsheet`
    names how a workbook computes it, "value" where it states the app's figure alone; `present` tells under the adopted
    readings whether the id appears at all, where that takes more than an entry.
    """

    id: str
    subject: str
    kind: Kind
    question: Question
    label: str
    function: Callable[..., Answer]
    entries: Entries | None = None
    present: Callable[..., bool] | None = None
    act: bool = False
    spreadsheet: str = "value"

    def answer(self, case: Case, entry: Entry | None) -> Answer:
        """Return what a case answers for an entry."""
        return self.function(case) if entry is None else self.function(case, entry.argument)

    def appears(self, case: Case, entry: Entry | None) -> bool:
        """Tell whether the id of an entry appears among the results of a case."""
        if self.present is None:
            return True
        return self.present(case) if entry is None else self.present(case, entry.argument)
