"""`cmdesk register refresh`: deadlines brought up to date, what would move shown before it is stored."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, Sentence, Words, count, say
from cmdesk.cli.console import complain, write_output
from cmdesk.cli.faults import complain_about_rates
from cmdesk.cli.main import FAILED
from cmdesk.cli.progress import Progress
from cmdesk.cli.register.common import register_option, with_register
from cmdesk.cli.register.table import table
from cmdesk.cli.register.values import of_impact
from cmdesk.cli.signals import ended_by_a_signal
from cmdesk.desk.rates import all_rate_troubles
from cmdesk.desk.refreshing import OutdatedReviewError, accept, brought_up_to_date, postpone
from cmdesk.exports.results_json import document_text
from cmdesk.register.errors import ReadOnlyError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from cmdesk.cli.parser import Parser
    from cmdesk.desk.refreshing import Review
    from cmdesk.register.register import Register

ABOUT = N_(
    "Work out anew the deadlines that days, a newer cmdesk, holidays or rates have overtaken. What moves nothing is"
    " stored; what would move is shown, and stored or left as it is where you say so."
)

_HEADS = (N_("Client"), N_("Reference"), N_("What"), N_("Before"), N_("After"), N_("Act by before"), N_("Act by after"))


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    parser.switch("--accept", N_("Store what moves, too."))
    parser.switch("--postpone", N_("Leave what moves as it is, until something else changes."))
    parser.option("--why", N_("TEXT"), N_("Why, for the history."), default="")
    register_option(parser)
    parser.format_option()
    parser.closing_options()


def run(arguments: Namespace, parser: Parser) -> int:
    """Work deadlines out anew, show what would move, and do with it what was asked for."""
    if arguments.accept and arguments.postpone:
        parser.error(parser.words.text(N_("accept what moves or postpone it, not both")))

    def refreshed(register: Register, words: Words) -> int:
        if register.read_only:
            raise ReadOnlyError(register.place)
        with ended_by_a_signal(), closing(Progress(words, sys.stderr)) as progress:
            review = brought_up_to_date(register, lambda done, of: progress(done, done / of))
        try:
            if arguments.accept:
                accept(register, review, arguments.why)
            elif arguments.postpone and review.impacts:
                postpone(register, review, arguments.why)
        except OutdatedReviewError as error:
            complain(words.text(error.sentence))
            return FAILED
        said = _as_json if arguments.format == "json" else _as_text
        write_output(said(review, arguments, words))
        all_rate_troubles()
        complain_about_rates(words)
        return 0

    return with_register(arguments, refreshed)


def _as_json(review: Review, arguments: Namespace, words: Words) -> str:
    return document_text(
        {
            "schema": "cmdesk.register.refresh/1",
            "done": "accepted" if arguments.accept else "postponed" if arguments.postpone else "shown",
            "contracts": [of_impact(one, words) for one in review.impacts],
        }
    )


def _as_text(review: Review, arguments: Namespace, words: Words) -> str:
    return "\n".join(_lines(review, arguments, words)) + "\n"


def _lines(review: Review, arguments: Namespace, words: Words) -> Iterator[str]:
    """Yield what moves, and what became of it."""
    if not review.impacts:
        yield words.text(N_("All deadlines are up to date."))
        return
    yield from table([words.text(head) for head in _HEADS], list(_rows(review, words)))
    yield ""
    yield words.text(_outcome(len(review.impacts), arguments))


def _rows(review: Review, words: Words) -> Iterator[tuple[str, ...]]:
    for one in review.impacts:
        for move in one.moves:
            days = (move.before, move.after, move.act_by_before, move.act_by_after)
            shown = ("" if day is None else words.short_date(day) for day in days)
            yield (one.client, one.reference, words.text(move.label), *shown)


def _outcome(number: int, arguments: Namespace) -> Sentence:
    """Return what became of what moves."""
    moves = count("In {n} contract something moves.", "In {n} contracts something moves.", number)
    if arguments.accept:
        return say(N_("{moves} It is stored."), moves=moves)
    if arguments.postpone:
        return say(N_("{moves} It is left as it was."), moves=moves)
    return say(N_("{moves} Nothing of this is stored; --accept stores it, --postpone leaves it as it is."), moves=moves)
