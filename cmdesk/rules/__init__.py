"""The Terms, one subject a file: pure functions from a case to answers; RULES lists them in the order of display."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.rules.declared.ends_and_notice import ENDS_AND_NOTICE
from cmdesk.rules.declared.owed import OWED
from cmdesk.rules.declared.stake import STAKE

if TYPE_CHECKING:
    from cmdesk.rules.rule import Rule

RULES: tuple[Rule, ...] = (*ENDS_AND_NOTICE, *OWED, *STAKE)
