"""Where a register may lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmdesk.register import drives

LINUX = """\
/dev/sda1 / ext4 rw,relatime 0 0
server:/export /mnt/team nfs4 rw,vers=4.2 0 0
//server/share /mnt/our\\040files cifs rw 0 0
tmpfs /mnt/team/local tmpfs rw 0 0
broken
"""
MAC = """\
/dev/disk1s1 on / (apfs, local, journaled)
//ann@server/share on /Volumes/share (smbfs, nodev, nosuid, mounted by ann)
map auto_home on /System/Volumes/Data/auto (autofs)
"""


@pytest.mark.parametrize(
    "path, kind",
    [
        ("/srv/ann/register.sqlite", "ext4"),
        ("/mnt/team/register.sqlite", "nfs4"),
        ("/mnt/our files/a/b/register.sqlite", "cifs"),
        ("/mnt/team/local/register.sqlite", "tmpfs"),
        ("/mnt/teams/register.sqlite", "ext4"),
    ],
)
def test_the_innermost_place_decides(path: str, kind: str) -> None:
    """A name that only begins alike is another place."""
    assert drives.kind_at(path, drives.mounts_of_linux(LINUX)) == kind


def test_what_a_mac_tells() -> None:
    """The name of a share may have spaces and brackets in it."""
    found = drives.mounts_of_mac(MAC)
    assert drives.kind_at("/Volumes/share/register.sqlite", found) == "smbfs"
    assert drives.kind_at("/tmp/register.sqlite", found) == "apfs"  # noqa: S108  # no file is made
    assert drives.kind_at("relative", {}) == ""


@pytest.mark.parametrize("mounts, expected", [(LINUX, True), ("/dev/sda1 / ext4 rw 0 0\n", False), (None, False)])
def test_a_drive_of_another_computer_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mounts: str | None, expected: bool
) -> None:
    """Where nobody tells it is taken to be our own."""
    told = tmp_path / "mounts"
    if mounts is not None:
        told.write_text(mounts)
    monkeypatch.setattr(drives, "_MOUNTS", str(told))
    assert drives.is_on_network("/mnt/team/register.sqlite") is expected


@pytest.mark.parametrize(
    "path, is_told",
    [("/srv/ann/OneDrive - ACME/r.sqlite", True), ("/srv/ann/Dropbox/r.sqlite", True), ("/srv/ann/r.sqlite", False)],
)
def test_a_folder_that_is_copied_elsewhere_is_told_once(path: str, is_told: bool) -> None:
    """It is not refused, for it may be closed whenever it is copied."""
    assert bool(drives.notes_on(path)) is is_told
