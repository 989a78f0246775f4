"""Is there anything on a picture? By hand, for every filter of the format."""

from __future__ import annotations

import pytest

from cmdesk.desk.pictures import PictureError, has_several_colours
from tests.desk.pngs import GREY, ONE_COLOUR, RGBA, TWO_COLOURS, png

# The grey 9 three times, as each of the five filters writes it on a second line below the same.
PLAIN = b"\0\x09\x09\x09"
LEFT = b"\1\x09\x00\x00"
ABOVE = b"\2\x00\x00\x00"
# 9 less the half of (0 + 9), then 9 less the half of (9 + 9)
AVERAGE = b"\3\x05\x00\x00"
PAETH = b"\4\x00\x00\x00"


@pytest.mark.parametrize("line", [PLAIN, LEFT, ABOVE, AVERAGE, PAETH])
def test_one_colour_through_every_filter(line: bytes) -> None:
    """A picture of one grey is of one colour, whatever the filter of its lines."""
    assert not has_several_colours(png([PLAIN, line, line], 3, colours=GREY))


@pytest.mark.parametrize("line", [PLAIN, LEFT, ABOVE, AVERAGE, PAETH])
def test_another_grey_through_every_filter(line: bytes) -> None:
    """One pixel that differs by one is another colour."""
    changed = line[:2] + bytes([line[2] + 1]) + line[3:]
    assert has_several_colours(png([PLAIN, changed], 3, colours=GREY))


def test_a_first_line_of_two_colours() -> None:
    """The first line may already differ."""
    assert has_several_colours(png([b"\0\1\2\3\4\1\2\3\5"], 2, colours=RGBA))


def test_colours_of_three_channels() -> None:
    """A pixel is compared as a whole."""
    assert has_several_colours(TWO_COLOURS)
    assert not has_several_colours(ONE_COLOUR)


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", png([PLAIN], 3, bits=16), png([PLAIN], 3, interlaced=1)]
)
def test_no_picture_of_a_screen(content: bytes) -> None:
    """What is no plain PNG is refused, never taken for blank."""
    with pytest.raises(PictureError):
        has_several_colours(content)
