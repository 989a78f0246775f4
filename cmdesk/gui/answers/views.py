"""What a card shows of a result, in words; plain data, made from a calculation and drawn by the cards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cmdesk.calendars.counting import DayCount
    from cmdesk.gui.widgets.cap_line import CapCurve


class Fold(Enum):
    """Whether an answer lies open, or under what it is folded away."""

    OPEN = auto()
    PAST = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of a derivation: words, what came of it, the clause, and the days where days were counted."""

    text: str
    value: str
    clause: str = ""
    count: DayCount | None = None


@dataclass(frozen=True, slots=True)
class LinkView:
    """Words that lead to a place of the contract."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class ShareView:
    """A part of a whole, as a bar from 0 to 1 and in words: "EUR 1,512.50 of 50,000.00"."""

    part: float
    text: str


@dataclass(frozen=True, slots=True)
class BandView:
    """What other readings would make of an answer: both ends, where the adopted value lies, and which readings decide.

    `safe` names the day that is right under every reading, where that is not the adopted one: the first for a deadline,
    the last for what is allowed from a day on.
    """

    low: str
    high: str
    at: float
    words: str
    deciding: tuple[LinkView, ...]
    safe: str = ""


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One answer, with everything that a card may show of it.

    `beside` says what it means today, `tone` how urgent that is, `status` how firm it is, `contested` that other
    readings give another answer, `deviates` in a word that the Order Form decided, `deviation` where that was agreed.
    `steps` makes the derivation when it is asked for; `act` is the day by which somebody must do something. `note`
    stands below the answer, as rich text; `send` says how to send what meets a deadline, with a tone of its own;
    `cells` are shown side by side instead of label and value where there is room for all the texts of their `columns`;
    `curve` makes the line of how it moves over time when it is asked for.
    """

    id: str
    label: str
    value: str
    because: str
    beside: str = ""
    tone: str = ""
    status: str = ""
    icon: str = ""
    contested: str = ""
    clause: str = ""
    deviates: str = ""
    deviation: str = ""
    citation: str = ""
    missing: tuple[LinkView, ...] = ()
    readings: tuple[LinkView, ...] = ()
    act: date | None = None
    fold: Fold = Fold.OPEN
    share: ShareView | None = None
    band: BandView | None = None
    has_value: bool = True
    day: date | None = None
    note: str = ""
    send: str = ""
    send_tone: str = ""
    cells: tuple[str, ...] = ()
    columns: tuple[tuple[str, ...], ...] = ()
    steps: Callable[[], tuple[StepView, ...]] = tuple
    curve: Callable[[], CapCurve | None] | None = None

    @property
    def said(self) -> str:
        """Return the answer as one line for those who listen."""
        return f"{self.label}: {self.words}"

    @property
    def words(self) -> str:
        """Return all that an answer says of what it is about."""
        return ", ".join(part for part in (self.value, self.beside, self.status, self.contested, self.send) if part)

    def same_words(self, other: AnswerView | None) -> bool:
        """Tell whether another answer shows the same, however its steps came about."""
        return other is not None and self.words == other.words


@dataclass(frozen=True, slots=True)
class SendView:
    """How to send what meets a deadline: each channel as a row, the heads of its columns, and what to chase when.

    One that is folded is seen when more is asked for.
    """

    deadline: str
    words: str
    tone: str
    heads: tuple[str, ...]
    rows: tuple[AnswerView, ...]
    chase: str = ""
    folded: bool = False


@dataclass(frozen=True, slots=True)
class CardView:
    """Answers that belong together: the one to see first, and the others as lines below it.

    The titles say once what all labels below them would repeat; `more` waits to be asked for; `send` is how to meet the
    deadline that the card is about; a card that leads is shown large wherever it stands.
    """

    key: str
    title: str
    head: AnswerView
    rows_title: str = ""
    rows: tuple[AnswerView, ...] = ()
    more: tuple[AnswerView, ...] = ()
    send: SendView | None = None
    leads: bool = False

    @property
    def act(self) -> date | None:
        """Return the earliest day on which this card asks for something."""
        return min((view.act for view in self.answers if view.act is not None), default=None)

    @property
    def answers(self) -> tuple[AnswerView, ...]:
        """Return every answer of the card, the head first."""
        return (self.head, *self.rows, *self.more, *(self.send.rows if self.send else ()))

    def holds(self, result_id: str) -> bool:
        """Tell whether an answer stands on this card."""
        return any(view.id == result_id for view in self.answers)

    @property
    def is_urgent(self) -> bool:
        """Tell whether an answer of the card asks for something soon, or should have been acted on."""
        return any(view.tone for view in self.answers)


@dataclass(frozen=True, slots=True)
class GroupView:
    """One of the four questions with its cards, what is folded away under it, and where there is more about it."""

    key: str
    question: str
    cards: tuple[CardView, ...]
    past: tuple[CardView, ...] = ()
    none: tuple[AnswerView, ...] = ()
    link: LinkView | None = None
