"""Where the frozen program begins: the same as `python -m cmdesk`, or a process that calculates for `cmdesk batch`."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    if sys.argv[1:] == ["--batch-worker"]:
        from cmdesk.desk.workers import serve

        serve()
        sys.exit()
    from cmdesk.__main__ import main

    sys.exit(main())
