"""Shapes of plain JSON values, checked strictly: every key known, every value right, every fault with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.contract import fields as form
from cmdesk.contract.days import read_day
from cmdesk.contract.findings import Findings, shown_key
from cmdesk.contract.json_text import Unnumbered
from cmdesk.contract.wrong import WrongValue, described, nearest, unknown

if TYPE_CHECKING:
    from datetime import date

Check = Callable[[Any, str, Findings], Any]
"""Takes a value, its place and the findings so far; returns the value, or raises WrongValue."""

DEEPEST = 20
"""Levels that no file of ours comes near to."""

_ANY_DAY = form.day("", "")["field"]


# Objects and lists


def an_object(
    raw: Any, place: str, findings: Findings, needed: Mapping[str, Check], optional: Mapping[str, Check] | None = None
) -> dict[str, Any]:
    """Return the values of an object whose every key is known; what is not needed and not there is None."""
    known = {**needed, **(optional or {})}
    found: dict[str, Any] = dict.fromkeys(known)
    if not isinstance(raw, dict):
        raise WrongValue(say(N_("is {found}; an object in braces belongs here"), found=described(raw)))
    prefix = f"{place}." if place else ""
    findings.check_repeated(raw, prefix)
    for key, value in raw.items():
        if key in known:
            found[key] = _checked(known[key], value, prefix + key, findings)
        else:
            findings.add(prefix + shown_key(key), _no_such_key(key, [one for one in known if one not in raw]))
    for key in needed:
        if key not in raw:
            findings.add(prefix + key, say(N_("is missing; write the results anew with cmdesk calc --format json")))
    return found


def _checked(check: Check, raw: Any, place: str, findings: Findings) -> Any:
    """Return a value that its check accepts, None with a fault where it does not."""
    try:
        return check(raw, place, findings)
    except WrongValue as wrong:
        findings.add(place, wrong.sentence)
        return None


def _no_such_key(key: str, known: Iterable[str]) -> Sentence:
    """Return what to do about an unknown key."""
    near = nearest(key, known)
    if near is None:
        return say(N_("is no key that belongs here; take it out"))
    return say(N_("is no key that belongs here; did you mean {near}?"), near=near)


def a_list(raw: Any, place: str, findings: Findings, check: Check) -> list[Any]:
    """Return the values of a list, each of them checked."""
    if not isinstance(raw, list):
        raise WrongValue(say(N_("is {found}; a list in square brackets belongs here"), found=described(raw)))
    return [_checked(check, one, f"{place}[{at}]", findings) for at, one in enumerate(raw)]


# Values


def a_text(raw: Any, _place: str, _findings: Findings) -> str:
    """Return a text."""
    if not isinstance(raw, str):
        raise WrongValue(say(N_("is {found}; write a text in quotation marks"), found=described(raw)))
    return raw


def texts(raw: Any, place: str, findings: Findings) -> tuple[str, ...]:
    """Return a list of texts."""
    return tuple(a_list(raw, place, findings, a_text))


def a_day(raw: Any, _place: str, _findings: Findings) -> date:
    """Return a day."""
    return read_day(raw, _ANY_DAY)


def a_flag(raw: Any, _place: str, _findings: Findings) -> bool:
    """Return a yes or no."""
    if not isinstance(raw, bool):
        raise WrongValue(say(N_("is {found}; write true or false"), found=described(raw)))
    return raw


def anything(raw: Any, _place: str, _findings: Findings) -> Any:
    """Return whatever JSON can hold."""
    if isinstance(raw, Unnumbered):
        raise WrongValue(say(N_("is {found}; write a number such as 1250.00"), found=described(raw)))
    if nests_beyond(raw, DEEPEST):
        raise WrongValue(say(N_("lists and objects nest beyond reason here; take them out")))
    return raw


def nests_beyond(raw: Any, levels: int) -> bool:
    """Tell whether lists and objects nest deeper than so many levels."""
    inside = raw.values() if isinstance(raw, dict) else raw if isinstance(raw, list) else ()
    return any(levels == 0 or nests_beyond(one, levels - 1) for one in inside)


def one_of(choices: Iterable[str]) -> Check:
    """Return the check for one of some texts."""
    known = tuple(choices)

    def check(raw: Any, place: str, findings: Findings) -> str:
        if a_text(raw, place, findings) not in known:
            raise unknown(raw, known)
        return str(raw)

    return check


def or_null(check: Check) -> Check:
    """Return a check that lets null pass."""
    return lambda raw, place, findings: None if raw is None else check(raw, place, findings)
