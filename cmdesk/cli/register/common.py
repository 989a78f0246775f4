"""What every deed of `cmdesk register` does alike: open the register, and say what goes wrong with it."""

from __future__ import annotations

import os
import re
from argparse import ArgumentTypeError
from typing import TYPE_CHECKING, NoReturn

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import N_, Words, say, words_for
from cmdesk.cli.console import complain
from cmdesk.cli.faults import AT_FAULT, complain_about
from cmdesk.cli.main import FAILED
from cmdesk.cli.register.command import WHICH
from cmdesk.contract.wrong import nearest
from cmdesk.desk.inputs import at_fault
from cmdesk.desk.rates import today
from cmdesk.desk.registers import check_there, opened, place_of
from cmdesk.register import errors
from cmdesk.register.query import parsed

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from cmdesk.cli.parser import Parser
    from cmdesk.register.query import Query
    from cmdesk.register.records import Summary
    from cmdesk.register.register import Register

    Job = Callable[[Register, Words], int]

_AT_FAULT = (
    errors.NotARegisterError,
    errors.NewerRegisterError,
    errors.UnknownAddressError,
    errors.NoSuchContractError,
    errors.NoSuchVersionError,
    errors.BadBackupError,
    errors.NoSuchFileError,
    errors.InUseError,
)
"""What is wrong with what the user named; everything else is wrong with the register or the way to it."""

_ADDRESS = "postgresql://user@host/database"
_SERVER = re.compile(r"(?P<user>[^/\\@]+@)?(?P<host>[\w-]+(\.[\w-]+)*)(?P<port>:\d+)?(?P<database>/[^/\\]*)?")
_FILE = re.compile(r"(?i)\.(sqlite3?|db)(\.before-restore[^/]*)?$")
_ENOUGH_DOTS = 2
"""So many are in the names of few files, a slash counting as one."""

_NUMBER = re.compile("#([1-9][0-9]{0,8})")
_START = re.compile(r"\w{1,2}")
_MOST_LIKE = 1000
"""So many references are looked through for a near miss."""


def register_option(parser: Parser) -> None:
    """Describe --register."""
    parser.option("--register", N_("FILE|URL"), WHICH, type=register_named(parser))


def register_named(parser: Parser) -> Callable[[str], str]:
    """Return the type of an option that names a register: no file is made under a name that may mean a server."""

    def named(written: str) -> str:
        if _may_be_a_server(written):
            raise ArgumentTypeError(parser.words.text(say(_WHICH_OF_TWO, address=_ADDRESS, file="./name")))
        return written

    return named


def _may_be_a_server(written: str) -> bool:
    """Tell whether a name has the form host[:port][/database], and is neither that of a file nor ends like one."""
    found = _SERVER.fullmatch(written)
    if found is None or _FILE.search(written) or os.path.exists(written):  # noqa: PTH110  # as in desk
        return False
    if found["database"] is not None and os.path.isdir(written.partition("/")[0]):  # noqa: PTH112  # as in desk
        return False
    dots = found["host"].count(".") + (found["database"] is not None)
    return bool(found["user"] or found["port"]) or found["host"] == "localhost" or dots >= _ENOUGH_DOTS


def overwrite_option(parser: Parser) -> None:
    """Describe --overwrite."""
    parser.switch("--overwrite", N_("Replace the file where there is one; without this it is left as it is."))


def check_free(path: str | None, arguments: Namespace, parser: Parser) -> None:
    """End with status 2 where a file that is to be written is there already and is not to be replaced."""
    if path is not None and not arguments.overwrite and os.path.isfile(path):  # noqa: PTH113  # as in desk
        parser.error(parser.words.text(say(N_("{file} is there already; --overwrite replaces it"), file=path)))


def query_argument(parser: Parser) -> None:
    """Describe the search that a deed takes."""
    about = N_(
        "What to look for: words, and words with a prefix: ref: client: entity: edition: currency: by: due:<30d"
        ' changed:<7d. All must hold; -word leaves out: "acme -test".'
    )
    parser.search(about)


def asked(arguments: Namespace, parser: Parser) -> Query:
    """Return the search that arguments ask for; ends with status 2 where it cannot be read."""
    text = " ".join(map(_as_written, arguments.query))
    try:
        return parsed(text, today())
    except FaultyInput as faulty:
        parser.refuse(f"{text}: {fault.place}: {parser.words.text(fault.sentence)}" for fault in faulty.faults)


def _as_written(word: str) -> str:
    """Return an argument as it was written: one that begins with a dash was made the path of a file on the way."""
    return word.removeprefix("./") if word.startswith("./-") else word


def with_register(arguments: Namespace, job: Job, *, may_make: bool = False) -> int:
    """Return the status of a job done with the register that arguments name; what goes wrong is said."""
    words, place = words_for(arguments.lang), place_of(arguments.register)
    return told(lambda: _done(place, job, words, may_make=may_make), words)


def told(job: Callable[[], int], words: Words) -> int:
    """Return the status of a job; what is wrong with the input or with the register is said."""
    try:
        return job()
    except FaultyInput as faulty:
        complain_about([faulty], words)
        return AT_FAULT
    except errors.RegisterError as error:
        complain(f"{error.place}: {words.text(error.sentence)}")
        if isinstance(error, errors.LoginRefusedError):
            complain(words.text(say(_HINT, command="cmdesk register --register URL password")))
        return AT_FAULT if isinstance(error, _AT_FAULT) else FAILED


def _done(place: str, job: Job, words: Words, *, may_make: bool) -> int:
    """Open the register, tell what is to be told of where it lies, and do the job."""
    if not may_make:
        check_there(place)
    with opened(place) as register:
        for note in register.notes:
            complain(words.text(note))
        return job(register, words)


def number_of(register: Register, reference: str) -> int:
    """Return the number of the contract that a reference names, whatever its capitals, or #12 itself.

    FaultyInput where there is no one, with the near miss.
    """
    reference = _as_written(reference)
    found = register.by_reference(reference)
    number = None if found else _NUMBER.fullmatch(reference)
    if number is not None:
        return _known(register, int(number[1]))
    found = found or tuple(one for one in _like(register, f'"{reference}"') if _is_alike(one.reference, reference))
    return the_one(reference, found) or _refused(register, reference)


def the_one(reference: str, found: Sequence[Summary]) -> int:
    """Return the number of the one contract that was found, 0 where none was; FaultyInput where several were."""
    if len(found) > 1:
        raise at_fault(reference, say(_SEVERAL, numbers=tuple(f"#{one.id}" for one in found)))
    return found[0].id if found else 0


def _known(register: Register, number: int) -> int:
    """Return the number of a contract; FaultyInput where none ever had it."""
    if register.last_changes(number, 1):
        return number
    raise at_fault(register.place, say(_NO_NUMBER, number=f"#{number}", command="cmdesk register list"))


def _refused(register: Register, reference: str) -> NoReturn:
    """Raise FaultyInput: no contract bears a reference, though another one may have been meant."""
    start = _START.search(reference)
    known = () if start is None else tuple(one.reference for one in _like(register, start[0]))
    near = nearest(reference, known)
    if near is None:
        raise at_fault(reference, say(_NO_SUCH, command="cmdesk register list"))
    raise at_fault(reference, say(_NEAR, near=near))


def _like(register: Register, words: str) -> Sequence[Summary]:
    """Return contracts whose references have some words; none where they cannot be looked for."""
    try:
        return register.search(parsed(f"ref:{words}", today()), today(), most=_MOST_LIKE).rows
    except FaultyInput:
        return ()


def _is_alike(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


_HINT = N_("{command} keeps a password in the key ring of this system; a service file of PostgreSQL does as well.")
_WHICH_OF_TWO = N_("is this a server or a file? Write {address} for a server, {file} for a file")
_SEVERAL = N_("is the reference of several contracts ({numbers}); name one of them by its number, in quotation marks")
_NO_NUMBER = N_("there is no contract {number}; {command} shows all of them")
_NEAR = N_("is the reference of no contract in the register; did you mean {near}?")
_NO_SUCH = N_("is the reference of no contract in the register; {command} shows all of them")
