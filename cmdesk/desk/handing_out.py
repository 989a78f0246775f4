"""Contracts of the register handed out: as JSON lines, a workbook with their deadlines, a folder of contract files."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from cmdesk.basics.atomic import replacing
from cmdesk.basics.wording import N_, say
from cmdesk.contract.write import contract_to_json
from cmdesk.desk.batch import STANDARD
from cmdesk.desk.documents import SUFFIX
from cmdesk.desk.failures import OutputError, reason
from cmdesk.register.preparing import contract_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cmdesk.basics.wording import Words
    from cmdesk.exports.excel.register_book import ContractRow, DeadlineRow
    from cmdesk.register.query import Query
    from cmdesk.register.records import Deadline, Summary
    from cmdesk.register.register import Register

T = TypeVar("T")

FORMATS = (".jsonl", ".xlsx", "")
"""The suffixes of what can be written; a folder has none."""

_TOGETHER = 500
_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_LONGEST = 120


def hand_out(
    register: Register, query: Query, today: date, target: str, words: Words, show: Callable[[bytes], None]
) -> int:
    """Write the contracts that a search finds, and return how many; the target appears whole or not at all.

    `show` takes what goes to standard output. OutputError where the target cannot be written.
    """
    try:
        if target == STANDARD:
            return sum(_counted(text, show) for text in lines_of(register, query, today))
        match os.path.splitext(target)[1].lower():  # noqa: PTH122  # as everywhere in desk
            case ".jsonl":
                with replacing(target) as file:
                    return sum(_counted(text, file.write) for text in lines_of(register, query, today))
            case ".xlsx":
                return _workbook(register, query, today, target, words)
            case _:
                return _folder(register, query, today, target)
    except OSError as error:
        raise OutputError(target, reason(error)) from error


def lines_of(register: Register, query: Query, today: date) -> Iterator[bytes]:
    """Yield the contracts that a search finds as JSON lines, by reference; none that goes meanwhile."""
    for _, text in _texts(register, query, today):
        yield text.encode() + b"\n"


def _texts(register: Register, query: Query, today: date) -> Iterator[tuple[int, str]]:
    """Yield the numbers and texts of the contracts that a search finds."""
    numbers = iter(register.numbers(query, today))
    while some := tuple(islice(numbers, _TOGETHER)):
        found = register.bodies(some)
        yield from ((number, found[number]) for number in some if number in found)


def _counted(text: bytes, write: Callable[[bytes], object]) -> int:
    write(text)
    return 1


# A folder


def _folder(register: Register, query: Query, today: date, target: str) -> int:
    """Write a contract file each into a new folder."""
    number = 0
    with _new_folder(target) as folder:
        for contract_id, text in _texts(register, query, today):
            contract = contract_in(text)
            name = file_name(contract.reference)
            path = os.path.join(folder, name + SUFFIX)  # noqa: PTH118  # as above
            if os.path.exists(path):  # noqa: PTH110  # as above
                path = os.path.join(folder, f"{name} #{contract_id}{SUFFIX}")  # noqa: PTH118  # as above
            with open(path, "x", encoding="utf-8", newline="\n") as file:  # noqa: PTH123  # as above
                file.write(contract_to_json(contract))
            number += 1
    return number


@contextmanager
def _new_folder(target: str) -> Iterator[str]:
    """Yield a folder beside a place, which takes that place in the end; where anything fails nothing is left of it."""
    place = os.path.abspath(target)  # noqa: PTH100  # as above
    if os.path.lexists(place) and (not os.path.isdir(place) or os.listdir(place)):  # noqa: PTH112, PTH208
        raise OutputError(target, say(N_("is there already and not an empty folder; name a new one")))
    made = os.path.join(os.path.dirname(place), f".cmdesk-{os.urandom(6).hex()}.part")  # noqa: PTH118, PTH120
    os.mkdir(made)  # noqa: PTH102
    try:
        yield made
        if os.path.isdir(place):  # noqa: PTH112
            os.rmdir(place)  # noqa: PTH106
        os.rename(made, place)  # noqa: PTH104
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def file_name(reference: str) -> str:
    """Return a reference in a form that a file can have for its name on every system."""
    name = _UNFIT.sub("_", reference)[:_LONGEST].strip(". ") or "_"
    return f"_{name}" if _RESERVED.fullmatch(name) else name


# A workbook


def _workbook(register: Register, query: Query, today: date, target: str, words: Words) -> int:
    """Write a row for each contract and for each of its deadlines."""
    from cmdesk.exports.excel.register_book import RegisterBook  # noqa: PLC0415  # the writer costs 36 ms

    folder = os.path.dirname(os.path.realpath(target))  # noqa: PTH120  # as above
    created, number = datetime.now(UTC).replace(tzinfo=None), 0
    with replacing(target) as file, RegisterBook(file, words, created, folder) as book:
        for page in _pages(lambda at: register.search(query, today, offset=at, most=_TOGETHER).rows):
            book.write_contracts(map(_contract_row, page))
            number += len(page)
        for rows in _pages(lambda at: register.deadlines(today, None, query, offset=at, most=_TOGETHER).rows):
            book.write_deadlines(map(_deadline_row, rows))
    return number


def _pages(fetch: Callable[[int], Sequence[T]]) -> Iterator[Sequence[T]]:
    """Yield what is fetched from places on, page by page."""
    at, rows = 0, fetch(0)
    while len(rows) == _TOGETHER:
        yield rows
        at += _TOGETHER
        rows = fetch(at)
    yield rows


def _contract_row(one: Summary) -> ContractRow:
    from cmdesk.exports.excel.register_book import ContractRow  # noqa: PLC0415  # as above

    first = one.next
    return ContractRow(
        number=one.id,
        reference=one.reference,
        client=one.client,
        country=one.country,
        entity=one.entity,
        edition=one.edition,
        start=one.effective_date,
        currency=one.currency,
        act_by=None if first is None else first.act_by,
        what=None if first is None else first.label,
        version=one.version,
        changed=one.changed_at.astimezone().date(),
        changed_by=one.changed_by,
    )


def _deadline_row(one: Deadline) -> DeadlineRow:
    from cmdesk.exports.excel.register_book import DeadlineRow  # noqa: PLC0415  # as above

    return DeadlineRow(
        act_by=one.act_by,
        reference=one.reference,
        client=one.client,
        what=one.label,
        channel=one.channel,
        day=one.day,
        safe_day=one.safe_day,
        clause=one.clause,
        edition=one.edition,
        status=one.status,
        number=one.contract_id,
    )
