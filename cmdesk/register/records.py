"""What the register takes and gives: plain values, without a database in them, to be used anywhere.

Nothing here imports SQLAlchemy, so that a window can name these types before its first paint.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from cmdesk.basics.record import Record, record
from cmdesk.basics.wording import N_

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from cmdesk.basics.wording import Sentence
    from cmdesk.contract.contract import Contract
    from cmdesk.register.basis import Basis


# What is done, and by whom


@record
class Edit(Record):
    """Who changes something, when and why; `at` is a moment with its offset, for nothing below desk reads the clock."""

    who: str
    at: datetime
    why: str = ""


class Action(StrEnum):
    """What happened to a contract, or to the register as a whole; the values are those of the history."""

    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"
    UNDELETED = "undeleted"
    RESTORED = "restored"
    PURGED = "purged"
    ACCEPTED = "accepted"
    POSTPONED = "postponed"
    ROLLED_BACK = "rolled_back"


ACTIONS = {
    Action.ADDED: N_("added"),
    Action.CHANGED: N_("changed"),
    Action.DELETED: N_("deleted"),
    Action.UNDELETED: N_("had back"),
    Action.RESTORED: N_("an earlier version restored"),
    Action.PURGED: N_("taken out for good"),
    Action.ACCEPTED: N_("a new deadline accepted"),
    Action.POSTPONED: N_("a new deadline postponed"),
    Action.ROLLED_BACK: N_("a backup put back"),
}


# Contracts


@record
class Stored(Record):
    """A contract as the register holds it, or held it once; `at`, `who` and `why` tell of that version."""

    id: int
    version: int
    contract: Contract
    who: str
    at: datetime
    why: str
    deleted_at: datetime | None = None


@record
class Difference(Record):
    """One place of a contract file in which two contracts differ: plain values, None where nothing stands.

    An entry of a list that has a name is found by it (`invoices[2024-0815].amount`), any other by its number in the
    earlier of the two; one that came in between or at the end by its number in the later (`payments[+3]`).
    """

    place: str
    before: Any
    after: Any


@record
class Conflict(Record):
    """Somebody else was faster: nothing was stored.

    `stored` is what the register holds now, `base` the version that the edit started from; where that went because a
    backup was put back, the last version of the backup. `theirs` is what they changed since, `mine` what the edit
    changes, `clashes` the places that both set, each otherwise. Where there are none, `merging.merged` gives the
    contract with both edits; else with one of the two there, as one chooses.
    """

    stored: Stored
    expected_version: int
    base: Contract
    mine: tuple[Difference, ...]
    theirs: tuple[Difference, ...]
    clashes: tuple[str, ...]


@record
class VersionNote(Record):
    """One version of a contract: who made it, when, why, and how."""

    version: int
    action: Action
    who: str
    at: datetime
    why: str


# What is found


class SortBy(StrEnum):
    """What found contracts are sorted by; DUE puts the one first in which something is to be done first."""

    REFERENCE = "reference"
    CLIENT = "client"
    ENTITY = "entity"
    EDITION = "edition"
    EFFECTIVE_DATE = "effective_date"
    CURRENCY = "currency"
    CHANGED = "changed"
    DUE = "due"


@record
class Summary(Record):
    """One line of the register: what is shown of a contract without reading it. `next` is what is to be done first."""

    id: int
    version: int
    reference: str
    client: str
    country: str | None
    entity: str
    edition: str
    effective_date: date
    currency: str
    changed_at: datetime
    changed_by: str
    deleted_at: datetime | None = None
    next: Deadline | None = None


@record
class Part(Record):
    """Which of all that is found is wanted: in which order, from which on, and how many."""

    sort: SortBy = SortBy.REFERENCE
    descending: bool = False
    offset: int = 0
    most: int = 100


@record
class Page(Record):
    """Some of the contracts that a search finds, and how many it finds; `at_least` where counting stopped there."""

    rows: tuple[Summary, ...]
    total: int
    at_least: bool = False


# Deadlines


@record
class Sending(Record):
    """A channel for a deadline: the day to send by, as adopted and safe; None where it does not serve."""

    channel: str
    send_by: date | None
    safe: date | None


@record
class Deadline(Record):
    """A day by which somebody must do something, as it was worked out.

    `result` is the id in the results; `term` tells which term's non-renewal it is (0 for the Initial Term). `safe_day`
    is the earliest day under all readings. `act_by` is the day to go by: the safe day to send by registered mail, by
    hand where that serves not, and the safe day itself where nothing is sent; `channel` is the one meant. The row is
    right on the as-of days from `valid_from` to `valid_until`: after that it is passed, done or another term's.
    `contract_id`, `reference`, `client` are filled in by the register.
    """

    result: str
    label: Sentence
    day: date
    safe_day: date
    act_by: date
    clause: str
    edition: str
    status: str
    valid_from: date
    valid_until: date
    term: int | None = None
    channel: str | None = None
    sendings: tuple[Sending, ...] = ()
    contract_id: int = 0
    reference: str = ""
    client: str = ""

    def advised(self, as_of: date) -> tuple[str | None, date]:
        """Return the channel and the day to advise on a day: the first that needs no confirmation and still arrives."""
        by_channel = {one.channel: one for one in self.sendings}
        for channel in ADVISED:
            found = by_channel.get(channel)
            if found is not None and found.send_by is not None and found.send_by >= as_of:
                safe = found.safe
                return channel, safe if safe is not None and safe >= as_of else found.send_by
        return None, self.safe_day if self.safe_day >= as_of else self.day


ADVISED = ("registered", "personal")
"""The channels to advise, the better one first: those that need no confirmation of receipt."""


@record
class DeadlinePage(Record):
    """Some of the deadlines that are coming, and how many there are; `at_least` where counting stopped there."""

    rows: tuple[Deadline, ...]
    total: int
    at_least: bool = False


@record
class Counts(Record):
    """The register in figures, as of a day; overdue are the sums that are due and not paid."""

    contracts: int
    deleted: int
    overdue: int
    due_7: int
    due_30: int
    due_90: int


# Filters


@record
class Filter(Record):
    """A search that somebody saved under a name: the query as typed, the order, and the columns they look at."""

    name: str
    query: str
    sort: SortBy = SortBy.REFERENCE
    descending: bool = False
    columns: tuple[str, ...] = ()


# History


@record
class Change(Record):
    """One line of the history, which nobody can change: `before` and `after` are JSON, None where nothing stood.

    `fingerprint` is the SHA-256 of the contract's text that came of it, empty where it left the text as it was.
    """

    seq: int
    at: datetime
    who: str
    contract_id: int
    reference: str
    version: int
    action: Action
    place: str
    before: str | None
    after: str | None
    why: str
    program: str
    edition: str
    calendar: str
    fingerprint: str
    hash: str


@record
class Check(Record):
    """What came of checking the history from its first line: `broken` is the first line that does not fit, and why."""

    lines: int
    broken: int | None = None
    why: Sentence | None = None


@record
class News(Record):
    """What happened since some line of the history: up to which line, by number and hash, and to which contracts.

    With `everything` the history went another way than the one that was seen, as where a backup was put back: then
    `contracts` are all that there are, and others that were seen may be gone.
    """

    seq: int
    contracts: frozenset[int] = frozenset()
    seal: str = ""
    everything: bool = False


# What new holidays, rates or editions would change


@record
class Move(Record):
    """A deadline that newly computed results put elsewhere; None where there is none any more, or was none before."""

    result: str
    term: int | None
    label: Sentence
    before: date | None
    after: date | None
    act_by_before: date | None = None
    act_by_after: date | None = None


@record
class Impact(Record):
    """What the results of now would change in the deadlines that the register holds of one contract."""

    contract_id: int
    version: int
    reference: str
    client: str
    moves: tuple[Move, ...]


@record
class Prepared(Record):
    """A contract made ready to be stored: as text, with what is searched and its deadlines as of a day.

    Made by `preparing.prepared`, in any process: it travels between them.
    """

    contract: Contract
    body: str
    index: Mapping[str, str | None]
    deadlines: tuple[Deadline, ...]
    good_from: date
    good_until: date
    basis: Basis
