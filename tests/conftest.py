"""What every test may rely on: no screen, English, folders of its own, the same random data on every machine."""

from __future__ import annotations

import os
from collections.abc import Iterator

import keyring
import pytest
from hypothesis import HealthCheck, settings

from tests import soak
from tests.desk.key_rings import OwnKeyRing

pytest_plugins = ["tests.machine_needs"]

# Before Qt is imported anywhere. Tests of a real window bring their own screen: see the fixture `x_display`.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Timings vary on a busy machine, and a failure must be the same for everybody.
settings.register_profile(
    "cmdesk", deadline=None, derandomize=True, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
# Long runs look further, each from a seed of its own; nothing found is kept but in what they print.
settings.register_profile(
    "soak", settings.get_profile("cmdesk"), derandomize=False, database=None, max_examples=100 * soak.TIMES
)
settings.load_profile("cmdesk" if soak.TIMES == 1 else "soak")

_LANGUAGE = {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "LANGUAGE": ""}
_FOLDERS = ("CMDESK_HOME", "CMDESK_CACHE_DIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know the option by which changed golden files are accepted."""
    parser.addoption(
        "--accept", action="store_true", help="take what exports write now as golden files, to be reviewed as a diff"
    )


@pytest.fixture(scope="session", autouse=True)
def _own_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the user's language, settings, drafts and caches out of the tests, and the tests out of theirs."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in _LANGUAGE.items():
            patch.setenv(name, value)
        home = tmp_path_factory.mktemp("home")
        for name in _FOLDERS:
            patch.setenv(name, str(home / name.lower()))
        yield


@pytest.fixture
def key_ring() -> Iterator[OwnKeyRing]:
    """Yield a key ring in memory, which stands for that of the system."""
    before = keyring.get_keyring()
    found = OwnKeyRing()
    keyring.set_keyring(found)
    yield found
    keyring.set_keyring(before)
