"""An edition file at fault: every fault with its place, all of them at once."""

from __future__ import annotations

import pytest

from cmdesk.basics.assets import read_text
from cmdesk.basics.errors import FaultyInput
from cmdesk.editions.read_edition import read_edition

SOURCE = "2025-03-03.toml"
MISSING = "this is missing; add it"

# What is written in place of what, and the place and words that follow.
BROKEN = [
    ("value = 14\n", 'value = "14"\n', "parameters.payment_days.value", "14 is not a number"),
    ("value = 14\n", "value = true\n", "parameters.payment_days.value", "true is not a number"),
    ("value = 14\n", "value = 14.5\n", "parameters.payment_days.value", "14.5 is no whole number; enter one"),
    (
        "value = 14\n",
        "value = -14\n",
        "parameters.payment_days.value",
        "−14 is out of range; enter a number from 0 to 3,650",  # noqa: RUF001  # a minus sign
    ),
    (
        "value = 80\n",
        "value = nan\n",
        "parameters.credit_alert_percent.value",
        "NaN is not a number",
    ),
    ("value = 14\n", "", "parameters.payment_days.value", MISSING),
    (
        "value = 14\n",
        "value = 14\nstated = false\n",
        "parameters.payment_days.value",
        "there is no value here; take it out",
    ),
    ("value = 14\n", "stated = true\n", "parameters.payment_days.stated", "true is not one of false"),
    ('"days"\nclause = "3.7"', '"weeks"\nclause = "3.7"', "parameters.payment_days.unit", "weeks is not one of days"),
    ('"days"\nclause = "3.7"', '"months"\nclause = "3.7"', "parameters.payment_days.unit", "months is not one of days"),
    (
        'clause = "10.4(a)"\ndeviation = true',
        'clause = "10.4(a)"\ndeviation = "yes"',
        "parameters.overdue_breach_days.deviation",
        "yes is not true or false",
    ),
    (
        'clause = "10.4(a)"\ndeviation = true',
        'clause = "10.4(a)"\ndeviations = true',
        "parameters.overdue_breach_days.deviation",
        MISSING,
    ),
    (
        'clause = "10.4(a)"\ndeviation = true',
        'clause = "10.4(a)"\ndeviation = true\nzzz = 1',
        "parameters.overdue_breach_days.zzz",
        "there is no zzz here; take it out",
    ),
    (
        '"days"\nclause = "3.7"',
        '"days"\nclause = "3,7"',
        "parameters.payment_days.clause",
        "3,7 is no clause; write it like 10.3(c), several with commas",
    ),
    (
        '"days"\nclause = "3.7"',
        '"days"\nclause = 3.7',
        "parameters.payment_days.clause",
        "3.7 is not a clause in quotation marks",
    ),
    ('"days"\nclause = "3.7"\n', '"days"\n', "parameters.payment_days.clause", MISSING),
    (
        "Time to pay an invoice, from the invoice date",
        "Time to pay {invoice}",
        "parameters.payment_days.note",
        "a text is one line, not empty, without braces or blanks at its ends",
    ),
    (
        "Time to pay an invoice, from the invoice date",
        "",
        "parameters.payment_days.note",
        "a text is one line, not empty, without braces or blanks at its ends",
    ),
    (
        "[parameters.payment_days]",
        "[parameters.payment_day]",
        "parameters.payment_day",
        "there is no payment_day here; did you mean payment_days?",
    ),
    ("[parameters.payment_days]", "[elsewhere.payment_days]", "parameters.payment_days", MISSING),
    (
        '"confirmation_condition"',
        '"later"',
        "modes.courier_rule.value",
        "later is not one of later_of_both, confirmation_condition",
    ),
    (
        '"confirmation_condition"',
        "true",
        "modes.courier_rule.value",
        "true is not one of later_of_both, confirmation_condition",
    ),
    (
        '"confirmation_condition"',
        "1",
        "modes.courier_rule.value",
        "1 is not one of later_of_both, confirmation_condition",
    ),
    (
        "[modes.courier_rule]",
        "[modes.courier]",
        "modes.courier",
        "there is no courier here; did you mean courier_rule?",
    ),
    (
        "[subjects.early_termination]\napplies = true\n",
        "[subjects.early_termination]\n",
        "subjects.early_termination.applies",
        MISSING,
    ),
    (
        "[subjects.collection_costs]\napplies = true\n",
        "[subjects.collection_costs]\napplies = false\n",
        "subjects.collection_costs.note",
        MISSING,
    ),
    (
        'title = "Costs of collection"\n',
        'title = "Costs of collection"\nnotes = "x"\n',
        "subjects.collection_costs.notes",
        "there is no notes here; did you mean note?",
    ),
    ('kind = "capped"', 'kind = "limited"', "heads.direct.kind", "limited is not one of capped, excluded, uncapped"),
    (
        'kind = "capped"',
        'kind = "excluded"',
        "heads",
        "one head of loss is capped, no more and no less; here: ",
    ),
    (
        'kind = "uncapped"',
        'kind = "capped"',
        "heads",
        "one head of loss is capped, no more and no less; here: direct, 8.5",
    ),
    ('"8.3(xi)" = {', '"8.3(xii)" = {', "heads.8.3(xi)", MISSING),
    ("\n[heads]", "\n[head]", "heads", MISSING),
    ("\n[waivers]", "\n[[waivers]]", "waivers", "is not a table"),
    (
        "commitment_period = {",
        "commitment_period = { id = 1,",
        "waivers.commitment_period.id",
        "there is no id here; take it out",
    ),
    (
        'id = "2025-03-03"',
        'id = "2025-03-04"',
        "id",
        "2025-03-04 is not the file's name; both are the day of the edition",
    ),
    ("published = 2025-03-03", "published = 2025-03-04", "published", "2025-03-04 is not the day that names the file"),
    (
        "published = 2025-03-03",
        "published = 2025-03-03T00:00:00",
        "published",
        "2025-03-03 00:00:00 is not a day like 2025-03-03",
    ),
    ("published = 2025-03-03\n", "", "published", MISSING),
    ('id = "2025-03-03"', 'id = "2025-03-03"\ncolour = "red"', "colour", "there is no colour here; take it out"),
]


def faults_of(text: str, source: str = SOURCE) -> list[tuple[str, str]]:
    """Return the faults that a file is refused for, as place and English words."""
    with pytest.raises(FaultyInput) as refused:
        read_edition(text.encode(), source)
    assert refused.value.source == source
    return [(fault.place, fault.sentence.in_english()) for fault in refused.value.faults]


@pytest.mark.parametrize("old, new, place, words", BROKEN)
def test_a_fault_is_named_with_its_place(old: str, new: str, place: str, words: str) -> None:
    """What is wrong, where, and what to do; a slip of one entry says nothing about the others."""
    text = read_text("editions", SOURCE)
    assert old in text
    found = faults_of(text.replace(old, new, 1))
    assert [said for at, said in found if at == place and words in said]
    assert len(found) <= 2


def test_all_faults_at_once() -> None:
    """Whoever mends a file does so once."""
    text = read_text("editions", SOURCE)
    for old, new in (("value = 14\n", ""), ('kind = "capped"', 'kind = "c"'), ('"confirmation_condition"', '"x"')):
        text = text.replace(old, new, 1)
    places = [place for place, _ in faults_of(text)]
    assert places == ["parameters.payment_days.value", "modes.courier_rule.value", "heads.direct.kind"]


def test_a_file_under_another_name() -> None:
    """The file's name is the edition's id and its day."""
    assert [place for place, _ in faults_of(read_text("editions", SOURCE), "2025-03-04.toml")] == ["id", "published"]


def test_an_empty_file() -> None:
    """Every part that is missing is named once."""
    places = [place for place, _ in faults_of("")]
    assert places == ["id", "title", "published", "subjects", "parameters", "modes", "heads", "waivers"]


def test_the_message_reads_like_a_list() -> None:
    """File, place and fault, as a log or a terminal shows them."""
    text = read_text("editions", SOURCE).replace("value = 14\n", "value = 14.5\n", 1)
    with pytest.raises(FaultyInput) as refused:
        read_edition(text.encode(), SOURCE)
    assert str(refused.value) == ("2025-03-03.toml: parameters.payment_days.value: 14.5 is no whole number; enter one")


def test_decimals_stay_decimals() -> None:
    """A rate with decimals is read as it is written."""
    text = read_text("editions", SOURCE).replace("value = 80\n", "value = 82.55\n", 1)
    assert str(read_edition(text.encode(), SOURCE).parameter("credit_alert_percent").value) == "82.55"
