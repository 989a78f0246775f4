"""The program's icon as pictures, drawn from resources/icons/cmdesk.svg by Qt; needs no screen."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def draw(source: Path, size: int, target: Path) -> None:
    """Draw an SVG into a square PNG."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(source)).render(painter)
    painter.end()
    target.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(target)):
        raise OSError(target)


def draw_hicolor(source: Path, theme: Path) -> None:
    """Fill a folder of the hicolor theme with every size and the drawing itself."""
    application = QGuiApplication.instance() or QGuiApplication([])
    for size in SIZES:
        draw(source, size, theme / f"{size}x{size}" / "apps" / "cmdesk.png")
    scalable = theme / "scalable" / "apps" / "cmdesk.svg"
    scalable.parent.mkdir(parents=True, exist_ok=True)
    scalable.write_bytes(source.read_bytes())
    del application
