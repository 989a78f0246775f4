"""Contracts brought into the register from files: asked about in a dialog, and told in the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_, count, say
from cmdesk.gui import language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cmdesk.basics.wording import Sentence
    from cmdesk.desk.importing import Tally
    from cmdesk.gui.main_window import MainWindow


def bring_in(window: MainWindow, paths: Sequence[str]) -> None:
    """Read the files and ask what is to be stored, where the register can be written."""
    keeper = window.keeper
    if not keeper.is_open:
        window.tell_trouble(keeper.trouble or say(N_("The register is not open")))
        return
    if keeper.read_only:
        window.tell_trouble(say(N_("This register can only be read")))
        return
    from cmdesk.gui.dialogs.import_dialog import ImportDialog  # noqa: PLC0415  # dialogs wait until asked for

    dialog = ImportDialog(paths, keeper, window)
    dialog.imported.connect(partial(_tell, window))
    dialog.open()


def _tell(window: MainWindow, tally: Tally, left_alone: int, only: int) -> None:
    """Say what became of the contracts, and show the one that it was."""
    window.banner.tell(" ".join(language.text(one) for one in told(tally, left_alone)))
    if only:
        window.open_kept(only)


def told(tally: Tally, left_alone: int) -> Iterator[Sentence]:
    """Yield what became of the contracts, and how many are left as the register has them."""
    if tally.added:
        yield count("{n} contract was added.", "{n} contracts were added.", tally.added)
    if tally.updated:
        yield count("{n} contract has a new version.", "{n} contracts have a new version.", tally.updated)
    if tally.same:
        yield count("{n} contract was there already.", "{n} contracts were there already.", tally.same)
    if left_alone:
        yield count(
            "{n} contract was left as it is in the register.",
            "{n} contracts were left as they are in the register.",
            left_alone,
        )
    if tally.at_fault:
        yield count("{n} at fault was left out.", "{n} at fault were left out.", tally.at_fault)
