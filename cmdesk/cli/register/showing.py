"""`cmdesk register show`: a contract as a contract file, as it is now or was in an earlier version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, Words, say
from cmdesk.cli.console import complain, write_output
from cmdesk.cli.register.common import number_of, register_option, with_register
from cmdesk.contract.write import contract_to_json
from cmdesk.desk.documents import save_as
from cmdesk.desk.inputs import at_fault
from cmdesk.desk.safekeeping import check_may_write
from cmdesk.register.errors import NoSuchVersionError

if TYPE_CHECKING:
    from argparse import Namespace

    from cmdesk.cli.parser import Parser
    from cmdesk.register.records import Stored
    from cmdesk.register.register import Register

ABOUT = N_("Print a contract of the register as a contract file, as it is now or as it was in an earlier version.")

_MOST = 999_999_999


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    parser.argument("reference", N_("REFERENCE"), N_("The contract, by its reference or by its number such as '#12'."))
    version = N_("Which version; the last one without it. history tells which there are.")
    parser.option("--version", "N", version, type=parser.whole_number(1, _MOST))
    parser.option("--to", N_("FILE"), N_("Write it to a file instead."))
    register_option(parser)
    parser.closing_options()


def run(arguments: Namespace, _parser: Parser) -> int:
    """Print the contract, or write it to a file."""

    def shown(register: Register, words: Words) -> int:
        found = _version(register, arguments.reference, arguments.version)
        if arguments.to is None:
            write_output(contract_to_json(found.contract))
        else:
            check_may_write(register, arguments.to)
            save_as(found.contract, arguments.to)
        if found.deleted_at is not None:
            sentence = N_("This contract was deleted, {at}.")
            complain(words.text(say(sentence, at=found.deleted_at.astimezone())))
        return 0

    return with_register(arguments, shown)


def _version(register: Register, reference: str, version: int | None) -> Stored:
    """Return a contract in one of its versions; FaultyInput where it has no such one."""
    number = number_of(register, reference)
    try:
        return register.get(number, version)
    except NoSuchVersionError:
        last = register.get(number).version
        sentence = N_("has no version {version}; the last one is {last}")
        raise at_fault(reference, say(sentence, version=version, last=last)) from None
