"""`cmdesk register history`: who changed what, when and why, the last change first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, Words
from cmdesk.cli.console import write_output
from cmdesk.cli.register.common import number_of, register_option, with_register
from cmdesk.cli.register.listing import MOST
from cmdesk.cli.register.table import table
from cmdesk.cli.register.values import of_change
from cmdesk.exports.results_json import document_text
from cmdesk.register.records import Action
from cmdesk.register.restored import sources, what_happened

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Mapping, Sequence

    from cmdesk.cli.parser import Parser
    from cmdesk.register.records import Change
    from cmdesk.register.register import Register
    from cmdesk.register.restored import Version

ABOUT = N_("Tell who changed what, when and why, in one contract or in all; the last change comes first.")

_HEADS = (
    N_("When"),
    N_("Who"),
    N_("Contract"),
    N_("Version"),
    N_("What happened"),
    N_("Place"),
    N_("Before"),
    N_("After"),
    N_("Why"),
)


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    about = N_("The contract, by its reference or by its number such as '#12'; all without it.")
    parser.argument("reference", N_("REFERENCE"), about, nargs="?")
    limit = N_("How many lines to tell at most; 100 without it.")
    parser.option("--limit", "N", limit, type=parser.whole_number(1, MOST), default=100)
    register_option(parser)
    parser.format_option()
    parser.closing_options()


def run(arguments: Namespace, _parser: Parser) -> int:
    """Print the last lines of the history."""

    def told(register: Register, words: Words) -> int:
        number = None if arguments.reference is None else number_of(register, arguments.reference)
        found = register.last_changes(number, arguments.limit)
        if arguments.format == "json":
            write_output(_as_json(found) + "\n")
        else:
            write_output("\n".join(_as_text(found, _sources(register, found), words)) + "\n")
        return 0

    return with_register(arguments, told)


def _as_json(found: Sequence[Change]) -> str:
    return document_text({"schema": "cmdesk.register.history/1", "changes": [of_change(one) for one in found]})


def _sources(register: Register, found: Sequence[Change]) -> dict[Version, int]:
    """Return which version each restored one is again, for which the whole history of its contract is read."""
    restored = {one.contract_id for one in found if one.action is Action.RESTORED}
    return sources(one for number in restored for one in register.last_changes(number, MOST))


def _as_text(found: Sequence[Change], known: Mapping[Version, int], words: Words) -> Iterator[str]:
    """Yield the lines."""
    if found:
        yield from table([words.text(head) for head in _HEADS], [_row(one, known, words) for one in found])
    else:
        yield words.text(N_("Nothing has happened yet."))


def _row(one: Change, known: Mapping[Version, int], words: Words) -> tuple[str, ...]:
    here = one.at.astimezone()
    return (
        f"{words.plain_date(here)} {here:%H:%M}",
        one.who,
        one.reference,
        str(one.version) if one.contract_id else "",
        words.text(what_happened(one.action, known.get((one.contract_id, one.version)))),
        one.place,
        one.before or "",
        one.after or "",
        one.why,
    )
