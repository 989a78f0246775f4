"""Every sentence speaks every language, with the same fields."""

from __future__ import annotations

import ast
import string

import pytest
from babel.messages.catalog import Catalog, Message

import catalogues

LANGUAGES = catalogues.settings()["languages"]


@pytest.fixture(scope="module")
def collected() -> Catalog:
    """Return the sentences that code and data mark today."""
    return catalogues.collect()


def keys(message: Message) -> tuple[str, ...]:
    """Return a sentence's key, and its plural key if it counts."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def forms(message: Message) -> tuple[str, ...]:
    """Return a sentence's translations: one, or one for each plural form."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def fields(text: str) -> set[str]:
    """Return the names of the fields in a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_there_are_sentences(collected: Catalog) -> None:
    """The collection finds the marked sentences, so that an empty one cannot pass for a whole one."""
    assert len(collected) > 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_none_is_missing(language: str, collected: Catalog) -> None:
    """Every sentence is in the catalogue, translated; `make catalogues` puts new ones there."""
    catalogue = catalogues.read(language)
    missing = []
    for message in collected:
        found = catalogue.get(keys(message)[0])
        if message.id and (found is None or not catalogues.is_translated(found) or found.fuzzy):
            missing.append(keys(message)[0])
    assert not missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fields_are_the_same(language: str) -> None:
    """A translation has the fields of its key, none less and none more; a plural form may leave the number out."""
    wrong = []
    for message in catalogues.read(language):
        wanted = {name for key in keys(message) for name in fields(key)}
        for form in filter(None, forms(message) if message.id else ()):
            optional = {"n"} if message.pluralizable else set()
            if not wanted - optional <= fields(form) <= wanted:
                wrong.append((keys(message)[0], form))
    assert not wrong


def test_the_keys_can_be_filled(collected: Catalog) -> None:
    """A key has named fields only: neither numbered nor empty ones, which a translator could not move."""
    unnamed = [key for message in collected for key in keys(message) for name in fields(key) if not name.isidentifier()]
    assert not unnamed


def test_what_is_counted_stands_in_the_call() -> None:
    """A sentence that counts is collected only where both its keys stand in the call, not under a name."""
    named = [
        (path.name, call.lineno)
        for path in sorted(catalogues.ROOT.glob("cmdesk/**/*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "count"
        if any(isinstance(key, ast.Name) for key in call.args[:2])
    ]
    assert not named
