"""The windows beside a contract's own: each is opened once, and shown again where it is open already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cmdesk.gui.places import COMPARE_EDITIONS, SEND_BY, WHAT_IF

if TYPE_CHECKING:
    from collections.abc import Callable

    from cmdesk.gui.main_window import MainWindow
    from cmdesk.gui.panels.panel import Panel


class Panels(QObject):
    """Opens them for one window; nothing of them is loaded before they are asked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._opened: dict[str, Panel] = {}

    def show_send_by(self) -> None:
        """Show all days to send by."""
        from cmdesk.gui.panels.send_by_panel import SendByPanel  # noqa: PLC0415  # loaded when it is asked for

        self._show("send_by", lambda: SendByPanel(self._window.session.context, self._window))

    def compare_editions(self) -> None:
        """Show what the contract comes to under another edition."""
        from cmdesk.gui.panels.compare_panel import ComparePanel  # noqa: PLC0415  # as above

        self._show("compare", lambda: ComparePanel(self._window.session.context, self._window))

    def ask_what_if(self, place: str = "") -> None:
        """Let facts be tried otherwise, beginning with one."""
        from cmdesk.gui.panels.what_if_panel import WhatIfPanel  # noqa: PLC0415  # as above

        panel = self._show("what if", lambda: WhatIfPanel(self._window.session.context, self._window))
        if place and isinstance(panel, WhatIfPanel):
            panel.add(place)

    def follow(self, link: str) -> bool:
        """Show the window that a link leads to; False where it leads to none of them."""
        if link.startswith(WHAT_IF):
            self.ask_what_if(link.removeprefix(WHAT_IF))
            return True
        opens = {SEND_BY: self.show_send_by, COMPARE_EDITIONS: self.compare_editions}.get(link)
        if opens is not None:
            opens()
        return opens is not None

    def _show(self, name: str, make: Callable[[], Panel]) -> Panel:
        """Show a panel, made where it is not open yet."""
        panel = self._opened.get(name)
        if panel is None:
            panel = self._opened[name] = make()
            panel.finished.connect(lambda _result: self._opened.pop(name, None))
            panel.line_opened.connect(self._window.show_answer)
        panel.show()
        panel.raise_()
        panel.activateWindow()
        return panel
