"""What can go wrong with a calendar; each error says what is wrong and what to do."""

from __future__ import annotations

from cmdesk.basics.errors import CmdeskError
from cmdesk.basics.wording import Sentence, say


class CalendarError(CmdeskError):
    """The family of errors about calendars; `sentence` is for the user."""

    def __init__(self, sentence: Sentence) -> None:
        """Keep the sentence, and say it in English for a log."""
        self.sentence = sentence
        super().__init__(sentence.in_english())


class NoSuchCountError(CalendarError, ValueError):
    """A number of Business Days that cannot be counted."""

    def __init__(self, n: int, least: int) -> None:
        """Name the number and the least there is."""
        super().__init__(say("Business Days are counted from {least} on, not {n}", least=least, n=n))


class UnknownCountryError(CalendarError):
    """A country whose holidays nobody knows, because there is none of that code."""

    def __init__(self, country: str, near: tuple[str, ...]) -> None:
        """Name the code and those that may be meant."""
        super().__init__(_unknown_country(country, near))


class UnknownSubdivisionError(CalendarError):
    """A state or region that its country does not have."""

    def __init__(self, country: str, subdivision: str, near: tuple[str, ...], known: tuple[str, ...]) -> None:
        """Name the code, its country, and the codes that may be meant, or else those there are."""
        super().__init__(_unknown_subdivision(country, subdivision, near, known))


class UnknownEntityError(CalendarError):
    """An entity that the table of entities does not have."""

    def __init__(self, entity: str, known: tuple[str, ...]) -> None:
        """Name the id and those there are."""
        super().__init__(say("There is no entity {entity}; there are {known}", entity=entity, known=known))


def _unknown_country(country: str, near: tuple[str, ...]) -> Sentence:
    """Return the sentence about a country, with near misses where there are any."""
    if near:
        return say("There is no country {country}; did you mean {near}?", country=country, near=near)
    return say("There is no country {country}; give the two letters of ISO 3166, as in NL", country=country)


def _unknown_subdivision(country: str, code: str, near: tuple[str, ...], known: tuple[str, ...]) -> Sentence:
    """Return the sentence about a state or region, with near misses or with what there is."""
    if near:
        return say(
            "{country} has no state or region {code}; did you mean {near}?", country=country, code=code, near=near
        )
    if known:
        return say(
            "{country} has no state or region {code}; there are {known}", country=country, code=code, known=known
        )
    return say(
        "The holidays of {country} do not differ by state or region; leave out {code}", country=country, code=code
    )
