"""The register: contracts are kept in it, found, watched and shared, and nothing that was stored is ever lost.

    register = open_register("contracts.sqlite")          # or "postgresql+psycopg://me@host/contracts"
    stored = register.add(contract, Edit("Ann", now))
    found = register.put(stored.id, changed, stored.version, Edit("Ann", now, "as agreed by phone"))
    if isinstance(found, Conflict): ...                    # somebody else was faster; nothing was stored
    page = register.search("client:acme due:<30d", today)
    coming = register.deadlines(today, 90)

Every method is one transaction and may be called from any thread. Whatever fails raises a `RegisterError`, whose
`sentence` is for the user; then nothing was stored. Moments and days come from the caller, never from the clock. This
module imports SQLAlchemy (150 ms); `records`, `query` and `errors` do not.
"""

from __future__ import annotations

from cmdesk.register.changing import Changing
from cmdesk.register.finding import Finding
from cmdesk.register.store import Store
from cmdesk.register.watching import Watching


def open_register(place: str, password: str | None = None) -> Register:
    """Open a register by the name of its file, which is made where there is none, or by its address.

    The password, where one is needed, comes from the key ring or from whoever is asked; it may stand in the address
    too, in a service file, or in PGPASSFILE.
    """
    if "://" in place:
        from cmdesk.register.postgresql import PostgresqlServer  # noqa: PLC0415  # teams alone need it

        return Register(Store(PostgresqlServer(place, password)))
    from cmdesk.register.sqlite import SqliteFile  # noqa: PLC0415  # as above

    return Register(Store(SqliteFile(place)))


class Register(Changing, Finding, Watching):
    """All that can be done with a register."""
