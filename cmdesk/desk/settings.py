"""Settings: what a user prefers; no calculation takes anything from them.

Own default readings are copied into a contract when it is made. What a newer version wrote beside the settings known
here is kept, so that going back to an older version loses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from cmdesk.basics.wording import LANGUAGES, N_, Sentence, say
from cmdesk.desk.failures import OutputError, reason
from cmdesk.desk.folders import settings_folder
from cmdesk.desk.kept import Kept, State, read_kept, write_kept
from cmdesk.editions.readings import readings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

THEMES = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user prefers; `language` None follows the system, `readings` are the own defaults for new contracts."""

    language: str | None = None
    theme: str = "system"
    last_folder: str | None = None
    readings: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings as found, and what the user should know about how they were found."""

    settings: Settings
    note: Sentence | None = None


def load_settings() -> Loaded:
    """Return the user's settings; where their file is damaged, those of the last good copy, and say so."""
    path = settings_file()
    kept = read_kept(path)
    settings, wrong = _settings_from(kept)
    return Loaded(settings, _note(path, kept.state, wrong))


def save_settings(settings: Settings) -> None:
    """Keep settings whole or not at all; OutputError where they cannot be written."""
    path = settings_file()
    known = {name: _plain(getattr(settings, name)) for name in _VALID}
    try:
        write_kept(path, {**settings.others, **known})
    except OSError as error:
        raise OutputError(str(path), reason(error)) from error


def settings_file() -> Path:
    """Return the path of the settings."""
    return settings_folder() / "settings.json"


def _settings_from(kept: Kept) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings in a file, and the names of those whose value is none that they can have."""
    given = {name: kept.values[name] for name in _VALID if name in kept.values}
    good = {name: value for name, value in given.items() if _VALID[name](value)}
    others = {name: value for name, value in kept.values.items() if name not in _VALID}
    return replace(Settings(others=others), **good), tuple(name for name in given if name not in good)


def _note(path: Path, state: State, wrong: tuple[str, ...]) -> Sentence | None:
    """Return what the user should know about how the settings were found."""
    if state is State.RESTORED:
        return say(N_("The settings in {file} were damaged; the last good copy is used."), file=str(path))
    if state is State.LOST:
        return say(N_("The settings in {file} were damaged; cmdesk starts with its own."), file=str(path))
    if wrong:
        return say(
            N_("These settings in {file} make no sense and are passed over: {names}"), file=str(path), names=wrong
        )
    return None


def _plain(value: Any) -> Any:
    """Return a setting as JSON has it."""
    return value if value is None or isinstance(value, str) else dict(value)


def _is_choice_of_readings(value: Any) -> bool:
    """Tell whether a value chooses among the readings there are."""
    return isinstance(value, dict) and all(
        name in readings() and choice in readings()[name].choices for name, choice in value.items()
    )


_VALID: Mapping[str, Callable[[Any], bool]] = {
    "language": lambda value: value is None or value in LANGUAGES,
    "theme": lambda value: value in THEMES,
    "last_folder": lambda value: value is None or isinstance(value, str),
    "readings": _is_choice_of_readings,
}
