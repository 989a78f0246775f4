"""The program: a command's name first is the command line; anything else opens the window."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cmdesk.cli.opening import Opening


def main(arguments: Sequence[str] | None = None) -> int:
    """Start cmdesk with the arguments of its command line and return its exit status."""
    from cmdesk.cli.main import guarded, language_in  # noqa: PLC0415  # a room costs nothing before it is entered

    given = sys.argv[1:] if arguments is None else arguments
    return guarded(lambda: _started(given), language_in(given))


def _started(arguments: Sequence[str]) -> int:
    """Do what the arguments ask for."""
    from cmdesk.cli import main as command_line  # noqa: PLC0415  # as above

    first = next(iter(arguments), "")
    if first in command_line.COMMANDS:
        return command_line.run_command(arguments)
    if first in {"--selftest", "--core-selftest"}:
        from cmdesk.cli import selftest  # noqa: PLC0415  # as above

        return selftest.run(arguments, {"window": _check_window})
    if first == "--version":
        return command_line.show_version()
    if not {"--help", "-h"}.isdisjoint(arguments):
        return command_line.show_overview(arguments)
    from cmdesk.cli.opening import opening_of  # noqa: PLC0415  # as above

    gc.disable()  # until the first paint, which looking for garbage costs 6 ms: there is none so far
    try:
        return _opened(opening_of(arguments))
    finally:
        gc.enable()


def _opened(opening: Opening) -> int:
    """Open the window, or take its picture and end; where that cannot be, say why."""
    from cmdesk.cli.opening import no_window, what_a_screen_lacks  # noqa: PLC0415  # as above

    lacking = what_a_screen_lacks()
    if lacking and opening.screenshot is None:
        return no_window(lacking, opening.language)
    if lacking:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from cmdesk.gui import app  # noqa: PLC0415  # Qt costs 100 ms, and may not be there
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in {"PySide6", "shiboken6"}:
            raise
        return no_window(str(error), opening.language)
    if opening.screenshot is not None:
        return app.screenshot(opening.screenshot, path=opening.path, sample=opening.sample, language=opening.language)
    return app.run(opening.path, opening.sample, opening.language, opening.register)


def _check_window(folder: Path) -> str:
    """Open the window with nothing and with the sample, off the screen where there is none; look at its pictures."""
    from cmdesk.desk.selfcheck import check_picture  # noqa: PLC0415  # as above
    from cmdesk.gui import app  # noqa: PLC0415

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    said = ""
    for name, sample in (("new.png", False), ("window.png", True)):
        picture = folder / name
        app.screenshot(str(picture), path=None, sample=sample, language="en")
        said = check_picture(picture)
    return said


if __name__ == "__main__":
    sys.exit(main())
