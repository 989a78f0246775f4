"""The sentence keys that the data files hold, for the catalogues."""

from __future__ import annotations

from collections.abc import Iterator

from cmdesk.editions.edition import Edition
from cmdesk.editions.load import editions
from cmdesk.editions.readings import readings


def sentences() -> tuple[str, ...]:
    """Return every sentence key of the editions and the readings once, in the order of the files."""
    found: dict[str, None] = {}
    for edition in editions().values():
        found.update(dict.fromkeys(_of_edition(edition)))
    for reading in readings().values():
        found.update(dict.fromkeys((reading.label, reading.why, *reading.labels.values())))
    return tuple(found)


def _of_edition(edition: Edition) -> Iterator[str]:
    yield edition.title
    for subject in edition.subjects.values():
        yield subject.title
        if subject.note:
            yield subject.note
    yield from (parameter.note for parameter in edition.parameters.values())
    yield from (mode.note for mode in edition.modes.values())
    yield from (head.title for head in edition.heads.values())
    yield from (waiver.title for waiver in edition.waivers.values())
