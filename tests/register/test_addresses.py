"""Addresses are shown without anything secret."""

from __future__ import annotations

import pytest

from cmdesk.register.addresses import is_secret, known, unreadable


@pytest.mark.parametrize(
    "address, shown",
    [
        ("postgresql+psycopg://me:secret@h/db", "postgresql://me@h/db"),
        ("postgresql://me:p@ss@h/db", "postgresql://me@h/db"),
        ("postgresql://me:p/s?s@h/db", "postgresql://me@h/db"),
        ("postgresql://me:p@s:s@h/db", "postgresql://me@h/db"),
        ("postgresql://me:p@s/s@h/db", "postgresql://me@h/db"),
        ("postgresql://me@h/db?password=secret&sslmode=require", "postgresql://me@h/db?sslmode=require"),
        ("postgresql://me@h/db?sslpassword=secret", "postgresql://me@h/db"),
        ("postgresql://me@h/db?pass%77ord=secret&passfile=/p", "postgresql://me@h/db?passfile=/p"),
        ("postgresql:///db?host=@abstract", "postgresql:///db?host=@abstract"),
        ("postgresql:///db?sslrootcert=%2Fca.crt&host=h", "postgresql:///db?host=h&sslrootcert=/ca.crt"),
        ("postgresql://h:5432/a", "postgresql://h:5432/a"),
        ("postgresql://[::1]:5432/a", "postgresql://[::1]:5432/a"),
        ("odd-scheme://me:secret@h/db", "odd-scheme://h"),
    ],
)
def test_the_one_name_of_an_address(address: str, shown: str) -> None:
    """Without its driver, its password and options that are secret, however they are spelt."""
    assert known(address) == shown


@pytest.mark.parametrize(
    "option, secret",
    [
        ("password", True),
        ("sslpassword", True),
        ("%70assword", True),
        ("PassWord", True),
        ("oauth_client_secret", True),
        ("scram_client_key", True),
        ("passfile", False),
        ("sslkey", False),
        ("service", False),
    ],
)
def test_which_options_are_secret(option: str, secret: bool) -> None:
    """By what libpq takes."""
    assert is_secret(option) is secret


@pytest.mark.parametrize(
    "address, shown",
    [
        ("postgresql://me:secret@h:x/db?password=secret", "postgresql://h"),
        ("postgresql://h:secret/db", "postgresql://h"),
        ("postgresql://me:secret@[::1]:x/db", "postgresql://[::1]"),
        ("postgresql://h:x/db?password=sec@ret", "postgresql://…"),
        ("://odd", "://odd"),
    ],
)
def test_what_cannot_be_read(address: str, shown: str) -> None:
    """Its host alone; not even that where a password may be taken for it."""
    assert unreadable(address) == shown
