"""What changes between the two editions, each change once."""

from __future__ import annotations

from cmdesk.editions.load import editions
from cmdesk.gui.home.edition_changes import Change, changes


def found() -> dict[str, Change]:
    """Return what changes, by title."""
    before, after = editions().values()
    return {one.title: one for one in changes(before, after)}


def test_a_subject_that_comes() -> None:
    """The Usage Plan of 3.14 is new."""
    one = found()["Usage Plan"]
    assert one.before == "This edition has no Usage Plan; all Traffic is charged as it occurs."
    assert one.after.endswith("(3.14)")


def test_a_figure_that_is_stated_first_now() -> None:
    """3.12 warns the Client at 80 % of the Credit Limit."""
    one = found()["Share of the Credit Limit at which the Client is warned"]
    assert (one.before, one.after) == ("not stated (3.5)", "80 % (3.12)")


def test_a_choice_that_is_another() -> None:
    """Which days are holidays is told by clause 1."""
    one = found()["Clause 1"]
    assert one.after == "National holidays are no Business Days."


def test_nothing_changes_within_an_edition() -> None:
    """Of one edition and itself."""
    one = next(iter(editions().values()))
    assert not [*changes(one, one)]
