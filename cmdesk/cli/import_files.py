"""`cmdesk import`: contracts of a spreadsheet into the register, or into a contract file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, count, say, words_for
from cmdesk.cli.console import write_output
from cmdesk.cli.faults import AT_FAULT, complain_about
from cmdesk.cli.register.common import check_free, overwrite_option, register_option
from cmdesk.cli.register.importing import check_storing, stored_from, storing_options
from cmdesk.desk.documents import SUFFIX, save_as
from cmdesk.desk.incoming import Incoming
from cmdesk.desk.inputs import at_fault
from cmdesk.exports.results_json import document_text

if TYPE_CHECKING:
    from argparse import Namespace

    from cmdesk.cli.parser import Parser

ABOUT = N_(
    "Bring contracts in from a spreadsheet, .csv or .xlsx, whose heading names places of the contract file"
    " (reference, client.name, payments[0].date; cmdesk schema has them all), a contract a row: into the register, or"
    " with --to into a contract file."
)


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    parser.input_file("file", N_("FILE"), N_("The spreadsheet; whatever register import reads will do."))
    parser.option("--to", f"F{SUFFIX}", N_("Write its one contract to a contract file instead."))
    overwrite_option(parser)
    storing_options(parser)
    register_option(parser)
    parser.format_option()
    parser.closing_options()


def run(arguments: Namespace, parser: Parser) -> int:
    """Read everything, then store it or write it down."""
    check_storing(arguments, parser)
    if arguments.to is None:
        return stored_from([arguments.file], arguments)
    if arguments.register is not None:
        parser.error(parser.words.text(N_("store in a register or write to a file, not both")))
    check_free(arguments.to, arguments, parser)
    return _written(arguments)


def _written(arguments: Namespace) -> int:
    """Write the one contract of a file to a contract file; with a fault anywhere, nothing is written."""
    words, incoming = words_for(arguments.lang), Incoming([arguments.file])
    found = [contract for _, contract in incoming]
    if len(found) != 1 and not incoming.faults:
        told = count("holds {n} contract; --to takes one", "holds {n} contracts; --to takes one", len(found))
        incoming.faults.append(at_fault(arguments.file, told))
    if incoming.faults:
        complain_about(incoming.faults, words)
        return AT_FAULT
    save_as(found[0], arguments.to)
    if arguments.format == "json":
        document = {"schema": "cmdesk.import/1", "reference": found[0].reference, "path": arguments.to}
        write_output(document_text(document))
    else:
        sentence = N_("{reference} is written to {file}.")
        write_output(words.text(say(sentence, reference=found[0].reference, file=arguments.to)) + "\n")
    return 0
