"""Plain values to texts, yes or no, and choices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

from cmdesk.basics.wording import N_, say
from cmdesk.contract.known import is_known, known_names, likely_first
from cmdesk.contract.wrong import WrongValue, described, unknown

if TYPE_CHECKING:
    from collections.abc import Collection

    from cmdesk.contract.fields import Field, Known

C = TypeVar("C", bound=str)

LONGEST_TEXT = 10_000
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def read_text(raw: Any, _: Field) -> str:
    """Return a text that is not empty and that every document can show."""
    if not isinstance(raw, str):
        raise WrongValue(say(N_("is {found}; write a text in quotation marks"), found=described(raw)))
    if not raw.strip():
        raise WrongValue(say(N_("is empty; fill it in, or leave the key out where it may be absent")))
    if len(raw) > LONGEST_TEXT:
        raise WrongValue(say(N_("is longer than {most} characters; shorten it"), most=LONGEST_TEXT))
    if not raw.isprintable() and (found := _UNPRINTABLE.search(raw)):
        code = f"U+{ord(found[0]):04X}"
        raise WrongValue(say(N_("holds the character {code}, which no document can show; take it out"), code=code))
    return raw


def read_id(raw: Any, known: Known) -> str:
    """Return an id that its list knows."""
    if not isinstance(raw, str):
        raise WrongValue(say(N_("is {found}; write a text in quotation marks"), found=described(raw)))
    if not is_known(known, raw):
        raise unknown(raw, likely_first(known), known_names(known))
    return raw


def read_choice(raw: Any, choices: Collection[C]) -> C:
    """Return the choice that a text names."""
    if not isinstance(raw, str):
        raise WrongValue(say(N_("is {found}; write one of: {known}"), found=described(raw), known=tuple(choices)))
    for choice in choices:
        if choice == raw:
            return choice
    raise unknown(raw, choices)


def read_flag(raw: Any, _: Field) -> bool:
    """Return a yes or no."""
    if not isinstance(raw, bool):
        raise WrongValue(say(N_("is {found}; write true or false"), found=described(raw)))
    return raw
