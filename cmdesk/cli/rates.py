"""`cmdesk rates`: how far rates of interest and of exchange are known, and what the user adds to them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import N_, Sentence, Words, say, words_for
from cmdesk.cli.console import terminal_width, write_output
from cmdesk.cli.faults import AT_FAULT, complain_about, complain_about_rates
from cmdesk.desk.rates import add_rate, all_rate_troubles, import_history, remove_rate, today
from cmdesk.exports.columns import drawn_in, padded, width_of
from cmdesk.rates.checked import exchange_known_until
from cmdesk.rates.ecb import is_imported
from cmdesk.rates.interest import laws
from cmdesk.rates.local import local
from cmdesk.rates.series import Reference, series_names, shipped

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator

    from cmdesk.cli.parser import Parser

ABOUT = N_("Show how far rates of interest and exchange are known; add, remove or import some.")

_MARGIN = "  "
_PERCENT = re.compile(r"[+-]?\d{1,3}(?:[.,]\d{1,6})?")
_USAGE = {
    "show": (0, N_("show takes nothing more")),
    "add": (3, N_('add takes SERIES HALF-YEAR PERCENT, as in: add dk 2026-H2 1.60 --source "Danmarks Nationalbank"')),
    "remove": (2, N_("remove takes SERIES HALF-YEAR, as in: remove dk 2026-H2")),
    "import": (1, N_("import takes one FILE: eurofxref-hist.csv or .zip")),
}
_PLACES = {
    "series": "SERIES",
    "half_year": "HALF-YEAR",
    "percent": "PERCENT",
    "source": "--source",
    "checked_on": "--checked-on",
}


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    deed = N_("What to do. The default is show.")
    parser.argument("deed", "show|add|remove|import", deed, nargs="?", default="show", type=parser.one_of(_USAGE))
    values = N_("With add: SERIES HALF-YEAR PERCENT; with remove: SERIES HALF-YEAR; with import: FILE.")
    parser.argument("values", N_("VALUE"), values, nargs="*")
    parser.option("--source", N_("TEXT"), N_("Where a rate that is added was found."))
    checked = N_("The day on which a rate that is added was found there; today without it.")
    parser.option("--checked-on", N_("DAY"), checked, type=parser.day)
    parser.switch("--trust", N_("Import a file although a rate in it jumps from one day to the next."))
    parser.closing_options()


def run(arguments: Namespace, parser: Parser) -> int:
    """Do what was asked for and say what came of it; with an input at fault, nothing is done."""
    _refuse(arguments, parser)
    words = words_for(arguments.lang)
    try:
        said = list(_DEEDS[arguments.deed](arguments, words))
    except FaultyInput as faulty:
        if not faulty.source:
            parser.refuse(_at_fault(faulty, words))
        complain_about((faulty,), words)
        return AT_FAULT
    write_output("\n".join(said) + "\n")
    all_rate_troubles()
    complain_about_rates(words)
    return 0


def _refuse(arguments: Namespace, parser: Parser) -> None:
    """End with status 2 where arguments do not go together."""
    number, usage = _USAGE[arguments.deed]
    if len(arguments.values) != number:
        parser.error(parser.words.text(usage))
    adds = arguments.deed == "add"
    if adds and arguments.source is None:
        parser.error(parser.words.text(say(N_("{what} is missing"), what="--source")))
    for option, value in (("--source", arguments.source), ("--checked-on", arguments.checked_on)):
        if value is not None and not adds:
            parser.error(parser.words.text(say(N_("{option} goes with add alone"), option=option)))
    if arguments.trust and arguments.deed != "import":
        parser.error(parser.words.text(say(N_("{option} goes with import alone"), option="--trust")))
    if adds and not _PERCENT.fullmatch(arguments.values[2]):
        sentence = say(N_("{percent} is no rate; write per cent a year like 2.15"), percent=arguments.values[2])
        parser.error(parser.words.text(sentence))


def _at_fault(faulty: FaultyInput, words: Words) -> Iterator[str]:
    """Yield what is wrong, by the argument that said it."""
    for fault in faulty.faults:
        yield ": ".join(filter(None, (_PLACES.get(fault.place, ""), words.text(fault.sentence))))


# What can be done


def _add(arguments: Namespace, words: Words) -> Iterator[str]:
    """Enter a reference rate."""
    series, half_year, percent = _named(arguments)
    source = " ".join(arguments.source.split())
    reference = Reference(Decimal(percent.replace(",", ".")), source, arguments.checked_on or today())
    add_rate(series, half_year, reference)
    yield words.text(_stated(series, half_year, reference))
    before = shipped(series).rates.get(half_year)
    if before is not None and before.percent != reference.percent:
        sentence = N_("It counts in place of {percent} %, which came with cmdesk.")
        yield words.text(say(sentence, percent=before.percent))


def _named(arguments: Namespace) -> tuple[str, ...]:
    """Return what was given, series and half-year in the case in which they are known."""
    series, half_year, *rest = arguments.values
    return series.lower(), half_year.upper(), *rest


def _remove(arguments: Namespace, words: Words) -> Iterator[str]:
    """Take a reference rate back."""
    series, half_year = _named(arguments)
    remove_rate(series, half_year)
    yield words.text(say(N_("{series} {half_year} is removed."), series=series, half_year=half_year))


def _import(arguments: Namespace, words: Words) -> Iterator[str]:
    """Use a newer history of exchange rates."""
    found = import_history(arguments.values[0], trust=arguments.trust)
    yield words.text(say(N_("Exchange rates are known to {day} now."), day=found.known_until))


def _show(_arguments: Namespace, words: Words) -> Iterator[str]:
    """Show how far everything is known, with its source."""
    all_rate_troubles()
    yield words.text(N_("Statutory interest"))
    yield from _block({words.country(law.country): _of_law(country) for country, law in laws().items()}, words)
    yield ""
    yield words.text(N_("Reference rates"))
    yield from _block({name: _of_series(name) for name in series_names()}, words)
    rows = {f"{name} {half}": _found(one) for name, rates in local().own.items() for half, one in rates.items()}
    if rows:
        yield ""
        yield words.text(N_("Entered by you"))
        yield from _block(rows, words)
    yield ""
    yield words.text(N_("Exchange rates of the European Central Bank"))
    whose = N_("known to {day}; imported by you") if is_imported() else N_("known to {day}; they came with cmdesk")
    yield _MARGIN + words.text(say(whose, day=exchange_known_until()))


_DEEDS: dict[str, Callable[[Namespace, Words], Iterator[str]]] = {
    "show": _show,
    "add": _add,
    "remove": _remove,
    "import": _import,
}


# In words


def _block(entries: dict[str, Sentence], words: Words) -> Iterator[str]:
    """Yield names, each with what is said of it beside it."""
    width = max(map(width_of, entries)) + 2
    for name, sentence in entries.items():
        yield from drawn_in(words.text(sentence), terminal_width(), _MARGIN, padded(name, width))


def _of_law(country: str) -> Sentence:
    """Return how far a law's rates are known."""
    law = laws()[country]
    return say(
        N_("known to {half_year}, from {series}; {source}, checked on {day}"),
        half_year=law.known_until,
        series=law.series.name,
        source=law.source,
        day=law.checked_on,
    )


def _of_series(name: str) -> Sentence:
    """Return how far a series is known."""
    series = local().series(name)
    last = series.rates[series.known_until]
    return say(
        N_("{title}: {percent} % in {half_year}, the last known; {source}, checked on {day}"),
        title=say(series.title),
        percent=last.percent,
        half_year=series.known_until,
        source=last.source,
        day=last.checked_on,
    )


def _found(reference: Reference) -> Sentence:
    """Return a rate and where it was found."""
    return say(
        N_("{percent} %; {source}, checked on {day}"),
        percent=reference.percent,
        source=reference.source,
        day=reference.checked_on,
    )


def _stated(series: str, half_year: str, reference: Reference) -> Sentence:
    """Return what was entered."""
    return say(N_("{name}: {found}"), name=f"{series} {half_year}", found=_found(reference))
