"""The arguments with which the window opens: a file, the sample, a language, or a picture to take and end."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from cmdesk.basics.wording import N_, Sentence, say, words_for
from cmdesk.cli.console import complain
from cmdesk.cli.main import COMMANDS, FAILED, language_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdesk.cli.parser import Parser

_ABOUT = N_("Open the window, with a contract file or the sample where that is wanted.")


class Opening(NamedTuple):
    """How the window opens; `language` and `register` None follow the settings."""

    path: str | None
    sample: bool
    language: str | None
    screenshot: str | None
    register: str | None = None


def opening_of(arguments: Sequence[str]) -> Opening:
    """Return how the window shall open; ends with status 2 where the arguments make no sense."""
    match list(arguments):
        case [] | ["--sample"]:
            return Opening(None, sample=bool(arguments), language=None, screenshot=None)
        case [path] if os.path.exists(path):  # noqa: PTH110  # pathlib costs start-up
            return Opening(path, sample=False, language=None, screenshot=None)
        case _:  # the parser costs the first paint 7 ms
            return _parsed(arguments)


def _parsed(arguments: Sequence[str]) -> Opening:
    """Return how the window shall open, by the full description of its arguments."""
    parser = _parser(arguments)
    given = parser.parsed(arguments)
    if given.files:
        _refuse(given.files, parser)
    if given.files and given.sample:
        parser.error(parser.words.text(N_("open a file or the sample, not both")))
    return Opening(next(iter(given.files), None), given.sample, given.lang, given.screenshot, given.register)


def what_a_screen_lacks() -> Sentence | None:
    """Return what is not set although a window needs it to be seen, None where nothing is missing."""
    named = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    if not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named):
        return None
    return say(N_("neither DISPLAY nor WAYLAND_DISPLAY is set"))


def no_window(why: Sentence | str, language: str | None) -> int:
    """Say why there is no window, and what there is instead; status 1."""
    words = words_for(language or "en")
    sentence = N_("The window does not open here: {why}. cmdesk --help shows what works without it.")
    complain(words.text(say(sentence, why=why)))
    return FAILED


def _parser(arguments: Sequence[str]) -> Parser:
    """Return the description of the arguments."""
    from cmdesk.cli.parser import Parser  # noqa: PLC0415  # as above

    parser = Parser("", _ABOUT, words_for(language_in(arguments)))
    parser.argument("files", N_("FILE"), N_("The contract file to open."), nargs="*")
    parser.switch("--sample", N_("Open the sample contract."))
    parser.option("--screenshot", N_("FILE"), N_("Save a picture of the window as PNG and end."))
    about = N_("The register to work with: a file, or the address of a server. The default is the one settled.")
    parser.option("--register", N_("FILE|URL"), about)
    about = N_("The language of the window: en, nl, da or zh_CN. The default is the one chosen there, or the system's.")
    parser.closing_options(None, about)
    return parser


def _refuse(files: Sequence[str], parser: Parser) -> None:
    """End with status 2 for more than one file, and for a command that is misspelt."""
    from cmdesk.contract.wrong import nearest  # noqa: PLC0415  # as above

    first = files[0]
    is_word = first.isalpha() and not os.path.exists(first)  # noqa: PTH110  # pathlib costs start-up
    near = nearest(first, COMMANDS) if is_word else None
    if near is not None:
        sentence = say(N_("{what} is neither a command nor a file; did you mean {near}?"), what=first, near=near)
        parser.error(parser.words.text(sentence))
    if len(files) > 1:
        parser.error(parser.words.text(N_("a window opens one file; start cmdesk once for each")))
