"""The field for a CM.com entity: one of the table, or another that the contract describes itself."""

from __future__ import annotations

from typing import Any

from cmdesk.basics.wording import N_
from cmdesk.gui import language
from cmdesk.gui.widgets.choice_codec import Options
from cmdesk.gui.widgets.choice_field import ChoiceField

OWN = "own"


class EntityField(ChoiceField):
    """A choice whose last entry begins the description of another entity."""

    def __init__(self, options: Options, empty: str = "") -> None:
        self._own: dict[str, Any] = {}
        super().__init__(
            lambda: {**options(), OWN: language.text(N_("Another entity"))}, language.text(empty) if empty else ""
        )

    def value(self) -> Any:
        chosen = super().value()
        return (self._own or {"name": ""}) if chosen == OWN else chosen

    def set_value(self, value: Any) -> None:
        if isinstance(value, dict):
            self._own = value
            super().set_value(OWN)
        else:
            super().set_value(value)
