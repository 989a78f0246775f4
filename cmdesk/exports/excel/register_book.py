"""The workbook of a register: a row a contract, a row a deadline, to be sorted and filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cmdesk.basics.wording import N_
from cmdesk.exports.excel.table_book import TableBook
from cmdesk.exports.phrases import CHANNEL_NAMES, STATUSES
from cmdesk.rules.result import Status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from typing import BinaryIO

    from cmdesk.basics.wording import Sentence, Words

_CONTRACTS = (
    (N_("Number"), 8),
    (N_("Reference"), 22),
    (N_("Client"), 34),
    (N_("Country"), 18),
    (N_("Entity"), 12),
    (N_("Edition"), 12),
    (N_("Start"), 14),
    (N_("Currency"), 10),
    (N_("Act by"), 14),
    (N_("What"), 44),
    (N_("Version"), 8),
    (N_("Changed"), 14),
    (N_("Changed by"), 16),
)
_DEADLINES = (
    (N_("Act by"), 14),
    (N_("Reference"), 22),
    (N_("Client"), 34),
    (N_("What"), 44),
    (N_("Channel"), 18),
    (N_("Deadline"), 14),
    (N_("Deadline to be safe"), 18),
    (N_("Clause"), 12),
    (N_("Edition"), 12),
    (N_("Status"), 16),
    (N_("Number"), 8),
)
"""The heads of the columns and their widths in characters."""


class ContractRow(NamedTuple):
    """A contract of the register."""

    number: int
    reference: str
    client: str
    country: str | None
    entity: str
    edition: str
    start: date
    currency: str
    act_by: date | None
    what: Sentence | None
    version: int
    changed: date
    changed_by: str


class DeadlineRow(NamedTuple):
    """A deadline of a contract of the register."""

    act_by: date
    reference: str
    client: str
    what: Sentence
    channel: str | None
    day: date
    safe_day: date
    clause: str
    edition: str
    status: str
    number: int


class RegisterBook(TableBook):
    """The workbook while it is written."""

    def __init__(self, stream: BinaryIO, words: Words, created: datetime, folder: str | None = None) -> None:
        """Write to a stream in the end, until then in a folder made within the one given."""
        tables = ((N_("Contracts"), _CONTRACTS), (N_("Deadlines"), _DEADLINES))
        super().__init__(stream, words, created, N_("Register"), tables, folder)
        self._words = words

    def write_contracts(self, rows: Iterable[ContractRow]) -> None:
        """Write the contracts that come next."""
        self.write_rows(0, map(self._contract, rows))

    def write_deadlines(self, rows: Iterable[DeadlineRow]) -> None:
        """Write the deadlines that come next."""
        self.write_rows(1, map(self._deadline, rows))

    def _contract(self, row: ContractRow) -> tuple[Any, ...]:
        country = None if row.country is None else self._words.country(row.country)
        return row._replace(country=country, what=self._text(row.what))  # type: ignore[arg-type]  # cells

    def _deadline(self, row: DeadlineRow) -> tuple[Any, ...]:
        channel = None if row.channel is None else self._words.text(CHANNEL_NAMES[row.channel])
        status = self._words.text(STATUSES[Status(row.status)])
        return row._replace(what=self._text(row.what), channel=channel, status=status)  # type: ignore[arg-type]  # cells

    def _text(self, what: Sentence | None) -> str | None:
        return None if what is None else self._words.text(what)
