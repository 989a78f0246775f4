"""Rules applied: from a contract and an as-of date to all results."""
