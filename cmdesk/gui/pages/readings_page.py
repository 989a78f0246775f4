"""How open wording is read in this contract: each place, why there is a choice, and what was chosen."""

from __future__ import annotations

from collections.abc import Mapping

from cmdesk.basics.wording import N_, say
from cmdesk.editions.readings import Reading, readings
from cmdesk.gui import language
from cmdesk.gui.pages.page import Page
from cmdesk.gui.widgets.choice_codec import Options
from cmdesk.gui.widgets.choice_field import ChoiceField


class ReadingsPage(Page):
    """The readings, by the order of the Terms."""

    title = N_("Readings")

    def build(self) -> None:
        self.section(
            "", N_("Where the Terms can honestly be read in more than one way, the choice is yours, and shown.")
        )
        form = self.form()
        for reading in readings().values():
            place = f"readings.{reading.name}"
            label = language.text(say(N_("{reading} ({clause})"), reading=say(reading.label), clause=reading.clause))
            field = ChoiceField(_alternatives(reading), _default(reading))
            self.note_label(place, label)
            form.add(label, field, place, language.text(reading.why), wide=True)


def _default(reading: Reading) -> str:
    return _capitalised(language.text(say(N_("{choice} (default)"), choice=say(reading.labels[reading.default]))))


def _alternatives(reading: Reading) -> Options:
    def labels() -> Mapping[str, str]:
        return {name: _capitalised(language.text(reading.labels[name])) for name in reading.alternatives}

    return labels


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
