"""`cmdesk register backup`: a checked copy of the register, among its backups or wherever it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, Words, say, words_for
from cmdesk.cli.console import write_output
from cmdesk.cli.register.common import check_free, overwrite_option, register_option, with_register
from cmdesk.cli.register.table import table
from cmdesk.desk.registers import place_of
from cmdesk.desk.safekeeping import back_up, backups_of, save_copy
from cmdesk.exports.results_json import document_text

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from cmdesk.cli.parser import Parser
    from cmdesk.register.backups import Backup
    from cmdesk.register.register import Register

ABOUT = N_(
    "Make a checked backup of the register, also while others write to it. Those of a file lie in a folder beside it,"
    " those of a server among your own data; older ones are thinned out."
)


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    parser.option("--to", N_("FILE"), N_("Save the copy under this name instead; it is a register of its own."))
    parser.switch("--list", N_("List the backups that there are, the last one first, and make none."))
    overwrite_option(parser)
    register_option(parser)
    parser.format_option()
    parser.closing_options()


def run(arguments: Namespace, parser: Parser) -> int:
    """Make a backup and say where it is, or list those that there are."""
    if arguments.list:
        if arguments.to is not None:
            sentence = N_("{option} makes no copy; leave out {other}")
            parser.error(parser.words.text(say(sentence, option="--list", other="--to")))
        write_output(_as_listed(backups_of(place_of(arguments.register)), arguments))
        return 0
    check_free(arguments.to, arguments, parser)

    def backed_up(register: Register, words: Words) -> int:
        path = arguments.to
        if path is None:
            path = back_up(register).path
        else:
            save_copy(register, path)
        document = document_text({"schema": "cmdesk.register.backup/1", "path": path})
        text = words.text(say(N_("Backed up and checked: {file}"), file=path)) + "\n"
        write_output(document if arguments.format == "json" else text)
        return 0

    return with_register(arguments, backed_up)


def _as_listed(found: Sequence[Backup], arguments: Namespace) -> str:
    """Return the backups that there are."""
    if arguments.format == "json":
        rows = [{"path": one.path, "at": one.at.isoformat(), "line": one.seq} for one in found]
        return document_text({"schema": "cmdesk.register.backups/1", "backups": rows})
    return "\n".join(_lines(found, words_for(arguments.lang))) + "\n"


def _lines(found: Sequence[Backup], words: Words) -> Iterator[str]:
    if not found:
        yield words.text(N_("There is no backup yet."))
        return
    rows = [(words.moment(one.at.astimezone()), words.number(one.seq), one.path) for one in found]
    yield from table([words.text(head) for head in (N_("When"), N_("Lines of history"), N_("File"))], rows)
