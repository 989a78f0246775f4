"""Choices: a value of a list, shown by its label and read from either."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cmdesk.basics.wording import N_, say
from cmdesk.gui import language
from cmdesk.gui.widgets.codec import Codec, Problem

Options = Callable[[], Mapping[Any, str]]


class ChoiceCodec(Codec):
    """One of a list of values; the labels come in the window's language, and the list may change at any time."""

    def __init__(self, options: Options) -> None:
        self.options = options

    def read(self, text: str) -> Any:
        plain = text.strip()
        if not plain:
            return None
        found = self._meant(plain)
        return found[0] if len(found) == 1 else plain

    def shown(self, value: Any) -> str:
        if value is None:
            return ""
        return self.options().get(value, str(value))

    def problem(self, text: str) -> Problem | None:
        value = self.read(text)
        options = self.options()
        if value is None or value in options:
            return None
        near = self._meant(text.strip())
        sentence = say(N_("“{text}” is not in the list."), text=text.strip())
        return Problem(sentence, options[near[0]] if near else "")

    def nearest(self, text: str) -> str:
        """Return the label of the first value that a text may mean, empty where it means none."""
        found = self._meant(text.strip()) if text.strip() else []
        return self.options()[found[0]] if found else ""

    def matches(self, text: str) -> list[str]:
        """Return the labels that have all the words of a text, wherever they stand there or in the values."""
        parts = text.casefold().split()
        return [label for value, label in self.options().items() if _has_all(parts, value, label)]

    def _meant(self, plain: str) -> list[Any]:
        """Return the values that a text may mean.

        Exactly, else by how the label begins, else by any part of it, else by all its words in any order.
        """
        wanted, parts = plain.casefold(), plain.casefold().split()
        options = self.options()
        tests: list[Callable[[Any, str], bool]] = [
            lambda value, label: wanted in {str(value).casefold(), label.casefold()},
            lambda _value, label: label.casefold().startswith(wanted),
            lambda _value, label: wanted in label.casefold(),
            lambda value, label: _has_all(parts, value, label),
        ]
        for test in tests:
            found = [value for value, label in options.items() if test(value, label)]
            if found:
                return found
        return []


def _has_all(parts: Sequence[str], value: Any, label: str) -> bool:
    """Tell whether a choice has some words: in its label, or in its value where that is a name of its own."""
    text = f"{label} {value}".casefold() if isinstance(value, str) else label.casefold()
    return all(part in text for part in parts)


class IdCodec(ChoiceCodec):
    """One of a list of things with ids, shown by its id alone; the list tells what each id stands for."""

    def shown(self, value: Any) -> str:
        return "" if value is None else str(value)


class FlagCodec(ChoiceCodec):
    """Yes or no; nothing is neither."""

    def __init__(self) -> None:
        super().__init__(lambda: {True: language.text(N_("yes")), False: language.text(N_("no"))})

    def read(self, text: str) -> Any:
        plain = text.strip().casefold()
        if plain in {"x", "1", "true", "y"}:
            return True
        return False if plain in {"0", "false"} else super().read(text)


class CodesCodec(Codec):
    """Several values of a list, one comma between two: "Denmark, Germany"."""

    def __init__(self, options: Options) -> None:
        self._one = ChoiceCodec(options)

    def read(self, text: str) -> Any:
        parts = [part for part in text.replace(";", ",").split(",") if part.strip()]
        return [self._one.read(part) for part in parts] or None

    def shown(self, value: Any) -> str:
        if value is None:
            return ""
        return ", ".join(self._one.shown(part) for part in value) if isinstance(value, (list, tuple)) else str(value)

    def problem(self, text: str) -> Problem | None:
        found = (self._one.problem(part) for part in text.replace(";", ",").split(","))
        return next((problem for problem in found if problem), None)
