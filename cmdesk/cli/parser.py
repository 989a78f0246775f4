"""The arguments of a command: argparse with our words, in the language chosen, and near misses proposed.

What is wrong with them is told all at once, together with the files named that cannot be read: argparse alone stops at
the first fault.
"""

from __future__ import annotations

import re
from argparse import Action, ArgumentParser, ArgumentTypeError, HelpFormatter, Namespace
from itertools import takewhile
from typing import TYPE_CHECKING, Any, NoReturn

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import LANGUAGES, N_, Sentence, Words, say
from cmdesk.cli.console import complain, terminal_width, write_output
from cmdesk.cli.faults import complain_about
from cmdesk.cli.usage import in_our_words, missing, unknown_here, unknown_options
from cmdesk.contract import fields as form
from cmdesk.contract.days import read_day
from cmdesk.contract.wrong import WrongValue, unknown
from cmdesk.desk.inputs import check_readable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

WRONG_USAGE = 2
STANDARD_INPUT = "-"

_LANGUAGE = N_("The language of what is printed: en, nl, da or zh_CN. The default is English.")

_DAY = form.day("", "")["field"]
_HELP = {"-h", "--help"}
_FORMATS = ("text", "json")
_LANGUAGE_ALIASES = {"zh": "zh_CN", "zh_cn": "zh_CN"}


class Parser(ArgumentParser):
    """The arguments of one command, its help, and what is said when they are wrong."""

    def __init__(self, name: str, about: str, words: Words) -> None:
        super().__init__(
            prog=f"cmdesk {name}".rstrip(),
            description=words.text(about),
            formatter_class=lambda prog: _Formatter(prog, words),
            add_help=False,
            allow_abbrev=False,
        )
        self.words = words
        self._faults: list[str] = []
        self._is_reading = False
        self._has_search = False
        self._inputs: list[str] = []
        self._no_files = {STANDARD_INPUT}
        self._arguments = self.add_argument_group(words.text(N_("Arguments")))
        self._choices = self.add_argument_group(words.text(N_("Options")))

    def argument(self, name: str, shown: str, about: str, **how: Any) -> None:
        """Describe an argument that is told by its place."""
        metavar = self.words.text(shown)
        self._arguments.add_argument(name, metavar=metavar, help=self.words.text(about), **self._kept(metavar, how))

    def search(self, about: str) -> None:
        """Describe the words of a search; what begins with one dash and is no option is a word to be left out."""
        self.argument("query", N_("QUERY"), about, nargs="*", default=())
        self._has_search = True

    def deed(self, name: str, about: str) -> None:
        """Describe one of the things that a command can do, by its name, which is the same in every language."""
        self._arguments.add_argument(name, metavar=name, help=self.words.text(about))

    def input_file(self, name: str, shown: str, about: str, *, no_file: str = STANDARD_INPUT, **how: Any) -> None:
        """Describe an argument that names one file to be read, or several; `no_file` is a word for something else."""
        self.argument(name, shown, about, **how)
        self._inputs.append(name)
        self._no_files.add(no_file)

    def option(self, flags: str, shown: str, about: str, **how: Any) -> None:
        """Describe an option that takes a value; of several flags the first names it."""
        names, help_ = flags.split(), self.words.text(about)
        how = self._kept("/".join(names), how)
        self._choices.add_argument(*names, metavar=self.words.text(shown), help=help_, **how)

    def switch(self, flag: str, about: str) -> None:
        """Describe an option that is given or not."""
        self._choices.add_argument(flag, action="store_true", help=self.words.text(about))

    def format_option(self) -> None:
        """Describe --format."""
        about = N_("How results are printed: text, or json for other programs. The default is text.")
        self.option("--format", "text|json", about, type=self.one_of(_FORMATS), default="text")

    def closing_options(self, language: str | None = "en", about: str = _LANGUAGE) -> None:
        """Describe the options that every command has; `language` is the one taken where none is given."""
        self.option("--lang", "en|nl|da|zh_CN", about, type=self.language, default=language)
        text = self.words.text(N_("Show this help and end."))
        self._choices.add_argument("-h", "--help", action="help", help=text)

    def parsed(self, arguments: Sequence[str]) -> Namespace:
        """Return what was given, options and arguments in any order; ends with status 2 where it makes no sense."""
        options = list(takewhile("--".__ne__, arguments))
        if not _HELP.isdisjoint(options):
            self.print_help()
            self.exit()
        if self._has_search:
            options = [_as_file(one) if self._is_left_out(one) else one for one in options]
        files = [_as_file(name) for name in arguments[len(options) + 1 :]]
        found = Namespace()
        self._read(options, files, found)
        if self._faults:
            self.refuse(self._faults, found)
        return found

    def _is_left_out(self, written: str) -> bool:
        """Tell whether an argument is a word that a search leaves out."""
        return not written.startswith("--") and written not in self._option_string_actions

    def _read(self, options: list[str], files: list[str], found: Namespace) -> None:
        """Read what was given into `found`, and keep everything that is wrong with it."""
        known = self._option_string_actions
        unknown_ones = unknown_options(options, known)
        self._faults = [unknown_here(one, known, self.words) for one in unknown_ones]
        needed = [one for one in self._get_optional_actions() if one.required]
        for one in needed:
            one.required = False
        self._is_reading = True
        try:
            _, rest = self.parse_known_intermixed_args([*options, *files], found)
            if not unknown_ones:
                self._faults += [unknown_here(one, known, self.words) for one in rest]
        except _CutShortError:
            pass  # the fault is kept; what follows it on the line cannot be told apart
        finally:
            self._is_reading = False
            for one in needed:
                one.required = True
        names = {one.partition("=")[0] for one in options}
        self._faults += [
            missing("/".join(one.option_strings), self.words) for one in needed if not names & {*one.option_strings}
        ]

    def _unreadable(self, found: Namespace) -> Iterator[FaultyInput]:
        """Yield the files given that cannot be read, each with its fault."""
        for name in self._inputs:
            given = getattr(found, name, None) or ()
            for path in (given,) if isinstance(given, str) else given:
                try:
                    if path not in self._no_files:
                        check_readable(path)
                except FaultyInput as fault:
                    yield fault

    def _kept(self, name: str, how: dict[str, Any]) -> dict[str, Any]:
        """Return how an argument is read, what is wrong with its value kept instead of an end to everything."""
        read = how.get("type")
        if read is None:
            return how

        def lenient(written: str) -> Any:
            try:
                return read(written)
            except ArgumentTypeError as wrong:
                self._faults.append(f"{name}: {wrong}")
                return None

        return {**how, "type": lenient}

    # What values may be

    def one_of(self, known: Iterable[str]) -> Callable[[str], str]:
        """Return the type of an argument that takes one of some names."""
        names = tuple(known)

        def chosen(written: str) -> str:
            if written not in names:
                raise self._wrong(unknown(written, names).sentence)
            return written

        return chosen

    def day(self, written: str) -> date:
        """Return the day that an argument gives."""
        try:
            return read_day(written, _DAY)
        except WrongValue as wrong:
            raise self._wrong(wrong.sentence) from None

    def whole_number(self, least: int, most: int) -> Callable[[str], int]:
        """Return the type of an argument that takes a whole number between two."""

        def number(written: str) -> int:
            found = int(written) if re.fullmatch("[0-9]{1,9}", written) else least - 1
            if not least <= found <= most:
                raise self._wrong(say(N_("give a whole number from {least} to {most}"), least=least, most=most))
            return found

        return number

    def language(self, written: str) -> str:
        """Return the language that an argument names, also where it is spelt zh or zh-CN."""
        name = written.replace("-", "_")
        return self.one_of(LANGUAGES)(_LANGUAGE_ALIASES.get(name.lower(), name))

    def _wrong(self, sentence: Sentence) -> ArgumentTypeError:
        return ArgumentTypeError(self.words.text(sentence))

    # What is said

    def print_help(self, file: Any = None) -> None:  # noqa: ARG002  # argparse's own signature
        """Print the help to standard output."""
        write_output(self.format_help())

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and end with status 2; while they are read, keep it for the end."""
        said = list(in_our_words(message, self.words))
        if self._is_reading:
            self._faults += said
            raise _CutShortError
        self.refuse(said)

    def refuse(self, faults: Iterable[str], given: Namespace | None = None) -> NoReturn:
        """Say everything that is wrong with the arguments, and with the files given, and end with status 2."""
        for one in faults:
            complain(f"{self.prog}: {one}")  # like FILE: place: …, the same in every language
        complain_about(self._unreadable(given or Namespace()), self.words)
        complain(self.words.text(say(N_("{command} shows how it is used."), command=f"{self.prog} --help")))
        self.exit(WRONG_USAGE)


class _CutShortError(Exception):
    """Argparse met what it cannot go on after."""


def _as_file(name: str) -> str:
    """Return the name of a file in a form that no option has."""
    return f"./{name}" if name.startswith("-") and name != "-" else name


class _Formatter(HelpFormatter):
    """The layout of a help page: argparse's own, in the terminal's width, with our words."""

    def __init__(self, prog: str, words: Words) -> None:
        super().__init__(prog, max_help_position=30, width=terminal_width())
        self._usage = words.text(N_("Usage: "))

    def add_usage(
        self, usage: str | None, actions: Iterable[Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        """Put the usage in front, under our word for it."""
        super().add_usage(usage, actions, groups, self._usage if prefix is None else prefix)
