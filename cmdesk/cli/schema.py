"""`cmdesk schema`: the JSON Schema of contract files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cmdesk.basics.wording import N_
from cmdesk.cli.console import write_output
from cmdesk.contract.schema import contract_schema

if TYPE_CHECKING:
    from argparse import Namespace

    from cmdesk.cli.parser import Parser

ABOUT = N_("Print the JSON Schema of contract files, for editors and other programs.")


def describe(parser: Parser) -> None:
    """Describe the arguments."""
    parser.closing_options()


def run(_arguments: Namespace, _parser: Parser) -> int:
    """Print the schema."""
    write_output(json.dumps(contract_schema(), ensure_ascii=False, indent=2) + "\n")
    return 0
