"""What was typed and not saved the last time, offered once the window is there."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import N_, say
from cmdesk.desk.documents import open_document
from cmdesk.desk.drafts import LeftDraft, left_drafts, resume_draft
from cmdesk.desk.failures import OutputError
from cmdesk.gui import language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cmdesk.desk.documents import Document
    from cmdesk.gui.main_window import MainWindow


def offer_leftovers(window: MainWindow) -> None:
    """Offer a draft that no window works on, one of the window's own file first: resume it or discard it."""
    _offer(window, sorted(left_drafts(), key=lambda left: not _belongs(left, window)))


def offer_own(window: MainWindow) -> None:
    """Offer the latest draft of the file that the window shows."""
    _offer(window, [left for left in left_drafts() if _belongs(left, window)])


def _offer(window: MainWindow, drafts: Sequence[LeftDraft]) -> None:
    """Offer the first of some drafts; nothing happens by itself."""
    if not drafts:
        return
    left = drafts[0]
    when = language.words().moment(left.written.astimezone())
    words = language.text(say(N_("Not saved the last time, {when}: {name}"), when=when, name=_name(left)))
    window.banner.tell(
        words,
        [
            (language.text(N_("Resume")), partial(_resume, window, left)),
            (language.text(N_("Discard")), partial(_ask_discard, window, left)),
        ],
    )


def _belongs(left: LeftDraft, window: MainWindow) -> bool:
    """Tell whether a draft was typed for the file that a window shows."""
    path = window.session.path
    return None not in (path, left.document) and os.path.realpath(str(path)) == os.path.realpath(str(left.document))


def _name(left: LeftDraft) -> str:
    client = left.content.get("client")
    name = client.get("name") if isinstance(client, dict) else None
    return str(name or left.content.get("reference") or language.text(N_("New contract")))


def _resume(window: MainWindow, left: LeftDraft) -> None:
    """Go on with a draft, where its file is shown and nothing is typed in it yet, else in a window for it."""
    session = window.session
    is_free = session.is_untouched or (_belongs(left, window) and not session.is_modified)
    target = window if is_free else window.open_another()
    document = _document_of(left)
    try:
        target.session.resume(left, document)
    except OutputError as error:
        target.tell_trouble(error.sentence)
        return
    if document is not None and document.digest != left.base:
        target.files.tell(say(N_("{file} has changed since this was typed."), file=Path(document.path).name))


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
