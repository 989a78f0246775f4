"""Contracts of the register handed out: as JSON lines, a workbook with their deadlines, a folder of contract files."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from cmdesk.basics.atomic import replacing
from cmdesk.basics.wording import N_, say
from cmdesk.contract.write import contract_to_json
from cmdesk.desk.batch import STANDARD
from cmdesk.desk.documents import SUFFIX
from cmdesk.desk.failures import OutputError, reason
from cmdesk.register.preparing import contract_in

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from cmdesk.basics.wording import Words
    from cmdesk.exports.excel.register_book import ContractRow, DeadlineRow
    from cmdesk.register.query import Query
    from cmdesk.register.records import Deadline, Summary
    from cmdesk.register.register import Register
    from cmdesk.register.snapshot import Snapshot

FORMATS = (".jsonl", ".xlsx", "")
"""The suffixes of what can be written; a folder has none."""

_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_LONGEST = 120


def hand_out(
    register: Register,
    wanted: Query | Collection[int],
    today: date,
    target: str,
    words: Words,
    show: Callable[[bytes], None],
) -> int:
    """Write the contracts that a search finds, or some by their numbers, and return how many.

    All are as they were at one moment, and the target appears whole or not at all. `show` takes what goes to standard
    output. OutputError where the target cannot be written.
    """
    try:
        with register.snapshot(wanted, today) as found:
            _write(found, target, words, show)
            return len(found.numbers)
    except OSError as error:
        raise OutputError(target, reason(error)) from error


def _write(found: Snapshot, target: str, words: Words, show: Callable[[bytes], None]) -> None:
    if target == STANDARD:
        _lines(found, show)
        return
    match os.path.splitext(target)[1].lower():  # noqa: PTH122  # as everywhere in desk
        case ".jsonl":
            with replacing(target) as file:
                _lines(found, file.write)
        case ".xlsx":
            _workbook(found, target, words)
        case _:
            _folder(found, target)


def _lines(found: Snapshot, write: Callable[[bytes], object]) -> None:
    """Write contracts as JSON lines."""
    for _, text in found.bodies():
        write(text.encode() + b"\n")


# A folder


def _folder(found: Snapshot, target: str) -> None:
    """Write a contract file each into a new folder."""
    with _new_folder(target) as folder:
        for contract_id, text in found.bodies():
            contract = contract_in(text)
            name = file_name(contract.reference)
            path = os.path.join(folder, name + SUFFIX)  # noqa: PTH118  # as above
            if os.path.exists(path):  # noqa: PTH110  # as above
                path = os.path.join(folder, f"{name} #{contract_id}{SUFFIX}")  # noqa: PTH118  # as above
            with open(path, "x", encoding="utf-8", newline="\n") as file:  # noqa: PTH123  # as above
                file.write(contract_to_json(contract))


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


def _workbook(found: Snapshot, target: str, words: Words) -> None:
    """Write a row for each contract and for each of its deadlines."""
    from cmdesk.exports.excel.register_book import RegisterBook  # noqa: PLC0415  # the writer costs 36 ms

    folder = os.path.dirname(os.path.realpath(target))  # noqa: PTH120  # as above
    created = datetime.now(UTC).replace(tzinfo=None)
    with replacing(target) as file, RegisterBook(file, words, created, folder) as book:
        book.write_contracts(map(_contract_row, found.contracts()))
        book.write_deadlines(map(_deadline_row, found.deadlines()))


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
