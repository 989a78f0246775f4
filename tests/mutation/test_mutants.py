"""Mutants: what is planted in a module, and what is left alone."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.mutation.mutants import mutants


def planted(source: str) -> list[str]:
    """Return the mistakes planted in a source."""
    return [mutant.text for mutant, _code in mutants("some.py", source)]


@pytest.mark.parametrize(
    "source, expected",
    [
        ("x = a < b", ["a < b -> a <= b"]),
        ("x = a is not b", ["a is not b -> a is b"]),
        ("x = a + b", ["a + b -> a - b"]),
        ("x = a and b", ["a and b -> a or b"]),
        ("x = not a", ["not a -> a"]),
        ("x = min(a, b)", ["min(a, b) -> max(a, b)"]),
        ("x = 7", ["7 -> 8"]),
        ("x = True", ["True -> False"]),
        ("x = 'due'", ["'due' -> 'XXdue'"]),
        ("x = f'{a}.due'", ["f'{a}.due' -> f'{a}XX.due'"]),
        ("x = a if b else c", ["a if b else c -> a if not b else c"]),
        ("case.step(a)", ["case.step(a) -> pass"]),
        ("x = f(a, key=b)", ["f(a, key=b) -> f(a)"]),
        ("def f(a=1): pass", ["1 -> 2"]),
        ("def f(): return a", ["return a -> return None"]),
        ("def f(a):\n    a += b", ["a += b -> pass", "a += b -> a -= b"]),
        ("def f(a):\n    a = b", ["a = b -> pass"]),
        ("for x in a: continue", ["continue -> break"]),
        ("raise error", ["raise error -> pass"]),
    ],
)
def test_a_mistake(source: str, expected: list[str]) -> None:
    """One of each kind."""
    assert [text.replace("x = ", "") for text in planted(source)] == expected


@pytest.mark.parametrize(
    "source",
    [
        '"""A docstring."""',
        "class Some(Protocol):\n    def f(self): ...",
        "x: int | None = None",
        "Kind = Leaf | Node",
        "x = say(N_('The notice was late.'), 'text')",
        "x = 'words for a reader'",
        "@cache(maxsize=128)\ndef f(): pass",
        "assert x == 1",
        "if TYPE_CHECKING:\n    x = 1",
        "__slots__ = ('a', 'b')",
        "def f(): return None",
    ],
)
def test_what_is_left_alone(source: str) -> None:
    """Words, types, decorators, assertions, what stands where nothing is to be done."""
    assert planted(source) == []


def test_a_mutant_is_told_from_all_others() -> None:
    """By function and text, and by number where these are alike; the lines are those of its statement."""
    found = [one for one, _code in mutants("some.py", "class A:\n    def f(self):\n        return g(1,\n        1)\n")]
    assert [(one.where, one.nth, one.lines) for one in found if "2" in one.after] == [
        ("A.f", 1, range(3, 5)),
        ("A.f", 1, range(3, 5)),
    ]
    assert len({one.key for one in found}) == len(found) == 3


def test_the_code_has_the_mistake() -> None:
    """And the next one is free of it."""
    values = []
    for _mutant, code in mutants("some.py", "x = 1 + 1"):
        names: dict[str, int] = {}
        exec(code, names)  # noqa: S102  # written above
        values.append(names["x"])
    assert values == [0, 3, 3]


def test_every_survivor_says_why() -> None:
    """Equivalent or accepted, and a reason."""
    listed = tomllib.loads(Path(__file__).with_name("survivors.toml").read_text("utf-8"))
    whys = [one["why"] for survivors in listed.values() for one in survivors]
    assert not [why for why in whys if why.partition(": ")[0] not in {"equivalent", "accepted"} or not why[12:]]
