"""cmdesk: deadlines, amounts and liability under the CM.com terms, on the desktop."""

from __future__ import annotations

__version__ = "0.1.0"
