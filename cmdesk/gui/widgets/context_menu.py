"""The menu of the right button: one for each thing that has any, filled anew each time it opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from cmdesk.gui import icons, language


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its sentence key, what it does, its icon, and whether it can be chosen now."""

    label: str
    deed: Callable[[], object]
    icon: str = ""
    enabled: bool = True


class ContextMenu(QMenu):
    """A menu that stays with its owner: deleting one with its actions on closing crashes PySide now and then."""

    def offer(self, at: QPoint, entries: Sequence[Entry]) -> None:
        """Show entries at a point of the screen."""
        self.clear()
        for entry in entries:
            action = self.addAction(language.text(entry.label))
            action.setEnabled(entry.enabled)
            action.triggered.connect(lambda _checked=False, deed=entry.deed: deed())
            if entry.icon:
                icons.follow(action, entry.icon, "secondary")
        self.popup(at)
