"""Drafts: what was typed and not saved yet, kept in the user's own folder until it is saved or discarded.

A draft belongs to the window that writes it as long as that runs; what a crash leaves behind is offered at the next
start, and nothing is overwritten or deleted before the user has said so. What a draft holds is for the window to know:
a form half filled in is no contract yet. With it stays the state of the file that it grew from, so that a draft resumed
is not saved over a newer file unasked.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from cmdesk.desk.failures import OutputError, reason
from cmdesk.desk.folders import drafts_folder
from cmdesk.desk.kept import State, forget_kept, read_kept, write_kept
from cmdesk.desk.locks import Lock

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cmdesk.register.records import Edit

_SUFFIX = ".draft"
_LOCK = ".lock"


@dataclass(frozen=True, slots=True)
class OnItsWay:
    """What was being added to the register when its draft was kept: with the same edit it is not added twice."""

    content: Mapping[str, Any]
    edit: Edit


@dataclass(frozen=True, slots=True)
class Home:
    """Where in a register a draft is at home: by its place, the number of its contract and the version it grew from.

    Number and version are 0 for a contract that is to be added; `added` is what of it may be there already. `at` is
    when that version was made, None where that is not known.
    """

    register: str
    contract_id: int = 0
    version: int = 0
    added: OnItsWay | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LeftDraft:
    """A draft that no window is working on: which document it belongs to, when it was written, and what it holds.

    `base` is the digest of the document's file as it was when the draft grew from it, empty where that is not known;
    `home` is where it belongs in a register, None for a draft of a document or of nothing at all.
    """

    id: str
    document: str | None
    written: datetime
    content: Mapping[str, Any]
    base: str = ""
    home: Home | None = None


class Draft:
    """The draft of one open document; it is this window's own until `discard` or `leave`."""

    def __init__(self, draft_id: str, lock: Lock) -> None:
        self.id = draft_id
        self._lock = lock

    def keep(
        self, content: Mapping[str, Any], document: str | None = None, base: str = "", *, home: Home | None = None
    ) -> None:
        """Write what is typed so far, with where it belongs; OutputError where that fails."""
        path = _path(self.id)
        written = datetime.now(UTC).isoformat(timespec="seconds")
        values = {"document": document, "base": base, "written": written, "content": dict(content)}
        if home is not None:
            values["home"] = _home_values(home)
        try:
            write_kept(path, values)
        except OSError as error:
            raise OutputError(str(path), reason(error)) from error

    def discard(self) -> None:
        """Delete the draft: it was saved, or the user wants none of it."""
        with suppress(OSError):  # what cannot be deleted is offered again
            forget_kept(_path(self.id))
        self._lock.release()

    def leave(self) -> None:
        """Let go of the draft and keep what it holds for another time."""
        self._lock.release()


def new_draft() -> Draft:
    """Return a draft with nothing in it; no file is made before something is kept, but for its lock."""
    return _locked(uuid4().hex)


def left_drafts() -> tuple[LeftDraft, ...]:
    """Return the drafts that no window is working on, the latest first; a damaged one is passed over and stays."""
    found = []
    for path in sorted(drafts_folder().glob("*" + _SUFFIX)):
        lock = Lock(_lock_path(path.stem))
        if lock.take():
            draft = _left(path)
            lock.release()
            found += [draft] if draft else []
    return tuple(sorted(found, key=lambda draft: draft.written, reverse=True))


def resume_draft(draft_id: str) -> Draft:
    """Return a draft that was left, now this window's own; OutputError where another window was faster."""
    return _locked(draft_id)


def _locked(draft_id: str) -> Draft:
    """Return a draft that is this window's own."""
    path = _lock_path(draft_id)
    lock = Lock(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        taken = lock.take()
    except OSError as error:
        raise OutputError(str(path), reason(error)) from error
    if not taken:
        raise OutputError(str(path), reason(BlockingIOError(16, "")))
    return Draft(draft_id, lock)


def _left(path: Path) -> LeftDraft | None:
    """Return the draft in a file; None where it is damaged."""
    kept = read_kept(path)
    values = kept.values
    match values:
        case {"document": str() | None, "written": str(written), "content": dict()} if kept.state is not State.LOST:
            with suppress(ValueError):
                moment = datetime.fromisoformat(written).astimezone(UTC)
                base = values.get("base")
                known = base if isinstance(base, str) else ""
                return LeftDraft(path.stem, values["document"], moment, values["content"], known, _home(values))
    return None


def _home(values: Mapping[str, Any]) -> Home | None:
    """Return where a draft says that it is at home; None where it says nothing that makes sense."""
    match values.get("home"):
        case {"register": str(register), "contract_id": int(number), "version": int(version), **more}:
            return Home(register, number, version, _added(more.get("added")), _moment(more.get("at")))
    return None


def _moment(text: Any) -> datetime | None:
    """Return a moment that was kept; None where none was."""
    with suppress(ValueError):
        return datetime.fromisoformat(text) if isinstance(text, str) else None
    return None


def _home_values(home: Home) -> dict[str, Any]:
    """Return where a draft is at home as values of a file."""
    values = {"register": home.register, "contract_id": home.contract_id, "version": home.version}
    if home.at is not None:
        values["at"] = home.at.isoformat()
    if home.added is None:
        return values
    made = home.added.edit
    told = {"who": made.who, "at": made.at.isoformat(), "why": made.why}
    return {**values, "added": {"content": dict(home.added.content), **told}}


def _added(values: Any) -> OnItsWay | None:
    """Return what was on its way into the register; None where nothing was."""
    from cmdesk.register.records import Edit  # noqa: PLC0415  # seldom needed, and never before the first paint

    match values:
        case {"content": dict(content), "who": str(who), "at": str(at), "why": str(why)}:
            with suppress(ValueError):
                return OnItsWay(content, Edit(who, datetime.fromisoformat(at), why))
    return None


def _path(draft_id: str) -> Path:
    return drafts_folder() / (draft_id + _SUFFIX)


def _lock_path(draft_id: str) -> Path:
    return drafts_folder() / (draft_id + _LOCK)
