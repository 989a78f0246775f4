"""Mutants: a module with one small mistake, made in its syntax tree; every mistake of a module, one after the other.

What is mutated decides something: comparisons, arithmetic, logic, numbers, truth, keys, conditions, what is returned,
raised, called, left out of a call. What is not: words for a reader, annotations, decorators, assertions, imports, and
what only type checkers read.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from posixpath import commonprefix
from types import CodeType
from typing import TypeVar

Key = tuple[str, str, str, int]
Node = TypeVar("Node", bound=ast.AST)
Definition = ast.FunctionDef | ast.AsyncFunctionDef

_SENTENCES = {"N_", "say", "count"}
_NAMES_ONLY = {"__all__", "__slots__"}
_WORDS = re.compile(r"[a-z] [a-z]")
_WIDTH = 72
_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_SHOWN = ast.expr | ast.keyword | ast.Expr | ast.Return | ast.Assign | ast.AugAssign
_CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One mistake: where it is, what stood there and what stands there now.

    `nth` counts mistakes of the same words in the same place. `lines` are those of the statement, None where it is run
    by importing the module.
    """

    path: str
    where: str
    before: str
    after: str
    nth: int
    lines: range | None

    @property
    def text(self) -> str:
        """The mistake in one line."""
        return f"{self.before} -> {self.after}"

    @property
    def key(self) -> Key:
        """What tells it from all others, without line numbers."""
        return self.path, self.where, self.text, self.nth


@dataclass(frozen=True, slots=True)
class Place:
    """A node in its tree: what holds it, and the function, statement and expressions around it."""

    holder: ast.AST
    field: str
    index: int | None
    names: tuple[str, ...]
    inside: tuple[ast.AST, ...]
    at_import: bool

    def put(self, node: ast.AST) -> None:
        """Put a node there."""
        if self.index is None:
            setattr(self.holder, self.field, node)
        else:
            getattr(self.holder, self.field)[self.index] = node


def mutants(path: str, source: str) -> Iterator[tuple[Mutant, CodeType]]:
    """Yield every mutant of a module with its code."""
    tree = ast.parse(source)
    seen: Counter[tuple[str, str, str]] = Counter()
    for node, place in list(_nodes(tree, (), (), at_import=True)):
        for other in _instead_of(node, place):
            before, after = _texts(node, other, place)
            where = ".".join(place.names)
            seen[where, before, after] += 1
            lines = None if place.at_import else _lines(_statement(node, place))
            place.put(ast.copy_location(other, node))
            code = compile(ast.fix_missing_locations(tree), path, "exec", dont_inherit=True)
            place.put(node)
            yield Mutant(path, where, before, after, seen[where, before, after], lines), code


# Where


def _nodes(
    holder: ast.AST, names: tuple[str, ...], inside: tuple[ast.AST, ...], *, at_import: bool
) -> Iterator[tuple[ast.AST, Place]]:
    """Yield every node that may be mutated, and its place."""
    inside = (*inside, holder)
    for field, value in ast.iter_fields(holder):
        children = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        for index, child in children:
            if not isinstance(child, ast.AST) or _is_left_alone(holder, field, child):
                continue
            later = isinstance(holder, Definition | ast.Lambda) and field == "body"
            place = Place(holder, field, index, names, inside, at_import and not later)
            yield child, place
            own = (*names, child.name) if isinstance(child, Definition | ast.ClassDef) else names
            yield from _nodes(child, own, inside, at_import=place.at_import)


def _is_left_alone(holder: ast.AST, field: str, node: ast.AST) -> bool:
    """Tell whether a part of the tree decides nothing, or nothing that a test could tell."""
    match holder, node:
        case _ if field in {"annotation", "returns", "decorator_list", "bases", "ops", "op", "pattern", "ctx"}:
            return True
        case _, ast.Assert() | ast.Import() | ast.ImportFrom():
            return True
        case _, ast.Expr(value=ast.Constant()):
            return True
        case _, ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case _, ast.Assign(targets=[ast.Name(id=name)]) if name in _NAMES_ONLY:
            return True
        case _, ast.Call(func=ast.Name(id="TypeVar")):
            return True
        case ast.Call(func=ast.Name(id=name)), ast.Constant(value=str()) if name in _SENTENCES:
            return field == "args"
    return False


def _statement(node: ast.AST, place: Place) -> ast.stmt:
    """Return the innermost statement that a node is, or is part of."""
    return next(one for one in (node, *reversed(place.inside)) if isinstance(one, ast.stmt))


def _lines(statement: ast.stmt) -> range:
    """Return the lines of a statement, of one with a body those of its head."""
    body = getattr(statement, "body", None)
    end = body[0].lineno - 1 if body else statement.end_lineno
    return range(statement.lineno, max(statement.lineno, end or 0) + 1)


# What


def _instead_of(node: ast.AST, place: Place) -> Iterator[ast.AST]:
    """Yield what may stand instead of a node."""
    if isinstance(node, ast.stmt):
        yield from _other_statements(node, place)
    elif isinstance(node, ast.Constant):
        yield from _other_constants(node)
    elif isinstance(node, ast.expr):
        yield from _other_expressions(node)
    if isinstance(node, ast.expr) and place.field in {"test", "ifs"} and _is_plain(node):
        yield ast.UnaryOp(ast.Not(), node)


def _other_statements(node: ast.stmt, place: Place) -> Iterator[ast.stmt]:
    """Yield statements instead of one."""
    match node:
        case ast.Expr() | ast.Raise() | ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield ast.Pass()
        case ast.Assign(targets=[ast.Name(id=name)]) if name in _bound_before(node, place):
            yield ast.Pass()
        case ast.AugAssign():
            yield ast.Pass()
            if type(node.op) in _COMPUTED:
                yield _but(node, op=_COMPUTED[type(node.op)]())
        case ast.Return(value=ast.expr() as value) if not _is_flag_or_none(value):
            yield _but(node, value=ast.Constant(None))
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Continue()


def _other_constants(node: ast.Constant) -> Iterator[ast.expr]:
    """Yield constants instead of one: a flag turned, a number one more, a key unknown."""
    match node.value:
        case bool(value):
            yield ast.Constant(not value)
        case int(value) | float(value):
            yield ast.Constant(value + 1)
        case str(value) if not value.isspace() and not _WORDS.search(value):
            yield ast.Constant(f"XX{value}")


def _other_expressions(node: ast.expr) -> Iterator[ast.expr]:
    """Yield expressions instead of one."""
    match node:
        case ast.Compare():
            for index, op in enumerate(node.ops):
                yield _but(node, ops=[*node.ops[:index], _COMPARED[type(op)](), *node.ops[index + 1 :]])
        case ast.BinOp(op=op) if type(op) in _COMPUTED and not _is_type(node):
            yield _but(node, op=_COMPUTED[type(op)]())
        case ast.BoolOp():
            yield _but(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node.operand
        case ast.Call():
            yield from _other_calls(node)


def _other_calls(node: ast.Call) -> Iterator[ast.expr]:
    """Yield calls instead of one: of the opposite function, or without an argument that has a name."""
    match node.func:
        case ast.Name(id=name) if name in _SENTENCES:
            return
        case ast.Name(id=name) if name in _CALLED:
            yield _but(node, func=ast.Name(_CALLED[name], ast.Load()))
    # Where all arguments are named, most are needed: leaving one out proves nothing.
    for index in range(len(node.keywords) if node.args else 0):
        yield _but(node, keywords=[*node.keywords[:index], *node.keywords[index + 1 :]])


def _but(node: Node, **fields: object) -> Node:
    """Return a copy of a node with some fields set otherwise."""
    other = copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


def _bound_before(node: ast.stmt, place: Place) -> set[str]:
    """Return the names that a function has bound before one of its statements."""
    function = next((one for one in reversed(place.inside) if isinstance(one, Definition)), None)
    if function is None:
        return set()
    bound = {one.arg for one in ast.walk(function.args) if isinstance(one, ast.arg)}
    stored = (one for one in ast.walk(function) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store))
    return bound | {one.id for one in stored if one.lineno < node.lineno}


def _is_plain(node: ast.expr) -> bool:
    """Tell whether a condition has no mutant of its own that turns it."""
    return not isinstance(node, ast.Compare | ast.BoolOp | ast.Constant | ast.UnaryOp)


def _is_flag_or_none(node: ast.expr) -> bool:
    """Tell whether what is returned is none already, or a flag, which is turned instead."""
    return isinstance(node, ast.Constant) and (node.value is None or isinstance(node.value, bool))


def _is_type(node: ast.expr) -> bool:
    """Tell whether a bar joins types: names that begin with a capital letter and are no constants."""
    match node:
        case ast.BinOp(op=ast.BitOr(), left=left, right=right):
            return _is_type(left) and _is_type(right)
        case ast.Constant(value=None) | ast.Subscript():
            return True
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name[:1].isupper() and not name.isupper()
    return False


# In words


def _texts(node: ast.AST, other: ast.AST, place: Place) -> tuple[str, str]:
    """Return the mistake as text, with as much around it as one line shows."""
    before, after = _said(node), _said(other)
    shown = (node, before)
    place.put(other)
    for around in reversed(place.inside):
        wider = _said(around) if isinstance(around, _SHOWN) else ""
        if not 0 < len(wider) <= _WIDTH:
            break
        shown, after = (around, ""), wider
    place.put(node)
    return _cut(shown[1] or _said(shown[0]), after)


def _said(node: ast.AST) -> str:
    """Return a node as one line of text."""
    return " ".join(ast.unparse(ast.fix_missing_locations(node)).split())


def _cut(before: str, after: str) -> tuple[str, str]:
    """Return two texts, those too long cut down to where they differ."""
    if max(len(before), len(after)) <= _WIDTH:
        return before, after
    alike = len(commonprefix((before, after)))
    start = max(0, alike - _WIDTH // 2)
    return _window(before, start), _window(after, start)


def _window(text: str, start: int) -> str:
    """Return a line of a text from a place on, with dots where something is left out."""
    end = start + _WIDTH
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
