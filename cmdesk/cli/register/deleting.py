"""`cmdesk register delete`: a contract out of sight, for 30 days not for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, Words, say
from cmdesk.cli.console import write_output
from cmdesk.cli.register.common import number_of, register_option, with_register
from cmdesk.desk.inputs import at_fault
from cmdesk.desk.registers import edit
from cmdesk.register.errors import ChangedMeanwhileError
from cmdesk.register.records import Conflict

if TYPE_CHECKING:
    from argparse import Namespace

    from cmdesk.cli.parser import Parser
    from cmdesk.register.register import Register

ABOUT = N_(
    "Take a contract out of sight, with its deadlines. For 30 days undelete has it back; its history stays for good."
)


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    parser.argument("reference", N_("REFERENCE"), N_("The contract, by its reference or by its number such as '#12'."))
    parser.switch("--yes", N_("Do it; without this nothing is done."))
    parser.option("--why", N_("TEXT"), N_("Why, for the history."), default="")
    register_option(parser)
    parser.closing_options()


def run(arguments: Namespace, parser: Parser) -> int:
    """Delete the contract, and say how to have it back."""
    if not arguments.yes:
        sentence = N_("this takes {reference} out of sight; add --yes to do it")
        parser.error(parser.words.text(say(sentence, reference=arguments.reference)))

    def deleted(register: Register, words: Words) -> int:
        before = register.get(number_of(register, arguments.reference))
        if before.deleted_at is not None:
            raise at_fault(arguments.reference, say(N_("was deleted before, {at}"), at=before.deleted_at.astimezone()))
        found = register.delete(before.id, before.version, edit(arguments.why))
        reference = before.contract.reference
        if isinstance(found, Conflict):
            raise ChangedMeanwhileError(register.place, reference=reference)
        sentence = N_("{reference} was deleted; for 30 days {command} has it back.")
        command = f"cmdesk register undelete '#{before.id}'"
        write_output(words.text(say(sentence, reference=reference, command=command)) + "\n")
        return 0

    return with_register(arguments, deleted)
