"""What was typed and not saved the last time, offered once the window is there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cmdesk.basics.errors import FaultyInput
from cmdesk.basics.wording import N_, say
from cmdesk.desk.documents import open_document
from cmdesk.desk.drafts import LeftDraft, left_drafts, resume_draft
from cmdesk.desk.failures import OutputError
from cmdesk.gui import language

if TYPE_CHECKING:
    from cmdesk.gui.main_window import MainWindow
    from cmdesk.gui.windows import Windows


def offer_leftovers(windows: Windows, window: MainWindow) -> None:
    """Offer the latest draft that no window works on: resume it or discard it; nothing happens by itself."""
    left = next(iter(left_drafts()), None)
    if left is None:
        return
    when = language.words().moment(left.written.astimezone())
    words = language.text(say(N_("Not saved the last time, {when}: {name}"), when=when, name=_name(left)))
    window.banner.tell(
        words,
        [
            (language.text(N_("Resume")), partial(_resume, windows, window, left)),
            (language.text(N_("Discard")), partial(_discard, windows, window, left)),
        ],
    )


def _name(left: LeftDraft) -> str:
    client = left.content.get("client")
    name = client.get("name") if isinstance(client, dict) else None
    return str(name or left.content.get("reference") or language.text(N_("New contract")))


def _resume(windows: Windows, window: MainWindow, left: LeftDraft) -> None:
    target = window if window.session.is_untouched else windows.open()
    document = None
    if left.document is not None:
        try:
            document = open_document(left.document)
        except FaultyInput:
            document = None
    try:
        target.session.resume(left, document)
    except OutputError as error:
        target.tell_trouble(error.sentence)


def _discard(windows: Windows, window: MainWindow, left: LeftDraft) -> None:
    try:
        resume_draft(left.id).discard()
    except OutputError as error:
        window.tell_trouble(error.sentence)
        return
    offer_leftovers(windows, window)
