"""`cmdesk register DEED`: finds the deed among the arguments, or says what can be done."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from cmdesk.basics.wording import N_, Words, say, words_for
from cmdesk.cli.main import language_in
from cmdesk.cli.parser import Parser
from cmdesk.contract.wrong import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ABOUT = N_("Keep contracts in a register: bring them in, find them, see what is to be done in them, and share them.")


class Deed(NamedTuple):
    """Where a deed lives, and what it does in a few words."""

    module: str
    summary: str


DEEDS = {
    "list": Deed("listing", N_("find contracts")),
    "show": Deed("showing", N_("print a contract, as it is or was")),
    "deadlines": Deed("deadlines", N_("see what is to be done, and by when")),
    "import": Deed("importing", N_("bring contracts in")),
    "export": Deed("exporting", N_("give contracts out")),
    "history": Deed("history", N_("see who changed what, when and why")),
    "delete": Deed("deleting", N_("take a contract out of sight")),
    "undelete": Deed("undeleting", N_("have a deleted contract back")),
    "refresh": Deed("refreshing", N_("bring deadlines up to date")),
    "check": Deed("checking", N_("check that nothing was damaged or altered")),
    "backup": Deed("backing_up", N_("make a backup")),
    "restore": Deed("restoring", N_("put a backup back")),
    "password": Deed("password", N_("keep the password of a server in the key ring")),
}

_WITH_VALUE = {"--register", "--lang", "--format"}
"""The options that may stand before the deed, each with its value."""


def chosen(arguments: Sequence[str]) -> tuple[str, Any, list[str]]:
    """Return the name and the module of the deed that arguments ask for, and the arguments without it."""
    at = next(_places(arguments), None)
    if at is None:
        raise SystemExit(_without_deed(arguments))
    deed = arguments[at]
    if deed not in DEEDS:
        _refuse(deed, words_for(language_in(arguments)))
    module = import_module(f"cmdesk.cli.register.{DEEDS[deed].module}")
    return f"register {deed}", module, [*arguments[:at], *arguments[at + 1 :]]


def _places(arguments: Sequence[str]) -> Iterator[int]:
    """Yield the places of what is neither an option nor the value of one."""
    is_value = False
    for at, argument in enumerate(arguments):
        if not is_value and not argument.startswith("-"):
            yield at
        is_value = argument in _WITH_VALUE


def _without_deed(arguments: Sequence[str]) -> int:
    """Say what can be done; as help where that was asked for, else as a fault."""
    words = words_for(language_in(arguments))
    if {"--help", "-h"}.isdisjoint(arguments):
        _refuse(None, words)
    _help_page(words).print_help()
    return 0


def _help_page(words: Words) -> Parser:
    """Return the description of all deeds."""
    parser = Parser("register", ABOUT, words)
    parser.usage = f"cmdesk register {words.text(N_('DEED'))} [--register {words.text(N_('FILE|URL'))}] ..."
    for name, deed in DEEDS.items():
        parser.deed(name, deed.summary)
    parser.option("--register", N_("FILE|URL"), WHICH)
    parser.closing_options()
    parser.epilog = words.text(say(N_("{command} shows how a command is used."), command="cmdesk register list --help"))
    return parser


def _refuse(deed: str | None, words: Words) -> None:
    """End with status 2: there is no such deed, or none was named."""
    parser = Parser("register", ABOUT, words)
    if deed is None:
        parser.error(words.text(say(N_("name what to do: {deeds}"), deeds=tuple(DEEDS))))
    near = nearest(deed, DEEDS)
    if near is None:
        parser.error(words.text(say(N_("{deed} cannot be done; name one of {deeds}"), deed=deed, deeds=tuple(DEEDS))))
    parser.error(words.text(say(N_("{deed} cannot be done; did you mean {near}?"), deed=deed, near=near)))


WHICH = N_("The register: a file, or the address of a server; without it your own, or the one settled in the window.")
