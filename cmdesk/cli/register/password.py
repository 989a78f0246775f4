"""`cmdesk register password`: the password of a server put into the key ring, never told in an argument."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, Words, say, words_for
from cmdesk.cli.console import complain, write_output
from cmdesk.cli.main import FAILED
from cmdesk.cli.register.common import register_option
from cmdesk.desk.key_ring import KeyRingError, keep_password
from cmdesk.desk.registers import is_shared, known_as, place_of

if TYPE_CHECKING:
    from argparse import Namespace

    from cmdesk.cli.parser import Parser

ABOUT = N_(
    "Keep the password of the register's server in the key ring of this system. It is asked for, or read from standard"
    " input; an empty one is forgotten."
)


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    register_option(parser)
    parser.closing_options()


def run(arguments: Namespace, parser: Parser) -> int:
    """Ask for the password and keep it."""
    words, place = words_for(arguments.lang), place_of(arguments.register)
    if not is_shared(place):
        sentence = N_("{register} is a file and needs no password; name the address of a server")
        parser.error(words.text(say(sentence, register=place)))
    name = known_as(place)
    password = _asked(name, words)
    try:
        keep_password(name, password)
    except KeyRingError as error:
        complain(words.text(error.sentence))
        return FAILED
    kept, forgotten = N_("The password for {register} is in the key ring."), N_("No password for {register} is kept.")
    write_output(words.text(say(kept if password else forgotten, register=name)) + "\n")
    return 0


def _asked(name: str, words: Words) -> str:
    """Return the password that is typed unseen, or the first line of standard input where that is no terminal."""
    if sys.stdin is None:
        return ""
    if sys.stdin.isatty():
        return getpass.getpass(words.text(say(N_("Password for {register}: "), register=name)))
    return sys.stdin.readline().rstrip("\r\n")
