"""A value that its field cannot hold: what stands there, what is wrong with it, what was probably meant."""

from __future__ import annotations

from functools import lru_cache
from os.path import commonprefix
from typing import TYPE_CHECKING, Any

from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.contract.json_text import Unnumbered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ENOUGH_TO_LIST = 25
_ENOUGH_TO_SHOW = 40


class WrongValue(Exception):  # noqa: N818  # the user's value is wrong, not the program
    """A value that its field cannot hold; the reader turns it into a fault with its place."""

    def __init__(self, sentence: Sentence) -> None:
        """Keep what is wrong and what to do."""
        super().__init__(sentence.key)
        self.sentence = sentence


def unknown(written: str, known: Iterable[str], names: Mapping[str, str] | None = None) -> WrongValue:
    """Return what is wrong with an id that is not known, with the near miss or with all that there are.

    `names` are other names for the ids, by which somebody may have called one.
    """
    known = tuple(known)
    near = nearest(written, known) or (names or {}).get(nearest(written, names or ()) or "")
    shown = shortened(written)
    if near is not None:
        return WrongValue(say(N_("{written} is not known; did you mean {near}?"), written=shown, near=near))
    if len(known) <= _ENOUGH_TO_LIST:
        return WrongValue(say(N_("{written} is not known; write one of: {known}"), written=shown, known=known))
    return WrongValue(say(N_("{written} is not known; check how it is written"), written=shown))


def nearest(wrong: str, known: Iterable[str]) -> str | None:
    """Return the known name that takes the fewest slips to a wrong one, capitals aside; None where none is like it.

    Of several it is the one that begins most like it, and of those the first.
    """
    return _nearest(wrong[:_ENOUGH_TO_SHOW], tuple(known))


@lru_cache(maxsize=256)
def _nearest(wrong: str, known: tuple[str, ...]) -> str | None:
    """Search once for a mistake that somebody made in every row."""
    from difflib import get_close_matches  # noqa: PLC0415  # only a fault needs it

    written = wrong.casefold()
    by_small_letters = {name.casefold(): name for name in known}
    like = set(get_close_matches(written, by_small_letters, n=len(known) or 1))

    def rank(name: str) -> tuple[int, int]:
        return _slips(written, name), -len(commonprefix([written, name]))  # noqa: RUF071  # letter by letter

    return by_small_letters[min((name for name in by_small_letters if name in like), key=rank)] if like else None


def _slips(wrong: str, right: str) -> int:
    """Return how many letters were left out, put in, replaced or exchanged with the next one."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for at, letter in enumerate(wrong):
        before, last, row = row, before, [at + 1]
        for place, other in enumerate(right):
            row.append(min(row[place] + 1, before[place + 1] + 1, before[place] + (letter != other)))
            if at and place and (letter, wrong[at - 1]) == (right[place - 1], other):
                row[-1] = min(row[-1], last[place - 1] + 1)
    return row[-1]


def described(raw: Any) -> Sentence:
    """Return what kind of thing stands where something else was expected."""
    match raw:
        case None:
            return say(N_("null"))
        case bool():
            return say(N_("the word {written}"), written="true" if raw else "false")
        case str():
            return say(N_("a text"))
        case Unnumbered():
            return say(N_("{written}, which is no number"), written=raw.written)
        case list():
            return say(N_("a list"))
        case dict():
            return say(N_("an object"))
        case _:
            return say(N_("a number"))


def shortened(written: str) -> str:
    """Return what was written in quotation marks, fit for a line of an error."""
    shown = written if len(written) <= _ENOUGH_TO_SHOW else written[:_ENOUGH_TO_SHOW] + "…"
    return '"' + "".join(character if character.isprintable() else "\ufffd" for character in shown) + '"'
