"""Collecting, keeping and compiling the texts."""

from __future__ import annotations

from gettext import GNUTranslations
from pathlib import Path

import pytest

import catalogues

FUNCTIONS = {"N_", "say", "count"}
SETTINGS = """\
[tool.cmdesk.catalogues]
languages = ["nl"]
functions = ["N_", "say", "count"]
[tool.cmdesk.catalogues.data]
"resources/*.toml" = ["labels"]
"""


@pytest.mark.parametrize(
    "source, wanted",
    [
        ('N_("one")', {("one", "")}),
        ('say("a {b}", b=1)', {("a {b}", "")}),
        ('wording.say(N_("a " "b"))', {("a b", "")}),
        ('count("{n} day", "{n} days", 3)', {("{n} day", "{n} days")}),
        ('count(N_("{n} day"), N_("{n} days"), 3)', {("{n} day", "{n} days")}),
        ("say(key)", set()),
        ('other("not for users")', set()),
        ('wording.count("{n} day", "{n} days", 3)', {("{n} day", "{n} days")}),
        ('host.count(".")', set()),
    ],
)
def test_sentences_in_code(source: str, wanted: set[tuple[str, str]]) -> None:
    """Marked literals are found, also in pieces and under two marks; a plural is no sentence of its own."""
    assert set(catalogues.sentences_in_code(source, FUNCTIONS)) == wanted


def test_sentences_in_data() -> None:
    """Texts under a key that is named are found at any depth, and no others."""
    data = {"window": {"name": "x", "labels": {"a": "First", "b": "Second"}}, "list": [{"labels": ["Third", ""]}]}
    assert list(catalogues.sentences_in_data(data, {"labels"})) == ["First", "Second", "Third"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a small project with one sentence, one counted one, and one in data."""
    (tmp_path / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "cmdesk").mkdir()
    (tmp_path / "cmdesk" / "a.py").write_text('N_("Open"); count("{n} day", "{n} days", 2)', encoding="utf-8")
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "readings.toml").write_text('labels = {a = "First"}', encoding="utf-8")
    return tmp_path


def test_a_translation_survives_an_update(project: Path) -> None:
    """New sentences come empty, translated ones stay, gone ones go; twice gives the same file."""
    catalogues.update(project)
    path = catalogues.path_of("nl", project)
    path.write_text(
        path.read_text("utf-8").replace('msgid "Open"\nmsgstr ""', 'msgid "Open"\nmsgstr "Openen"'), "utf-8"
    )
    (project / "cmdesk" / "a.py").write_text('N_("Open"); N_("Close")', encoding="utf-8")
    catalogues.update(project)
    kept = path.read_bytes()
    catalogues.update(project)

    assert path.read_bytes() == kept
    assert {message.id: message.string for message in catalogues.read("nl", project) if message.id} == {
        "Open": "Openen",
        "Close": "",
        "First": "",
    }


def test_the_compiled_catalogue_speaks(project: Path) -> None:
    """A .mo gives translations and plural forms, and is the same each time."""
    catalogues.update(project)
    path = catalogues.path_of("nl", project)
    text = path.read_text("utf-8").replace('msgstr[0] ""\nmsgstr[1] ""', 'msgstr[0] "{n} dag"\nmsgstr[1] "{n} dagen"')
    path.write_text(text, "utf-8")
    [compiled] = catalogues.compile_all(project)
    once = compiled.read_bytes()
    catalogues.compile_all(project)

    assert compiled.read_bytes() == once
    with compiled.open("rb") as file:
        dutch = GNUTranslations(file)
    assert [dutch.ngettext("{n} day", "{n} days", n) for n in (1, 2)] == ["{n} dag", "{n} dagen"]
