"""`cmdesk businessday`: the n-th Business Day after a day, and every day counted or skipped on the way (clause 1)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cmdesk.basics.wording import N_, Sentence, Words, say, words_for
from cmdesk.calendars.entities import entities
from cmdesk.calendars.recipes import SCOPES
from cmdesk.cli.console import terminal_width, write_output
from cmdesk.cli.day_lines import day_lines
from cmdesk.desk.questions import BusinessDayAnswer, business_day
from cmdesk.editions.load import editions
from cmdesk.exports.columns import broken

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from cmdesk.cli.parser import Parser

ABOUT = N_("Find the N-th Business Day after a day, with every day counted or skipped on the way.")
SCHEMA = "cmdesk.businessday/1"
MOST_DAYS = 10_000


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    parser.argument("day", N_("DAY"), N_("The day to count from; it is not counted itself."), type=parser.day)
    parser.argument("n", "N", N_("How many Business Days, from 1 to 10,000."), type=parser.whole_number(1, MOST_DAYS))
    entity = N_("The entity whose holidays count: nl, de, gb …")
    parser.option("--entity", N_("ENTITY"), entity, type=parser.one_of(entities()), required=True)
    edition = N_("The edition whose wording decides which holidays count; without it, every edition.")
    parser.option("--edition", N_("EDITION"), edition, type=parser.one_of(editions()))
    scope = N_("How far the holidays reach: narrow, standard or widest. The default is standard.")
    parser.option("--scope", "|".join(SCOPES), scope, type=parser.one_of(SCOPES), default="standard")
    parser.format_option()
    parser.closing_options()


def run(arguments: Namespace, _parser: Parser) -> int:
    """Count, and print the day first."""
    chosen = (arguments.edition,) if arguments.edition else tuple(editions())
    answers = business_day(arguments.day, arguments.n, arguments.entity, arguments.scope, chosen, arguments.lang)
    if arguments.format == "json":
        write_output(json.dumps(_document(arguments, answers), ensure_ascii=False, indent=2) + "\n")
    else:
        write_output("\n".join(_lines(arguments, answers, words_for(arguments.lang))) + "\n")
    return 0


# Text


def _lines(arguments: Namespace, answers: Sequence[BusinessDayAnswer], words: Words) -> Iterator[str]:
    """Yield the day or days found, then how each was counted."""
    for answer in answers:
        yield _headline(answer, words, alone=len(answers) == 1)
    for answer in answers:
        yield ""
        yield from broken(words.text(_counted(arguments, answer)), terminal_width())
        yield from day_lines(answer.count, words)
    if not entities()[arguments.entity].confirmed:
        yield ""
        yield words.text(
            say(N_("That entity {entity} follows these holidays is an assumption."), entity=arguments.entity)
        )


def _headline(answer: BusinessDayAnswer, words: Words, *, alone: bool) -> str:
    """Return the day found, in ISO form, and what sets it apart from another."""
    parts = [answer.count.result.isoformat()]
    if not alone:
        parts.append(words.listed(say(editions()[edition].title) for edition in answer.editions))
    if answer.count.estimated:
        parts.append(words.text(N_("estimated: not all holidays on the way are official yet")))
    return "  ".join(parts)


def _counted(arguments: Namespace, answer: BusinessDayAnswer) -> Sentence:
    """Return what was counted, as a sentence."""
    return say(
        N_("{result} is Business Day {n} after {start}; entity {entity}, {editions}, scope {scope}."),
        result=answer.count.result,
        n=answer.count.n,
        start=answer.count.start,
        entity=arguments.entity,
        editions=tuple(say(editions()[edition].title) for edition in answer.editions),
        scope=arguments.scope,
    )


# JSON


def _document(arguments: Namespace, answers: Sequence[BusinessDayAnswer]) -> dict[str, Any]:
    """Return the answers as plain values; `day` is null where the editions differ."""
    return {
        "schema": SCHEMA,
        "start": arguments.day.isoformat(),
        "n": arguments.n,
        "entity": arguments.entity,
        "scope": arguments.scope,
        "day": answers[0].count.result.isoformat() if len(answers) == 1 else None,
        "answers": [_answer(answer) for answer in answers],
    }


def _answer(answer: BusinessDayAnswer) -> dict[str, Any]:
    """Return the day under some editions, with the days on the way."""
    return {
        "editions": list(answer.editions),
        "day": answer.count.result.isoformat(),
        "estimated": answer.count.estimated,
        "days": [
            {
                "date": day.day.isoformat(),
                "number": day.number or None,
                "reason": day.reason.value,
                "name": day.name or None,
                "estimated": day.estimated,
            }
            for day in answer.count.days
        ],
    }
