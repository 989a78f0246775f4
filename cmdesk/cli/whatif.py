"""`cmdesk whatif`: a contract before and after some changes; the file stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import N_, words_for
from cmdesk.cli.console import terminal_width, write_output
from cmdesk.cli.faults import AT_FAULT, complain_about, complain_about_rates
from cmdesk.contract.wrong import WrongValue
from cmdesk.desk.comparison import changes_tried
from cmdesk.desk.inputs import read_contract_file
from cmdesk.engine.what_if import read_change

if TYPE_CHECKING:
    from argparse import Namespace

    from cmdesk.cli.parser import Parser
    from cmdesk.engine.what_if import Change

ABOUT = N_("Try changes of a contract out and print what they would change; the file stays as it is.")
_SET = "--set"


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    parser.input_file("file", N_("FILE"), N_("The contract file."))
    about = N_(
        "What to suppose, as often as wanted: incidents[0].date=2024-09-12, notices[n1].sent=2025-11-20, "
        "payments[3]=null. A value is JSON or else a text; null takes something out."
    )
    parser.option(_SET, N_("PATH=VALUE"), about, action="append", required=True)
    parser.option("--as-of", N_("DAY"), N_("The day as of which to calculate; today without it."), type=parser.day)
    parser.format_option()
    parser.closing_options()


def run(arguments: Namespace, parser: Parser) -> int:
    """Print what the changes would change; with contract or changes at fault, nothing is printed."""
    words = words_for(arguments.lang)
    changes = _changes(arguments, parser)
    try:
        comparison = changes_tried(read_contract_file(arguments.file), changes, _SET, arguments.as_of)
    except FaultyInput as fault:
        complain_about([fault], words)
        return AT_FAULT
    if arguments.format == "json":
        from cmdesk.exports.comparison_json import what_if_document  # noqa: PLC0415  # start-up
        from cmdesk.exports.results_json import document_text  # noqa: PLC0415

        write_output(document_text(what_if_document(comparison, changes, words)))
    else:
        from cmdesk.exports.comparison_text import what_if_text  # noqa: PLC0415

        write_output(what_if_text(comparison, changes, words, terminal_width()))
    complain_about_rates(words)
    return 0


def _changes(arguments: Namespace, parser: Parser) -> list[Change]:
    """Return the changes; ends with status 2 where any of them is none."""
    found, faults = [], []
    for one in arguments.set:
        try:
            found.append(read_change(one))
        except WrongValue as wrong:
            faults.append(f"{_SET}: {parser.words.text(wrong.sentence)}")
    if faults:
        parser.refuse(faults, arguments)
    return found
