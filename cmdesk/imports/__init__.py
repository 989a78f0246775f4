"""Contracts come in by the thousand: a contract a line, or a contract a row of a table."""

from __future__ import annotations
