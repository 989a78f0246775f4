"""Every field of the contract gets its widget and its column from its one description."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cmdesk.contract.contract import Contract, InitialTerm
from cmdesk.contract.fees import Subscription, Usage
from cmdesk.contract.fields import Field, Shape
from cmdesk.contract.notices import Amendment, Notice, Termination
from cmdesk.contract.parties import Client
from cmdesk.contract.payments import Payment
from cmdesk.gui.fields import choices_of, codec_of, column_of, columns_of, described, form_field
from cmdesk.gui.widgets.check_field import CheckField
from cmdesk.gui.widgets.choice_codec import ChoiceCodec, CodesCodec, FlagCodec
from cmdesk.gui.widgets.choice_field import ChoiceField
from cmdesk.gui.widgets.codec import Codec
from cmdesk.gui.widgets.day_codec import DayCodec
from cmdesk.gui.widgets.day_field import DayField
from cmdesk.gui.widgets.figure_codec import FigureCodec, WholeCodec
from cmdesk.gui.widgets.line_field import LineField
from cmdesk.gui.widgets.moment_codec import MomentCodec, MonthCodec
from cmdesk.gui.widgets.radio_field import RadioField
from cmdesk.gui.widgets.search_field import SearchField
from tests.gui.helpers import context_of

RECORDS: tuple[Any, ...] = (Contract, Client, Termination, Notice, Payment, Subscription, Usage, InitialTerm)


@pytest.mark.parametrize(
    "record, key, kind",
    [
        (Client, "name", LineField),
        (Client, "country", SearchField),
        (Client, "size", ChoiceField),
        (Client, "nonprofit", CheckField),
        (Contract, "edition", RadioField),
        (Contract, "effective_date", DayField),
        (Contract, "entity", ChoiceField),
        (Contract, "currency", SearchField),
        (Contract, "service_countries", LineField),
        (Termination, "notice", ChoiceField),
        (Notice, "sent", DayField),
    ],
)
def test_the_widget_of_a_field(qtbot: QtBot, record: Any, key: str, kind: type) -> None:
    """By what may stand in it and how long its list is."""
    widget = form_field(described(record)[key], context_of())
    assert type(widget) is kind
    assert isinstance(widget, QWidget)
    qtbot.addWidget(widget)


@pytest.mark.parametrize(
    "record, key, kind",
    [
        (Payment, "date", DayCodec),
        (Payment, "amount", FigureCodec),
        (Payment, "invoice", ChoiceCodec),
        (Notice, "sent", MomentCodec),
        (Notice, "to_designated_address", FlagCodec),
        (Notice, "id", Codec),
        (Usage, "month", MonthCodec),
        (InitialTerm, "months", WholeCodec),
        (Contract, "service_countries", CodesCodec),
    ],
)
def test_how_a_field_is_written(record: Any, key: str, kind: type) -> None:
    """By what may stand in it."""
    assert type(codec_of(described(record)[key], context_of())) is kind


@pytest.mark.parametrize("record", RECORDS)
def test_every_field_has_words(record: Any) -> None:
    """A label and a help, without which no field is shown."""
    fields = described(record).values()
    assert all(field.label and field.help.endswith(".") for field in fields)


def test_columns_in_the_order_asked_for() -> None:
    """Those named, else all that a cell can hold."""
    context = context_of()
    assert [column.key for column in columns_of(Payment, context, ("amount", "date"))] == ["amount", "date"]
    assert "evidence" not in [column.key for column in columns_of(Notice, context)]
    assert columns_of(Amendment, context)[0].title == "Notice"


def test_currencies_stand_in_a_table_by_their_codes() -> None:
    """A column has no room for names."""
    column = column_of(described(Payment)["currency"], context_of())
    assert column.codec.shown("EUR") == "EUR"


def test_a_column_may_not_apply() -> None:
    """A column means something for some records only."""
    column = column_of(Field(Shape.TEXT, "L", "H.", key="k"), context_of(), lambda row: bool(row.get("on")))
    assert column.applies({"on": True})
    assert not column.applies({})


def test_choices_begin_with_a_capital() -> None:
    """A label that stands alone is a title."""
    assert choices_of({"a": "handed over"})() == {"a": "Handed over"}
