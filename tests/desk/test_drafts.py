"""Drafts: kept while one types, offered after a crash, never while another window works on them."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cmdesk.desk import drafts
from cmdesk.desk.drafts import Home, OnItsWay, left_drafts, new_draft, resume_draft
from cmdesk.desk.failures import OutputError
from cmdesk.desk.folders import drafts_folder
from cmdesk.register.records import Edit
from tests.cli.programs import ROOT, posix

WRITER = """
import sys, time
from cmdesk.desk.drafts import new_draft
draft = new_draft()
draft.keep({"reference": "typed"}, "/contracts/a.cmdesk")
print("kept", flush=True)
time.sleep(600)
"""


def test_left_and_resumed() -> None:
    """What was left is offered with its document and its time; resumed, it is nobody else's."""
    draft = new_draft()
    draft.keep({"reference": "A"}, "/contracts/a.cmdesk", "5e")
    assert left_drafts() == ()
    draft.leave()
    [left] = left_drafts()
    assert (left.id, left.document, left.base) == (draft.id, "/contracts/a.cmdesk", "5e")
    assert left.content == {"reference": "A"}
    assert datetime.now(UTC) - left.written < timedelta(minutes=1)
    again = resume_draft(left.id)
    assert left_drafts() == ()
    with pytest.raises(OutputError, match="another program holds the file"):
        resume_draft(left.id)
    again.leave()


def test_the_latest_first() -> None:
    """Several are offered in the order of their writing, each as it was written last."""
    found = []
    for at in range(3):
        draft = new_draft()
        draft.keep({"n": -1})
        draft.keep({"n": at})
        draft.leave()
        path = drafts_folder() / f"{draft.id}.draft"
        path.write_text(path.read_text("utf-8").replace('"written": "2', f'"written": "{at + 1}'), "utf-8")
        found.append(draft.id)
    assert [(left.id, left.content["n"]) for left in left_drafts()] == [(found[2], 2), (found[1], 1), (found[0], 0)]


def test_discarded() -> None:
    """A draft discarded is gone with all its files."""
    draft = new_draft()
    draft.keep({"reference": "A"})
    draft.discard()
    assert left_drafts() == ()
    assert list(drafts_folder().iterdir()) == []


def test_a_window_without_anything_typed() -> None:
    """A draft in which nothing was kept leaves nothing behind."""
    new_draft().leave()
    assert list(drafts_folder().iterdir()) == []


@posix
def test_a_crash() -> None:
    """What a window had kept when it was killed is offered; as long as it runs, it is not."""
    with subprocess.Popen([sys.executable, "-c", WRITER], cwd=ROOT, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"kept\n"
        assert left_drafts() == ()
        other.send_signal(signal.SIGKILL)
    [left] = left_drafts()
    assert (left.document, left.content) == ("/contracts/a.cmdesk", {"reference": "typed"})


def test_a_draft_of_an_unknown_state() -> None:
    """A draft that does not say what its file was like is offered all the same."""
    drafts_folder().mkdir(parents=True)
    content = '{"document": "/a.cmdesk", "written": "2025-11-18T09:00:00+00:00", "content": {}}'
    (drafts_folder() / "x.draft").write_text(content, encoding="utf-8")
    [left] = left_drafts()
    assert left.base == ""


@pytest.mark.parametrize(
    "content",
    [
        "{",
        '{"document": null, "content": {}}',
        '{"document": 1, "written": "2025-11-18T09:00:00+00:00", "content": {}}',
        '{"document": null, "written": "yesterday", "content": {}}',
    ],
)
def test_a_damaged_draft(content: str) -> None:
    """It is passed over and stays where it is."""
    drafts_folder().mkdir(parents=True)
    path = drafts_folder() / "x.draft"
    path.write_text(content, encoding="utf-8")
    assert left_drafts() == ()
    assert path.read_text("utf-8") == content


def test_no_place_for_drafts(home: Path) -> None:
    """Where no draft can be kept, that is told."""
    home.write_text("a file where the folder should be", "utf-8")
    with pytest.raises(OutputError):
        new_draft()


def test_a_draft_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """So is one that cannot be written, and the one before stays."""
    draft = new_draft()
    draft.keep({"reference": "A"})

    def write(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(drafts, "write_kept", write)
        with pytest.raises(OutputError, match="the disk is full"):
            draft.keep({"reference": "B"})
    draft.leave()
    assert left_drafts()[0].content == {"reference": "A"}


def test_a_draft_that_cannot_be_deleted(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is offered again."""
    draft = new_draft()
    draft.keep({"reference": "A"})

    def forget(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(drafts, "forget_kept", forget)
        draft.discard()
    assert len(left_drafts()) == 1


NOON = datetime(2025, 11, 18, 12, 0, 0, 5, tzinfo=UTC)
ON_ITS_WAY = Home("/register", added=OnItsWay({"reference": "A"}, Edit("Ann", NOON, "new")))


@pytest.mark.parametrize("home", [Home("/register"), Home("postgresql://ann@host/db", 7, 3, at=NOON), ON_ITS_WAY])
def test_a_draft_remembers_where_it_is_at_home(home: Home) -> None:
    """By the register, the contract and the version that it grew from."""
    draft = new_draft()
    draft.keep({"reference": "A"}, home=home)
    draft.leave()
    [left] = left_drafts()
    assert left.home == home
    resume_draft(left.id).discard()


def test_a_home_that_makes_no_sense_is_none() -> None:
    """The draft itself is still offered."""
    draft = new_draft()
    draft.keep({"reference": "A"}, home=Home("/register"))
    draft.leave()
    [path] = drafts_folder().glob("*.draft")
    path.write_text(path.read_text("utf-8").replace('"register": "/register"', '"register": 7'), "utf-8")
    [left] = left_drafts()
    assert left.home is None
    resume_draft(left.id).discard()


def test_a_version_made_at_no_time_is_known_by_its_number() -> None:
    """As one that a program kept which did not say when."""
    draft = new_draft()
    draft.keep({"reference": "A"}, home=Home("/register", 7, 3, at=NOON))
    draft.leave()
    [path] = drafts_folder().glob("*.draft")
    path.write_text(path.read_text("utf-8").replace(NOON.isoformat(), "at noon"), "utf-8")
    assert [left.home for left in left_drafts()] == [Home("/register", 7, 3)]


def test_what_was_on_its_way_at_no_time_is_none() -> None:
    """The draft is there all the same."""
    draft = new_draft()
    draft.keep({"reference": "A"}, home=ON_ITS_WAY)
    draft.leave()
    [path] = drafts_folder().glob("*.draft")
    path.write_text(path.read_text("utf-8").replace("2025-11-18T12", "18 November"), "utf-8")
    assert [left.content for left in left_drafts()] == [{"reference": "A"}]
    assert [left.home for left in left_drafts()] == [Home("/register")]
