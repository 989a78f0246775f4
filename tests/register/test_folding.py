"""Texts as a search sees them."""

from __future__ import annotations

import pytest

from cmdesk.register.folding import folded, words_asked, words_of


@pytest.mark.parametrize(
    "text, found",
    [
        ("ACME  ApS", "acme aps"),
        ("Børge Ærø Œuvre", "borge aero oeuvre"),
        ("Müller Straße", "muller strasse"),
        ("Łódź Đorđe", "lodz dorde"),
        ("ＡＣＭＥ　１２", "acme 12"),  # noqa: RUF001  # wide letters are the point
        ("ΑΒΓ Άλφα", "αβγ αλφα"),  # Greek ones too
        ("Þór ı", "thor i"),  # noqa: RUF001  # as above
        ("", ""),
    ],
)
def test_letters_are_small_and_plain(text: str, found: str) -> None:
    """Whoever types without accents finds what has them."""
    assert folded(text) == found


def test_words_are_kept_once_in_order() -> None:
    """What stands between letters and digits parts words."""
    assert words_of(["ACME-2024-017", "Acme ApS", "2024/0815_b"]) == ("acme", "2024", "017", "aps", "0815", "b")


def test_a_script_without_spaces_has_a_word_at_each_letter() -> None:
    """So any part of a Chinese or Japanese name is found by its beginning; a Korean or Greek one has spaces."""
    assert words_of(["上海科技"]) == ("上海科技", "海科技", "科技", "技")
    assert words_of(["Άλφα"]) == ("αλφα",)  # as above


def test_very_long_words_are_found_by_their_first_letters() -> None:
    """An index takes no more."""
    long = "x" * 200
    assert words_of([long]) == ("x" * 64,)
    assert words_asked(long) == ("x" * 64,)
    assert words_asked("上" * 40) == ("上" * 16,)


def test_what_is_typed_stays_in_one_piece() -> None:
    """A word that is typed is looked for as a whole."""
    assert words_asked("科技 ACME-17") == ("科技", "acme", "17")
    assert words_asked("-- !") == ()
