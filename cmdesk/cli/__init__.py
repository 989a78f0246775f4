"""The command line: one command a file, no display needed, and no Qt."""

from __future__ import annotations
