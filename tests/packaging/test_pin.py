"""How the lists of libraries are pinned."""

from __future__ import annotations

import pin


def test_a_list_agrees_with_those_below_it() -> None:
    """Hashes for every system, no address, and the versions of the lists that it is installed on top of."""
    command = pin.command("test", ("run",), ["--upgrade"])
    assert {"--universal", "--generate-hashes", "--no-emit-index-url", "--no-header", "--upgrade"} <= set(command)
    assert command[command.index("--constraint") + 1].endswith("run.txt")
    assert command[-2:] == ["--group", "pyproject.toml:test"]


def test_the_run_time_list_comes_from_the_project() -> None:
    """What the product itself needs is not a group."""
    assert pin.command("run", (), [])[-1] == "pyproject.toml"
