"""A real PostgreSQL server for tests: a free port of this computer alone, a folder of its own, nothing that stays."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

import system_packages

USER = "tester"
DATABASE = "contracts"
_UNPRIVILEGED = ("postgres", "nobody")
"""PostgreSQL refuses to run as root; one of these runs it then."""

_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "max_connections": "50",
    "shared_buffers": "64MB",
    "lc_messages": "C",
}


_PATIENCE = "--timeout=240"
"""Seconds in which a busy machine starts or stops a server."""


class PostgresqlServer:
    """A server in a folder; `address` leads to its one database."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._data = folder / "data"
        self.password = secrets.token_urlsafe(18)
        self.port = _free_port()

    @property
    def address(self) -> str:
        """The address of the database, with its password."""
        return f"postgresql+psycopg://{USER}:{self.password}@127.0.0.1:{self.port}/{DATABASE}"

    def make(self) -> None:
        """Make the cluster, start it, and make the database."""
        secret = self._folder / "secret"
        secret.write_text(self.password)
        _give(secret)
        options = ["--auth=scram-sha-256", f"--pwfile={secret}", "--encoding=UTF8", "--no-locale", "--no-sync"]
        self._run("initdb", f"--pgdata={self._data}", f"--username={USER}", *options)
        self.start()
        with self.connected("postgres") as connection:
            connection.execute(f"CREATE DATABASE {DATABASE}")

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = " ".join(f"-c {name}='{value}'" for name, value in {**_SETTINGS, "port": self.port}.items())
        self._pg_ctl("start", "-o", options, "-l", str(self._folder / "log"))

    def stop(self, how: str = "fast") -> None:
        """Stop it: `fast` ends every connection, `immediate` is as a power cut is."""
        self._pg_ctl("stop", "-m", how)

    def restart(self, how: str = "immediate") -> None:
        """Stop it and start it again."""
        self.stop(how)
        self.start()

    def end_connections(self) -> None:
        """End every connection to the database but this one, as an administrator may."""
        with self.connected() as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()",
                (DATABASE,),
            )

    def empty(self) -> None:
        """Take every table out, for the next test."""
        with self.connected() as connection:
            found = connection.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'cmdesk%'").fetchall()
            for (schema,) in found:
                connection.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(schema)))

    def log(self) -> str:
        """Return what the server wrote down."""
        return (self._folder / "log").read_text("utf-8", "replace")

    @contextmanager
    def connected(self, database: str = DATABASE) -> Iterator[psycopg.Connection[Any]]:
        """Yield a connection of our own, every statement committed at once."""
        told = {"host": "127.0.0.1", "port": self.port, "user": USER, "password": self.password}
        with psycopg.connect(**told, dbname=database, autocommit=True) as connection:  # type: ignore[arg-type]
            yield connection

    def _pg_ctl(self, *arguments: str) -> None:
        self._run("pg_ctl", "--wait", _PATIENCE, "--silent", f"--pgdata={self._data}", *arguments)

    def _run(self, program: str, *arguments: str) -> None:
        folder = system_packages.postgresql_folder()
        assert folder is not None
        owner = _owner()
        as_owner: dict[str, Any] = {} if owner is None else {"user": owner[0], "group": owner[1], "extra_groups": ()}
        output = self._folder / "output"
        with output.open("wb") as file:  # a pipe would stay open for as long as the server runs
            done = subprocess.run(
                [folder / program, *arguments], check=False, stdout=file, stderr=file, cwd=self._folder, **as_owner
            )
        assert done.returncode == 0, output.read_text("utf-8", "replace")


@contextmanager
def own_server() -> Iterator[PostgresqlServer]:
    """Yield a server that is gone afterwards, with all that it kept."""
    # The folders of pytest are closed to the user that runs the server where the tests are run by root.
    folder = Path(tempfile.mkdtemp(prefix="cmdesk-postgresql-"))
    try:
        _give(folder)
        server = PostgresqlServer(folder)
        server.make()
        try:
            yield server
        finally:
            server.stop("immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _give(path: Path) -> None:
    """Give a file or a folder to whoever runs the server."""
    owner = _owner()
    if owner is not None:
        shutil.chown(path, owner[0], owner[1])


def _owner() -> tuple[str, str] | None:
    """Return the user and the group that run the server; None where we may run it ourselves."""
    if os.geteuid() != 0:
        return None
    import grp  # noqa: PLC0415  # not on Windows
    import pwd  # noqa: PLC0415  # as above

    known = {one.pw_name: one.pw_gid for one in pwd.getpwall()}
    user = next(name for name in _UNPRIVILEGED if name in known)
    return user, grp.getgrgid(known[user]).gr_name


def _free_port() -> int:
    """Return a port that nobody listens at, below those that the system hands out: it must be free at a restart too."""
    for port in secrets.SystemRandom().sample(range(10_000, 32_000), 100):
        with socket.socket() as found, suppress(OSError):
            found.bind(("127.0.0.1", port))
            return port
    raise AssertionError
