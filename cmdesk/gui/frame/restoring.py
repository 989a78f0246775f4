"""A backup put in the place of the register: it is let go of, replaced, and opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, say
from cmdesk.gui import language
from cmdesk.gui.keeper import sentence_of
from cmdesk.gui.living import while_there

if TYPE_CHECKING:
    from cmdesk.gui.keeper import Keeper
    from cmdesk.gui.main_window import MainWindow
    from cmdesk.register.backups import Backup


def restore(keeper: Keeper, window: MainWindow, backup: Backup) -> None:
    """Put a backup back, and say where what stood there is kept; the register is opened again whatever comes of it."""
    from cmdesk.desk.safekeeping import restore_backup  # noqa: PLC0415  # as late as it is used

    when = language.words().moment(backup.at.astimezone())

    def work(place: str) -> str | None:
        return restore_backup(backup.path, place)

    def done(aside: str | None) -> None:
        if aside is None:
            told = say(N_("The register is as it was {when}."), when=when)
        else:
            kept = N_("The register is as it was {when}. What stood there is kept as {aside}.")
            told = say(kept, when=when, aside=aside)
        window.banner.tell(language.text(told))

    def failed(error: Exception) -> None:
        window.tell_trouble(say(N_("Not restored: {why}"), why=sentence_of(error)))

    keeper.lend(work, while_there(window, done), while_there(window, failed))
