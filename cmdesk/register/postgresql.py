"""A register in PostgreSQL, for a team: its tables lie in a schema `cmdesk` of the database that the address names.

Servers that are not on this computer must prove who they are (sslmode=verify-full) unless the address or the service
file says otherwise. A password is never part of a message: it comes from whoever opens the register, from PGPASSFILE
or from a service file (`postgresql+psycopg:///?service=contracts`).
"""

from __future__ import annotations

import configparser
import os
import re
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from sqlalchemy import create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from cmdesk.register import errors
from cmdesk.register.addresses import is_secret, unreadable
from cmdesk.register.store import DISCREET, WRITES
from cmdesk.register.tables import APPLICATION_ID, SCHEMA, create_all, metadata

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import URL, Connection, Engine

    from cmdesk.basics.wording import Sentence

PATIENCE = 5
"""Seconds to wait while another program writes."""

_DRIVERS = frozenset({"postgresql", "postgresql+psycopg"})
_LIMITS: Mapping[str, int] = {
    "connect_timeout": 10,
    # A server that is gone without a word is found out within 25 seconds: while an answer is waited for, and, where
    # the system has a limit for that (in milliseconds), while what was sent is not confirmed.
    "keepalives": 1,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 25_000,
}
_SETTINGS = (
    "SET search_path TO cmdesk",
    f"SET lock_timeout TO '{PATIENCE}s'",
    "SET client_encoding TO 'UTF8'",
    "SET synchronous_commit TO on",
    # What is read again and again lies in memory: without this hundreds are looked for by reading all.
    "SET random_page_cost TO 1.1",
)


class PostgresqlServer:
    """A register on a server: what `Store` asks of its kind."""

    def __init__(self, address: str, password: str | None = None) -> None:
        """Connect, and make the tables where there are none; RegisterError where that cannot be."""
        url = url_of(address)
        self.place = shown(url)
        self.notes: tuple[Sentence, ...] = ()
        if password is not None:
            url = url.set(password=password)
        self.engine = _engine(url)
        try:
            self.read_only = self._opened()
        except DBAPIError as error:
            self.engine.dispose()
            raise self._not_opened(url, error.orig or error) from None
        except BaseException:
            self.engine.dispose()
            raise

    def check_place(self) -> None:
        """Find nothing: a server has no place that could move."""

    def check_sound(self, connection: Connection) -> None:
        """Find nothing: a server looks after its own pages."""

    def count_anew(self, connection: Connection) -> None:
        """Have PostgreSQL look at its tables now; by itself it does within a minute, and searches slowly till then."""
        for table in metadata.sorted_tables:
            connection.exec_driver_sql(f"ANALYZE {table.name}")

    def failure(self, error: BaseException) -> errors.RegisterError:
        """Return what an error of PostgreSQL means."""
        return failure(self.place, error)

    def _not_opened(self, url: URL, error: BaseException) -> errors.RegisterError:
        """Return why a server was not opened: before there was a connection none can be lost."""
        found = self.failure(error)
        if not isinstance(found, errors.ConnectionLostError):
            return found
        host, port = where(url, os.environ)
        return errors.UnreachableError(self.place, host=host, port=port)

    def _opened(self) -> bool:
        """Make or migrate the tables where that is needed, and return whether they can only be read."""
        with self.engine.connect() as connection:
            schema = _schema(connection)
            recovering: str = connection.exec_driver_sql("SHOW transaction_read_only").scalar_one()
        if schema is not None and schema > SCHEMA:
            raise errors.NewerRegisterError(self.place)
        if schema is None or schema < SCHEMA:
            with self.engine.connect().execution_options(**{WRITES: self.place}) as connection, connection.begin():
                _bring_up(connection)
        return recovering == "on"


def url_of(address: str) -> URL:
    """Return an address as SQLAlchemy has it; UnknownAddressError where it is none of PostgreSQL."""
    try:
        url = _with_password_apart(make_url(address))
    except (ArgumentError, ValueError):
        raise errors.UnknownAddressError(unreadable(address)) from None
    if url.drivername not in _DRIVERS or (url.password is not None and "@" in (url.database or "")):
        raise errors.UnknownAddressError(unreadable(address))
    return url.set(drivername="postgresql+psycopg")


def shown(url: URL) -> str:
    """Return an address as it may be shown: whatever is secret in it is left out."""
    secret = [name for name in url.query if is_secret(name)]
    return url.difference_update_query(secret).render_as_string(hide_password=True)


def _with_password_apart(url: URL) -> URL:
    """Return an address whose password stands where it is hidden.

    It may be one of the options, or have an @ in it, so that its end is taken for the beginning of the host.
    """
    if url.password is not None and url.host is not None and "@" in url.host:
        rest, _, host = url.host.rpartition("@")
        url = url.set(host=host, password=f"{url.password}@{unquote(rest)}")
    given = url.normalized_query.get("password")
    return url if given is None else url.difference_update_query(["password"]).set(password=given[-1])


def _engine(url: URL) -> Engine:
    try:
        engine = create_engine(
            url,
            connect_args={"application_name": "cmdesk", **limits(url, os.environ), **security(url, os.environ)},
            isolation_level="READ COMMITTED",
            pool_pre_ping=True,
            pool_size=5,
            **DISCREET,
        )
    except (ImportError, NoSuchModuleError):
        raise errors.NoDriverError(shown(url)) from None
    event.listen(engine, "connect", _set_up)
    return engine


def limits(url: URL, environment: Mapping[str, str]) -> dict[str, int]:
    """Return after how many seconds a server that says nothing is taken to be gone, but for what the user said."""
    service = _service(url, environment)
    return {name: value for name, value in _LIMITS.items() if name not in url.query and name not in service}


def _set_up(connection: Any, _: Any) -> None:
    """Set a new connection up."""
    autocommit, connection.autocommit = connection.autocommit, True
    connection.execute(";".join(_SETTINGS))  # one way to the server and back
    connection.autocommit = autocommit


# Whom to trust


def where(url: URL, environment: Mapping[str, str]) -> tuple[str, str]:
    """Return host and port of a server, wherever they are said."""
    service = _service(url, environment)
    host = _host(url, service, environment) or "localhost"
    port = url.port or url.query.get("port") or service.get("port") or environment.get("PGPORT") or 5432
    return host, str(port)


def _host(url: URL, service: Mapping[str, str], environment: Mapping[str, str]) -> str:
    """Return the host of a server; nothing where it is this computer, for want of another one."""
    host = url.host or str(url.query.get("host", "")) or service.get("host", "") or service.get("hostaddr", "")
    return host or environment.get("PGHOST", "")


def security(url: URL, environment: Mapping[str, str]) -> dict[str, str]:
    """Return by what a server must prove who it is: nothing where it is on this computer, or where the user said."""
    service = _service(url, environment)
    if "sslmode" in url.query or "sslmode" in service or "PGSSLMODE" in environment:
        return {}
    host = _host(url, service, environment)
    if is_local(host):
        return {}
    roots = os.path.join(os.path.expanduser("~"), ".postgresql", "root.crt")  # noqa: PTH111, PTH118
    known = "sslrootcert" in url.query or "sslrootcert" in service or "PGSSLROOTCERT" in environment
    if known or os.path.exists(roots):  # noqa: PTH110
        return {"sslmode": "verify-full"}
    return {"sslmode": "verify-full", "sslrootcert": "system"}


def is_local(host: str) -> bool:
    """Tell whether a host is this computer: a socket, its name for itself, or an address that leads nowhere else."""
    if not host or host.startswith(("/", "@")) or host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _service(url: URL, environment: Mapping[str, str]) -> Mapping[str, str]:
    """Return what the service file says of the service that an address names; nothing where there is none."""
    name = str(url.query.get("service", "")) or environment.get("PGSERVICE", "")
    if not name:
        return {}
    own = os.path.join(os.path.expanduser("~"), ".pg_service.conf")  # noqa: PTH111, PTH118
    shared = os.path.join(environment.get("PGSYSCONFDIR", ""), "pg_service.conf")  # noqa: PTH118
    found = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        found.read([shared, environment.get("PGSERVICEFILE", own)], encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError):  # libpq will say what is wrong with it
        return {}
    return dict(found[name]) if found.has_section(name) else {}


# The tables


def _schema(connection: Connection) -> int | None:
    """Return the number of the schema, None where there are no tables yet."""
    # Not to_regclass, which may remember from before the lock that there was nothing.
    if (
        connection.exec_driver_sql("SELECT 1 FROM pg_tables WHERE schemaname = 'cmdesk' AND tablename = 'head'").all()
        == []
    ):
        return None
    found: int = connection.exec_driver_sql("SELECT schema FROM cmdesk.head").scalar_one()
    return found


def _bring_up(connection: Connection) -> None:
    """Make or migrate the tables in one transaction, one program at a time."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": APPLICATION_ID})
    schema = _schema(connection)
    if schema is None:
        connection.exec_driver_sql("CREATE SCHEMA IF NOT EXISTS cmdesk")
        create_all(connection)
    elif schema < SCHEMA:
        from cmdesk.register.migrations import migrate  # noqa: PLC0415  # Alembic, where it is needed

        migrate(connection, schema)


# What goes wrong


def failure(place: str, error: BaseException) -> errors.RegisterError:
    """Return what an error of PostgreSQL means; its own words are left out, for they may quote a contract."""
    code = getattr(error, "sqlstate", None)
    if code:
        found = _BY_CODE.get(code) or _BY_CLASS.get(code[:2])
        return errors.UnexpectedError(place, code=code) if found is None else found(place)
    told = re.sub('"[^"]*"', "", str(error))  # hosts, users and files are named as anybody likes
    if any(sign in told for sign in _BROKEN_OFF):
        return errors.ConnectionLostError(place)
    if any(sign in told for sign in _UNVERIFIED):
        return errors.UnverifiedServerError(place)
    if "password" in told or ("FATAL:" in told and not any(sign in told for sign in _NOT_NOW)):
        return errors.LoginRefusedError(place)
    if not _LOST.isdisjoint(one.__name__ for one in type(error).__mro__):
        return errors.ConnectionLostError(place)
    return errors.UnexpectedError(place, code=type(error).__name__)


_LOST = frozenset({"InterfaceError", "OperationalError"})
"""The kinds of errors that say no more than that there is no connection; psycopg is not imported for their names."""

_NOT_NOW = ("starting up", "shutting down", "recovery", "too many", "remaining connection slots")
_UNVERIFIED = ("certificate", "SSL", "sslmode")
_BROKEN_OFF = ("closed", "SSL SYSCALL", "EOF", "unexpected eof", "bad record mac", "bad length", "timed out", "timeout")
"""What is said where a connection that was trusted breaks off, which over TLS names SSL as well."""

_BY_CODE: dict[str, type[errors.RegisterError]] = {
    "3D000": errors.LoginRefusedError,
    "25006": errors.ReadOnlyError,
    "40001": errors.LockedError,
    "40P01": errors.LockedError,
    "42501": errors.RefusedError,
    "53100": errors.DiskFullError,
    "53300": errors.ConnectionLostError,
    "55P03": errors.LockedError,
    "57014": errors.LockedError,
    "57P01": errors.ConnectionLostError,
    "57P02": errors.ConnectionLostError,
    "57P03": errors.ConnectionLostError,
    "58030": errors.DiskError,
}
_BY_CLASS: dict[str, type[errors.RegisterError]] = {
    "08": errors.ConnectionLostError,
    "28": errors.LoginRefusedError,
    "XX": errors.DamagedError,
}
"""Codes and classes of codes of PostgreSQL."""
