"""Whose licence goes with which file."""

from __future__ import annotations

import pytest

import licences

SAID = [
    "libx11-6:amd64: /usr/lib/x86_64-linux-gnu/libX11.so.6",
    "zlib1g:amd64: /lib/x86_64-linux-gnu/libz.so.1",
    "somebody: /usr/lib/somebody/private/libX11.so.6",
]


@pytest.mark.parametrize(
    "name, package", [("libX11.so.6", "libx11-6"), ("libz.so.1", "zlib1g"), ("libother.so.1", ""), ("libX11.so", "")]
)
def test_owner_of(name: str, package: str) -> None:
    """A library belongs to the package that keeps it in the system's own folder of libraries."""
    assert licences.owner_of(name, SAID) == package


def test_run_time_libraries() -> None:
    """What travels with the program is what run.txt lists, Qt among it and no tool of the workshop."""
    travelling = set(licences.run_time_libraries())
    assert {"pyside6-essentials", "shiboken6", "holidays", "tzdata", "xlsxwriter"} <= travelling
    assert not travelling & {"pytest", "pyinstaller", "babel", "numpy"}
