"""The one way to a file of resources, in a checkout and in an installed wheel."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cmdesk.basics import assets


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Yield the folder of a package elsewhere, in which nothing has been looked up yet."""
    folder = tmp_path / "site-packages" / "cmdesk"
    folder.mkdir(parents=True)
    monkeypatch.setattr(assets, "_PACKAGE", str(folder))
    assets.assets_folder.cache_clear()
    yield folder
    assets.assets_folder.cache_clear()


def test_a_checkout_has_its_own_folder() -> None:
    """Beside the package."""
    assert Path(assets.asset("readings.toml")) == Path(__file__).parents[2] / "resources" / "readings.toml"
    assert Path(assets.asset("editions")).is_dir()


def test_an_installed_wheel_carries_its_copy(package: Path) -> None:
    """Inside the package, which wins over what lies beside it."""
    (package / "_resources" / "names").mkdir(parents=True)
    (package / "_resources" / "names" / "x.json").write_bytes(b'{"a": 1}')
    assert Path(assets.assets_folder()) == package / "_resources"
    assert assets.read_json("names", "x.json") == {"a": 1}


def test_without_a_copy_the_folder_beside_counts(package: Path) -> None:
    """As in a checkout, whether it is there or not."""
    assert Path(assets.assets_folder()) == package.parent / "resources"
    with pytest.raises(FileNotFoundError):
        assets.read_bytes("nothing")


def test_a_text_is_utf_8(package: Path) -> None:
    """On every system, whatever its own habit."""
    (package / "_resources").mkdir()
    (package / "_resources" / "x.txt").write_bytes("støtte 条款".encode())
    assert assets.read_text("x.txt") == "støtte 条款"
    assert assets.read_bytes("x.txt") == "støtte 条款".encode()
