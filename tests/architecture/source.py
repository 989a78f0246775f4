"""The product's own source, as the tests of its architecture read it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "cmdesk"


@dataclass(frozen=True, slots=True)
class Import:
    """One import statement: what it names, where, and whether it waits: inside a function, or for a type checker."""

    name: str
    line: int
    waits: bool


def modules(*rooms: str) -> list[Path]:
    """Return the modules of some rooms, of all where none is named."""
    return [path for path in sorted(PACKAGE.rglob("*.py")) if not rooms or room_of(path) in rooms]


def room_of(path: Path) -> str:
    """Return the room that a module belongs to; the name of the module itself at the top."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def place(path: Path, line: int) -> str:
    """Return where something stands, for a message."""
    return f"{path.relative_to(ROOT)}:{line}"


@cache
def tree(path: Path) -> ast.Module:
    """Return a module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(path: Path) -> Iterator[Import]:
    """Yield every import of a module, also those for type checking and those inside functions."""
    late = {id(node) for waiting in waiting_code(path) for node in ast.walk(waiting)}
    for node in ast.walk(tree(path)):
        match node:
            case ast.Import(names=names):
                for alias in names:
                    yield Import(alias.name, node.lineno, id(node) in late)
            case ast.ImportFrom(module=str(name)):
                yield Import(name, node.lineno, id(node) in late)


def waiting_code(path: Path) -> Iterator[ast.AST]:
    """Yield what does not run when a module is imported: its functions, and what only a type checker reads."""
    for node in ast.walk(tree(path)):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda() | ast.If(test=ast.Name("TYPE_CHECKING")):
                yield node


def calls(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the dotted name of everything a module calls, with its line."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node.lineno


def texts(path: Path) -> Iterator[tuple[str, int]]:
    """Yield every literal text of a module that is not a docstring, with its line."""
    docstrings = {id(node.value) for node in ast.walk(tree(path)) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value, node.lineno
