"""What came of verifying stored results, as JSON (`cmdesk.verification/1`); `not_compared` names the keys of words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cmdesk.exports.comparison_json import plain_json

if TYPE_CHECKING:
    from cmdesk.basics.wording import Words
    from cmdesk.engine.verify import Discrepancy, Verification

SCHEMA = "cmdesk.verification/1"
_WORDS = ("because", "steps", "warnings.text")


def verification_document(verification: Verification, words: Words) -> dict[str, Any]:
    """Return a verification as plain values, ready for JSON."""
    return {
        "schema": SCHEMA,
        "reference": verification.reference,
        "as_of": verification.as_of.isoformat(),
        "agrees": verification.agrees,
        "results": verification.results,
        "not_compared": list(_WORDS),
        "differences": [_discrepancy(one, words) for one in verification.discrepancies],
        "provenance": [{"key": one.key, "stored": one.stored, "now": one.now} for one in verification.origins],
    }


def _discrepancy(found: Discrepancy, words: Words) -> dict[str, Any]:
    """Return one difference and what can be its cause."""
    return {
        "id": found.place,
        "what": found.aspect.value,
        "stored": plain_json(found.stored),
        "now": plain_json(found.now),
        "causes": [{"source": one.source.value, "text": words.text(one.sentence)} for one in found.causes],
    }
