"""Opening the database and its transactions: a path comes in, a ready engine goes out, and every failure is a `StoreError`.

All that is SQLite's own stands here and in `fulltext.py`: how a file is known as ours, how writers wait for each
other, what its errors mean. It knows no page and no statement.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnection

from zegsman.store.answers import StoreError

MIGRATIONS = Path(__file__).parent / "migrations"
APPLICATION = int.from_bytes(b"zegs")  # in the head of the file, where `file` and SQLite look for whose it is

_HEAD = b"SQLite format 3\0"
_AGAIN = 0.02  # seconds

# What SQLite calls it -> what the user can do. The first that fits, by the beginning of the name.
_ADVICE = {
    "SQLITE_FULL": "the disk is full; make room and try again",
    "SQLITE_BUSY": "another process is writing to the record; try again when it has finished",
    "SQLITE_LOCKED": "another process is writing to the record; try again when it has finished",
    "SQLITE_READONLY": "the file or its folder may not be written; change its permissions or choose another place",
    "SQLITE_PERM": "the file or its folder may not be written; change its permissions or choose another place",
    "SQLITE_CANTOPEN": "the file cannot be opened; see whether its folder may be written, or choose another place",
    "SQLITE_NOTADB": "this is not a record of zegsman; choose another file",
    "SQLITE_CORRUPT": "the file is damaged; restore it from a copy",
    "SQLITE_IOERR": "the disk cannot be read or written; see whether it is full or failing",
}


def open_database(where: Path | str, patience: float, derive: Callable[[Connection], None]) -> Engine:
    """An engine on a record that is there, ours and up to date; made or migrated where needed.

    `where`: the path of a file, or an SQLAlchemy URL. `patience`: seconds to wait for another writer. `derive` fills in anew what is
    derived, in the same transaction as the missing steps of a record that was there. Raises `StoreError`.
    """
    path = _path(where)
    fresh = not path.exists()
    engine = _engine(path, patience)
    try:
        with told(engine):
            _prepare(engine, derive, patience)
    except StoreError:
        engine.dispose()
        if fresh and path.exists() and not path.stat().st_size:
            path.unlink()
        raise
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the record, whoever writes meanwhile."""
    with told(engine), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection on which all is written, or nothing. It waits for other writers before it starts, not halfway."""
    with told(engine), engine.connect().execution_options(begin="IMMEDIATE") as connection, connection.begin():
        yield connection


@contextmanager
def told(engine: Engine) -> Iterator[None]:
    """The database's errors, told as `StoreError`."""
    try:
        yield
    except NoConnection:
        raise StoreError(f"{engine.url.database}: too many readers at once; try again") from None
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        name = getattr(cause, "sqlite_errorname", "")
        advice = next((advice for start, advice in _ADVICE.items() if name.startswith(start)), f"{cause}")
        raise StoreError(f"{engine.url.database}: {advice} (nothing was changed)") from error


def _path(where: Path | str) -> Path:
    path = Path(where) if isinstance(where, Path) or "://" not in where else _file_of(where)
    try:
        _check(path)
    except (OSError, ValueError) as error:  # too long a name, a folder that may not be entered, a zero byte
        raise StoreError(f"{path} cannot be used ({error}); choose another place") from None
    return path.absolute()


def _check(path: Path) -> None:
    if "\0" in str(path):
        raise ValueError("a zero byte in its name")
    if path.is_symlink():
        raise StoreError(f"{path} is a symbolic link; give the path of the file itself")
    if path.is_dir():
        raise StoreError(f"{path} is a folder; give the path of a file in it")
    if not path.parent.is_dir():
        raise StoreError(f"the folder {path.parent} does not exist; make it first")
    if path.exists() and not path.is_file():
        raise StoreError(f"{path} is not a file; choose another place")
    if path.exists() and not _may_be_database(path):
        raise StoreError(f"{path}: this is not a record of zegsman; choose another file")


def _may_be_database(path: Path) -> bool:
    """SQLite takes a file of a few bytes for an empty database, and would write over it."""
    with path.open("rb") as file:
        head = file.read(len(_HEAD))
    return head in (b"", _HEAD) or path.with_name(f"{path.name}-journal").exists()  # half written: SQLite mends it


def _file_of(address: str) -> Path:
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise StoreError("this is no address of a database; give a path, or sqlite:///path") from None
    if url.get_backend_name() != "sqlite":
        raise StoreError(f"a record in {url.get_backend_name()} is not supported; give the path of a file")
    if url.database in (None, "", ":memory:"):
        raise StoreError("a record in memory would be lost; give the path of a file")
    return Path(str(url.database))


def _engine(path: Path, patience: float) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": patience})

    def connected(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves; Python would do so at the first change only
        connection.execute("PRAGMA foreign_keys = ON")

    def begun(connection: Connection) -> None:
        connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('begin', 'DEFERRED')}")

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)
    return engine


def _prepare(engine: Engine, derive: Callable[[Connection], None], patience: float) -> None:
    with engine.connect() as connection:
        current = _revision(connection) == _newest()
    if not current:
        _migrate(engine, derive)
    with closing(engine.raw_connection()) as raw, closing(raw.cursor()) as cursor:
        _keep_log(cursor, patience)


def _keep_log(cursor: Any, patience: float) -> None:
    """Readers and a writer do not hinder each other; the file remembers it. While another process opens the file for the first time, SQLite
    refuses at once instead of waiting, so it is asked again."""
    end = time.monotonic() + patience
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(_AGAIN)


def _migrate(engine: Engine, derive: Callable[[Connection], None]) -> None:
    """Every missing step in one transaction: a step that fails leaves the file as it was."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.connect().execution_options(begin="IMMEDIATE") as connection, connection.begin():
        was = _revision(connection)
        if was == _newest():  # another process was before us
            return
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
            if was is not None:
                derive(connection)
        except (DBAPIError, StoreError):
            raise
        except Exception as error:  # a step is code of its own, it may fail in any way
            raise StoreError(
                f"{engine.url.database} could not be brought up to date and is as it was: {error}"
            ) from error


def _revision(connection: Connection) -> str | None:
    """The last step that the file has seen; None for an empty file. Refuses what is not ours or too new."""
    place = connection.engine.url.database
    tables = set(connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars())
    owner = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if not tables and owner in (0, APPLICATION):
        return None
    if owner != APPLICATION or "alembic_version" not in tables:
        raise StoreError(f"{place}: this is not a record of zegsman; choose another file")
    revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one_or_none()
    if revision is not None and revision not in _revisions():
        raise StoreError(f"{place} was written by a newer zegsman; install that version to open it")
    return revision


def _newest() -> str:
    return max(_revisions())


def _revisions() -> set[str]:
    # A step's file is called after its number, "0001_record.py": no need to load them all to know the last.
    return {step.name[:4] for step in (MIGRATIONS / "versions").glob("[0-9]*.py")}
