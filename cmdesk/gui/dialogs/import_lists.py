"""The lists of an import: contracts that the register has otherwise, and faults under the files in which they are."""

from __future__ import annotations

from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, count
from cmdesk.gui import language
from cmdesk.gui.models.lines_model import Cell, Head, Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cmdesk.basics.errors import FaultyInput
    from cmdesk.desk.importing import Otherwise

_MOST = 500
"""Faults that are shown; all of them can be copied."""


def other_heads() -> list[Head]:
    """Return the heads of the contracts that the register has otherwise."""
    return [
        Head(language.text(N_("Contract")), wraps=True),
        Head(language.text(N_("Client")), wraps=True),
        Head(language.text(N_("Differs in"))),
    ]


def other_lines(found: Iterable[Otherwise]) -> list[Line]:
    """Return a line for each contract that the register has otherwise."""
    return [
        Line(
            (
                Cell(one.reference),
                Cell(one.client),
                Cell(language.text(count("{n} place", "{n} places", one.places)), copied=str(one.places)),
            )
        )
        for one in found
    ]


def fault_heads() -> list[Head]:
    """Return the heads of the faults."""
    return [Head(language.text(N_("Place")), wraps=True), Head(language.text(N_("Fault")), wraps=True)]


def fault_lines(faults: Sequence[FaultyInput]) -> list[Line]:
    """Return the first faults under the names of their files."""
    lines: list[Line] = []
    for file, some in groupby(islice(_told(faults), _MOST), key=lambda told: told[0]):
        lines.append(Line((Cell(Path(file).name, copied=file, strong=True),)))
        lines += [Line((Cell(place), Cell(words))) for _, place, words in some]
    return lines


def fault_text(faults: Sequence[FaultyInput]) -> str:
    """Return every fault on a line with its file and place, which a spreadsheet takes."""
    return "\n".join("\t".join(told) for told in _told(faults))


def _told(faults: Iterable[FaultyInput]) -> Iterator[tuple[str, str, str]]:
    """Yield the file, the place and the words of every fault, those of a file together."""
    files = dict.fromkeys(one.source for one in faults)
    order = {file: number for number, file in enumerate(files)}
    for faulty in sorted(faults, key=lambda one: order[one.source]):
        for fault in faulty.faults:
            place = language.words().value(fault.place_in_words)
            yield faulty.source, place, language.text(fault.sentence)
