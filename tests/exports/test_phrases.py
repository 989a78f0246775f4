"""Words that every export says alike."""

from __future__ import annotations

from datetime import date

import pytest

from cmdesk.basics.wording import say, words_for
from cmdesk.contract.parties import OwnEntity
from cmdesk.editions.readings import readings
from cmdesk.engine.act_by import act_by
from cmdesk.engine.bands import Band
from cmdesk.exports.phrases import (
    QUESTIONS,
    STATUSES,
    act_by_line,
    band_sentence,
    by_question,
    choice_of,
    chosen,
    deviation_sentence,
    name_of_entity,
    readings_named,
    readings_used,
    stated_value,
    step_line,
    switch_sentence,
    title_of,
    unpointed,
    with_status,
)
from cmdesk.rules.result import Status, Step
from cmdesk.rules.rule import Question
from tests.helpers import EDITION_2023, calculated

MON_2024_06_03 = date(2024, 6, 3)
ENGLISH = words_for("en")
ENGLISH = words_for("en")


def test_every_question_and_status_has_its_words() -> None:
    """Nothing can come up that an export has no word for; a question's words are its own."""
    assert set(STATUSES) == set(Status)
    assert {question: question.value for question in Question} == QUESTIONS


def test_every_result_stands_under_one_question() -> None:
    """Grouped by question, no result is lost or told twice; days to send by have a table of their own."""
    calculation = calculated(MON_2024_06_03)
    grouped = [result.id for _, results in by_question(calculation) for result in results]
    sent = {one.result.id for one in act_by(calculation)}
    assert len(sent) == 4
    assert sorted({*grouped, *sent}) == sorted(calculation.results)
    assert len(grouped) + len(sent) == len(calculation.results)


def test_a_value_and_its_status() -> None:
    """A final value stands alone; any other says what it is; without a value the status is all there is."""
    results = calculated(MON_2024_06_03).results
    assert with_status(results["term.last_day"], ENGLISH) == "Friday 28 February 2025"
    assert with_status(results["confidentiality.ends"], ENGLISH) == "Monday 28 February 2028 (projected)"
    assert with_status(results["term.ends"], ENGLISH) == "waiting for a fact"
    assert with_status(results["fees.early_termination"], ENGLISH) == "not applicable"


def test_a_list_is_counted() -> None:
    """A list of invoices is stated by its length."""
    fees = [{"kind": "setup", "amount": "100", "from": "2024-03-01"}]
    result = calculated(MON_2024_06_03, fees=fees).results["fees.invoices"]
    assert stated_value(result, ENGLISH) == "1 entry"


def test_names() -> None:
    """Entities and editions by their names."""
    assert name_of_entity("nl") == "CM.com N.V."
    assert name_of_entity(OwnEntity("CM.com Sverige AB", "SE", time_zone="Europe/Stockholm")) == "CM.com Sverige AB"
    assert title_of("2023-01-01") == "Terms & Conditions of 1 January 2023"


def test_the_choice_of_a_reading() -> None:
    """The default holds until the contract chooses."""
    reading = readings()["term_end"]
    assert choice_of(calculated(MON_2024_06_03).case, reading) == "day_before_anniversary"
    case = calculated(MON_2024_06_03, readings={"term_end": "anniversary"}).case
    assert choice_of(case, reading) == chosen(case, "term_end") == "anniversary"


def test_readings_used_come_in_the_order_of_their_file() -> None:
    """However many results use a reading, it is named once."""
    results = calculated(MON_2024_06_03).results
    names = [one.name for one in readings_used([results["term.non_renewal_deadline"], results["term.last_day"]])]
    assert [name for name in names if name in {"term_end", "notice_backward"}] == ["term_end", "notice_backward"]


def test_what_was_agreed_otherwise() -> None:
    """A deviation names its document where the contract does."""
    agreed = {"parameter": "notice_months", "value": 2, "agreed_in": "Order Form, 4"}
    deadline = calculated(MON_2024_06_03, deviations=[agreed]).results["term.non_renewal_deadline"]
    sentence = deviation_sentence(deadline)
    assert sentence is not None
    assert sentence.in_english() == (
        "Agreed otherwise: Least time between a notice of non-renewal and the end of the term: 2 months (Order Form, 4)"
    )
    del agreed["agreed_in"]
    sentence = deviation_sentence(calculated(MON_2024_06_03, deviations=[agreed]).results["term.non_renewal_deadline"])
    assert sentence is not None
    assert sentence.in_english() == (
        "Agreed otherwise: Least time between a notice of non-renewal and the end of the term: 2 months"
    )
    assert deviation_sentence(calculated(MON_2024_06_03).results["term.last_day"]) is None


def test_a_sentence_without_its_full_stop() -> None:
    """A Chinese full stop is one too."""
    assert (unpointed("Two months."), unpointed("两个月。"), unpointed("two")) == ("Two months", "两个月", "two")


@pytest.mark.parametrize(
    "band, said",
    [
        (
            Band(date(2025, 2, 28), date(2025, 3, 1), none=False, deciding=("term_end",)),
            "Readings allow Friday 28 February 2025 to Saturday 1 March 2025; what decides: The last day of a term",
        ),
        (
            Band(date(2025, 2, 28), date(2025, 3, 1), none=True, deciding=("term_end", "late_notice")),
            (
                "Readings allow Friday 28 February 2025 to Saturday 1 March 2025, or none; what decides: "
                "The last day of a term, A non-renewal notice that comes too late"
            ),
        ),
        (
            Band(date(2025, 2, 28), date(2025, 2, 28), none=True, deciding=("late_notice",)),
            "Under some readings there is none; what decides: A non-renewal notice that comes too late",
        ),
        (
            Band(None, None, none=True, deciding=("electronic_2023",)),
            "Under no reading is there a value; what decides: Electronic notices without a rule on their delivery",
        ),
    ],
)
def test_a_band_says_what_decides(band: Band, said: str) -> None:
    """Low, high and none are told apart, and the readings are named."""
    assert band_sentence(band).in_english() == said


def test_days_to_send_by_that_have_passed() -> None:
    """On the last Saturday the post is too late, by hand it still counts, and no channel is left to switch to."""
    sat = date(2024, 11, 30)
    rows = {one.channel: one for one in act_by(calculated(sat))}
    assert act_by_line(rows["registered"], ENGLISH) == "too late; Tue 26 Nov 2024 was the last day"
    assert act_by_line(rows["personal"], ENGLISH) == (
        "no Business Day is left; handed over by Sat 30 Nov 2024 it still counts under the reading chosen"
    )
    assert switch_sentence(list(rows.values()), sat, ENGLISH) is None


def test_days_to_send_by_that_are_coming() -> None:
    """On the last Friday only handing over is left, and only that is offered while a confirmation is missing."""
    fri = date(2024, 11, 29)
    rows = {one.channel: one for one in act_by(calculated(fri))}
    assert act_by_line(rows["personal"], ENGLISH) == "Fri 29 Nov 2024, today"
    sentence = switch_sentence(list(rows.values()), fri, ENGLISH)
    assert sentence is not None
    assert sentence.in_english() == (
        "Chase a missing confirmation by Fri 29 Nov 2024; without it: by hand until Fri 29 Nov 2024."
    )


def test_what_has_not_happened_waits_for_no_fact() -> None:
    """A Credit Limit that was not reached is no fact that could be entered; a missing fee plan is."""
    plan = [{"kind": "setup", "amount": "1.00", "from": "2024-03-05"}]
    found = calculated(MON_2024_06_03, fees=plan).results["credit.limit_on"]
    assert with_status(found, ENGLISH) == "not so far"
    assert with_status(calculated(MON_2024_06_03).results["credit.limit_on"], ENGLISH) == "waiting for a fact"


def test_a_channel_that_does_not_serve_says_why() -> None:
    """2023 deems no time for an electronic notice."""
    rows = {one.channel: one for one in act_by(calculated(MON_2024_06_03, edition=EDITION_2023))}
    because = rows["electronic"].result.because
    assert act_by_line(rows["electronic"], ENGLISH) == because.in_english()
    assert because.in_english().startswith("The edition in force deems no time")


@pytest.mark.parametrize(
    "step, line",
    [
        (Step(say("It ends.")), "It ends."),
        (Step(say("It ends."), MON_2024_06_03), "It ends: Monday 3 June 2024"),
        (Step(say("It ends."), 3, "10.1"), "It ends: 3 (10.1)"),
        (Step(say("It ends."), None, "10.1"), "It ends. (10.1)"),
    ],
)
def test_a_step_in_a_line(step: Step, line: str) -> None:
    """What was done, what came of it, and the clause."""
    assert step_line(step, ENGLISH) == line


def test_the_readings_of_a_result_by_name() -> None:
    """With the choice where it is not the usual one."""
    usual = calculated(MON_2024_06_03)
    chosen = calculated(MON_2024_06_03, readings={"term_end": "anniversary"})
    named = [ENGLISH.listed(readings_named(one.results["term.start"], one.case)) for one in (usual, chosen)]
    assert named == ["The last day of a term", "The last day of a term: the last day is the anniversary itself"]
