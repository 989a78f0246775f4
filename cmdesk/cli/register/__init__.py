"""`cmdesk register`: contracts kept, found, watched and shared, one deed a module."""

from __future__ import annotations
