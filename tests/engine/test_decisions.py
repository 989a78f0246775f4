"""Trees of decisions: what a finding comes to under every combination of readings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.basics.wording import say
from cmdesk.engine import decisions
from cmdesk.engine.decisions import (
    Choices,
    Leaf,
    Question,
    Tree,
    grown,
    leaves,
    outcome,
    readings_in,
    same,
    valued,
)
from cmdesk.rules.result import Answer, Status
from tests.soak import examples

CHOICES: Mapping[str, tuple[str, ...]] = {"a": ("0", "1"), "b": ("0", "1", "2"), "c": ("0", "1")}
COMBINATIONS = list(product(*CHOICES.values()))


class Asked:
    """Readings under some choices, the first where nothing is chosen, noting what is asked."""

    def __init__(self, chosen: Choices) -> None:
        self.chosen = chosen
        self.names: dict[str, None] = {}

    def __call__(self, name: str) -> str:
        """Return the choice of a reading."""
        self.names[name] = None
        return self.chosen.get(name, CHOICES[name][0])


def tree_of(finding: Callable[[Asked], object]) -> Tree:
    """Return the tree of a finding that asks readings."""

    def evaluate(chosen: Choices) -> tuple[object, tuple[str, ...]]:
        asked = Asked(chosen)
        return finding(asked), tuple(asked.names)

    return grown(evaluate, CHOICES.__getitem__)


def under(tree: Tree, chosen: Choices) -> object:
    """Return what a tree comes to under a combination."""
    while isinstance(tree, Question):
        tree = tree.choices[chosen[tree.reading]]
    return tree.value


def answered(status: Status) -> Answer:
    """Return an answer without a value."""
    return Answer(None, say("Why."), date(2024, 3, 1), status)


def test_what_asks_nothing_is_a_leaf() -> None:
    """One evaluation, no question."""
    assert tree_of(lambda _asked: 7) == Leaf(7)


def test_a_question_that_makes_no_difference_is_dropped() -> None:
    """Asked, and every choice comes to the same."""
    tree = tree_of(lambda asked: 7 + 0 * int(asked("a")))
    assert tree == Leaf(7)
    assert readings_in(tree) == set()


def test_a_question_may_matter_under_one_choice_alone() -> None:
    """Then it stands below that choice."""
    tree = tree_of(lambda asked: asked("b") if asked("a") == "1" else "x")
    assert isinstance(tree, Question)
    assert tree.choices["0"] == Leaf("x")
    assert readings_in(tree) == {"a", "b"}
    assert list(leaves(tree)) == ["x", "0", "1", "2"]


def test_a_choice_that_comes_to_the_same_by_another_way() -> None:
    """Two sides that ask in another order and agree everywhere leave no question above them."""
    tree = tree_of(
        lambda asked: (asked("b"), asked("c")) if asked("a") == "0" else tuple(reversed((asked("c"), asked("b"))))
    )
    assert readings_in(tree) == {"b", "c"}


@pytest.mark.parametrize(
    "one, other, alike",
    [
        (Leaf(1), Leaf(1), True),
        (Leaf(1), Leaf(2), False),
        (Leaf(1), Question("a", {"0": Leaf(1), "1": Leaf(1)}), True),
        (Leaf(1), Question("a", {"0": Leaf(1), "1": Leaf(2)}), False),
        (Question("a", {"0": Leaf(1), "1": Leaf(2)}), Leaf(1), False),
        (Leaf(answered(Status.PENDING)), Leaf(answered(Status.PENDING)), True),
        (Leaf(answered(Status.PENDING)), Leaf(answered(Status.NOT_APPLICABLE)), False),
        (Leaf(ValueError("x")), Leaf(ValueError("x")), True),
        (Leaf(ValueError("x")), Leaf(ValueError("y")), False),
        (Leaf(ValueError("x")), Leaf(KeyError("x")), False),
    ],
)
def test_trees_are_the_same_where_their_outcomes_are(one: Tree, other: Tree, alike: bool) -> None:
    """Values, of answers value and status, of errors what they are about."""
    assert same(one, other) is alike
    assert same(other, one) is alike


def test_outcomes_leave_out_how_they_were_found() -> None:
    """Two answers for different reasons are one."""
    assert outcome(answered(Status.PENDING)) == (None, Status.PENDING)
    assert outcome(5) == 5


def test_a_choice_made_leaves_the_rest() -> None:
    """The question disappears wherever it stands; another is left alone."""
    tree = Question("a", {"0": Question("b", {"0": Leaf(1), "1": Leaf(2), "2": Leaf(3)}), "1": Leaf(4)})
    assert decisions.given(tree, "a", "1") == Leaf(4)
    assert decisions.given(tree, "b", "1") == Question("a", {"0": Leaf(2), "1": Leaf(4)})
    assert decisions.given(tree, "c", "0") == tree
    assert decisions.given(Leaf(1), "a", "0") == Leaf(1)


def test_of_values_alone_a_status_asks_nothing() -> None:
    """What waits under one reading and is not there under another has no value under either."""
    waiting, not_there = Leaf(answered(Status.PENDING)), Leaf(answered(Status.NOT_APPLICABLE))
    known = Leaf(Answer(5, say("Why."), date(2024, 3, 1)))
    assert valued(Question("a", {"0": waiting, "1": not_there})) == Leaf(None)
    assert valued(Question("a", {"0": waiting, "1": known})) == Question("a", {"0": Leaf(None), "1": Leaf(5)})
    assert valued(Question("b", {"0": Question("a", {"0": waiting, "1": not_there}), "1": Leaf(known.value)})) == (
        Question("b", {"0": Leaf(None), "1": Leaf(5)})
    )


TABLES = st.fixed_dictionaries({chosen: st.integers(0, 1) for chosen in COMBINATIONS})
ORDERS = st.permutations(list(CHOICES))


@given(TABLES, ORDERS)
@examples(150)
def test_a_tree_is_its_finding(table: dict[tuple[str, ...], int], order: list[str]) -> None:
    """Under every combination it says the same, and it asks the readings that decide, no others."""

    def finding(asked: Asked) -> int:
        choice = {name: asked(name) for name in order}
        return table[tuple(choice[name] for name in CHOICES)]

    tree = tree_of(finding)
    for combination in COMBINATIONS:
        assert under(tree, dict(zip(CHOICES, combination, strict=True))) == table[combination]
    deciding = {
        name
        for at, name in enumerate(CHOICES)
        for one in COMBINATIONS
        for choice in CHOICES[name]
        if table[one] != table[(*one[:at], choice, *one[at + 1 :])]
    }
    assert readings_in(tree) == deciding
    assert same(tree, tree_of(lambda asked: table[tuple(asked(name) for name in CHOICES)]))
