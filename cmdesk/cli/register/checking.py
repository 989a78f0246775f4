"""`cmdesk register check`: whether the register is what was written, from its pages to every line of its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, Words, count, say
from cmdesk.cli.console import write_output
from cmdesk.cli.main import FAILED
from cmdesk.cli.register.common import register_option, with_register
from cmdesk.exports.results_json import document_text

if TYPE_CHECKING:
    from argparse import Namespace

    from cmdesk.cli.parser import Parser
    from cmdesk.register.records import Check
    from cmdesk.register.register import Register

ABOUT = N_(
    "Check that nothing in the register was damaged or altered: its pages, every line of its history, every version of"
    " every contract. Status 1 where something was."
)


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    register_option(parser)
    parser.format_option()
    parser.closing_options()


def run(arguments: Namespace, _parser: Parser) -> int:
    """Check it and say what came of it."""

    def checked(register: Register, words: Words) -> int:
        found = register.check()
        said = _as_json(found, words) if arguments.format == "json" else f"{_as_text(found, words)}\n"
        write_output(said)
        return 0 if found.broken is None else FAILED

    return with_register(arguments, checked)


def _as_json(found: Check, words: Words) -> str:
    why = None if found.why is None else words.text(found.why)
    values = {"is_sound": found.broken is None, "lines": found.lines, "broken": found.broken, "why": why}
    return document_text({"schema": "cmdesk.register.check/1", **values})


def _as_text(found: Check, words: Words) -> str:
    if found.broken is None:
        told = count(
            "All is well: {n} line of history, and every contract as it tells.",
            "All is well: {n} lines of history, and every contract as they tell.",
            found.lines,
        )
        return words.text(told)
    sentence = N_("Line {line} of the history: {why}. Nothing was changed; compare with a backup.")
    return words.text(say(sentence, line=found.broken, why=found.why))
