"""What a user wants done, for the command line and the window alike: calculate, open, save, export, remember."""

from __future__ import annotations
