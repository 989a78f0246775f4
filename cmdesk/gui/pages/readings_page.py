"""How open wording is read in this contract: each place, why there is a choice, the choices, and what they decide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel

from cmdesk.basics.wording import N_, count, say
from cmdesk.editions.readings import Reading, readings
from cmdesk.engine import act_by
from cmdesk.gui import language
from cmdesk.gui.pages.page import Page
from cmdesk.gui.places import ANSWER
from cmdesk.gui.rich import escaped, link
from cmdesk.gui.widgets.reading_field import ReadingField

if TYPE_CHECKING:
    from cmdesk.engine.effects import Effect

_SEEN = 3
_FIRST = {"term.last_day", "term.ends", "term.non_renewal_deadline", "liability.cap"}
_ALL = "all "
_TWICE = f"{act_by.ID}term."  # the days to send a notice of non-renewal have a name of their own


class ReadingsPage(Page):
    """The readings, by the order of the Terms; what they decide is worked out while the page is seen."""

    title = N_("Readings")

    def build(self) -> None:
        self._decides: dict[str, QLabel] = {}
        self._effects: dict[str, tuple[Effect, ...]] = {}
        self._opened: set[str] = set()
        self.section(
            "", N_("Where the Terms can honestly be read in more than one way, the choice is yours, and shown.")
        )
        form = self.form()
        form.loosen()
        for reading in readings().values():
            place = f"readings.{reading.name}"
            label = language.text(say(N_("{reading} ({clause})"), reading=say(reading.label), clause=reading.clause))
            self.note_label(place, label)
            row = form.add(label, ReadingField(_sentences(reading), reading.default), place, wide=True)
            row.introduce(language.text(reading.why))
            decides = self._decides[reading.name] = row.add_note()
            decides.setProperty("tone", "secondary")
            decides.linkActivated.connect(self._follow_link)
        self.context.calculated.connect(self.show_effects)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_effects()

    def show_effects(self) -> None:
        """Say of each reading what it decides in this contract, where the page is seen."""
        if not self.isVisible():
            return
        from cmdesk.engine.effects import effects  # noqa: PLC0415  # only for who looks at readings

        calculation = self.context.calculation
        self._effects = dict(effects(calculation)) if calculation is not None else {}
        for name, label in self._decides.items():
            self._say_effects(name, label)

    def _say_effects(self, name: str, label: QLabel) -> None:
        if self.context.calculation is None:
            label.clear()
            return
        found = [one for one in self._effects[name] if not one.result.id.startswith(_TWICE)]
        found.sort(key=lambda one: one.result.id not in _FIRST)
        label.setText(_decided(name, found, whole=name in self._opened))

    def _follow_link(self, target: str) -> None:
        """Show all that a reading decides, or the answer that a link leads to."""
        if target.startswith(_ALL):
            name = target.removeprefix(_ALL)
            self._opened.add(name)
            self._say_effects(name, self._decides[name])
        else:
            self.context.place_wanted.emit(target)


def _sentences(reading: Reading) -> dict[str, str]:
    """Return what each choice comes to, the default named as such."""
    found = {choice: language.capitalised(language.text(reading.labels[choice])) for choice in reading.choices}
    default = say(N_("{choice} (default)"), choice=found[reading.default])
    return {**found, reading.default: language.text(default)}


def _decided(name: str, found: Sequence[Effect], *, whole: bool) -> str:
    """Return what a reading decides, as rich text; many answers are cut short until all are asked for."""
    if not found:
        return escaped(language.text(N_("Decides nothing in this contract as it is.")))
    seen = found if whole else found[:_SEEN]
    lines = [_line(one) for one in seen]
    if len(found) > len(seen):
        more = language.text(count(N_("{n} more"), N_("{n} more"), len(found) - len(seen)))
        lines.append(link(f"{_ALL}{name}", more))
    words = "<br>".join((escaped(language.text(N_("Decides in this contract:"))), *lines))
    return f'<div style="line-height: 130%">{words}</div>'


def _line(effect: Effect) -> str:
    """Return an answer with what the choices make of it."""
    low, high = _shown(effect.low), _shown(effect.high)
    if effect.low == effect.high:
        values = say(N_("{value} or none"), value=high)
    else:
        values = say(N_("{low} to {high}, or none") if effect.none else N_("{low} to {high}"), low=low, high=high)
    words = link(ANSWER + effect.result.id, language.text(effect.result.label))
    return f"{words}: {escaped(language.text(values))}"


def _shown(value: Any) -> str:
    words = language.words()
    return words.short_date(value) if isinstance(value, date) else words.value(value)
