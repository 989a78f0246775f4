"""Where the frozen program begins: the same as `python -m cmdesk`."""

from __future__ import annotations

import sys

from cmdesk.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
