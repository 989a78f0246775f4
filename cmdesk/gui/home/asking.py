"""Asking the register for something that is shown, and hearing nothing any more once that is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from cmdesk.basics.wording import Sentence
    from cmdesk.gui.keeper import Keeper
    from cmdesk.register.register import Register


class Asking:
    """Asks for one thing that is shown; its subjects are its own, however many windows ask alike."""

    def __init__(self, keeper: Keeper, owner: QObject, failed: Callable[[Sentence], object]) -> None:
        self.keeper, self._owner, self._failed = keeper, owner, failed

    def ask(
        self,
        work: Callable[[Register], Any],
        done: Callable[[Any], object],
        subject: str = "",
        failed: Callable[[Sentence], object] | None = None,
    ) -> None:
        """Ask the register; of one subject only the last is answered."""
        own = f"{subject} of {id(self)}" if subject else ""
        self.keeper.ask(work, self._while_there(done), self._while_there(failed or self._failed), own)

    def _while_there(self, heard: Callable[[Any], object]) -> Callable[[Any], object]:
        """Return a hearer that is deaf once its owner is gone: a window may close while it waits for an answer."""

        def hear(found: Any) -> None:
            if isValid(self._owner):
                heard(found)

        return hear
