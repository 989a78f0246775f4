"""Verify a results file: the contract is calculated anew as of the day that the file names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmdesk.basics.wording import words_for
from cmdesk.desk.calculation import calculated, calculated_with_bands
from cmdesk.desk.inputs import read_file
from cmdesk.engine.stored_results import read_results
from cmdesk.engine.verify import verify
from cmdesk.exports.results_json import document_line, results_document

if TYPE_CHECKING:
    from cmdesk.contract.contract import Contract
    from cmdesk.engine.stored_results import StoredResults
    from cmdesk.engine.verify import Verification


def read_results_file(path: str) -> StoredResults:
    """Return the results in a file; FaultyInput with everything that is wrong with it."""
    return read_results(read_file(path), path)


def verified(stored: StoredResults, contract: Contract) -> Verification:
    """Return how stored results differ from what the contract comes to now, with bands where bands were stored."""
    calculate = calculated_with_bands if stored.have_bands else calculated
    calculation = calculate(contract, stored.as_of)
    written = document_line(results_document(calculation, words_for("en"), steps=False))
    return verify(stored, read_results(written, ""), calculation)
