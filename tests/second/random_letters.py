"""Random notices, and what is done by notice."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from random import Random

from tests.second.case import Json
from tests.second.days import ONE_DAY
from tests.second.draw import Draw
from tests.second.editions import EDITIONS

KINDS = (
    "default", "default", "termination", "non_renewal", "non_renewal", "non_renewal", "amendment", "objection",
    "information_request", "force_majeure", "invoice_dispute", "other",
)  # fmt: skip
CHANNELS = ("personal", "courier", "registered", "electronic")
REASONS = (
    "convenience",
    "convenience",
    "client_breach",
    "client_breach",
    "cm_breach",
    "force_majeure",
    "insolvency",
    "authority",
    "other",
)


class LetterWriter(Draw):
    """Writes the notices of a contract, and what refers to them."""

    def __init__(self, random: Random) -> None:
        super().__init__(random)
        self.found: Json = {}
        self.notices: list[Json] = []

    def moment(self, day: date) -> str:
        """Return a day, or a time of that day in the entity's zone or at an offset."""
        if self.chance(0.4):
            return day.isoformat()
        hour = self.random.choice((time(5), time(8, 29), time(12), time(17), time(17, 1), time(23, 30)))
        if self.chance(0.5):
            return datetime.combine(day, hour).isoformat(timespec="minutes")
        offset = timezone(timedelta(hours=self.random.choice((-8, 0, 1, 2, 8))))
        return datetime.combine(day, hour, offset).isoformat(timespec="minutes")

    def notice(self, kind: str | None = None, sender: str | None = None) -> Json:
        """Return a notice, and keep it among those of the contract."""
        sent = self.day()
        found: Json = {
            "id": f"n{len(self.notices)}",
            "kind": kind or self.random.choice(KINDS),
            "from": sender or self.random.choice(("client", "cm.com")),
            "channel": self.random.choice(CHANNELS),
            "sent": self.moment(sent),
        }
        if self.chance(0.7):
            self.confirm(found, sent)
        if self.chance(0.3):
            found["to_designated_address"] = self.chance(0.6)
        self.notices.append(found)
        return found

    def confirm(self, notice: Json, sent: date) -> None:
        """Confirm the receipt of a notice: on its own day, or some days on."""
        if self.chance(0.3) and len(notice["sent"]) == len("2024-03-01"):
            notice["confirmed"] = sent.isoformat()
            return
        notice["confirmed"] = self.moment(sent + self.random.choice((2, 3, 4, 5, 10)) * ONE_DAY)

    def some_notices(self) -> list[Json]:
        """Return the contract's notices, to which others may yet be added."""
        for _ in range(self.random.randint(1, 5)):
            self.notice()
        return self.notices

    def linked(self, kind: str, sender: str) -> str:
        """Return the id of a notice: a new one that fits, or any there is."""
        self.found["notices"] = self.notices
        if self.notices and self.chance(0.15):
            return str(self.random.choice(self.notices)["id"])
        return str(self.notice(kind, sender if self.chance(0.95) else None)["id"])

    def force_majeure(self) -> list[Json]:
        """Return events of Force Majeure, told of or not."""
        events = []
        for _ in self.some(2):
            start = self.day()
            ended = start + self.random.randint(0, 45) * ONE_DAY if self.chance(0.5) else None
            written = start.isoformat() if ended else self.moment(start)
            events.append({"date": written, "ended": ended and ended.isoformat()})
            if self.chance(0.4):
                self.linked("force_majeure", self.random.choice(("client", "cm.com")))
        return events

    def information_requests(self) -> list[Json]:
        """Return requests for information, by notice or not."""
        return [
            {
                "date": self.moment(self.day()),
                "notice": self.linked("information_request", "cm.com") if self.chance(0.6) else None,
            }
            for _ in self.some(2)
        ]

    def amendments(self) -> list[Json]:
        """Return amendments, objected to or not, each with what came of it."""
        return [self.amendment() for _ in range(self.random.choice((1, 1, 1, 2, 3)))]

    def amendment(self) -> Json:
        """Return an amendment."""
        found: Json = {
            "notice": self.linked("amendment", "cm.com"),
            "to_edition": self.random.choice([*EDITIONS, *EDITIONS, None]),
            "starts": self.day().isoformat() if self.chance(0.4) else None,
            "required_by_law": self.chance(0.3),
        }
        if self.chance(0.4):
            found["objection_notice"] = self.linked("objection", "client")
        elif self.chance(0.4):
            found["objected_on"] = self.day().isoformat()
        if self.chance(0.5):
            found["exit_notice"] = self.linked("termination", "cm.com")
        return found

    def suspensions(self) -> list[Json]:
        """Return suspensions of the service."""
        starts = [self.day() for _ in self.some(2)]
        return [
            {"from": day.isoformat(), "until": (day + 9 * ONE_DAY).isoformat() if self.chance(0.5) else None}
            for day in starts
        ]

    def termination(self) -> Json | None:
        """Return a termination on a day, by notice, or both."""
        if self.chance(0.2):
            return None
        by = self.random.choice(("client", "cm.com"))
        found: Json = {"by": by, "reason": self.random.choice(REASONS)}
        if self.chance(0.5):
            found["effective"] = self.day(date.fromisoformat(self.found["effective_date"])).isoformat()
        if "effective" not in found or self.chance(0.3):
            found["notice"] = self.linked("termination", by)
        return found
