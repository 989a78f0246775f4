"""The answers beside the form: kept in place, folded, and what they wait for."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from cmdesk.gui.answers.assembly import groups_of
from cmdesk.gui.answers.line_head import Weight
from cmdesk.gui.answers.panel import AnswersPanel
from cmdesk.gui.answers.views import AnswerView, CardView, GroupView, LinkView
from tests.gui.helpers import calculation_of, words_of


def panel(qtbot: QtBot, **values: Any) -> AnswersPanel:
    """Return a panel with the answers of the small contract."""
    made = AnswersPanel()
    qtbot.addWidget(made)
    made.resize(420, 700)
    show(made, **values)
    made.show()
    return made


def show(made: AnswersPanel, **values: Any) -> None:
    """Show the answers of the small contract."""
    made.show_groups(groups_of(calculation_of(**values), str))
    QApplication.processEvents()


def test_one_answer_stands_out(qtbot: QtBot) -> None:
    """The first of the first question, and no other."""
    lines = list(panel(qtbot).lines())
    heroes = [line.view.id for line in lines if line.head.weight is Weight.HERO]
    assert heroes == ["term.non_renewal_deadline"]


def test_lines_stay_while_one_types(qtbot: QtBot) -> None:
    """The same widget says the new value."""
    made = panel(qtbot)
    before = {line.view.id: line for line in made.lines()}
    show(made, effective_date="2024-03-15")
    after = {line.view.id: line for line in made.lines()}
    assert after["term.last_day"] is before["term.last_day"]
    assert after["term.last_day"].view.value == "Sat 14 Mar 2026"


def test_questions_come_and_go(qtbot: QtBot) -> None:
    """A question without answers is not asked."""
    made = panel(qtbot)
    made.show_groups(())
    QApplication.processEvents()
    assert not list(made.lines())


def test_folds_count_what_they_hide(qtbot: QtBot) -> None:
    """And show it when asked, as plain lines."""
    notice = {"id": "n1", "kind": "default", "from": "cm.com", "channel": "personal", "sent": "2024-10-01"}
    made = panel(qtbot, notices=[notice])
    fold = next(one for one in made.findChildren(QToolButton) if "over or settled" in one.text())
    assert "Notice n1" not in words_of(made)
    fold.setChecked(True)
    QApplication.processEvents()
    shown = [line.view.id for line in made.lines()] + [
        line.view.id for card in made.folded_cards() for line in card.lines.values()
    ]
    assert "notice.n1.cure_by" in shown
    fold.setChecked(False)
    assert not list(made.folded_cards())


def test_missing_facts_are_links(qtbot: QtBot) -> None:
    """Earlier answers stay, greyed, and say that they are from before."""
    made = panel(qtbot)
    made.show_missing([LinkView("entity", "Contracting entity")])
    assert "from before" in words_of(made)
    assert all(not line.isEnabled() for line in made.lines())
    made.show_missing([])
    assert all(line.isEnabled() for line in made.lines())


def test_an_empty_panel_says_what_it_waits_for(qtbot: QtBot) -> None:
    """No answers yet, but the way to them."""
    made = AnswersPanel()
    qtbot.addWidget(made)
    made.show_missing([LinkView("entity", "Contracting entity")])
    assert "appear here" in words_of(made)
    with qtbot.waitSignal(made.link_followed) as followed:
        made.notice.linkActivated.emit("entity")
    assert followed.args == ["entity"]


def test_left_out_entries_are_named(qtbot: QtBot) -> None:
    """Nothing is silently passed over."""
    made = panel(qtbot)
    made.show_left_out([LinkView("payments[2]", "Payments: row 3")])
    assert "Left out of the answers until mended or complete: Payments: row 3" in words_of(made)


def test_an_answer_is_brought_into_sight(qtbot: QtBot) -> None:
    """With its derivation, wherever it is folded away."""
    open_card = CardView("k", "", answer("a"), more=(answer("b"),))
    made = AnswersPanel()
    qtbot.addWidget(made)
    made.show_groups((GroupView("q", "Q?", (open_card,), (CardView("p", "", answer("past")),)),))
    for result_id in ("a", "b", "past", "unknown"):
        made.reveal(result_id)
    QApplication.processEvents()
    assert {line.view.id for line in made.lines() if line.head.isChecked()} == {"a", "b"}
    (folded,) = made.folded_cards()
    assert folded.lines["past"].head.isChecked()


def test_a_question_leads_to_more_about_it(qtbot: QtBot) -> None:
    """A link beside it, only where there is one."""
    link = LinkView("send by", "All days")
    made = AnswersPanel()
    qtbot.addWidget(made)
    made.show_groups((GroupView("q", "Q?", (CardView("k", "", answer("a")),), link=link),))
    assert "All days" in words_of(made)
    made.show_groups((GroupView("q", "Q?", (CardView("k", "", answer("a")),)),))
    assert "All days" not in words_of(made)


def answer(name: str) -> AnswerView:
    """Return an answer."""
    return AnswerView(name, name, "1", "Because.")


def test_new_cards_are_painted_when_they_have_their_heights(qtbot: QtBot) -> None:
    """Not as thin lines first; answers that only change are painted at once."""
    made = AnswersPanel()
    qtbot.addWidget(made)
    made.show()
    group = GroupView("q", "Q?", (CardView("k", "", answer("a")),))
    made.show_groups((group,))
    assert not made.updatesEnabled()
    qtbot.waitUntil(made.updatesEnabled)
    made.show_groups((group,))
    assert made.updatesEnabled()
