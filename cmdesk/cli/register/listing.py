"""`cmdesk register list`: the contracts that a search finds, each with what is to be done first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, Sentence, Words, count, say
from cmdesk.cli.console import write_output
from cmdesk.cli.register.common import asked, query_argument, register_option, with_register
from cmdesk.cli.register.outdated import warn
from cmdesk.cli.register.table import table
from cmdesk.cli.register.values import of_summary
from cmdesk.desk.rates import today
from cmdesk.exports.results_json import document_text
from cmdesk.register.records import SortBy

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from cmdesk.cli.parser import Parser
    from cmdesk.register.records import Page, Summary
    from cmdesk.register.register import Register

ABOUT = N_("List the contracts that a search finds, all of them without one, each with what is to be done first.")

MOST = 1_000_000
"""As many as can be asked for at once."""


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    query_argument(parser)
    orders = tuple(SortBy)
    order = N_(
        "What to sort by: reference, client, entity, edition, effective_date, currency, changed, or due for what is to"
        " be done first; reference without it."
    )
    parser.option("--sort", N_("ORDER"), order, type=parser.one_of(orders), default=SortBy.REFERENCE.value)
    parser.switch("--descending", N_("The last one first."))
    limit = N_("How many to list at most; 100 without it.")
    parser.option("--limit", "N", limit, type=parser.whole_number(1, MOST), default=100)
    register_option(parser)
    parser.format_option()
    parser.closing_options()


def run(arguments: Namespace, parser: Parser) -> int:
    """Print what the search finds."""
    query = asked(arguments, parser)

    def listed(register: Register, words: Words) -> int:
        page = register.search(
            query, today(), SortBy(arguments.sort), descending=arguments.descending, most=arguments.limit
        )
        write_output(_as_json(page, words) if arguments.format == "json" else "\n".join(_as_text(page, words)) + "\n")
        warn(register, today(), words)
        return 0

    return with_register(arguments, listed)


def _as_json(page: Page, words: Words) -> str:
    return document_text(
        {
            "schema": "cmdesk.register.list/1",
            "total": page.total,
            "at_least": page.at_least,
            "contracts": [of_summary(one, words) for one in page.rows],
        }
    )


def _as_text(page: Page, words: Words) -> Iterator[str]:
    """Yield the lines of the list, and how many there are."""
    if page.rows:
        heads = ("#", N_("Reference"), N_("Client"), N_("Entity"), N_("Edition"), N_("Start"), N_("Act by"), N_("What"))
        yield from table([words.text(head) for head in heads], [_row(one, words) for one in page.rows])
        yield ""
    yield words.text(_how_many(page))


def _row(one: Summary, words: Words) -> tuple[str, ...]:
    first = one.next
    return (
        str(one.id),
        one.reference,
        one.client,
        one.entity,
        one.edition,
        words.plain_date(one.effective_date),
        words.short_date(first.act_by) if first else "",
        words.text(first.label) if first else "",
    )


def _how_many(page: Page) -> Sentence:
    """Return how many contracts there are, and how many of them are listed."""
    shown, total = len(page.rows), page.total
    if page.at_least:
        return say(N_("{shown} of {total} contracts or more; --limit lists more"), shown=shown, total=total)
    if shown < total:
        return say(N_("{shown} of {total} contracts; --limit lists more"), shown=shown, total=total)
    return count("{n} contract", "{n} contracts", page.total)
