"""The sheet of the cap over time: each day on which another one begins, and the line that they draw (8.4)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from cmdesk.basics.wording import N_, say
from cmdesk.exports.cap_table import NO_RATE, TITLE
from cmdesk.exports.excel.formulas import Live, serial
from cmdesk.exports.excel.sheet import Column, cell, figures, span
from cmdesk.exports.excel.styles import ACCENT, HAIRLINE, SECONDARY, URGENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from decimal import Decimal

    from cmdesk.engine.calculate import Calculation
    from cmdesk.engine.cap_over_time import CapFrom
    from cmdesk.exports.excel.sheet import Sheet

_START, _UNTIL, _CAP, _CHANGE, _WHY, _GAP, _CHART, _DAY, _POINT = range(1, 10)
COLUMNS = (
    figures(N_("From"), 17),
    figures(N_("To"), 17),
    figures(N_("Cap"), 18),
    figures(N_("Change"), 18),
    Column(N_("What moves it"), 32),
    Column("", 3),
    Column("", 110),
    figures(N_("Points of the line: day"), 24),
    figures(N_("Cap"), 18),
)
_SIZE = {"width": 760, "height": 380}
_ROWS_OF_CHART = 18
_MONTHS = "yyyy-mm"
"""How the axis names its days, alike in every language."""
_MARKED = {"marker": {"type": "circle", "size": 8, "fill": {"color": URGENT}, "border": {"color": URGENT}}}


def write_cap(sheet: Sheet, file: Any, calculation: Calculation, caps: Sequence[CapFrom]) -> None:
    """Write how the cap moves, and draw it."""
    row = sheet.opening(
        sheet.words.text(N_("Cap over time")),
        say(
            N_("The cap if an incident, and no other, happened on a day, by what is known on {day}"),
            day=calculation.as_of,
        ),
    )
    sheet.head(row, COLUMNS[:_WHY])
    sheet.head(row, COLUMNS[_CHART:], _DAY)
    sheet.freeze_below(row)
    for at, one in enumerate(caps, start=row + 1):
        _write(sheet, at, one, caps[at - row - 2] if at > row + 1 else None)
    points = list(_points(caps))
    last = row + len(points)
    chart = _line_chart(file, caps)
    _write_points(sheet, row + 1, points)
    chart.add_series(_series(sheet, TITLE, (row + 1, last), {"line": {"color": ACCENT, "width": 2}}))
    today = next(one.cap for one in caps if one.start <= calculation.as_of <= one.until)
    if today is not None:
        _write_points(sheet, last + 2, [(calculation.as_of, today.amount)])
        chart.add_series(_series(sheet, N_("As of"), (last + 2, last + 2), _MARKED))
    sheet.print_only(row + max(len(caps), _ROWS_OF_CHART), _CHART)
    sheet.chart(row, _CHART, chart, sheet.words.text(TITLE), _SIZE)


def _write(sheet: Sheet, row: int, one: CapFrom, before: CapFrom | None) -> None:
    """Write one span of days with its cap, and how it differs from the one before."""
    sheet.value(row, _START, one.start, "strong")
    sheet.value(row, _UNTIL, one.until)
    if one.cap is None:
        sheet.key(row, _CAP, NO_RATE, "figure")
    else:
        sheet.value(row, _CAP, one.cap, "answer")
    if before is None or before.cap is None or one.cap is None:
        sheet.blanks(row, (_CHANGE,))
    else:
        change = Live(f"{cell(row, _CAP)}-{cell(row - 1, _CAP)}", one.cap.amount - before.cap.amount)
        sheet.formula(row, _CHANGE, change, currency=one.cap.currency)
    sheet.text(row, _WHY, _why(sheet, one, before), "quiet")


def _why(sheet: Sheet, one: CapFrom, before: CapFrom | None) -> str:
    """Return what moved the cap on a day."""
    if before is None:
        return ""
    if one.cap is None:
        return sheet.words.text(N_("an exchange rate is missing"))
    if before.cap is None:
        return sheet.words.text(N_("an exchange rate is known again"))
    return sheet.words.text(N_("the exchange rate") if one.by_rate else N_("payments, or the Terms in force"))


def _points(caps: Sequence[CapFrom]) -> Iterator[tuple[date, Decimal] | None]:
    """Yield the corners of the line, where it goes up or down; None where it is broken off."""
    for one in caps:
        if one.cap is None:
            yield None
        else:
            yield one.start, one.cap.amount
            yield min(one.until + timedelta(days=1), caps[-1].until), one.cap.amount


def _write_points(sheet: Sheet, row: int, points: Sequence[tuple[date, Decimal] | None]) -> None:
    """Write corners of the line, an empty row where it is broken off."""
    for at, point in enumerate(points, start=row):
        if point is not None:
            day, amount = point
            sheet.value(at, _DAY, day, "quiet")
            sheet.value(at, _POINT, amount, "quiet")


def _line_chart(file: Any, caps: Sequence[CapFrom]) -> Any:
    """Return a chart of days and sums without a line yet, its axes as quiet as the tables."""
    font = {"color": SECONDARY, "size": 9}
    quiet = {
        "num_font": font,
        "line": {"color": HAIRLINE},
        "major_gridlines": {"visible": True, "line": {"color": HAIRLINE}},
    }
    chart = file.add_chart({"type": "scatter", "subtype": "straight"})
    chart.set_x_axis({**quiet, "min": serial(caps[0].start), "max": serial(caps[-1].until), "num_format": _MONTHS})
    chart.set_y_axis({**quiet, "min": 0, "num_format": "#,##0"})
    chart.set_legend({"position": "bottom", "font": font})
    chart.set_chartarea({"border": {"none": True}})
    chart.show_blanks_as("gap")
    return chart


def _series(sheet: Sheet, name: str, rows: tuple[int, int], look: dict[str, Any]) -> dict[str, Any]:
    """Return a line through the points of some rows."""
    days, sums = (f"={sheet.abroad(span(*rows, column))}" for column in (_DAY, _POINT))
    return {"name": sheet.words.text(name), "categories": days, "values": sums, **look}
