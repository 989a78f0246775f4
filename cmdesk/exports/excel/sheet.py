"""One sheet of the workbook: cells by what they hold, never by what they look like; printed on A4, landscape."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cmdesk.basics.money import Money
from cmdesk.basics.wording import N_, Sentence, Words
from cmdesk.exports.columns import broken
from cmdesk.exports.excel.formulas import Live, quoted, serial
from cmdesk.exports.excel.styles import WRAPPED
from cmdesk.exports.phrases import AID

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cmdesk.exports.excel.styles import Styles

LONGEST_TEXT = 32_767
"""Characters that a cell can hold."""

_A4 = 9
_ON_SCREEN_AND_PAPER = 2
_LETTERS = 26
_USUAL_WIDTH = 8
_SMALL_TYPE = 1.15
"""Characters of 10 points for each of the wider ones in which the width of a column is given."""
_ROW, _LINE, _TALLEST = 17, 13, 409
"""Heights in points: of a row of one line, of a further line, and the most that there is."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: the key of its head, its width in characters, and where its head stands."""

    key: str
    width: int
    head: str = "head"


def figures(key: str, width: int) -> Column:
    """Return a column of days, sums or numbers."""
    return Column(key, width, "figure_head")


def check_column() -> Column:
    """Return a column of checks."""
    return Column(N_("Check"), 9, "check_head")


class Sheet:
    """A worksheet with a narrow margin on the left and everything else written by meaning.

    A text is written as a text whatever it begins with: nothing a user entered becomes a formula, a link or a number.
    """

    def __init__(self, worksheet: Any, name: str, words: Words, styles: Styles, columns: Sequence[Column]) -> None:
        """Set the page up; `columns` are those after the margin."""
        self._worksheet = worksheet
        self.name = name
        self.words = words
        self.styles = styles
        worksheet.hide_gridlines(_ON_SCREEN_AND_PAPER)
        worksheet.set_column(0, 0, 2)
        self._widths = {at: column.width for at, column in enumerate(columns, start=1)}
        self._lines: dict[int, int] = {}
        for at, width in self._widths.items():
            worksheet.set_column(at, at, width)
        worksheet.set_default_row(_ROW)
        worksheet.set_landscape()
        worksheet.set_paper(_A4)
        worksheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        worksheet.fit_to_pages(1, 0)
        worksheet.set_footer(f"&L&8{words.text(AID).replace('&', '&&')}&R&8&P / &N")
        worksheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576", "formula_differs": "A1:XFD1048576"})

    # What stands in a cell

    def text(self, row: int, column: int, text: Sentence | str, role: str = "cell") -> None:
        """Write a text; a sentence in the workbook's language."""
        content = writable(self.words.text(text) if isinstance(text, Sentence) else text)
        if not content:
            self.blanks(row, (column,), role)
            return
        self._worksheet.write_string(row, column, content, self.styles.text(role))
        if role in WRAPPED:
            room = self._widths.get(column, _USUAL_WIDTH) * _SMALL_TYPE
            lines = len(broken(content, int(room)))
            self._lines[row] = max(self._lines.get(row, 1), lines)

    def key(self, row: int, column: int, key: str, role: str = "cell") -> None:
        """Write the words of a sentence key."""
        self.text(row, column, self.words.text(key), role)

    def value(self, row: int, column: int, value: Any, role: str = "cell") -> Live:
        """Write a value as what it is: a day, a sum, a number, else in words; return its cell."""
        style = self._style(value, role)
        match value:
            case Decimal() | int() if not isinstance(value, bool):
                self._worksheet.write_number(row, column, value, style)
            case Money():
                self._worksheet.write_number(row, column, value.amount, style)
                return Live(cell(row, column), value.amount)
            case date() if not isinstance(value, datetime):
                self._worksheet.write_number(row, column, serial(value), style)
            case _:
                self.text(row, column, self.words.value(value), role)
        return Live(cell(row, column), value)

    def amount(self, row: int, column: int, amount: Decimal, currency: str, role: str = "cell") -> Live:
        """Write a sum that need not be rounded; return its cell."""
        self._worksheet.write_number(row, column, amount, self.styles.money(role, currency))
        return Live(cell(row, column), amount)

    def formula(self, row: int, column: int, live: Live, role: str = "cell", currency: str = "") -> Live:
        """Write a formula with the value it comes to; return its cell."""
        style = self.styles.money(role, currency) if currency else self._style(live.value, role)
        self._worksheet.write_formula(row, column, f"={live.text}", style, _stored(live.value))
        return Live(cell(row, column), live.value)

    def blanks(self, row: int, columns: Iterable[int], role: str = "cell") -> None:
        """Give empty cells the look of their row."""
        for column in columns:
            self._worksheet.write_blank(row, column, None, self.styles.text(role))

    # What makes it a page

    def opening(self, title: str, *lines: Sentence | str) -> int:
        """Write title and lines below it; return the first free row, one left empty."""
        self.text(0, 1, title, "title")
        self._worksheet.set_row(0, 30)
        for row, line in enumerate(lines, start=1):
            self.text(row, 1, line, "subtitle")
        return len(lines) + 2

    def head(self, row: int, columns: Iterable[Column], first_column: int = 1) -> None:
        """Write a row of column heads."""
        for at, column in enumerate(columns, start=first_column):
            self.key(row, at, column.key, column.head)
        self._lines[row] = max(self._lines.get(row, 1), 2)

    def close(self) -> None:
        """Make every row as high as its texts need; not every program does so by itself."""
        for row, lines in self._lines.items():
            if lines > 1:
                self._worksheet.set_row(row, min(_ROW + _LINE * (lines - 1), _TALLEST))

    def freeze_below(self, row: int, columns: int = 0) -> None:
        """Keep everything up to a row in sight, and print that row on every page."""
        self._worksheet.freeze_panes(row + 1, columns)
        self._worksheet.repeat_rows(row)

    def repeat(self, first_row: int, last_row: int) -> None:
        """Print some rows on every page."""
        self._worksheet.repeat_rows(first_row, last_row)

    def print_only(self, last_row: int, last_column: int) -> None:
        """Leave what lies beyond a row and a column off the paper."""
        self._worksheet.print_area(0, 0, last_row, last_column)

    def filter(self, first_row: int, last_row: int, last_column: int) -> None:
        """Let a reader filter a table by its heads."""
        self._worksheet.autofilter(first_row, 1, last_row, last_column)

    def section(self, row: int, key: str) -> None:
        """Write the heading of a section."""
        self._worksheet.set_row(row, 26)
        self.key(row, 1, key, "section")

    def highlight_differences(self, cells: str, word: str) -> None:
        """Mark the checks of a range that do not hold."""
        self._worksheet.conditional_format(
            cells, {"type": "cell", "criteria": "==", "value": quoted(word), "format": self.styles.differs()}
        )

    def highlight_rows(self, cells: str, condition: str) -> None:
        """Mark the rows of a range for which a formula holds."""
        self._worksheet.conditional_format(
            cells, {"type": "formula", "criteria": f"={condition}", "format": self.styles.counted()}
        )

    def chart(self, row: int, column: int, chart: Any, description: str, size: Mapping[str, int]) -> None:
        """Place a chart of a size in pixels, with a text for who cannot see it."""
        chart.set_size(size)
        self._worksheet.insert_chart(row, column, chart, {"description": description})

    def abroad(self, text: str) -> str:
        """Return how other sheets refer to cells of this one."""
        quoted = self.name.replace("'", "''")
        return f"'{quoted}'!{text}"

    def _style(self, value: Any, role: str) -> Any:
        """Return the format for a value in a role."""
        match value:
            case Money():
                return self.styles.money(role, value.currency)
            case Decimal() | int() if not isinstance(value, bool):
                return self.styles.number(role)
            case date() if not isinstance(value, datetime):
                return self.styles.date(role)
            case _:
                return self.styles.text(role)


def writable(text: str) -> str:
    """Return a text as a cell can hold it: not longer than it may be, and nothing that is no character."""
    whole = text.encode("utf-8", "replace").decode()
    return whole if len(whole) <= LONGEST_TEXT else whole[: LONGEST_TEXT - 1] + "…"


def cell(row: int, column: int) -> str:
    """Return the name of a cell: `C5`."""
    return f"{letters(column)}{row + 1}"


def fixed(row: int, column: int) -> str:
    """Return the name of a cell that copying a formula does not move: `$C$5`."""
    return f"${letters(column)}${row + 1}"


def span(first_row: int, last_row: int, column: int) -> str:
    """Return a column of cells: `$C$5:$C$9`."""
    return f"{fixed(first_row, column)}:{fixed(last_row, column)}"


def letters(column: int) -> str:
    """Return the letters of a column."""
    found = ""
    while column >= 0:
        found = chr(ord("A") + column % _LETTERS) + found
        column = column // _LETTERS - 1
    return found


def _stored(value: Any) -> Any:
    """Return a value as it is kept beside a formula."""
    match value:
        case date():
            return serial(value)
        case Decimal():
            return float(value)
        case _:
            return value
