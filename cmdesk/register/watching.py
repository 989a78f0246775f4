"""What a register watches: deadlines that new versions, holidays or rates would move, and what everybody did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.register import history, outdated
from cmdesk.register.basis import basis
from cmdesk.register.opened import Opened

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cmdesk.register.basis import Basis
    from cmdesk.register.records import Change, Check, Edit, Impact, News, Prepared


class Watching(Opened):
    """What is told of contracts as time goes by."""

    # What rests on other versions, holidays or rates

    def stale(self, as_of: date, found: Basis | None = None) -> tuple[int, ...]:
        """Return the contracts whose deadlines rest on something older than what is in use, or end before a day.

        Those whose outcome somebody postponed for what is in use now are left out.
        """
        with self.store.reading() as connection:
            return outdated.stale(connection, as_of, found or basis())

    def aged(self, as_of: date) -> tuple[int, ...]:
        """Return those of the stale contracts for which nothing but days went by."""
        with self.store.reading() as connection:
            return outdated.aged(connection, as_of, basis())

    def impact(self, contract_id: int, ready: Prepared, as_of: date) -> Impact | None:
        """Return which deadlines newly computed ones would move, None where none; nothing is stored."""
        with self.store.reading() as connection:
            return outdated.impact(connection, contract_id, ready, as_of)

    def accept(self, news: Iterable[tuple[int, Prepared]], edit: Edit) -> int:
        """Store newly computed deadlines, by the number of their contract; return how many contracts they moved in.

        What moves is told in the history, what stays is not. A contract that somebody changed meanwhile is left alone,
        its deadlines being newer than these.
        """
        with self.store.writing() as connection:
            return outdated.accept(connection, tuple(news), edit)

    def postpone(self, impacts: Iterable[Impact], found: Basis, edit: Edit) -> None:
        """Leave deadlines as they are for as long as nothing else changes, and tell so in the history."""
        with self.store.writing() as connection:
            outdated.postpone(connection, tuple(impacts), found, edit)

    # History

    def history(self, contract_id: int | None = None, *, after: int = 0, most: int = 1000) -> tuple[Change, ...]:
        """Return lines of the history after some line, the earliest first; of one contract or of all."""
        with self.store.reading() as connection:
            return history.lines_of(connection, contract_id, after, most)

    def last_changes(self, contract_id: int | None = None, most: int = 100) -> tuple[Change, ...]:
        """Return the last lines of the history, the latest first; of one contract or of all."""
        with self.store.reading() as connection:
            return history.last_lines_of(connection, contract_id, most)

    def check(self) -> Check:
        """Check what it all lies on, the history from its first line, and every version of every contract against it.

        DamagedError where the file itself is damaged.
        """
        with self.store.reading() as connection:
            self.store.kind.check_sound(connection)
            return history.checked(connection)

    def changes_since(self, seq: int, seal: str = "") -> News:
        """Return what happened since a line of the history; asking costs next to nothing where nothing did.

        With the `seal` of the news before, a backup that was put back meanwhile is noticed however much was written
        since: then everything may have changed, as `everything` says.
        """
        with self.store.reading() as connection:
            return history.since(connection, seq, seal)
