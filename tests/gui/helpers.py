"""Helpers of the window's tests: a small contract, a calculation of it, and the words of widgets."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from cmdesk.engine.calculate import Calculation, calculate
from cmdesk.gui.context import Context
from cmdesk.gui.draft import Draft
from cmdesk.gui.found import Found
from cmdesk.gui.readable import readable

SMALL: dict[str, Any] = {
    "reference": "R-1",
    "client": {"name": "Client"},
    "entity": "nl",
    "edition": "2025-03-03",
    "effective_date": "2024-03-01",
    "initial_term": {"months": 24},
    "currency": "EUR",
}
TUE_2025_11_18 = date(2025, 11, 18)


def found_in(**values: Any) -> Found:
    """Return what can be read of the small contract with some keys set otherwise."""
    return readable({**SMALL, **values})


def calculation_of(as_of: date = TUE_2025_11_18, **values: Any) -> Calculation:
    """Return the answers of the small contract with some keys set otherwise."""
    contract = found_in(**values).contract
    assert contract is not None
    return calculate(contract, as_of)


def context_of(**values: Any) -> Context:
    """Return the context of the small contract with some keys set otherwise, its answers worked out."""
    context = Context(Draft({**SMALL, **values}))
    context.draft.setParent(context)
    found = readable(context.draft.values)
    contract = found.contract
    context.show(found, calculate(contract, TUE_2025_11_18) if contract is not None else None)
    return context


def words_of(widget: QWidget) -> str:
    """Return everything that the labels of a widget say, as plain text."""
    labels = widget.findChildren(QLabel)
    said = [label.text() for label in labels if not label.isHidden()]
    return re.sub("<[^>]*>", "", "\n".join(said)).replace("&nbsp;", " ")
