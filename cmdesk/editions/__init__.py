"""The Terms as data: editions with their figures, choices and clauses, and the readings they leave open."""
