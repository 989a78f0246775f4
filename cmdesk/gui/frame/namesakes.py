"""Other contracts of the register that bear the reference of this one: said calmly once it is stored, never refused."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cmdesk.basics.wording import N_, say
from cmdesk.gui import language
from cmdesk.gui.living import while_there

if TYPE_CHECKING:
    from cmdesk.basics.wording import Sentence
    from cmdesk.gui.main_window import MainWindow
    from cmdesk.register.records import Stored, Summary


class Namesakes(QObject):
    """Tells, in one window, of contracts that its own contract shares a reference with."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._storing = window.session.storing
        self._told: Sentence | None = None
        self._asked: Stored | None = None

    def listen(self) -> None:
        """Look for others from now on whenever the contract gets another reference."""
        self._storing.named.connect(self._look)
        self._storing.changed.connect(self._leave)

    def _look(self, stored: Stored) -> None:
        if self._told is not None:
            self._window.take_back(self._told)
            self._told = None
        self._asked = stored
        reference = stored.contract.reference
        self._storing.ask(
            lambda register: register.by_reference(reference),
            while_there(self._window, partial(self._tell, stored)),
            while_there(self._window, self._window.tell_trouble),
        )

    def _leave(self) -> None:
        """Say nothing of a contract that is left."""
        if self._told is not None and self._asked is not None and self._storing.contract_id != self._asked.id:
            self._window.take_back(self._told)
            self._told = None

    def _tell(self, stored: Stored, found: tuple[Summary, ...]) -> None:
        """Say it where nothing stands that matters more, else after that."""
        others = [one.id for one in found if one.id != stored.id]
        if others:
            self._window.banner.when_free(partial(self._say, stored, others))

    def _say(self, stored: Stored, others: list[int]) -> None:
        """Say how many others there are, and offer to look at them; nothing once this contract or its name is left."""
        if stored is not self._asked or self._storing.contract_id != stored.id:
            return
        reference = stored.contract.reference
        if len(others) == 1:
            self._told = say(
                N_("Another contract of the register bears the reference {reference}."), reference=reference
            )
            name, deed = N_("Open it"), partial(self._window.open_kept, others[0])
        else:
            several = N_("{n} other contracts of the register bear the reference {reference}.")
            self._told = say(several, n=len(others), reference=reference)
            name, deed = N_("Show them"), partial(self._show, reference)
        self._window.banner.tell(language.text(self._told), [(language.text(name), deed)], caution=True)

    def _show(self, reference: str) -> None:
        home = self._window.show_home()
        home.search()
        home.contracts.line.set_text(f'ref:"{reference.replace(chr(34), " ")}"')
