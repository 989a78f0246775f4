"""Files that a user names, read whole: one that cannot be read is an input at fault, like one that makes no sense."""

from __future__ import annotations

from cmdesk.basics.errors import Fault, FaultyInput
from cmdesk.basics.wording import N_, Sentence, say
from cmdesk.contract.contract import Contract
from cmdesk.contract.read import read_contract
from cmdesk.desk.failures import reason

_NO_NAME = N_("no file can have this name; check the path")

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest contract file that is read; a real one has some thousand."""


def read_file(path: str) -> bytes:
    """Return what a file holds; FaultyInput where it cannot be read or is beyond reason."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # pathlib costs start-up
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise at_fault(path, reason(error)) from error
    except ValueError:  # a name that no system can have
        raise at_fault(path, say(_NO_NAME)) from None
    return within_reason(content, path)


def check_readable(path: str) -> None:
    """FaultyInput where a file cannot be read; nothing of it is read."""
    try:
        with open(path, "rb"):  # noqa: PTH123  # as above
            pass
    except OSError as error:
        raise at_fault(path, reason(error)) from error
    except ValueError:
        raise at_fault(path, say(_NO_NAME)) from None


def within_reason(content: bytes, source: str) -> bytes:
    """Return the content again; FaultyInput where it is too long to be a contract."""
    if len(content) > LARGEST:
        raise at_fault(source, say(N_("the file is larger than {n} MB; this is no contract"), n=LARGEST >> 20))
    return content


def read_contract_file(path: str) -> Contract:
    """Return the contract in a file; FaultyInput with everything that is wrong with it."""
    return read_contract(read_file(path), path)


def at_fault(source: str, sentence: Sentence) -> FaultyInput:
    """Return the error of an input that is at fault as a whole."""
    return FaultyInput(source, (Fault("", sentence),))
