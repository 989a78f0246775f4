"""The command line: finds the command, speaks the language chosen, and ends with a status whatever happens."""

from __future__ import annotations

import atexit
import gc
import os
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

import cmdesk
from cmdesk.basics.wording import LANGUAGES, N_, Words, say, words_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

DONE, FAILED = 0, 1


class Command(NamedTuple):
    """Where a command lives, and what it does in a few words."""

    module: str
    summary: str


COMMANDS = {
    "calc": Command("cmdesk.cli.calc", N_("calculate contract files")),
    "batch": Command("cmdesk.cli.batch", N_("calculate many contracts, from a file to a file")),
    "compare": Command("cmdesk.cli.compare", N_("compare a contract under two editions of the Terms")),
    "whatif": Command("cmdesk.cli.whatif", N_("try changes of a contract out")),
    "verify": Command("cmdesk.cli.verify", N_("check stored results against the contract")),
    "businessday": Command("cmdesk.cli.business_day", N_("find the N-th Business Day after a day")),
    "notice": Command("cmdesk.cli.notice", N_("find when a notice is deemed delivered")),
    "register": Command("cmdesk.cli.register.command", N_("keep, find and share contracts; see what is to be done")),
    "import": Command("cmdesk.cli.import_files", N_("bring contracts in from a spreadsheet")),
    "rates": Command("cmdesk.cli.rates", N_("show how far rates are known; add some")),
    "schema": Command("cmdesk.cli.schema", N_("print the JSON Schema of contract files")),
    "sample": Command("cmdesk.cli.sample", N_("show what cmdesk does on its sample contract")),
}


def run_command(arguments: Sequence[str]) -> int:
    """Run the command that the first argument names and return its exit status."""
    _let_the_collector_rest()
    from cmdesk.cli.parser import Parser  # noqa: PLC0415  # argparse costs 6 ms

    name, *rest = arguments
    command = import_module(COMMANDS[name].module)
    if hasattr(command, "chosen"):  # a command of several deeds, each with arguments of its own
        name, command, rest = command.chosen(rest)
    parser = Parser(name, command.ABOUT, words_for(language_in(rest)))
    command.describe(parser)
    status: int = command.run(parser.parsed(rest), parser)
    return status


@cache
def _let_the_collector_rest() -> None:
    """Spare a short command the search for garbage: 5 ms on the way, and 8 at the end, when all goes at once anyway."""
    gc.set_threshold(100_000)
    atexit.register(gc.freeze)


def language_in(arguments: Sequence[str]) -> str:
    """Return the language that arguments ask for, before anything else about them is known; English without one."""
    for at, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            chosen = (value or "".join(arguments[at + 1 : at + 2])).replace("-", "_")
            return "zh_CN" if chosen.lower().startswith("zh") else chosen if chosen in LANGUAGES else "en"
    return "en"


def guarded(job: Callable[[], int], language: str = "en") -> int:
    """Return a job's exit status; an error, expected or not, becomes one line on standard error and status 1."""
    from cmdesk.cli.console import ReaderGoneError, complain  # noqa: PLC0415  # nothing before it is needed
    from cmdesk.desk.failures import OutputError  # noqa: PLC0415

    try:
        return job()
    except SystemExit as end:  # argparse ends the program where it stands
        return end.code if isinstance(end.code, int) else DONE
    except OutputError as error:
        words = words_for(language)
        complain(f"{words.text(error.target)}: {words.text(error.sentence)}")
    except (ReaderGoneError, KeyboardInterrupt):
        pass  # whoever stopped us knows
    except Exception as error:  # nobody is to meet a traceback who did not ask for it
        if _came_of_an_interruption(error):
            return FAILED
        if os.environ.get("CMDESK_DEBUG") == "1":
            raise
        complain(_apology(error, words_for(language)))
    return FAILED


def _came_of_an_interruption(error: BaseException | None) -> bool:
    """Tell whether Ctrl+C lies behind an error: argparse stumbles over it while it sets itself right again."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def show_version() -> int:
    """Print the version."""
    from cmdesk.cli.console import write_output  # noqa: PLC0415  # nothing before it is needed

    write_output(f"cmdesk {cmdesk.__version__}\n")
    return DONE


def show_overview(arguments: Sequence[str]) -> int:
    """Print what cmdesk can be asked to do."""
    from cmdesk.cli.console import write_output  # noqa: PLC0415  # nothing before it is needed

    write_output("\n".join(_overview(words_for(language_in(arguments)))) + "\n")
    return DONE


def _overview(words: Words) -> Iterator[str]:
    """Yield the lines of the first help page."""
    yield words.text(N_("cmdesk calculates deadlines, sums and liability under the CM.com terms."))
    for heading, entries in ((N_("The window"), _WINDOW), (N_("Commands"), _commands()), (N_("Else"), _ELSE)):
        yield ""
        yield words.text(heading)
        for name, summary in entries.items():
            yield f"  {name:<22}{words.text(summary)}"
    yield ""
    yield words.text(say(N_("{command} shows how a command is used."), command="cmdesk COMMAND --help"))


def _commands() -> dict[str, str]:
    """Return what each command does."""
    return {f"cmdesk {name}": command.summary for name, command in COMMANDS.items()}


_WINDOW = {
    "cmdesk": N_("open the window"),
    "cmdesk FILE": N_("open the window with a contract file"),
    "cmdesk --sample": N_("open the window with the sample contract"),
}
_ELSE = {
    "--lang en|nl|da|zh_CN": N_("speak a language"),
    "cmdesk --version": N_("print the version"),
    "cmdesk --selftest": N_("try everything out on this machine"),
}


def _apology(error: Exception, words: Words) -> str:
    """Return the one line about an error of the program, and where its report is."""
    from cmdesk.desk.reports import write_report  # noqa: PLC0415  # as seldom as can be

    kind, report = type(error).__name__, write_report(error)
    if report is None:
        return words.text(say(N_("cmdesk stopped by an error of its own: {kind}. CMDESK_DEBUG=1 shows it."), kind=kind))
    sentence = N_("cmdesk stopped by an error of its own: {kind}. A report for its makers is in {file}")
    return words.text(say(sentence, kind=kind, file=str(report)))
