"""`cmdesk calc`: every result of one contract or several, as text or JSON, and as a workbook."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import N_, Words, say, words_for
from cmdesk.cli.console import terminal_width, write_output
from cmdesk.cli.faults import AT_FAULT, complain_about, complain_about_rates
from cmdesk.cli.parser import STANDARD_INPUT
from cmdesk.contract.read import read_contract
from cmdesk.desk.calculation import calculated, calculated_with_bands
from cmdesk.desk.exporting import FORMATS, export, is_same_file
from cmdesk.desk.failures import reason
from cmdesk.desk.inputs import LARGEST, at_fault, read_contract_file, within_reason

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from cmdesk.basics.wording import Sentence
    from cmdesk.cli.parser import Parser
    from cmdesk.contract.contract import Contract
    from cmdesk.engine.calculate import Calculation

ABOUT = N_(
    "Calculate contract files: terms, deadlines, notices, sums and liability, each with its clause and its reason."
)
_EXPORTS = tuple(one for one in FORMATS if one.id == "xlsx")


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    parser.input_file("files", N_("FILE"), N_("Contract files; - reads standard input."), nargs="+")
    parser.option("--as-of", N_("DAY"), N_("The day as of which to calculate; today without it."), type=parser.day)
    parser.format_option()
    parser.switch("--steps", N_("Also print the steps of each result, as text; JSON always has them."))
    parser.switch("--sensitivity", N_("Also state what other readings of the Terms would allow for each date and sum."))
    parser.option("--xlsx", N_("FILE"), N_("Also write an Excel workbook; for one contract file."))
    parser.closing_options()


def run(arguments: Namespace, parser: Parser) -> int:
    """Calculate everything first, then write and print: with one input at fault, nothing is written or printed."""
    _refuse(arguments, parser)
    words = words_for(arguments.lang)
    contracts, faults = _read(arguments.files)
    if faults:
        complain_about(faults, words)
        return AT_FAULT
    calculate = calculated_with_bands if arguments.sensitivity else calculated
    calculations = [calculate(contract, arguments.as_of) for contract in contracts]
    text = _as_json(calculations, words) if arguments.format == "json" else _as_text(calculations, words, arguments)
    for one in _EXPORTS:
        if getattr(arguments, one.id) is not None:
            export(one, calculations[0], getattr(arguments, one.id), words)
    write_output(text)
    complain_about_rates(words)
    return 0


def _refuse(arguments: Namespace, parser: Parser) -> None:
    """End with status 2 where arguments do not go together."""
    faults = [parser.words.text(one) for one in _contradictions(arguments)]
    if faults:
        parser.refuse(faults, arguments)


def _contradictions(arguments: Namespace) -> Iterator[Sentence]:
    """Yield what of the arguments does not go together."""
    if arguments.files.count(STANDARD_INPUT) > 1:
        yield say(N_("standard input can be read once only; write - once"))
    for one in _EXPORTS:
        target = getattr(arguments, one.id)
        if target is not None and len(arguments.files) > 1:
            yield say(N_("{option} takes one contract file; calculate them one by one"), option=f"--{one.id}")
        if target is not None and any(is_same_file(target, file) for file in arguments.files):
            yield say(N_("{option} would replace the contract file; name another file"), option=f"--{one.id}")
        if target is not None and not target.lower().endswith(f".{one.id}"):
            known = (f".{one.id}",)
            yield say(N_("{file}: the name does not end in one of {known}"), file=target, known=known)


def _read(files: Sequence[str]) -> tuple[list[Contract], list[FaultyInput]]:
    """Return the contracts of all files, and everything that is wrong with any of them."""
    contracts, faults = [], []
    for path in files:
        try:
            contracts.append(_contract_from_input() if path == STANDARD_INPUT else read_contract_file(path))
        except FaultyInput as fault:
            faults.append(fault)
    return contracts, faults


def _contract_from_input() -> Contract:
    """Return the contract on standard input."""
    try:
        content = sys.stdin.buffer.read(LARGEST + 1) if sys.stdin else b""
    except OSError as error:
        raise at_fault(STANDARD_INPUT, reason(error)) from error
    return read_contract(within_reason(content, STANDARD_INPUT), STANDARD_INPUT)


def _as_json(calculations: Sequence[Calculation], words: Words) -> str:
    """Return one object to be read, or several, one a line."""
    from cmdesk.exports.results_json import document_line, document_text, results_document  # noqa: PLC0415  # start-up

    written = document_text if len(calculations) == 1 else document_line
    return "".join(written(results_document(one, words)) for one in calculations)


def _as_text(calculations: Sequence[Calculation], words: Words, arguments: Namespace) -> str:
    """Return one page after the other."""
    from cmdesk.exports.text import results_text  # noqa: PLC0415  # start-up

    width = terminal_width()
    return "\n\n".join(results_text(one, words, steps=arguments.steps, width=width) for one in calculations)
