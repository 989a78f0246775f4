"""What holds the tables: an engine, its two kinds of transactions, and the words for what goes wrong in them."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from cmdesk.register.errors import ReadOnlyError, RegisterError, UnexpectedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection, Engine

    from cmdesk.basics.wording import Sentence

WRITES = "cmdesk_writes"
"""The option of a connection that is going to write: to which place."""

DISCREET: Mapping[str, Any] = {"hide_parameters": True, "logging_name": "cmdesk"}
"""How an engine is made that tells nothing of a contract in its errors, nor in a log, however much is logged."""

# Statements are logged without their values; what they find would be logged with its values.
logging.getLogger("sqlalchemy.engine.Engine.cmdesk").addFilter(lambda record: record.levelno > logging.DEBUG)


class Kind(Protocol):
    """What SQLite and PostgreSQL each do in their own way."""

    place: str
    engine: Engine
    read_only: bool
    notes: tuple[Sentence, ...]

    def check_place(self) -> None:
        """Raise where the place is not what it was when the register was opened."""

    def check_sound(self, connection: Connection) -> None:
        """Raise where what the tables lie on is damaged."""

    def count_anew(self, connection: Connection) -> None:
        """Have the database learn how much there is, after much was put in."""

    def failure(self, error: BaseException) -> RegisterError:
        """Return what an error of the database means."""


class Store:
    """A place where a register is kept, whatever kind it is of."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    @property
    def place(self) -> str:
        """The file, or the address without a password."""
        return self.kind.place

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection to read with, which sees one state of the register throughout."""
        with self._told(), self.kind.engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield a connection to write with; at its end all of it is stored durably, or nothing where anything fails."""
        if self.kind.read_only:
            raise ReadOnlyError(self.place)
        self.kind.check_place()
        with (
            self._told(),
            self.kind.engine.connect().execution_options(**{WRITES: self.place}) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn an error of the database into one of ours, and its texts, which may quote a contract, are gone."""
        try:
            yield
        except DBAPIError as error:
            raise self.kind.failure(error.orig or error) from None
        except UnicodeDecodeError as error:
            raise self.kind.failure(error) from None
        except SQLAlchemyError as error:
            raise UnexpectedError(self.place, code=type(error).__name__) from None

    def close(self) -> None:
        """Let go of all connections."""
        self.kind.engine.dispose()
