"""What the register tells of what was done, on both stores."""

from __future__ import annotations

from cmdesk.register.records import Action
from cmdesk.register.register import Register
from tests.helpers import contract_of
from tests.register.kept import ANN, BO, INVOICE, named


def test_the_history_tells_every_place(register: Register) -> None:
    """Who, when, what, from, to, why, and under which versions."""
    register.add(contract_of(), ANN)
    register.put(1, contract_of(law="NL", invoices=[INVOICE]), 1, BO)
    added, invoice, law = register.history()
    assert (added.action, added.place, added.before, added.after) == (Action.ADDED, "", None, None)
    assert (law.who, law.at, law.why, law.version) == ("Bo", BO.at, "as agreed by phone", 2)
    assert {(one.place, one.before, one.after) for one in (invoice, law)} == {
        ("law", None, '"NL"'),
        ("invoices[2025-0815]", None, '{"number":"2025-0815","date":"2025-01-10","amount":"100.00"}'),
    }
    assert (law.edition, law.calendar.split()[0], bool(law.program)) == ("2025-03-03", "holidays", True)
    assert register.history(1, after=2) == (law,) == register.last_changes(most=1)
    assert register.history(2) == () == register.last_changes(2)
    assert register.check().lines == 3


def test_changes_of_others_are_seen(register: Register) -> None:
    """By the lines of the history that were added since."""
    start = register.changes_since(0)
    assert (start.seq, start.contracts) == (0, frozenset())
    register.add_all([named("A"), named("B")], ANN)
    assert register.changes_since(0).contracts == {1, 2}
    register.put(2, named("B", law="NL"), 1, BO)
    news = register.changes_since(2)
    assert (news.seq, news.contracts) == (3, frozenset({2}))
