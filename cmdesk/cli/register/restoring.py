"""`cmdesk register restore`: a backup in the place of the register, which is kept beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say, words_for
from cmdesk.cli.console import write_output
from cmdesk.cli.register.common import register_option, told
from cmdesk.desk.registers import known_as, place_of
from cmdesk.desk.safekeeping import restore_backup

if TYPE_CHECKING:
    from argparse import Namespace

    from cmdesk.cli.parser import Parser

ABOUT = N_(
    "Put a backup in the place of the register, which nobody may have open. What stood there is kept: of a file under"
    " its name with .before-restore and the moment, on a server in a schema cmdesk_before_restore with the moment."
)


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    parser.input_file("backup", N_("BACKUP"), N_("The backup, or any copy of a register; backup --list tells which."))
    parser.switch("--yes", N_("Do it; without this nothing is done."))
    parser.option("--why", N_("TEXT"), N_("Why, for the history."), default="")
    register_option(parser)
    parser.closing_options()


def run(arguments: Namespace, parser: Parser) -> int:
    """Put the backup back and say where the old register is."""
    words, place = words_for(arguments.lang), place_of(arguments.register)
    if not arguments.yes:
        sentence = N_("this puts {backup} in the place of {register}; add --yes to do it")
        parser.error(words.text(say(sentence, backup=arguments.backup, register=known_as(place))))

    def restored() -> int:
        aside = restore_backup(arguments.backup, place, arguments.why)
        sentence = N_("The backup is in place. What stood there is kept as {aside}.")
        found = say(N_("The backup is in place.")) if aside is None else say(sentence, aside=aside)
        write_output(words.text(found) + "\n")
        return 0

    return told(restored, words)
