"""PNG pictures, looked at without Qt: whether there is anything on them at all."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from cmdesk.basics.errors import CmdeskError

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_EIGHT_BITS = 8


class PictureError(CmdeskError):
    """A file that is no PNG of the kind that a screen gives."""

    def __init__(self) -> None:
        super().__init__("no PNG of 8 bits a channel, line by line")


def has_several_colours(content: bytes) -> bool:
    """Tell whether a PNG's pixels are not all of one colour."""
    width, channels, packed = _parts(content)
    previous = bytes(width * channels)
    first = b""
    for kind, line in _lines(packed, width * channels):
        previous = _unfiltered(kind, line, previous, channels)
        first = first or previous[:channels]
        if previous != first * width:
            return True
    return False


def _parts(content: bytes) -> tuple[int, int, bytes]:
    """Return a picture's width, its bytes a pixel, and its packed lines."""
    chunks = list(_chunks(content))
    if not content.startswith(_SIGNATURE) or not chunks or chunks[0][0] != b"IHDR":
        raise PictureError
    width, _height, bits, colours, _packing, _filters, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    if bits != _EIGHT_BITS or interlaced:
        raise PictureError
    return width, _CHANNELS[colours], zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT"))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the parts of a PNG with their names."""
    at = len(_SIGNATURE)
    while at + 8 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        yield kind, content[at + 8 : at + 8 + length]
        at += length + 12


def _lines(packed: bytes, length: int) -> Iterator[tuple[int, bytes]]:
    """Yield each line with the number of the filter it went through."""
    for at in range(0, len(packed), length + 1):
        yield packed[at], packed[at + 1 : at + 1 + length]


def _unfiltered(kind: int, line: bytes, above: bytes, channels: int) -> bytes:
    """Return a line as it was before its filter (PNG specification, 9)."""
    found = bytearray(line)
    for at, value in enumerate(line):
        left = found[at - channels] if at >= channels else 0
        corner = above[at - channels] if at >= channels else 0
        guess = (0, left, above[at], (left + above[at]) // 2, _paeth(left, above[at], corner))[kind]
        found[at] = (value + guess) & 0xFF
    return bytes(found)


def _paeth(left: int, above: int, corner: int) -> int:
    """Return the neighbour that is nearest to left + above - corner."""
    guess = left + above - corner
    return min((left, above, corner), key=lambda neighbour: abs(guess - neighbour))
