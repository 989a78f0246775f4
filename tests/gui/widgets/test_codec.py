"""Plain text is kept as typed, the blanks around it aside."""

from __future__ import annotations

from cmdesk.gui.widgets.codec import Codec


def test_plain_text() -> None:
    """Empty is nothing, and nothing is wrong with any text."""
    codec = Codec()
    assert codec.read("  ACME ApS ") == "ACME ApS"
    assert codec.read("  ") is None
    assert codec.shown(None) == ""
    assert codec.problem("anything") is None
    assert codec.remark("anything") == ""
