"""The formats in which results leave cmdesk: one entry a format, for the command line and the window alike."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cmdesk.basics.atomic import write_atomically
from cmdesk.basics.wording import N_, say
from cmdesk.desk.failures import OutputError, reason

if TYPE_CHECKING:
    from collections.abc import Callable

    from cmdesk.basics.wording import Words
    from cmdesk.engine.calculate import Calculation


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One format: its id, which is also the option of the command line, its name, suffix, and how it is written."""

    id: str
    name: str
    suffix: str
    write: Callable[[Calculation, str, Words], None]


def _workbook(calculation: Calculation, target: str, words: Words) -> None:
    from cmdesk.exports.excel.workbook import write_workbook  # noqa: PLC0415  # the writer costs 36 ms

    write_workbook(calculation, words, target)


def _json(calculation: Calculation, target: str, words: Words) -> None:
    from cmdesk.exports.results_json import document_text, results_document  # noqa: PLC0415  # as above

    write_atomically(target, document_text(results_document(calculation, words)).encode())


def _text(calculation: Calculation, target: str, words: Words) -> None:
    from cmdesk.exports.text import results_text  # noqa: PLC0415  # as above

    write_atomically(target, results_text(calculation, words, steps=True).encode())


FORMATS = (
    ExportFormat("xlsx", N_("Excel workbook"), ".xlsx", _workbook),
    ExportFormat("json", N_("Results as JSON"), ".json", _json),
    ExportFormat("text", N_("Plain text"), ".txt", _text),
)


def export(export_format: ExportFormat, calculation: Calculation, target: str, words: Words) -> None:
    """Write a calculation to a file, whole or not at all; OutputError where it cannot be written."""
    if os.path.isdir(target):  # noqa: PTH112  # pathlib costs start-up
        raise OutputError(target, say(N_("this is a folder; name a file")))
    try:
        export_format.write(calculation, target, words)
    except OSError as error:
        raise OutputError(target, reason(error)) from error


def is_same_file(one: str, other: str) -> bool:
    """Tell whether two paths name one file that is there."""
    try:
        return os.path.samefile(one, other)  # noqa: PTH121
    except (OSError, ValueError):
        return False
