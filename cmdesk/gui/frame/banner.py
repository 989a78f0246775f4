"""A line that says what happened or asks what to do, in the window and not in front of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from cmdesk.basics.wording import N_
from cmdesk.gui import announce, icons, language
from cmdesk.gui.rich import escaped, link, make_linkable


class Banner(QFrame):
    """Words, things to do as links, and a button that closes it; the latest message replaces the one before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "banner")
        self._icon = icons.IconLabel("", "accent", 16, self)
        self._words = QLabel(self)
        make_linkable(self._words)
        self._words.linkActivated.connect(self._follow)
        self._deeds: dict[str, Callable[[], object]] = {}
        self._said = ""
        self._is_trouble = False
        self._next: Callable[[], object] | None = None
        close = QToolButton(self)
        close.setProperty("kind", "plain")
        close.setToolTip(language.text(N_("Close")))
        close.setAccessibleName(language.text(N_("Close")))
        icons.follow(close, "close", "secondary")
        close.clicked.connect(self._leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(close)
        self.hide()

    def tell(
        self,
        words: str,
        deeds: Sequence[tuple[str, Callable[[], object]]] = (),
        *,
        trouble: bool = False,
        caution: bool = False,
    ) -> None:
        """Say something, and offer what can be done about it; a caution is for what may well be meant."""
        self._icon.show_icon(
            *(("fault", "urgent") if trouble else ("warning", "soon") if caution else ("check", "good"))
        )
        self._deeds, self._said, self._is_trouble = dict(deeds), words, trouble
        links = " · ".join(link(name, name) for name in self._deeds)
        self._words.setText(f"{escaped(words)}&nbsp; {links}" if links else escaped(words))
        self.show()
        announce.say(self, words)

    def when_free(self, deed: Callable[[], object]) -> None:
        """Do something that may tell less than what stands here: at once, or once trouble or an offer is gone."""
        if not self.isHidden() and (self._deeds or self._is_trouble):
            self._next = deed
        else:
            deed()

    def take_back(self, words: str) -> None:
        """Say no longer what does not hold any more; another message stays."""
        if words == self._said:
            self._leave()

    def _leave(self) -> None:
        self.hide()
        self._go_on()

    def _follow(self, name: str) -> None:
        self.hide()
        self._deeds[name]()
        self._go_on()

    def _go_on(self) -> None:
        """Do what waited for this, where nothing else is told by now."""
        if self._next is not None and self.isHidden():
            waiting, self._next = self._next, None
            waiting()
