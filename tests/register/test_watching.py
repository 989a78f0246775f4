"""What the register tells of what was done, on both stores."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmdesk.register.backups import back_up, restore
from cmdesk.register.records import Action, News
from cmdesk.register.register import Register, open_register
from tests.helpers import contract_of
from tests.register.kept import ANN, BO, INVOICE, MORNING, later, named


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
    assert (start.seq, start.contracts, start.everything) == (0, frozenset(), False)
    register.add_all([named("A"), named("B")], ANN)
    assert register.changes_since(0).contracts == {1, 2}
    register.put(2, named("B", law="NL"), 1, BO)
    news = register.changes_since(2)
    assert (news.seq, news.contracts) == (3, frozenset({2}))
    assert register.changes_since(3, news.seal) == News(3, seal=news.seal)
    assert register.changes_since(0, start.seal) == News(3, frozenset({1, 2}), news.seal)


@pytest.mark.parametrize("more", [0, 1, 2, 5])
def test_a_backup_put_back_changes_everything(place: str, tmp_path: Path, more: int) -> None:
    """Whether fewer lines were written since, just as many or more; once it is heard, one goes on from there."""
    with open_register(place) as register:
        register.add(named("A"), ANN)
        made = back_up(register, str(tmp_path / "backups"), MORNING)
        at_backup = register.changes_since(0)
        register.add_all([named("B"), named("C"), named("D")], BO)
        before = register.changes_since(0)
    restore(made.path, place, later(5))
    with open_register(place) as register:
        for at in range(more):
            register.add(named(f"E{at}"), later(6 + at))
        news = register.changes_since(before.seq, before.seal)
        assert (news.seq, news.everything) == (2 + more, True)
        assert news.contracts == {1, *range(5, 5 + more)}
        assert register.changes_since(news.seq, news.seal) == News(news.seq, seal=news.seal)
        heard = register.changes_since(at_backup.seq, at_backup.seal)
        assert heard.contracts == {0, *range(5, 5 + more)}
        assert not heard.everything
    assert before.seq == 4


def test_a_line_beyond_the_last_one_is_gone(register: Register) -> None:
    """As far as that is known without its hash."""
    register.add(named("A"), ANN)
    assert register.changes_since(7).everything
    assert not register.changes_since(1).everything
