"""The looks of the workbook: the palette of the window, and the number formats of each language."""

from __future__ import annotations

from typing import Any

from cmdesk.basics.currencies import minor_units

TEXT = "#1B1C1E"
SECONDARY = "#5C6066"
HAIRLINE = "#E1E2E0"
WINDOW = "#F7F7F5"
ACCENT = "#1F5FBF"
ACCENT_TINT = "#EDF2FA"
URGENT = "#B3261E"
URGENT_TINT = "#FBEDEC"
SOON_TINT = "#FBF1DC"
GOOD = "#1E6B3A"
GOOD_TINT = "#EAF3ED"

_DATES = {
    "en": "[$-809]ddd d mmm yyyy",
    "nl": "[$-413]ddd d mmm yyyy",
    "da": "[$-406]ddd d\\. mmm yyyy",
    "zh_CN": '[$-804]yyyy"年"m"月"d"日" ddd',
}
_FONTS = {"zh_CN": "Microsoft YaHei"}
_IN_A_TABLE = {"bottom": 1, "bottom_color": HAIRLINE, "valign": "vcenter", "text_wrap": True}
_FIGURE = {"align": "right", "indent": 1}
_HEAD = {
    "bold": True,
    "font_color": SECONDARY,
    "bg_color": WINDOW,
    "bottom": 1,
    "bottom_color": SECONDARY,
    "text_wrap": True,
    "valign": "vcenter",
}

_ROLES: dict[str, dict[str, Any]] = {
    "title": {"font_size": 20, "bold": True},
    "subtitle": {"font_size": 11, "font_color": SECONDARY},
    "aid": {"italic": True, "font_color": SECONDARY},
    "section": {"font_size": 13, "bold": True, "font_color": ACCENT},
    "head": _HEAD,
    "figure_head": {**_HEAD, **_FIGURE},
    "check_head": {**_HEAD, "align": "center"},
    "note": {"font_color": SECONDARY, "valign": "vcenter"},
    "plain": {"valign": "vcenter", "align": "left", "indent": 0},
    "answer": {**_IN_A_TABLE, **_FIGURE, "bold": True},
    "outcome": {**_IN_A_TABLE, "bold": True, "bg_color": WINDOW, "bottom_color": SECONDARY},
    "outcome_quiet": {**_IN_A_TABLE, "font_color": SECONDARY, "bg_color": WINDOW, "bottom_color": SECONDARY},
    "bare": {},
    "cell": _IN_A_TABLE,
    "figure": {**_IN_A_TABLE, **_FIGURE},
    "quiet": {**_IN_A_TABLE, "font_color": SECONDARY},
    "strong": {**_IN_A_TABLE, "bold": True},
    "fact": {**_IN_A_TABLE, "font_color": SECONDARY, "indent": 1},
    "input": {**_IN_A_TABLE, "font_color": ACCENT, "bg_color": ACCENT_TINT},
    "check": {**_IN_A_TABLE, "bold": True, "align": "center", "font_color": GOOD},
    "outcome_check": {
        **_IN_A_TABLE,
        "bold": True,
        "align": "center",
        "font_color": GOOD,
        "bg_color": WINDOW,
        "bottom_color": SECONDARY,
    },
    "mark": {**_IN_A_TABLE, "align": "center", "font_color": SECONDARY},
    "late": {**_IN_A_TABLE, "bold": True, "font_color": URGENT, "bg_color": URGENT_TINT},
    "late_figure": {**_IN_A_TABLE, **_FIGURE, "bold": True, "font_color": URGENT, "bg_color": URGENT_TINT},
    "verdict": {"bold": True, "font_color": GOOD, "bg_color": GOOD_TINT, "valign": "vcenter", "indent": 1},
}
"""What a cell is for, and how it then looks; figures stand at the right edge unless the role says otherwise."""

WRAPPED = frozenset(role for role, look in _ROLES.items() if look.get("text_wrap"))
"""The roles whose texts may take several lines."""


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, file: Any, language: str) -> None:
        """Take the workbook that keeps the formats."""
        self._file = file
        self._date = _DATES[language]
        self._font = {"font_name": _FONTS.get(language, "Calibri"), "font_size": 10, "font_color": TEXT}
        self._made: dict[tuple[str, str], Any] = {}

    def text(self, role: str) -> Any:
        """Return the format of a text."""
        return self._format(role, "")

    def date(self, role: str) -> Any:
        """Return the format of a day, never ambiguous: weekday, day, month in words, year."""
        return self._format(role, self._date)

    def number(self, role: str) -> Any:
        """Return the format of a number as it is."""
        return self._format(role, "General")

    def money(self, role: str, currency: str) -> Any:
        """Return the format of a sum, its currency in front and all decimals of its minor unit behind."""
        return self._format(role, money_format(currency))

    def differs(self) -> Any:
        """Return the format of a check that does not hold."""
        return self._file.add_format({"font_color": URGENT, "bg_color": URGENT_TINT, "bold": True})

    def counted(self) -> Any:
        """Return the format of a row that counts."""
        return self._file.add_format({"bg_color": SOON_TINT})

    def _format(self, role: str, number_format: str) -> Any:
        made = self._made.get((role, number_format))
        if made is None:
            look = {**self._font, **_ROLES[role]}
            if number_format:
                look = {**_FIGURE, **look, "num_format": number_format, "text_wrap": False}
            made = self._made[role, number_format] = self._file.add_format(look)
        return made


def money_format(currency: str) -> str:
    """Return the number format of a currency: `"EUR" #,##0.00`, for yen without decimals."""
    decimals = minor_units(currency)
    figure = "#,##0" + ("." + "0" * decimals if decimals else "")
    return f'"{currency}" {figure};"{currency}" -{figure}'
