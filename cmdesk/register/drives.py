"""Where a file lies: on this computer, on another one, or in a folder that a service copies elsewhere."""

from __future__ import annotations

import os
import sys
from pathlib import PurePath

from cmdesk.basics.wording import N_, Sentence, say

_NETWORK = frozenset(
    {
        "9p", "afpfs", "afs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.sshfs",
        "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb", "smb2", "smb3", "smbfs", "webdav",
    }
)  # fmt: skip
"""Kinds of file systems that lie on another computer."""

_SYNCED = ("dropbox", "google drive", "googledrive", "icloud", "mobile documents", "nextcloud", "onedrive", "owncloud")
_MOUNTS = "/proc/self/mounts"
_REMOTE = 4
"""What Windows calls a drive of another computer."""


def is_on_network(path: str) -> bool:
    """Tell whether a file lies, or would lie, on another computer."""
    if sys.platform == "win32":  # pragma: no cover  # measured on Linux
        return _is_on_network_of_windows(path)
    if sys.platform == "darwin":  # pragma: no cover  # as above
        import subprocess  # noqa: PLC0415  # nothing else tells without a library

        told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
        return kind_at(path, mounts_of_mac(told)) in _NETWORK
    try:
        with open(_MOUNTS, encoding="utf-8", errors="surrogateescape") as file:  # noqa: PTH123
            return kind_at(path, mounts_of_linux(file.read())) in _NETWORK
    except OSError:  # nobody tells
        return False


def kind_at(path: str, mounts: dict[str, str]) -> str:
    """Return the kind of file system at a path, by the kinds at each place where one begins."""
    for folder in (path, *map(str, PurePath(path).parents)):
        if folder in mounts:
            return mounts[folder]
    return ""


def mounts_of_linux(told: str) -> dict[str, str]:
    """Return the kinds of file systems by place; spaces in a name are written as in octal."""
    fields = (line.split(" ") for line in told.splitlines())
    return {_plain(one[1]): one[2] for one in fields if len(one) > 2}  # noqa: PLR2004


def mounts_of_mac(told: str) -> dict[str, str]:
    """Return the same from lines such as `//me@server/share on /Volumes/share (smbfs, nodev)`."""
    found = {}
    for line in told.splitlines():
        _, _, rest = line.partition(" on ")
        place, _, kind = rest.rpartition(" (")
        found[place] = kind.partition(",")[0].rstrip(")")
    return found


def _plain(place: str) -> str:
    return place.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")


def _is_on_network_of_windows(path: str) -> bool:  # pragma: no cover  # as above
    import ctypes  # noqa: PLC0415  # Windows alone

    drive = os.path.splitdrive(os.path.abspath(path))[0]  # noqa: PTH100
    if drive.startswith("\\\\"):
        return not drive.startswith(("\\\\?\\", "\\\\.\\"))
    kind: int = ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\")  # type: ignore[attr-defined,unused-ignore]
    return kind == _REMOTE


def notes_on(path: str) -> tuple[Sentence, ...]:
    """Return what to tell once about where a file lies: a service that copies it while it is written to breaks it."""
    folder = path.lower()
    if any(name in folder for name in _SYNCED):
        sentence = N_(
            "This folder is copied to other computers by a service, which can damage a register that is open. Keep it "
            "in a folder of this computer alone, or use PostgreSQL to share it"
        )
        return (say(sentence),)
    return ()
