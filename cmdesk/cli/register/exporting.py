"""`cmdesk register export`: contracts out of the register, as files that other programs and people read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, Sentence, Words, count, say
from cmdesk.cli.console import write_output
from cmdesk.cli.register.common import asked, check_free, overwrite_option, register_option, with_register
from cmdesk.cli.register.outdated import warn
from cmdesk.desk.batch import STANDARD
from cmdesk.desk.handing_out import FORMATS, hand_out
from cmdesk.desk.rates import today
from cmdesk.desk.safekeeping import check_may_write

if TYPE_CHECKING:
    from argparse import Namespace

    from cmdesk.cli.parser import Parser
    from cmdesk.register.register import Register

ABOUT = N_(
    "Write the contracts that a search finds, all of them without one: as JSON lines, as a workbook with a row a"
    " contract and a row a deadline, or as a folder of contract files."
)


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    target = N_("Where to: .jsonl, .xlsx, or a new folder, whose name has no suffix; - writes JSON lines.")
    parser.argument("target", N_("OUT"), target)
    parser.search(N_("What to look for, as with list."))
    overwrite_option(parser)
    register_option(parser)
    parser.closing_options()


def run(arguments: Namespace, parser: Parser) -> int:
    """Write what the search finds, and say how many contracts that is."""
    target = arguments.target
    if target != STANDARD and os.path.splitext(target)[1].lower() not in FORMATS:  # noqa: PTH122  # as in desk
        known = tuple(filter(None, FORMATS))
        sentence = N_("{file}: the name ends neither in one of {known} nor like that of a folder")
        parser.error(parser.words.text(say(sentence, file=target, known=known)))
    check_free(target, arguments, parser)
    query = asked(arguments, parser)

    def exported(register: Register, words: Words) -> int:
        check_may_write(register, target)
        number = hand_out(register, query, today(), target, words, _show)
        if target != STANDARD:
            write_output(words.text(_written(number, target)) + "\n")
        if target.lower().endswith(".xlsx"):
            warn(register, today(), words)
        return 0

    return with_register(arguments, exported)


def _written(number: int, target: str) -> Sentence:
    """Return how many contracts are written."""
    return count("{n} contract is written to {file}.", "{n} contracts are written to {file}.", number, file=target)


def _show(output: bytes) -> None:
    """Write to standard output."""
    write_output(output.decode())
