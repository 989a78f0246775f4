"""From the description of a field to the widget of a form and the column of a table: fields are described once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from cmdesk.contract.fields import Field, Known, Shape, fields_of
from cmdesk.contract.known import known_ids
from cmdesk.gui import language
from cmdesk.gui.context import Context
from cmdesk.gui.lists import options_of
from cmdesk.gui.models.record_table_model import Column
from cmdesk.gui.widgets.check_field import CheckField
from cmdesk.gui.widgets.choice_codec import ChoiceCodec, CodesCodec, FlagCodec, IdCodec
from cmdesk.gui.widgets.choice_field import ChoiceField
from cmdesk.gui.widgets.codec import Codec
from cmdesk.gui.widgets.day_codec import DayCodec
from cmdesk.gui.widgets.day_field import DayField
from cmdesk.gui.widgets.figure_codec import FigureCodec, WholeCodec
from cmdesk.gui.widgets.form import FormField
from cmdesk.gui.widgets.line_field import LineField
from cmdesk.gui.widgets.moment_codec import MomentCodec, MonthCodec
from cmdesk.gui.widgets.radio_field import RadioField
from cmdesk.gui.widgets.search_field import SearchField

_LONG_LISTS = {Known.COUNTRIES, Known.CURRENCIES, Known.ZONES, Known.PARAMETERS}
_WIDTHS = {Shape.DAY: 98, Shape.MOMENT: 140, Shape.MONTH: 110, Shape.AMOUNT: 92, Shape.NUMBER: 80, Shape.FLAG: 70}
_CODES_ALONE = {Known.CURRENCIES}
_OWN_IDS = {Known.NOTICES, Known.INVOICES}


def described(record: Any) -> dict[str, Field]:
    """Return the fields of a record by their keys in the file."""
    return {field.key: field for field in fields_of(record)}


def form_field(field: Field, context: Context) -> FormField:
    """Return the widget in which a field is entered in a form."""
    match field.shape:
        case Shape.FLAG:
            return CheckField(language.text(field.label))
        case Shape.DAY:
            return DayField(context.nature)
        case Shape.MOMENT:
            return DayField(context.nature, codec=MomentCodec(context.nature, context.zone))
        case Shape.CHOICE:
            return ChoiceField(choices_of(field.choices or {}))
        case Shape.ENTITY:
            return ChoiceField(options_of(field.known, context))
        case Shape.TEXT if field.known is Known.EDITIONS:
            return RadioField(options_of(field.known, context))
        case Shape.TEXT if field.known in _LONG_LISTS:
            return SearchField(options_of(field.known, context))
        case Shape.TEXT if field.known is not Known.NONE:
            return ChoiceField(options_of(field.known, context))
        case _:
            return LineField(codec_of(field, context))


def codec_of(field: Field, context: Context) -> Codec:
    """Return how a field's value is written and read as text."""
    match field.shape:
        case Shape.DAY:
            return DayCodec(context.nature)
        case Shape.MOMENT:
            return MomentCodec(context.nature, context.zone)
        case Shape.MONTH:
            return MonthCodec()
        case Shape.AMOUNT:
            return FigureCodec(context.decimals)
        case Shape.NUMBER:
            return FigureCodec()
        case Shape.WHOLE:
            return WholeCodec()
        case Shape.FLAG:
            return FlagCodec()
        case Shape.CHOICE:
            return ChoiceCodec(choices_of(field.choices or {}))
        case Shape.CHOICES:
            return CodesCodec(options_of(field.known, context))
        case _:
            return ChoiceCodec(options_of(field.known, context)) if field.known is not Known.NONE else Codec()


def columns_of(record: Any, context: Context, keys: Iterable[str] = ()) -> list[Column]:
    """Return the columns of a table of records: those named, else all that a cell can hold."""
    fields = described(record)
    wanted = list(keys) or [key for key, field in fields.items() if field.shape not in {Shape.RECORD, Shape.RECORDS}]
    return [column_of(fields[key], context) for key in wanted]


def column_of(field: Field, context: Context, applies: Callable[[Mapping[str, Any]], bool] | None = None) -> Column:
    """Return the column of a field, for the records for which it means anything."""
    codec, title, help_ = codec_of(field, context), language.text(field.label), language.text(field.help)
    width = _WIDTHS.get(field.shape, 110)
    if field.known in _CODES_ALONE:
        codec, width = ChoiceCodec(lambda: {code: code for code in known_ids(field.known)}), 70
    if field.known in _OWN_IDS:
        codec, width = IdCodec(options_of(field.known, context)), 70
    column = Column(field.key, title, codec, help_, width)
    if field.shape is Shape.CHOICE and field.default is not None:
        column = replace(column, default=lambda: field.default)
    return column if applies is None else replace(column, applies=applies)


def choices_of(choices: Mapping[Any, str]) -> Callable[[], Mapping[Any, str]]:
    """Return how the labels of fixed values are asked for, in the window's language."""
    return lambda: {str(value): language.capitalised(language.text(label)) for value, label in choices.items()}
