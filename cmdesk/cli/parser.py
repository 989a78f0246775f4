"""The arguments of a command: argparse with our words, in the language chosen, and near misses proposed."""

from __future__ import annotations

import re
from argparse import Action, ArgumentParser, ArgumentTypeError, HelpFormatter, Namespace
from itertools import takewhile
from typing import TYPE_CHECKING, Any, NoReturn

from cmdesk.basics.wording import LANGUAGES, N_, Sentence, Words, say
from cmdesk.cli.console import complain, terminal_width, write_output
from cmdesk.contract import fields as form
from cmdesk.contract.days import read_day
from cmdesk.contract.wrong import WrongValue, nearest, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

WRONG_USAGE = 2

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
        self._arguments = self.add_argument_group(words.text(N_("Arguments")))
        self._choices = self.add_argument_group(words.text(N_("Options")))

    def argument(self, name: str, shown: str, about: str, **how: Any) -> None:
        """Describe an argument that is told by its place."""
        self._arguments.add_argument(name, metavar=self.words.text(shown), help=self.words.text(about), **how)

    def option(self, flags: str, shown: str, about: str, **how: Any) -> None:
        """Describe an option that takes a value; of several flags the first names it."""
        self._choices.add_argument(*flags.split(), metavar=self.words.text(shown), help=self.words.text(about), **how)

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
        files = [_as_file(name) for name in arguments[len(options) + 1 :]]
        return self.parse_intermixed_args([*options, *files])

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
        """Say what is wrong with the arguments and end with status 2."""
        complain(f"{self.prog}: {self._in_our_words(message)}")
        complain(self.words.text(say(N_("{command} shows how it is used."), command=f"{self.prog} --help")))
        self.exit(WRONG_USAGE)

    def _in_our_words(self, message: str) -> str:
        """Return what argparse has to say in our words, or as it is where we have none."""
        for pattern, key in _MESSAGES:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                near = nearest(found["what"], self._option_string_actions) if key is _UNKNOWN else None
                return self.words.text(say(key if near is None else _MEANT, what=found["what"], near=near))
        found = re.fullmatch("argument (?P<name>.+?): (?P<why>.*)", message, re.DOTALL)
        return f"{found['name']}: {found['why']}" if found else message


_UNKNOWN = N_("{what} is not known here")
_MEANT = N_("{what} is not known here; did you mean {near}?")
_MESSAGES = (
    (r"the following arguments are required: (?P<what>.*)", N_("{what} is missing")),
    (r"unrecognized arguments: (?P<what>[^ ]*).*", _UNKNOWN),
    (r"argument (?P<what>.*): expected (?:one|at least one) argument", N_("after {what} a value is missing")),
    (r"argument (?P<what>.*): ignored explicit argument .*", N_("{what} takes no value")),
)


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
