"""`cmdesk batch`: contracts by the thousand, from a file of many to a file of results."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import TYPE_CHECKING

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import N_, Words, count, say, words_for
from cmdesk.cli.console import complain, write_output
from cmdesk.cli.faults import AT_FAULT, complain_about, complain_about_rates
from cmdesk.cli.progress import Progress
from cmdesk.cli.signals import ended_by_a_signal
from cmdesk.desk.batch import SOURCES, STANDARD, TARGETS, Order, Tally, batch, suffix_of
from cmdesk.desk.cores import MOST_JOBS
from cmdesk.desk.exporting import is_same_file
from cmdesk.desk.rates import all_rate_troubles
from cmdesk.desk.registers import place_of

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator
    from typing import TextIO

    from cmdesk.basics.wording import Sentence
    from cmdesk.cli.parser import Parser

ABOUT = N_(
    "Calculate many contracts, from a file that holds a contract a line or a row to a file of results, in the same"
    " order. What is wrong with one stands in the place of its results, and the others go on."
)

FAILED = 1

_REGISTER, _REGISTER_OPTION = "register", "--register"
"""What stands for the register in place of a file; ./register is a file of that name."""


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    source = N_(
        "Where the contracts are: .jsonl, .csv or .xlsx; - reads JSON lines from standard input; register means those"
        " of the register. An empty line or row before a contract is at fault; those after the last one are none."
    )
    parser.input_file("source", N_("IN"), source, no_file=_REGISTER)
    target = N_("Where the results go: .jsonl or .xlsx; - writes JSON lines to standard output.")
    parser.argument("target", N_("OUT"), target)
    parser.option("--as-of", N_("DAY"), N_("The day as of which to calculate; today without it."), type=parser.day)
    parser.switch("--steps", N_("Also give the steps of each result, in JSON lines."))
    parser.switch("--sensitivity", N_("Also state what other readings of the Terms would allow for each date and sum."))
    jobs = N_("How many processes calculate; without it, one a processor.")
    parser.option("--jobs", "N", jobs, type=parser.whole_number(1, MOST_JOBS))
    register = N_("With IN register: which one, a file or a server's address; without it your own or the one settled.")
    parser.option(_REGISTER_OPTION, N_("FILE|URL"), register, type=_register_named(parser))
    parser.closing_options()


def _register_named(parser: Parser) -> Callable[[str], str]:
    """Return the type of --register."""

    def named(written: str) -> str:
        from cmdesk.cli.register.common import register_named  # noqa: PLC0415  # only who gives it needs it

        return register_named(parser)(written)

    return named


def run(arguments: Namespace, parser: Parser) -> int:
    """Calculate, write, and tell at the end how many contracts are at fault."""
    _refuse(arguments, parser)
    words = words_for(arguments.lang)
    order = Order(
        arguments.source,
        arguments.target,
        arguments.as_of,
        steps=arguments.steps,
        sensitivity=arguments.sensitivity,
        language=arguments.lang,
        jobs=arguments.jobs,
        register=place_of(arguments.register) if arguments.source == _REGISTER else None,
    )
    if arguments.source != _REGISTER:
        return _carried_out(order, words)
    from cmdesk.cli.register.common import told  # noqa: PLC0415  # only who asks for the register needs it

    return told(lambda: _carried_out(order, words), words)


def _carried_out(order: Order, words: Words) -> int:
    """Carry an order out, and say what came of it."""
    try:
        with ended_by_a_signal(), closing(Progress(words, _screen(order.target))) as progress:
            tally = batch(order, _show, progress)
    except FaultyInput as fault:
        complain_about([fault], words)
        return AT_FAULT
    all_rate_troubles()  # whoever calculated may have been another process
    complain_about_rates(words)
    return _told(tally, words)


def _refuse(arguments: Namespace, parser: Parser) -> None:
    """End with status 2 where arguments do not go together."""
    faults = [parser.words.text(one) for one in _contradictions(arguments)]
    if faults:
        parser.refuse(faults, arguments)


def _contradictions(arguments: Namespace) -> Iterator[Sentence]:
    """Yield what of the arguments does not go together, and names that do not tell what a file holds."""
    is_register = arguments.source == _REGISTER
    for path, known in ((arguments.source, ("", *SOURCES) if is_register else SOURCES), (arguments.target, TARGETS)):
        if suffix_of(path) not in known:
            yield say(N_("{file}: the name does not end in one of {known}"), file=path, known=tuple(known))
    if arguments.register is not None and not is_register:
        yield say(N_("{option} goes with {argument} alone"), option=_REGISTER_OPTION, argument=_REGISTER)
    if is_same_file(arguments.source, arguments.target):
        yield say(N_("OUT would replace IN; name another file"))
    if arguments.steps and suffix_of(arguments.target) == ".xlsx":
        yield say(N_("a workbook has no room for --steps; write .jsonl"))


def _show(output: bytes) -> None:
    """Write results to standard output."""
    write_output(output.decode())


def _screen(target: str) -> TextIO | None:
    """Return where progress is shown; nowhere where results run over the same screen."""
    return None if target == STANDARD and sys.stdout is not None and sys.stdout.isatty() else sys.stderr


def _told(tally: Tally, words: Words) -> int:
    """Tell how many contracts have no results, and return the status."""
    if tally.failed:
        sentence = N_("cmdesk stopped by errors of its own in {n} of {all} contracts; a report for its makers is kept")
        complain(words.text(say(sentence, n=tally.failed, all=tally.contracts)))
    if tally.at_fault:
        told = count(
            "{n} of {all} contracts is at fault; what is wrong stands in the place of its results",
            "{n} of {all} contracts are at fault; what is wrong stands in the place of their results",
            tally.at_fault,
            all=tally.contracts,
        )
        complain(words.text(told))
    if tally.failed:
        return FAILED
    return AT_FAULT if tally.at_fault else 0
