"""How a window closes: it waits for what is being stored, and asks only about what nobody has stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cmdesk.basics.wording import N_
from cmdesk.gui import language

if TYPE_CHECKING:
    from cmdesk.gui.main_window import MainWindow


class Closing(QObject):
    """Decides whether a window may close, and asks where it may not."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._may_close = self._waits = False

    def may_close(self) -> bool:
        """Tell whether the window may close now; where it may not, wait or ask first what to do."""
        session = self._window.session
        if self._may_close:
            return True
        waited, self._waits = self._waits, False
        session.draft.end_step()
        session.storing.store()
        if session.storing.is_asking and not waited:
            self._wait()
            return False
        if session.is_modified:
            self._ask()
            return False
        return True

    def close_now(self) -> None:
        """Close without asking; what is not saved stays a draft."""
        self._may_close = True
        self._window.close()

    def _wait(self) -> None:
        """Close when what is being stored is stored, or ask when it cannot be; closing once more asks at once."""
        self._waits = True
        self._window.session.storing.changed.connect(self._go_on)

    def _go_on(self) -> None:
        storing = self._window.session.storing
        if storing.is_asking:
            return
        storing.changed.disconnect(self._go_on)
        if not self._waits:
            return  # it was asked meanwhile
        if storing.trouble is None:
            self._window.close()
        else:
            self._waits = False
            if storing.conflict is None:  # else the user is asked to choose already, and the window stays for it
                self._ask()

    def _ask(self) -> None:
        from cmdesk.gui.dialogs.closing_dialog import ClosingDialog  # noqa: PLC0415  # dialogs wait until asked for

        window = self._window
        name = window.session.title or language.text(N_("New contract"))
        storing = window.session.storing
        why = language.text(storing.words) if storing.is_at_home and storing.trouble is not None else ""
        ClosingDialog(name, self._save, self.close_now, self._discard, window, why).open()

    def _save(self) -> None:
        storing = self._window.session.storing
        if storing.is_at_home:
            self._waits = False
            if storing.conflict is not None:
                storing.consider()  # what is to hold comes first
            elif self._window.files.save():
                self._window.close()
        elif self._window.files.save():
            self.close_now()

    def _discard(self) -> None:
        session = self._window.session
        session.storing.withdraw()
        session.discard_kept()
        session.draft.undo_stack.setClean()
        self.close_now()
