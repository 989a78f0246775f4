"""`cmdesk register deadlines`: what is to be done over all contracts, and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, Sentence, Words, count, say
from cmdesk.cli.console import write_output
from cmdesk.cli.register.common import asked, query_argument, register_option, with_register
from cmdesk.cli.register.listing import MOST
from cmdesk.cli.register.outdated import warn
from cmdesk.cli.register.table import table
from cmdesk.cli.register.values import of_coming
from cmdesk.desk.rates import today
from cmdesk.exports.phrases import CHANNEL_NAMES
from cmdesk.exports.results_json import document_text

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from datetime import date

    from cmdesk.cli.parser import Parser
    from cmdesk.register.records import Deadline, DeadlinePage
    from cmdesk.register.register import Register

ABOUT = N_(
    "List what is to be done over all contracts, or over those that a search finds: by which day, in which contract, by"
    " which channel. The day is the safe one under all readings, to post by registered mail where a notice is meant."
)

_FAR = 36_500
_HEADS = (N_("Act by"), N_("Left"), N_("Client"), N_("Reference"), N_("What"), N_("Channel"), N_("Clause"))


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    query_argument(parser)
    days = N_("How many days to look ahead; 90 without it. Sums overdue are always listed.")
    parser.option("--days", "N", days, type=parser.whole_number(0, _FAR), default=90)
    parser.option("--as-of", N_("DAY"), N_("The day from which to look; today without it."), type=parser.day)
    limit = N_("How many to list at most; 1,000 without it.")
    parser.option("--limit", "N", limit, type=parser.whole_number(1, MOST), default=1000)
    register_option(parser)
    parser.format_option()
    parser.closing_options()


def run(arguments: Namespace, parser: Parser) -> int:
    """Print what is to be done, and warn where that may not be all."""
    query, as_of = asked(arguments, parser), arguments.as_of or today()

    def listed(register: Register, words: Words) -> int:
        page = register.deadlines(as_of, arguments.days, query, most=arguments.limit)
        said = _as_json(page, as_of, words) if arguments.format == "json" else _as_text(page, as_of, words)
        write_output(said)
        warn(register, as_of, words)
        return 0

    return with_register(arguments, listed)


def _as_json(page: DeadlinePage, as_of: date, words: Words) -> str:
    return document_text(
        {
            "schema": "cmdesk.register.deadlines/1",
            "as_of": as_of.isoformat(),
            "total": page.total,
            "at_least": page.at_least,
            "deadlines": [of_coming(one, as_of, words) for one in page.rows],
        }
    )


def _as_text(page: DeadlinePage, as_of: date, words: Words) -> str:
    return "\n".join(_lines(page, as_of, words)) + "\n"


def _lines(page: DeadlinePage, as_of: date, words: Words) -> Iterator[str]:
    """Yield the lines of the list, and how many there are."""
    if page.rows:
        yield from table([words.text(head) for head in _HEADS], [_row(one, as_of, words) for one in page.rows])
        yield ""
    yield words.text(_how_many(page))


def _row(one: Deadline, as_of: date, words: Words) -> tuple[str, ...]:
    return (
        words.short_date(one.act_by),
        words.text(days_left((one.act_by - as_of).days)),
        one.client,
        one.reference,
        words.text(one.label),
        words.text(CHANNEL_NAMES[one.channel]) if one.channel else "",
        one.clause,
    )


def days_left(days: int) -> Sentence:
    """Return how long there is left."""
    if days < 0:
        return count("{n} day ago", "{n} days ago", -days)
    return count("{n} day", "{n} days", days) if days else say(N_("today"))


def _how_many(page: DeadlinePage) -> Sentence:
    """Return how much is to be done, and how much of it is listed."""
    shown, total = len(page.rows), page.total
    if page.at_least:
        return say(N_("{shown} of {total} deadlines or more; --limit lists more"), shown=shown, total=total)
    if shown < total:
        return say(N_("{shown} of {total} deadlines; --limit lists more"), shown=shown, total=total)
    return count("{n} deadline", "{n} deadlines", page.total)
