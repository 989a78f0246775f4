#!/bin/sh
# The command `cmdesk` of a checkout: lies in .venv/bin and starts what lies beside .venv, from whatever folder.
bin=$(dirname "$(readlink -f "$0")")
exec "$bin/python" -P -c '
import sys
sys.path.insert(0, sys.argv.pop(1))
from cmdesk.__main__ import main
sys.exit(main())
' "$(dirname "$(dirname "$bin")")" "$@"
