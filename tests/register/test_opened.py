"""A register that is open."""

from __future__ import annotations

from pathlib import Path

from cmdesk.register.register import open_register
from tests.register.kept import ANN, named


def test_it_tells_where_it_lies(tmp_path: Path) -> None:
    """By the name of the file, whatever way led there; nothing is to be told of a file on this computer."""
    path = tmp_path / "register.sqlite"
    with open_register(str(tmp_path / "." / "register.sqlite")) as register:
        assert (register.place, register.read_only, register.notes) == (str(path), False, ())


def test_one_lets_go_of_it(tmp_path: Path) -> None:
    """At the end of a block nothing stays beside the file, and it can be moved and opened again."""
    path = tmp_path / "register.sqlite"
    with open_register(str(path)) as register:
        register.add(named("A"), ANN)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    path.rename(tmp_path / "moved.sqlite")
    with open_register(str(tmp_path / "moved.sqlite")) as register:
        assert register.get(1).contract == named("A")
