"""`cmdesk verify`: stored results against what the contract comes to now, every difference with what can cause it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import N_, words_for
from cmdesk.cli.console import terminal_width, write_output
from cmdesk.cli.faults import AT_FAULT, complain_about, complain_about_rates
from cmdesk.desk.inputs import read_contract_file
from cmdesk.desk.verification import read_results_file, verified

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from cmdesk.cli.parser import Parser

T = TypeVar("T")

ABOUT = N_("Check stored results: calculate the contract anew and name every difference with what can be its cause.")
AGREES, DIFFERS = 0, 1


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    parser.input_file("results", N_("RESULTS"), N_("A results file, as calc --format json prints it."))
    parser.input_file("file", N_("FILE"), N_("The contract file."))
    parser.format_option()
    parser.closing_options()


def run(arguments: Namespace, _parser: Parser) -> int:
    """Print what came of it; status 1 where a result differs, 3 with every fault of either file."""
    words = words_for(arguments.lang)
    faults: list[FaultyInput] = []
    stored = _read(read_results_file, arguments.results, faults)
    contract = _read(read_contract_file, arguments.file, faults)
    if stored is None or contract is None:
        complain_about(faults, words)
        return AT_FAULT
    verification = verified(stored, contract)
    if arguments.format == "json":
        from cmdesk.exports.results_json import document_text  # noqa: PLC0415  # start-up
        from cmdesk.exports.verification_json import verification_document  # noqa: PLC0415

        write_output(document_text(verification_document(verification, words)))
    else:
        from cmdesk.exports.verification_text import verification_text  # noqa: PLC0415

        write_output(verification_text(verification, words, terminal_width()))
    complain_about_rates(words)
    return AGREES if verification.agrees else DIFFERS


def _read(read: Callable[[str], T], path: str, faults: list[FaultyInput]) -> T | None:
    """Return what a file holds, None with its faults kept where there are any."""
    try:
        return read(path)
    except FaultyInput as fault:
        faults.append(fault)
        return None
