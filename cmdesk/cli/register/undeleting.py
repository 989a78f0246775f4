"""`cmdesk register undelete`: a deleted contract back, as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, Words, say
from cmdesk.cli.console import write_output
from cmdesk.cli.register.common import number_of, register_option, the_one, with_register
from cmdesk.desk.inputs import at_fault
from cmdesk.desk.registers import edit

if TYPE_CHECKING:
    from argparse import Namespace

    from cmdesk.cli.parser import Parser
    from cmdesk.register.register import Register

ABOUT = N_("Have a contract back that was deleted in the last 30 days, with its deadlines.")


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    about = N_("The contract, by its number such as '#12', or by its reference; history tells what was deleted.")
    parser.argument("reference", N_("REFERENCE"), about)
    parser.option("--why", N_("TEXT"), N_("Why, for the history."), default="")
    register_option(parser)
    parser.closing_options()


def run(arguments: Namespace, _parser: Parser) -> int:
    """Have the contract back, and say which it is."""

    def had_back(register: Register, words: Words) -> int:
        wanted = arguments.reference
        found = tuple(one for one in register.deleted().rows if one.reference == wanted)
        number = the_one(wanted, found) or number_of(register, wanted)
        if register.get(number).deleted_at is None:
            raise at_fault(wanted, say(N_("is not deleted")))
        stored = register.undelete(number, edit(arguments.why))
        sentence = N_("{reference} is back, as {number}.")
        write_output(words.text(say(sentence, reference=stored.contract.reference, number=f"#{number}")) + "\n")
        return 0

    return with_register(arguments, had_back)
