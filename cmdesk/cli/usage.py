"""What is wrong with the way in which a command was called: argparse's own words in ours, and options nobody knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.contract.wrong import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from cmdesk.basics.wording import Words

_UNKNOWN = N_("{what} is not known here")
_MEANT = N_("{what} is not known here; did you mean {near}?")
_MISSING = N_("{what} is missing")
_MESSAGES = (
    (r"argument (?P<what>.*): expected (?:one|at least one) argument", N_("after {what} a value is missing")),
    (r"argument (?P<what>.*): ignored explicit argument .*", N_("{what} takes no value")),
)
_REQUIRED = "the following arguments are required: "
_NUMBER = re.compile(r"-\d+|-\d*\.\d+")


def in_our_words(message: str, words: Words) -> Iterator[str]:
    """Yield what argparse has to say in our words, or as it is where we have none."""
    if message.startswith(_REQUIRED):
        yield from (missing(one, words) for one in message.removeprefix(_REQUIRED).split(", "))
        return
    for pattern, key in _MESSAGES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            yield words.text(say(key, what=found["what"]))
            return
    yield message


def missing(what: str, words: Words) -> str:
    """Return that an argument or an option is not there."""
    return words.text(say(_MISSING, what=what))


def unknown_options(arguments: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    """Return what looks like an option and is none: as argparse judges, negative numbers and what has spaces do not."""
    names = (one.partition("=")[0] for one in arguments if one.startswith("-") and one != "-" and " " not in one)
    return tuple(one for one in dict.fromkeys(names) if one not in known and not _NUMBER.fullmatch(one))


def unknown_here(what: str, known: Collection[str], words: Words) -> str:
    """Return that nobody knows an argument, with the one that it may have been meant for."""
    near = nearest(what, known)
    return words.text(say(_UNKNOWN, what=what) if near is None else say(_MEANT, what=what, near=near))
