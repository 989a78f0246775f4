"""`cmdesk notice`: when a notice counts as delivered (13.6 / 13.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import N_, Words, say, words_for
from cmdesk.calendars.entities import entities
from cmdesk.cli.console import terminal_width, write_output
from cmdesk.cli.day_lines import day_lines
from cmdesk.contract.notices import CHANNELS
from cmdesk.desk.questions import PLACE_OF_NOTICE, deemed_delivery
from cmdesk.editions.load import editions
from cmdesk.exports.columns import broken
from cmdesk.exports.phrases import STATUSES, step_line, title_of

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from cmdesk.cli.parser import Parser
    from cmdesk.rules.result import Result

ABOUT = N_("Find the day on which a notice is deemed delivered.")


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    edition = N_("The edition of the Terms that governs the notice.")
    parser.option("--edition", N_("EDITION"), edition, type=parser.one_of(editions()), required=True)
    entity = N_("The entity whose holidays and clock count: nl, de, gb …")
    parser.option("--entity", N_("ENTITY"), entity, type=parser.one_of(entities()), required=True)
    channel = N_("How it travels: personal, courier, registered or electronic.")
    parser.option("--channel", N_("CHANNEL"), channel, type=parser.one_of(CHANNELS), required=True)
    sent = N_("The day or the moment of sending: 2025-11-20 or 2025-11-20T16:30+01:00.")
    parser.option("--sent", N_("MOMENT"), sent, required=True)
    parser.option("--confirmed", N_("MOMENT"), N_("The day or the moment of the written confirmation of receipt."))
    parser.closing_options()


def run(arguments: Namespace, parser: Parser) -> int:
    """Print the day first, or why there is none, then the reason and its steps."""
    try:
        result = deemed_delivery(
            arguments.edition, arguments.entity, arguments.channel, arguments.sent, arguments.confirmed
        )
    except FaultyInput as wrong:
        parser.refuse(_options_at_fault(wrong, parser.words))
    write_output("\n".join(_lines(result, words_for(arguments.lang))) + "\n")
    return 0


def _options_at_fault(wrong: FaultyInput, words: Words) -> Iterator[str]:
    """Yield what is wrong with what was given, by the option that gave it."""
    for fault in wrong.faults:
        yield f"--{fault.place.removeprefix(PLACE_OF_NOTICE)}: {words.text(fault.sentence)}"


def _lines(result: Result, words: Words) -> Iterator[str]:
    """Yield the answer, its reason, its clause and its steps with the days they count."""
    yield words.text(STATUSES[result.status]) if result.value is None else result.value.isoformat()
    yield from broken(words.text(result.because), terminal_width())
    yield words.listed((result.clause, say(title_of(result.edition))))
    yield ""
    for number, step in enumerate(result.steps, start=1):
        yield from broken(f"{number}. {step_line(step, words)}", terminal_width())
        if step.count is not None:
            counted = step.count
            yield from day_lines(counted.calendar.explain(counted.start, counted.n, words.language), words)
