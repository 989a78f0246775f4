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
        close = QToolButton(self)
        close.setProperty("kind", "plain")
        close.setToolTip(language.text(N_("Close")))
        close.setAccessibleName(language.text(N_("Close")))
        icons.follow(close, "close", "secondary")
        close.clicked.connect(self.hide)
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
        self._deeds, self._said = dict(deeds), words
        links = " · ".join(link(name, name) for name in self._deeds)
        self._words.setText(f"{escaped(words)}&nbsp; {links}" if links else escaped(words))
        self.show()
        announce.say(self, words)

    def take_back(self, words: str) -> None:
        """Say no longer what does not hold any more; another message stays."""
        if words == self._said:
            self.hide()

    def _follow(self, name: str) -> None:
        self.hide()
        self._deeds[name]()
