"""The catalogues of texts: collected from code and data, brought up to date per language, compiled.

    python packaging/catalogues.py update      collect every marked sentence, add the new ones to each language
    python packaging/catalogues.py compile     .po to .mo, for the program to read

Sentences are marked in code by the functions, and stand in data under the keys, that pyproject.toml lists under
[tool.cmdesk.catalogues]. A catalogue has neither dates nor line numbers: the same texts give the same file.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
DOMAIN = "cmdesk"
_ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)
_HEADER = """\
# The texts of cmdesk in one language; `make catalogues` brings this file up to date.
msgid ""
msgstr ""
"Project-Id-Version: cmdesk\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""


def settings(root: Path = ROOT) -> dict[str, Any]:
    """Return what pyproject.toml says about catalogues."""
    found: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return dict(found["tool"]["cmdesk"]["catalogues"])


def collect(root: Path = ROOT) -> Catalog:
    """Return every marked sentence of code and data with the files it stands in."""
    chosen = settings(root)
    catalogue = Catalog(domain=DOMAIN)
    plurals: dict[str, str] = {}
    for path in sorted(root.glob("cmdesk/**/*.py")):
        for singular, plural in sentences_in_code(path.read_text(encoding="utf-8"), set(chosen["functions"])):
            plurals[singular] = plural or plurals.get(singular, "")
            _add(catalogue, singular, plurals[singular], path.relative_to(root))
    for pattern, keys in chosen["data"].items():
        for path in sorted(root.glob(pattern)):
            for text in sentences_in_data(tomllib.loads(path.read_text(encoding="utf-8")), set(keys)):
                _add(catalogue, text, plurals.get(text, ""), path.relative_to(root))
    return catalogue


def sentences_in_code(source: str, functions: set[str]) -> Iterator[tuple[str, str]]:
    """Yield each sentence that a marking function takes, with its plural or an empty text."""
    taken: set[ast.expr] = set()  # a call's arguments come after it, and may be marked themselves
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name(node.func) in functions and node not in taken:
            keys = node.args[: 2 if _name(node.func) == "count" else 1]
            taken.update(keys)
            singular, plural = (*(_text(key) for key in keys), "", "")[:2]
            if singular:
                yield singular, plural


def sentences_in_data(data: Any, keys: set[str], *, wanted: bool = False) -> Iterator[str]:
    """Yield each text under one of the keys, at any depth."""
    match data:
        case dict():
            for key, value in data.items():
                yield from sentences_in_data(value, keys, wanted=wanted or key in keys)
        case list():
            for value in data:
                yield from sentences_in_data(value, keys, wanted=wanted)
        case str() if wanted and data:
            yield data


def _add(catalogue: Catalog, singular: str, plural: str, path: Path) -> None:
    """Put a sentence into a catalogue; one that is counted anywhere keeps its plural."""
    catalogue.add((singular, plural) if plural else singular, locations=[(path.as_posix(), 0)])


def _name(function: ast.expr) -> str:
    """Return the name of a function, also out of the module `wording`; methods have none, for texts `count` too."""
    match function:
        case ast.Name(id=name) | ast.Attribute(value=ast.Name(id="wording"), attr=name):
            return name
    return ""


def _text(argument: ast.expr) -> str:
    """Return the text of a literal, or of a literal that a marking function takes."""
    match argument:
        case ast.Constant(value=str(text)):
            return text
        case ast.Call(args=[ast.Constant(value=str(text)), *_]):
            return text
    return ""


def path_of(language: str, root: Path = ROOT) -> Path:
    """Return the path of a language's catalogue."""
    return root / "resources" / "i18n" / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(language: str, root: Path = ROOT) -> Catalog:
    """Return a language's catalogue as it stands; an empty one where there is none yet."""
    path = path_of(language, root)
    if not path.exists():
        return Catalog(locale=language, domain=DOMAIN)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def update(root: Path = ROOT) -> None:
    """Give every language the sentences of today; a sentence that is gone takes its translation along."""
    for language in settings(root)["languages"]:
        catalogue = read(language, root)
        catalogue.update(collect(root), no_fuzzy_matching=True)
        path = path_of(language, root)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_po_text(catalogue, language))
        waiting = sum(bool(message.id) and not is_translated(message) for message in catalogue)
        print(f"{language}: {len(catalogue)} sentences, {waiting} to translate, {len(catalogue.obsolete)} dropped")


def _po_text(catalogue: Catalog, language: str) -> bytes:
    """Return a catalogue as the text of its file, under a head that never changes by itself."""
    body = BytesIO()
    write_po(body, catalogue, width=0, omit_header=True, sort_output=True, ignore_obsolete=True, include_lineno=False)
    head = _HEADER.format(language=language, plural_forms=catalogue.plural_forms)
    return head.encode() + body.getvalue()


def is_translated(message: Message) -> bool:
    """Tell whether a sentence has its translation, every plural form of it."""
    forms = [message.string] if isinstance(message.string, str) else message.string or [""]
    return all(forms)


def compile_all(root: Path = ROOT) -> list[Path]:
    """Write a .mo beside every .po and return the paths written."""
    return [_compiled(path) for path in sorted(root.glob(f"resources/i18n/*/LC_MESSAGES/{DOMAIN}.po"))]


def _compiled(path: Path) -> Path:
    """Write one .mo, byte for byte the same from the same .po."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.parts[-3], domain=DOMAIN)
    catalogue.creation_date = catalogue.revision_date = _ALWAYS
    target = path.with_suffix(".mo")
    with target.open("wb") as file:
        write_mo(file, catalogue)
    return target


def main(arguments: list[str]) -> int:
    """Update or compile; anything else is wrong usage."""
    match arguments:
        case ["update"]:
            update()
            compile_all()
        case ["compile"]:
            compile_all()
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
