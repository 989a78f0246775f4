"""A register on a server: trusted only where it proves who it is, and kind about what goes wrong."""

from __future__ import annotations

import os
import socket
import sys
import threading
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
import pytest
from alembic.operations import Operations
from sqlalchemy import Column, Text, text

from cmdesk.register import errors, migrations, postgresql, tables
from cmdesk.register.addresses import known
from cmdesk.register.backups import back_up, restore
from cmdesk.register.postgresql import failure, is_local, limits, security, url_of, where
from cmdesk.register.records import Action
from cmdesk.register.register import Register, open_register
from cmdesk.register.tables import SCHEMA
from tests.helpers import contract_of
from tests.postgresql_server import PostgresqlServer
from tests.register.kept import ANN, BO, MORNING, later, named

needs_postgresql = pytest.mark.needs_postgresql


@pytest.fixture
def server(postgresql: PostgresqlServer) -> PostgresqlServer:
    """Return the server, with no register on it."""
    postgresql.empty()
    return postgresql


@pytest.mark.parametrize(
    "address, shown",
    [
        ("postgresql+psycopg://ann:pass@host/db", "postgresql+psycopg://ann:***@host/db"),
        ("postgresql://ann@host:5433/db?sslmode=require", "postgresql+psycopg://ann@host:5433/db?sslmode=require"),
        ("postgresql+psycopg:///?service=contracts", "postgresql+psycopg:///?service=contracts"),
        (
            "postgresql://ann@host/db?password=pass&sslmode=require",
            "postgresql+psycopg://ann:***@host/db?sslmode=require",
        ),
        ("postgresql://ann@host/db?pass%77ord=pass", "postgresql+psycopg://ann:***@host/db"),
        ("postgresql://ann@host/db?sslpassword=pass&sslkey=/k", "postgresql+psycopg://ann@host/db?sslkey=%2Fk"),
        ("postgresql://ann@host/db?SSLPassw%6Frd=pass", "postgresql+psycopg://ann@host/db"),
        ("postgresql://ann:p@ss@host/db", "postgresql+psycopg://ann:***@host/db"),
        ("postgresql://ann:p@s%2Fs@host:5433/db", "postgresql+psycopg://ann:***@host:5433/db"),
        ("postgresql:///db?host=@abstract", "postgresql+psycopg:///db?host=%40abstract"),
    ],
)
def test_an_address_is_shown_without_its_password(address: str, shown: str) -> None:
    """Whichever way it is written."""
    assert postgresql.shown(url_of(address)) == shown


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://ann:p@ss@host/db?sslrootcert=/my%20ca.crt&connect_timeout=3&password=x",
        "postgresql+psycopg://ann@host:5433/db?options=-c%20default_transaction_read_only%3Don",
        "postgresql:///db?host=@abstract&sslpassword=x",
    ],
)
def test_a_register_has_one_name_before_and_after_it_is_opened(address: str) -> None:
    """Its backups are found by it."""
    assert known(postgresql.shown(url_of(address))) == known(address)


def test_a_password_with_an_at_is_used_whole() -> None:
    """What stands before the host, decoded."""
    url = url_of("postgresql://ann:p@s%2F@s@host/db")
    assert (url.username, url.password, url.host) == ("ann", "p@s/@s", "host")


@pytest.mark.parametrize(
    "address",
    [
        "mysql://ann:pass@host/db",
        "postgresql+psycopg2://ann:pass@host/db",
        "postgresql://ann:pass@host:x/db",
        "postgresql://ann@host:x/db?password=pass",
        "mysql://ann@host/db?password=pass",
        "postgresql://host:pass/db",
        "postgresql://ann:p@pass:pass@host/db",
        "postgresql://ann:p@pass/pass@host/db",
    ],
)
def test_any_other_address_is_refused(address: str) -> None:
    """Without a word of its password."""
    with pytest.raises(errors.UnknownAddressError) as caught:
        open_register(address)
    assert "pass" not in str(caught.value)
    assert "host" in str(caught.value)


@pytest.mark.parametrize(
    "host, local",
    [
        ("", True),
        ("/var/run/postgresql", True),
        ("@abstract", True),
        ("localhost", True),
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("10.0.0.1", False),
        ("db.example.com", False),
        ("localhost.example.com", False),
    ],
)
def test_which_hosts_are_this_computer(host: str, local: bool) -> None:
    """By name or by address."""
    assert is_local(host) is local


VERIFIED = {"sslmode": "verify-full", "sslrootcert": "system"}


@pytest.mark.parametrize(
    "address, environment, wanted",
    [
        ("postgresql://ann@localhost/db", {}, {}),
        ("postgresql://ann@db.example.com/db", {}, VERIFIED),
        ("postgresql:///db?host=db.example.com", {}, VERIFIED),
        ("postgresql:///db", {"PGHOST": "db.example.com"}, VERIFIED),
        ("postgresql://ann@db.example.com/db?sslmode=disable", {}, {}),
        ("postgresql://ann@db.example.com/db", {"PGSSLMODE": "require"}, {}),
        ("postgresql://ann@db.example.com/db?sslrootcert=/ca.crt", {}, {"sslmode": "verify-full"}),
        ("postgresql://ann@db.example.com/db", {"PGSSLROOTCERT": "/ca.crt"}, {"sslmode": "verify-full"}),
        ("postgresql:///?service=far", {}, VERIFIED),
        ("postgresql:///?service=near", {}, {}),
        ("postgresql:///?service=said", {}, {}),
        ("postgresql:///?service=known", {}, {"sslmode": "verify-full"}),
        ("postgresql:///?service=none", {}, {}),
        ("postgresql:///", {"PGSERVICE": "far"}, VERIFIED),
    ],
)
def test_a_far_server_must_prove_who_it_is(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    environment: Mapping[str, str],
    wanted: Mapping[str, str],
) -> None:
    """Unless the address, the environment or the service file says otherwise."""
    monkeypatch.setenv("HOME", str(tmp_path))
    services = tmp_path / "services"
    services.write_text(
        "[far]\nhost=db.example.com\n[near]\nhost=localhost\n[said]\nhostaddr=10.0.0.1\nsslmode=require\n"
        "[known]\nhost=db.example.com\nsslrootcert=/ca.crt\n"
    )
    assert security(url_of(address), {"PGSERVICEFILE": str(services), **environment}) == wanted


def test_a_certificate_of_ones_own_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where libpq looks for it, rather than those of the system."""
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".postgresql").mkdir()
    (tmp_path / ".postgresql" / "root.crt").touch()
    assert security(url_of("postgresql://ann@db.example.com/db"), {}) == {"sslmode": "verify-full"}


def test_a_service_file_at_fault_is_for_libpq_to_tell(tmp_path: Path) -> None:
    """It says where; until then the server is taken to be near, for it is not reached at all."""
    (tmp_path / "services").write_text("no section")
    assert security(url_of("postgresql:///?service=far"), {"PGSERVICEFILE": str(tmp_path / "services")}) == {}


def test_without_the_driver_one_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(errors.NoDriverError) as caught:
        open_register("postgresql://ann:pass@localhost/db")
    assert "cmdesk[postgresql]" in caught.value.sentence.in_english()
    assert "pass@" not in str(caught.value)


def test_how_long_a_server_may_be_silent(tmp_path: Path) -> None:
    """About half a minute, unless the address or the service file says otherwise."""
    wanted = {
        "connect_timeout": 10, "keepalives": 1, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3,
        "tcp_user_timeout": 25000,
    }  # fmt: skip
    assert limits(url_of("postgresql://ann@host/db"), {}) == wanted
    (tmp_path / "services").write_text("[far]\nkeepalives_idle=60\n")
    del wanted["connect_timeout"], wanted["keepalives_idle"]
    address = "postgresql:///?service=far&connect_timeout=3"
    assert limits(url_of(address), {"PGSERVICEFILE": str(tmp_path / "services")}) == wanted


@needs_postgresql
@pytest.mark.skipif(sys.platform != "linux", reason="the names of these options are those of Linux")
def test_the_system_looks_after_a_silent_server(server: PostgresqlServer) -> None:
    """As the connection itself says."""
    names = (socket.TCP_KEEPIDLE, socket.TCP_KEEPINTVL, socket.TCP_KEEPCNT, socket.TCP_USER_TIMEOUT)
    with open_register(server.address) as register, register.store.reading() as connection:
        driver: Any = connection.connection.driver_connection
        with socket.socket(fileno=os.dup(driver.fileno())) as found:
            assert found.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
            assert [found.getsockopt(socket.IPPROTO_TCP, name) for name in names] == [10, 5, 3, 25000]


@needs_postgresql
def test_a_wrong_password_is_refused_and_never_told(server: PostgresqlServer) -> None:
    """Neither in the message nor in the address."""
    wrong = server.address.replace(server.password, "canary")
    with pytest.raises(errors.LoginRefusedError) as caught:
        open_register(wrong)
    assert "canary" not in str(caught.value)
    with pytest.raises(errors.LoginRefusedError):
        open_register(wrong.replace(":canary", ""))
    with open_register(wrong, server.password) as register:
        assert server.password not in register.place


@needs_postgresql
def test_a_database_that_is_not_there_is_refused(server: PostgresqlServer) -> None:
    """With the advice to check its name."""
    with pytest.raises(errors.LoginRefusedError):
        open_register(server.address.replace("/contracts", "/none"))


@needs_postgresql
def test_a_server_that_cannot_prove_who_it_is_gets_no_password(server: PostgresqlServer) -> None:
    """This one has no certificate at all."""
    with pytest.raises(errors.UnverifiedServerError):
        open_register(f"{server.address}?sslmode=verify-full&sslrootcert=system")


def test_a_server_that_is_not_there_is_told() -> None:
    """Nobody listens at this port; nothing was connected, so no connection is lost."""
    with pytest.raises(errors.UnreachableError) as caught:
        open_register("postgresql://ann@127.0.0.1:1/db")
    assert caught.value.sentence.in_english() == (
        "There is no connection to 127.0.0.1, port 1. Check both in the address, that the server runs and lets this"
        " computer in, and the network"
    )


def test_where_a_server_is(tmp_path: Path) -> None:
    """In the address, in a service file, or in the environment; else on this computer."""
    services = tmp_path / "services"
    services.write_text("[contracts]\nhost=db.example.com\nport=5433\n")
    given = {"PGSERVICEFILE": str(services)}
    assert where(url_of("postgresql://ann@host:1/db"), {}) == ("host", "1")
    assert where(url_of("postgresql:///?service=contracts"), given) == ("db.example.com", "5433")
    assert where(url_of("postgresql:///db"), {"PGHOST": "other", "PGPORT": "2"}) == ("other", "2")
    assert where(url_of("postgresql:///db"), {}) == ("localhost", "5432")


@needs_postgresql
def test_a_newer_register_is_left_untouched(server: PostgresqlServer) -> None:
    """By the number in its head."""
    open_register(server.address).close()
    with server.connected() as connection:
        connection.execute("UPDATE cmdesk.head SET schema = 99")
    with pytest.raises(errors.NewerRegisterError):
        open_register(server.address)


def add_remark(operations: Operations) -> None:
    """Be a step of a migration."""
    operations.add_column("contracts", Column("remark", Text))


@needs_postgresql
def test_an_older_register_is_migrated_in_one_transaction(
    server: PostgresqlServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole or not at all, and once."""
    with open_register(server.address) as register:
        register.add(contract_of(), ANN)

    def fail(_: object) -> None:
        raise ZeroDivisionError

    for module in (postgresql, migrations, tables):
        monkeypatch.setattr(module, "SCHEMA", SCHEMA + 1)
    monkeypatch.setattr(migrations.migrate, "__defaults__", ({SCHEMA: add_remark, SCHEMA + 1: fail}, SCHEMA + 2))
    with pytest.raises(ZeroDivisionError):
        open_register(server.address)
    monkeypatch.setattr(migrations.migrate, "__defaults__", ({SCHEMA: add_remark}, SCHEMA + 1))
    for _ in range(2):
        with open_register(server.address) as register:
            assert register.get(1).id == 1
            with register.store.reading() as connection:
                assert connection.execute(text("SELECT schema FROM head")).scalar_one() == SCHEMA + 1
                assert connection.execute(text("SELECT remark FROM contracts")).scalar_one() is None


@needs_postgresql
def test_a_register_of_schema_1_is_migrated(server: PostgresqlServer) -> None:
    """Its contracts are counted, and its deadlines get the index of now."""
    with open_register(server.address) as register:
        register.add_all([named("A"), named("B"), named("C")], ANN)
        register.delete(2, 1, BO)
    with server.connected() as connection:
        index = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'cmdesk' AND indexname = 'deadlines_act_by'"
        new = connection.execute(index).fetchone()
        connection.execute("SET search_path TO cmdesk")
        for one in (
            "ALTER TABLE head DROP COLUMN kept",
            "ALTER TABLE head DROP COLUMN kept_seq",
            "DROP INDEX deadlines_act_by",
            "CREATE INDEX deadlines_act_by ON deadlines (act_by, valid_until, valid_from, contract_id)",
            "UPDATE head SET schema = 1",
        ):
            connection.execute(one)
        with open_register(server.address) as register:
            counts = register.counts(ANN.at.date())
            assert (counts.contracts, counts.deleted) == (2, 1)
        assert connection.execute(index).fetchone() == new
        assert connection.execute("SELECT schema FROM head").fetchone() == (SCHEMA,)


@needs_postgresql
def test_two_that_start_at_once_make_one_register(server: PostgresqlServer) -> None:
    """The second waits for the first; where that takes long, it is told to try again."""
    failed: list[BaseException] = []

    def start() -> None:
        try:
            open_register(server.address).close()
        except errors.LockedError:
            start()
        except BaseException as error:  # noqa: BLE001  # told below
            failed.append(error)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed


@needs_postgresql
def test_a_server_that_restarts_is_found_again(server: PostgresqlServer) -> None:
    """What was acknowledged is there, and the next edit goes on."""
    with open_register(server.address) as register:
        register.add(contract_of(), ANN)
        server.restart()
        assert register.get(1).version == 1
        register.put(1, named("B"), 1, BO)
        assert register.check().lines == 2


def ended_in_the_middle(server: PostgresqlServer, register: Register) -> None:
    """Write something, and lose the connection before it is stored."""
    with register.store.writing() as connection:
        connection.execute(text("UPDATE head SET seq = 99"))
        server.end_connections()
        connection.execute(text("SELECT 1"))


@needs_postgresql
def test_a_connection_that_ends_in_the_middle_stores_nothing(server: PostgresqlServer) -> None:
    """It is told, and the same edit can be made again."""
    with open_register(server.address) as register:
        with pytest.raises(errors.ConnectionLostError):
            ended_in_the_middle(server, register)
        assert register.check().lines == 0
        register.add(contract_of(), ANN)


@needs_postgresql
def test_somebody_who_writes_for_long_is_told(server: PostgresqlServer) -> None:
    """We wait for a while; then nothing was stored."""
    with open_register(server.address) as register, server.connected() as other:
        with register.store.kind.engine.connect() as connection:
            connection.execute(text("SET lock_timeout TO '50ms'"))
            connection.commit()
        with other.transaction():
            other.execute("UPDATE cmdesk.head SET seq = seq")
            with pytest.raises(errors.LockedError):
                register.add(contract_of(), ANN)
        register.add(contract_of(), ANN)


def wait_for_waiting(server: PostgresqlServer, number: int) -> None:
    """Wait until so many connections wait for a lock."""
    with server.connected() as connection:
        for _ in range(6000):
            found = connection.execute("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted").fetchone()
            if found == (number,):
                return
            time.sleep(0.01)
    raise AssertionError


@needs_postgresql
def test_who_writes_while_a_backup_is_put_back_writes_to_what_it_put(server: PostgresqlServer, tmp_path: Path) -> None:
    """Nothing goes to the tables that were set aside, and the history stays one chain."""
    with open_register(server.address) as register, ThreadPoolExecutor() as threads:
        made = back_up(register, str(tmp_path), MORNING)
        register.add_all([named("A"), named("B")], ANN)
        with server.connected() as other:
            with other.transaction():
                other.execute("SELECT * FROM cmdesk.head FOR UPDATE")
                restoring = threads.submit(restore, made.path, server.address, later(5))
                wait_for_waiting(server, 1)
                adding = threads.submit(register.add, named("C"), later(6))
                wait_for_waiting(server, 2)
            restoring.result(60)
            assert adding.result(60).id == 3
        assert [line.action for line in register.history()] == [Action.ROLLED_BACK, Action.ADDED]
        assert register.check().broken is None


@needs_postgresql
def test_whoever_may_only_read_is_told(server: PostgresqlServer) -> None:
    """By the server, and by the register once it is known."""
    with open_register(server.address) as register:
        register.add(contract_of(), ANN)
    with open_register(f"{server.address}?options=-c%20default_transaction_read_only%3Don") as register:
        assert register.read_only
        assert register.get(1).id == 1
        with pytest.raises(errors.ReadOnlyError):
            register.add(contract_of(), BO)


@needs_postgresql
def test_nothing_of_a_contract_is_in_the_log_of_the_server(server: PostgresqlServer) -> None:
    """Not even where a statement fails."""
    with open_register(server.address) as register:
        register.add(named("CANARY", "CANARY"), ANN)
        register.search("CANARY", ANN.at.date())
    assert "CANARY" not in server.log()


class Failing(psycopg.OperationalError):
    """An error with a code."""

    def __init__(self, code: str | None, told: str = "ACME ApS") -> None:
        super().__init__(told)
        self.sqlstate = code


@pytest.mark.parametrize(
    "error, kind",
    [
        (Failing("53100"), errors.DiskFullError),
        (Failing("40001"), errors.LockedError),
        (Failing("40P01"), errors.LockedError),
        (Failing("57P01"), errors.ConnectionLostError),
        (Failing("08006"), errors.ConnectionLostError),
        (Failing("28P01"), errors.LoginRefusedError),
        (Failing("42501"), errors.RefusedError),
        (Failing("25006"), errors.ReadOnlyError),
        (Failing("XX001"), errors.DamagedError),
        (Failing("23505"), errors.UnexpectedError),
        (Failing(None), errors.ConnectionLostError),
        (Failing(None, 'FATAL:  database "x" does not exist'), errors.LoginRefusedError),
        (Failing(None, "FATAL:  the database system is starting up"), errors.ConnectionLostError),
        (Failing(None, "SSL error: certificate verify failed"), errors.UnverifiedServerError),
        (ValueError("ACME ApS"), errors.UnexpectedError),
    ],
)
def test_what_a_server_refuses(error: Exception, kind: type[errors.RegisterError]) -> None:
    """By its code; its own words may quote a contract."""
    found = failure("postgresql://host/db", error)
    assert type(found) is kind
    assert "ACME" not in str(found)


TO = 'connection to server at "SSL-certificate.example.com" (10.0.0.1), port 5432 failed: '


@pytest.mark.parametrize(
    "told, kind",
    [
        ("consuming input failed: SSL connection has been closed unexpectedly", errors.ConnectionLostError),
        ("SSL connection has been closed unexpectedly", errors.ConnectionLostError),
        ("consuming input failed: SSL SYSCALL error: EOF detected", errors.ConnectionLostError),
        ("SSL SYSCALL error: Connection reset by peer", errors.ConnectionLostError),
        ("SSL SYSCALL error: Connection timed out", errors.ConnectionLostError),
        ("sending query failed: SSL SYSCALL error: Broken pipe", errors.ConnectionLostError),
        ("SSL error: unexpected eof while reading", errors.ConnectionLostError),
        ("SSL error: decryption failed or bad record mac", errors.ConnectionLostError),
        ("SSL error: bad length\nSSL SYSCALL error: EOF detected", errors.ConnectionLostError),
        (
            "server closed the connection unexpectedly\n\tThis probably means the server terminated abnormally",
            errors.ConnectionLostError,
        ),
        (TO + "Connection refused\n\tIs the server running on that host?", errors.ConnectionLostError),
        (TO + "timeout expired", errors.ConnectionLostError),
        ("connection timeout expired", errors.ConnectionLostError),
        (TO + "SSL error: certificate verify failed", errors.UnverifiedServerError),
        (TO + "SSL error: wrong version number", errors.UnverifiedServerError),
        (TO + "SSL error: tlsv1 alert unknown ca", errors.UnverifiedServerError),
        (TO + "server does not support SSL, but SSL was required", errors.UnverifiedServerError),
        (TO + 'server certificate for "a.example" does not match host name "b.example"', errors.UnverifiedServerError),
        (TO + 'root certificate file "/root.crt" does not exist', errors.UnverifiedServerError),
        (TO + 'weak sslmode "require" may not be used with sslrootcert=system', errors.UnverifiedServerError),
        (TO + 'FATAL:  password authentication failed for user "SSL"', errors.LoginRefusedError),
        (TO + "fe_sendauth: no password supplied", errors.LoginRefusedError),
    ],
)
def test_what_the_driver_says_of_a_connection(told: str, kind: type[errors.RegisterError]) -> None:
    """In the words of libpq, that has no codes for these: one that broke off is tried again, over TLS too."""
    assert type(failure("postgresql://host/db", psycopg.OperationalError(told))) is kind
