"""Decisions: what a finding comes to under every combination of readings, as a tree that asks one reading at a node.

A tree asks nothing needless: where every choice of a reading leads to the same, the question is dropped. So
each reading that is left decides: two combinations that differ in it alone come to different values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cmdesk.rules.result import Answer, Result


@dataclass(frozen=True, slots=True)
class Leaf:
    """What comes out; an error that a rule met is an outcome too."""

    value: Any


@dataclass(frozen=True, slots=True)
class Question:
    """A reading, and what follows from each of its choices."""

    reading: str
    choices: Mapping[str, Tree]


Tree = Leaf | Question
Choices = Mapping[str, str]


def grown(
    evaluate: Callable[[Choices], tuple[Any, tuple[str, ...]]], choices_of: Callable[[str], tuple[str, ...]]
) -> Tree:
    """Return the tree of a finding; every combination that it can tell apart is evaluated once.

    `evaluate` works the finding out under some readings, all others being adopted, and names those it asked, in order;
    `choices_of` gives the choices of a reading, the adopted one first.
    """

    def below(fixed: dict[str, str]) -> Tree:
        value, asked = evaluate(fixed)
        return asking([one for one in asked if one not in fixed], fixed, value)

    def asking(rest: list[str], fixed: dict[str, str], value: Any) -> Tree:
        if not rest:
            return Leaf(value)
        adopted, *others = choices_of(rest[0])
        first = asking(rest[1:], {**fixed, rest[0]: adopted}, value)
        trees = {adopted: first, **{other: below({**fixed, rest[0]: other}) for other in others}}
        return first if all(same(first, tree) for tree in trees.values()) else Question(rest[0], trees)

    return below({})


def same(one: Tree, other: Tree) -> bool:
    """Tell whether two trees come to the same under every combination, in whatever order they ask."""
    if one is other:
        return True
    if isinstance(one, Question):
        return all(same(tree, given(other, one.reading, choice)) for choice, tree in one.choices.items())
    if isinstance(other, Question):
        return all(same(one, tree) for tree in other.choices.values())
    return bool(outcome(one.value) == outcome(other.value))


def given(tree: Tree, reading: str, choice: str) -> Tree:
    """Return what is left of a tree once a reading is chosen."""
    if isinstance(tree, Leaf):
        return tree
    if tree.reading == reading:
        return tree.choices[choice]
    return Question(tree.reading, {one: given(below, reading, choice) for one, below in tree.choices.items()})


def outcome(value: Any) -> Any:
    """Return what tells two outcomes apart: of answers and results value and status, of errors what they are about."""
    if isinstance(value, Answer | Result):
        return value.value, value.status
    return (type(value), value.args) if isinstance(value, Exception) else value


def valued(tree: Tree) -> Tree:
    """Return the tree of a result's values: a reading that changes its status alone is not asked."""
    return told(tree, lambda result: result.value)


def told(tree: Tree, by: Callable[[Any], Any]) -> Tree:
    """Return the tree of what tells outcomes apart: a reading that changes nothing of that is not asked."""
    if isinstance(tree, Leaf):
        return Leaf(by(tree.value))
    choices = {choice: told(below, by) for choice, below in tree.choices.items()}
    first = next(iter(choices.values()))
    return first if all(same(first, one) for one in choices.values()) else Question(tree.reading, choices)


def leaves(tree: Tree) -> Iterator[Any]:
    """Yield every value that a tree can come to."""
    if isinstance(tree, Leaf):
        yield tree.value
    else:
        for below in tree.choices.values():
            yield from leaves(below)


def readings_in(tree: Tree) -> set[str]:
    """Return the readings that a tree asks, which are those that decide."""
    if isinstance(tree, Leaf):
        return set()
    return {tree.reading}.union(*(readings_in(below) for below in tree.choices.values()))


def paths(tree: Tree) -> Iterator[tuple[Mapping[str, str], Any]]:
    """Yield every way through a tree: the choices on it, and the value that it comes to."""
    if isinstance(tree, Leaf):
        yield {}, tree.value
    else:
        for choice, below in tree.choices.items():
            for chosen, value in paths(below):
                yield {tree.reading: choice, **chosen}, value
