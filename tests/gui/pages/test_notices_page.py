"""Notices: the deemed date stands in the row at once."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from cmdesk.gui.pages.notices_page import NoticesPage, next_notice
from tests.gui.helpers import context_of, words_of

DEEMED = 1


def notice(**values: Any) -> dict[str, Any]:
    """Return a notice with some keys set otherwise."""
    return {"id": "n1", "kind": "other", "from": "client", "channel": "registered", "sent": "2025-11-24", **values}


@pytest.mark.parametrize(
    "values, words",
    [
        ({}, "Thu 27 Nov 2025"),
        ({"channel": "courier"}, "waits"),
        ({"channel": "electronic", "to_designated_address": False}, "no deemed time"),
        ({"sent": "soon"}, ""),
    ],
)
def test_when_a_notice_counts(qtbot: QtBot, values: dict[str, Any], words: str) -> None:
    """A day, what it waits for, or that there is none."""
    made = NoticesPage(context_of(notices=[notice(**values)]))
    qtbot.addWidget(made)
    assert made.tables[0].model.index(0, DEEMED).data() == words


def test_a_new_notice_gets_the_next_name() -> None:
    """One that no other has."""
    assert next_notice([]) == {"id": "n1"}
    assert next_notice([{"id": "n2"}]) == {"id": "n3"}
    assert next_notice([{"id": "a"}, {"id": "n3"}]) == {"id": "n4"}


def test_only_an_electronic_notice_has_a_designated_address(qtbot: QtBot) -> None:
    """The column means nothing for letters."""
    made = NoticesPage(context_of(notices=[notice(), notice(id="n2", channel="electronic")]))
    qtbot.addWidget(made)
    model = made.tables[0].model
    column = next(number for number, one in enumerate(model.columns) if one.key == "to_designated_address")
    assert not model.is_editable(0, column)
    assert model.is_editable(1, column)
    assert "Evidence" in words_of(made)
