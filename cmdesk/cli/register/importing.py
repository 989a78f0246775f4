"""`cmdesk register import`: contracts of all kinds of files into the register, all or none."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, Sentence, Words, count, say, words_for
from cmdesk.cli.console import complain, write_output
from cmdesk.cli.faults import AT_FAULT, complain_about, complain_about_rates
from cmdesk.cli.progress import Progress
from cmdesk.cli.register.common import register_option, with_register
from cmdesk.cli.signals import ended_by_a_signal
from cmdesk.desk.cores import MOST_JOBS
from cmdesk.desk.importing import Import
from cmdesk.desk.rates import all_rate_troubles
from cmdesk.desk.registers import edit, is_there, place_of
from cmdesk.exports.results_json import document_text
from cmdesk.register.errors import RegisterError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from cmdesk.cli.parser import Parser
    from cmdesk.desk.importing import Tally
    from cmdesk.register.records import Edit
    from cmdesk.register.register import Register

ABOUT = N_(
    "Bring contracts into the register, with their deadlines: contract files, folders of them, .jsonl, .csv and .xlsx"
    " with a contract a line or row. Everything is read and checked first; where anything is at fault nothing is"
    " stored."
)


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    parser.argument("files", N_("FILE"), N_("What to bring in; - reads JSON lines from standard input."), nargs="+")
    storing_options(parser)
    register_option(parser)
    parser.format_option()
    parser.closing_options()


def storing_options(parser: Parser) -> None:
    """Describe how contracts are stored."""
    update = N_("Store a contract that is there already and differs as a new version; without it, it is at fault.")
    parser.switch("--update", update)
    duplicates = N_("Store every contract as one of its own, also where several bear one reference, as in an export.")
    parser.switch("--duplicates", duplicates)
    parser.switch("--skip-faulty", N_("Store what is well although something is at fault; the status tells of it."))
    parser.option("--why", N_("TEXT"), N_("Why, for the history."), default="")
    jobs = N_("How many processes calculate; without it, one a processor.")
    parser.option("--jobs", "N", jobs, type=parser.whole_number(1, MOST_JOBS))


def check_storing(arguments: Namespace, parser: Parser) -> None:
    """End with status 2 where it is said twice, and differently, what becomes of a reference that is there already."""
    if arguments.update and arguments.duplicates:
        sentence = N_("{option} does not go with {other}; leave out one of them")
        parser.error(parser.words.text(say(sentence, option="--update", other="--duplicates")))


def run(arguments: Namespace, parser: Parser) -> int:
    """Read, judge and store, and say what became of the contracts."""
    check_storing(arguments, parser)
    return stored_from(arguments.files, arguments)


def stored_from(files: Sequence[str], arguments: Namespace) -> int:
    """Store the contracts of some files and return the status; no register is made for what is at fault."""
    words, done_by = words_for(arguments.lang), edit(arguments.why)
    with (
        ended_by_a_signal(),
        Import(done_by.at, arguments.jobs, duplicates=arguments.duplicates) as coming,
        closing(Progress(words, sys.stderr)) as progress,
    ):
        coming.read(files, progress, skip_faulty=arguments.skip_faulty)
        progress.close()
        if coming.faults and not arguments.skip_faulty and not is_there(place_of(arguments.register)):
            return _refused(coming, words)
        status = with_register(
            arguments, lambda register, _: _stored(coming, register, done_by, arguments), may_make=True
        )
    all_rate_troubles()
    complain_about_rates(words)
    return status


def _stored(coming: Import, register: Register, done_by: Edit, arguments: Namespace) -> int:
    """Store what was read, unless the register has something against it."""
    words = words_for(arguments.lang)
    coming.compare(register, update=arguments.update)
    if coming.faults and not arguments.skip_faulty:
        return _refused(coming, words)
    complain_about(coming.faults, words)
    with closing(Progress(words, sys.stderr)) as progress:
        try:
            coming.store(register, done_by, progress)
        except RegisterError:
            if coming.tally.stored:
                complain(words.text(_stopped(coming)))
            raise
    write_output(_as_json(coming.tally) if arguments.format == "json" else _as_text(coming.tally, words))
    return AT_FAULT if coming.faults else 0


def _refused(coming: Import, words: Words) -> int:
    """Say everything that is wrong, that nothing is stored, and what would store something."""
    complain_about(coming.faults, words)
    told = count(
        "{n} contract or file is at fault, so nothing was stored; --skip-faulty stores the others.",
        "{n} contracts or files are at fault, so nothing was stored; --skip-faulty stores the others.",
        len(coming.faults),
    )
    complain(words.text(told))
    if coming.differing:
        complain(words.text(N_("--update stores what is there already and differs as a new version.")))
    if coming.alike:
        complain(words.text(N_("--duplicates stores contracts that bear one reference each as one of its own.")))
    return AT_FAULT


def _stopped(coming: Import) -> Sentence:
    """Return how much is stored where it could not go on."""
    sentence = N_("{stored} of {all} contracts are stored; the same command goes on with the others.")
    return say(sentence, stored=coming.tally.stored, all=coming.tally.stored + coming.left)


def _as_json(tally: Tally) -> str:
    return document_text(
        {
            "schema": "cmdesk.register.import/1",
            "added": tally.added,
            "updated": tally.updated,
            "same": tally.same,
            "at_fault": tally.at_fault,
        }
    )


def _as_text(tally: Tally, words: Words) -> str:
    return "".join(f"{words.text(one)}\n" for one in _told(tally))


def _told(tally: Tally) -> Iterator[Sentence]:
    """Yield what became of the contracts."""
    yield count("{n} contract was added.", "{n} contracts were added.", tally.added)
    if tally.updated:
        yield count("{n} contract has a new version.", "{n} contracts have a new version.", tally.updated)
    if tally.same:
        yield count("{n} contract was there already.", "{n} contracts were there already.", tally.same)
    if tally.at_fault:
        yield count("{n} at fault was left out.", "{n} at fault were left out.", tally.at_fault)
