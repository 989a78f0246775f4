"""Hatchling's hook: compiles the catalogues of texts before a wheel is put together."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Hatchling loads the hook from its path, and not its neighbours.
sys.path.insert(0, str(Path(__file__).parent))

from catalogues import compile_all


class CataloguesHook(BuildHookInterface[Any]):
    """Gives the wheel its compiled catalogues; a source archive carries the .po files alone."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # hatchling's signature
        """Compile where the wheel is built."""
        if self.target_name == "wheel":
            compile_all(Path(self.root))
