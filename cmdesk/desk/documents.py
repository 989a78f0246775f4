"""Contract files as documents: opened, saved whole or not at all, and never over what somebody else wrote meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from cmdesk.basics.atomic import write_atomically
from cmdesk.basics.wording import N_, say
from cmdesk.contract.read import read_contract
from cmdesk.contract.write import contract_to_json
from cmdesk.desk.failures import OutputError, reason
from cmdesk.desk.inputs import read_file

if TYPE_CHECKING:
    from cmdesk.contract.contract import Contract

SUFFIX = ".cmdesk"


class ChangedElsewhereError(OutputError):
    """The file is not as it was when it was opened or last saved; saving would undo somebody's work."""


@dataclass(frozen=True, slots=True)
class Document:
    """A contract and the file that holds it; `digest` tells what the file held when it was last read or written."""

    contract: Contract
    path: str
    digest: str


def open_document(path: str) -> Document:
    """Return the document in a file; FaultyInput with everything that is wrong, the file being left as it is."""
    content = read_file(path)
    return Document(read_contract(content, path), path, _digest(content))


def save(document: Document, contract: Contract) -> Document:
    """Save a contract in its document's file and return the document as it is now.

    OutputError where that fails, the old file being untouched; ChangedElsewhereError where the file has changed.
    """
    try:
        with open(document.path, "rb") as file:  # noqa: PTH123  # as everywhere in desk
            changed = _digest(file.read()) != document.digest
    except FileNotFoundError:
        changed = False  # deleted or moved: saving brings it back
    except OSError as error:
        raise OutputError(document.path, reason(error)) from error
    if changed:
        sentence = say(N_("another program has changed this file since it was opened; save under another name"))
        raise ChangedElsewhereError(document.path, sentence)
    return save_as(contract, document.path)


def save_as(contract: Contract, path: str) -> Document:
    """Save a contract in a file of the user's choice, replacing what is there; OutputError where that fails."""
    content = contract_to_json(contract).encode()
    try:
        write_atomically(path, content)
    except OSError as error:
        raise OutputError(path, reason(error)) from error
    return Document(contract, path, _digest(content))


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
