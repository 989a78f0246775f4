"""What was typed and not saved the last time, offered once the window is there."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import N_, say
from cmdesk.desk.documents import open_document
from cmdesk.desk.drafts import LeftDraft, left_drafts, resume_draft
from cmdesk.desk.failures import OutputError
from cmdesk.gui import language
from cmdesk.gui.living import while_there
from cmdesk.register.errors import NoSuchContractError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cmdesk.basics.wording import Sentence
    from cmdesk.desk.documents import Document
    from cmdesk.desk.drafts import Home
    from cmdesk.gui.main_window import MainWindow
    from cmdesk.register.records import Stored
    from cmdesk.register.register import Register


def offer_leftovers(window: MainWindow) -> bool:
    """Offer a draft that no window works on, one of the window's own contract first; tell whether there is one."""
    return _offer(window, sorted(left_drafts(), key=lambda left: not _belongs(left, window)))


def offer_own(window: MainWindow) -> bool:
    """Offer the latest draft of the file or the contract that the window shows; tell whether there is one."""
    return _offer(window, [left for left in left_drafts() if _belongs(left, window)])


def _offer(window: MainWindow, drafts: Sequence[LeftDraft], at: int = 0) -> bool:
    """Offer one of some drafts, and the next where there are several; nothing happens by itself.

    What belongs in another register waits for that.
    """
    some = [one for one in drafts if _can_be_resumed(one, window)]
    if not some:
        return False
    left = some[at % len(some)]
    deeds: list[tuple[str, Callable[[], object]]] = [
        (language.text(N_("Resume")), partial(_resume, window, left)),
        (language.text(N_("Discard")), partial(_ask_discard, window, left)),
    ]
    if len(some) > 1:
        deeds.append((language.text(N_("Next one")), partial(_offer, window, some, at + 1)))
    window.banner.tell(language.text(_said(left, at % len(some) + 1, len(some))), deeds)
    return True


def _said(left: LeftDraft, number: int, of: int) -> Sentence:
    """Return what is said of a draft, and which of several it is."""
    when = language.words().moment(left.written.astimezone())
    if of == 1:
        return say(N_("Not saved the last time, {when}: {name}"), when=when, name=_name(left))
    several = N_("Not saved the last time, {number} of {of}, {when}: {name}")
    return say(several, number=number, of=of, when=when, name=_name(left))


def _can_be_resumed(left: LeftDraft, window: MainWindow) -> bool:
    """Tell whether a draft belongs in no register, or in the one that is open; a new one does with any."""
    keeper = window.keeper
    return left.home is None or not left.home.contract_id or (keeper.is_open and keeper.name == left.home.register)


def _belongs(left: LeftDraft, window: MainWindow) -> bool:
    """Tell whether a draft was typed for the file or the contract that a window shows."""
    number = window.session.storing.contract_id
    if left.home is not None:
        return number is not None and number == left.home.contract_id
    path = window.session.path
    return path is not None and left.document is not None and _name_of_file(path) == _name_of_file(left.document)


def _name_of_file(path: str) -> str:
    """Return the one name of a file without asking the disk, for which one may wait long; links stay as they are."""
    return os.path.normcase(os.path.abspath(path))  # noqa: PTH100  # as said


def _name(left: LeftDraft) -> str:
    client = left.content.get("client")
    name = client.get("name") if isinstance(client, dict) else None
    return str(name or left.content.get("reference") or language.text(N_("New contract")))


def _resume(window: MainWindow, left: LeftDraft) -> None:
    """Go on with a draft, where its file is shown and nothing is typed in it yet, else in a window for it."""
    if left.home is not None and left.home.contract_id:
        _ask_version(window, left, left.home)
        return
    document, target = _document_of(left), _target(window, left)
    try:
        target.session.resume(left, document)
    except OutputError as error:
        target.tell_trouble(error.sentence)
        return
    target.show_page(0)
    if document is not None and document.digest != left.base:
        target.files.tell(say(N_("{file} has changed since this was typed."), file=Path(document.path).name))


def _target(window: MainWindow, left: LeftDraft) -> MainWindow:
    """Return the window in which to go on with a draft: this one where nothing else is typed in it by now."""
    session = window.session
    is_free = session.is_untouched or (_belongs(left, window) and not session.is_modified)
    return window if is_free else window.open_another()


def _ask_version(window: MainWindow, left: LeftDraft, home: Home) -> None:
    """Ask for the version that a draft grew from, and go on with both; where the window is closed, it stays a draft."""

    def found(register: Register) -> Stored | None:
        with suppress(NoSuchContractError):
            return register.base(home.contract_id, home.version, home.at)
        return None

    def show(stored: Stored | None) -> None:
        if not window.isHidden():
            _resume_kept(_target(window, left), left, stored)

    window.keeper.ask(found, while_there(window, show), while_there(window, window.tell_trouble))


def _resume_kept(window: MainWindow, left: LeftDraft, stored: Stored | None) -> None:
    """Go on with a draft of a contract of the register; one whose contract is gone is at home nowhere any more."""
    try:
        if stored is not None:
            window.session.resume_kept(left, stored)
        else:
            window.session.resume(replace(left, home=None), None)
    except OutputError as error:
        window.tell_trouble(error.sentence)
        return
    window.show_page(0)
    if stored is None:
        add = (language.text(N_("Add to the register")), window.kept.add)
        window.tell_trouble(say(N_("This contract is not in the register any more")), [add])


def _document_of(left: LeftDraft) -> Document | None:
    """Return the document that a draft was typed for, None where it is gone or no longer opens."""
    if left.document is None:
        return None
    try:
        return open_document(left.document)
    except FaultyInput:
        return None


def _ask_discard(window: MainWindow, left: LeftDraft) -> None:
    """Ask once more: what is discarded is nowhere else."""
    window.banner.tell(
        language.text(say(N_("Discard for good what was not saved of {name}?"), name=_name(left))),
        [
            (language.text(N_("Discard")), partial(_discard, window, left)),
            (language.text(N_("Keep as draft")), partial(offer_leftovers, window)),
        ],
    )


def _discard(window: MainWindow, left: LeftDraft) -> None:
    try:
        resume_draft(left.id).discard()
    except OutputError as error:
        window.tell_trouble(error.sentence)
        return
    offer_leftovers(window)
