"""How a value of a contract file is written in a field and read back from what a person types or pastes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cmdesk.basics.wording import Sentence


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a text and what to do; `proposal` is the text that was probably meant, or empty."""

    sentence: Sentence
    proposal: str = ""


class Codec:
    """Plain text; the base of every other way to write a value.

    A value is what the contract file holds: None for nothing, and the raw text where it cannot be understood, so that
    nothing a user typed is lost and the strict reader can say what is wrong with it.
    """

    right = False

    def read(self, text: str) -> Any:
        """Return the value of a text."""
        return text.strip() or None

    def shown(self, value: Any) -> str:
        """Return the text of a value."""
        return "" if value is None else str(value)

    def problem(self, text: str) -> Problem | None:  # noqa: ARG002  # plain text is always right
        """Return what is wrong with a text, None where nothing is."""
        return None

    def remark(self, text: str) -> str:  # noqa: ARG002  # plain text needs no remark
        """Return in words what a text says, to stand under the field."""
        return ""
