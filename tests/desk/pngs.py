"""Small PNG pictures, put together by hand."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

GREY, RGB, RGBA = 0, 2, 6


def png(lines: Sequence[bytes], width: int, *, colours: int = RGB, bits: int = 8, interlaced: int = 0) -> bytes:
    """Return a PNG of lines that begin with the number of their filter."""
    head = struct.pack(">IIBBBBB", width, len(lines), bits, colours, 0, 0, interlaced)
    parts = (b"IHDR", head), (b"IDAT", zlib.compress(b"".join(lines))), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_part, *zip(*parts, strict=True)))


def _part(kind: bytes, data: bytes) -> bytes:
    """Return one part with its length and checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


TWO_COLOURS = png([b"\0" + b"\1\2\3" * 2, b"\0" + b"\1\2\3\1\2\4"], 2)
ONE_COLOUR = png([b"\0" + b"\1\2\3" * 2] * 2, 2)
