"""`cmdesk compare`: one contract's facts under two editions, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import N_, words_for
from cmdesk.cli.console import terminal_width, write_output
from cmdesk.cli.faults import AT_FAULT, complain_about, complain_about_rates
from cmdesk.desk.comparison import editions_compared
from cmdesk.desk.inputs import read_contract_file
from cmdesk.editions.load import editions

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from cmdesk.cli.parser import Parser

ABOUT = N_("Compare what a contract comes to under two editions of the Terms; only what differs is printed.")
_EDITIONS = "--editions"


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    parser.input_file("file", N_("FILE"), N_("The contract file."))
    about = N_("The two editions; without them, the contract's own and the newest other one.")
    parser.option(_EDITIONS, "A,B", about, type=_pair(parser))
    parser.option("--as-of", N_("DAY"), N_("The day as of which to calculate; today without it."), type=parser.day)
    parser.format_option()
    parser.closing_options()


def run(arguments: Namespace, parser: Parser) -> int:
    """Print what differs; with the contract at fault, nothing is printed."""
    words = words_for(arguments.lang)
    if arguments.editions and len(set(arguments.editions)) == 1:
        fault = f"{_EDITIONS}: {words.text(N_('name two editions; these are one and the same'))}"
        parser.refuse([fault], arguments)
    try:
        comparison = editions_compared(read_contract_file(arguments.file), arguments.editions, arguments.as_of)
    except FaultyInput as fault:
        complain_about([fault], words)
        return AT_FAULT
    if arguments.format == "json":
        from cmdesk.exports.comparison_json import editions_document  # noqa: PLC0415  # start-up
        from cmdesk.exports.results_json import document_text  # noqa: PLC0415

        write_output(document_text(editions_document(comparison, words)))
    else:
        from cmdesk.exports.comparison_text import editions_text  # noqa: PLC0415

        write_output(editions_text(comparison, words, terminal_width()))
    complain_about_rates(words)
    return 0


def _pair(parser: Parser) -> Callable[[str], tuple[str, str]]:
    """Return the type of an argument that names two editions, with a comma between them."""
    known = parser.one_of(editions())

    def pair(written: str) -> tuple[str, str]:
        first, _, second = (part.strip() for part in written.partition(","))
        return known(first), known(second)

    return pair
